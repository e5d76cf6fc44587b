"""In what order pages are written, so that no reader is led to a page that is not there yet.

Pages that are not there come first: nothing that readers can reach leads to them, so that they may
lead to each other. Then come those that are there, which now find all they lead to. Both go by
rank, articles before lists; what is gone is removed after all else (see `newsroom.engine.build`).
"""

import os
from collections.abc import Iterator
from itertools import chain

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.queries.queries import Queries
from newsroom.engine.plan import Plan
from newsroom.pages.family import PageKey, Rank
from newsroom.pages.registry import FAMILIES
from newsroom.pages.renderer import Renderer

_ENTRANCE = "index.html"


def groups(
    planned: Plan, queries: Queries, renderer: Renderer, manifest: Manifest, run: int
) -> Iterator[Iterator[PageKey]]:
    """Yield the planned pages in groups, each to be written when the one before is.

    `run` is this build's number, under which the manifest has what was written already. Where
    there is no front page yet, there are no readers to mislead: all pages are one group, by rank,
    so that no worker waits for the last page of a rank.
    """
    output = renderer.edition.output

    def path(key: PageKey) -> str:
        return FAMILIES[key.kind].path(key, renderer)

    def missing(key: PageKey) -> bool:
        return not os.path.exists(f"{output}/{path(key)}")  # noqa: PTH110  (never raises)

    def waiting(key: PageKey) -> bool:
        return not manifest.is_visited(path(key), run)

    if not (output / _ENTRANCE).exists():
        yield chain.from_iterable(planned.of_rank(rank, queries, renderer) for rank in Rank)
        return
    for choose in (missing, waiting):
        for rank in Rank:
            yield filter(choose, planned.of_rank(rank, queries, renderer))
