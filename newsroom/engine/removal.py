"""Taking out of output/ what is no page any more; it comes last, so that nothing leads there."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from newsroom.catalogue.manifest import Manifest
from newsroom.engine import output
from newsroom.engine.failures import Failures, failure, is_of_disk
from newsroom.pages.family import PageKey


class Removal:
    """Removes files of output/ during one build; `count` is how many there were."""

    def __init__(self, folder: Path, manifest: Manifest, failures: Failures) -> None:
        self._folder = folder
        self._manifest = manifest
        self._failures = failures
        self.count = 0

    def remove_gone(self, gone: Iterable[PageKey], path_of: Callable[[PageKey], str]) -> None:
        """Remove the pages of keys that are gone, unless another page is written there by now."""
        for key in gone:
            path = path_of(key)
            if self._manifest.key_at(path) in {None, tuple(key)}:
                self._remove(path)

    def remove_left(self, paths: Iterable[str], run: int) -> None:
        """Remove what pages have left that are elsewhere now; build `run` may have filled it."""
        for path in paths:
            if not self._manifest.is_visited(path, run):
                self._remove(path)

    def remove_unvisited(self, kinds: Iterable[tuple[str, str]], run: int) -> None:
        """Remove the pages of kinds all of which build `run` has gone through, and not come by."""
        for kind, language in kinds:
            for path in self._manifest.unvisited(kind, language, run):
                self._remove(path)

    def remove_over(self, paths: Iterable[str]) -> None:
        """Remove what other files have taken the place of."""
        for path in paths:
            self._remove(path)

    def remove_orphans(self) -> None:
        """Remove what a killed or forgotten build has left in output/ under no page's name."""
        known = self._manifest.key_at
        for path in list(output.orphans(self._folder, lambda path: known(path) is not None)):
            self._remove(path)

    def empty(self) -> None:
        """Remove what earlier builds have left in output/, for pages go elsewhere now."""
        for path in list(output.orphans(self._folder, lambda _path: False)):
            output.remove(self._folder, path)

    def _remove(self, path: str) -> None:
        is_there = os.path.lexists(self._folder / path)
        try:
            output.remove(self._folder, path)
        except OSError as error:
            if is_of_disk(error):
                raise
            # Somebody has put a folder there, say: it is told, and tried again, until it has gone.
            key = self._manifest.key_at(path) or ("removal", "", path, "")
            self._failures.add_page(PageKey(*key), failure("removal", f"/{path}", error))
            return
        self.count += is_there
        self._manifest.forget(path)
