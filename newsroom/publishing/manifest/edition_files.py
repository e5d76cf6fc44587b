"""The edition as it is to be on the host, and its changed files gathered for sending.

The gathered files are hard links: a build replaces files by renaming, so they hold still while a
slow host takes them, whatever is built meanwhile.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from pathlib import Path

from newsroom.catalogue.manifest import Manifest, OutputFile
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.scan import digest
from newsroom.edition import Edition
from newsroom.language.messages import message as _
from newsroom.pages.articles.article import WithdrawnPages
from newsroom.pages.articles.moved_albums import MovedAlbums
from newsroom.pages.family import Rank
from newsroom.pages.machines.redirects import RedirectPages
from newsroom.pages.registry import rank_of
from newsroom.publishing.compression import ENCODERS, is_worth_compressing
from newsroom.publishing.errors import RefusedError
from newsroom.publishing.manifest.manifest_entry import ManifestEntry, Role, digest_of

_NOTICES = {WithdrawnPages.kind, RedirectPages.kind, MovedAlbums.kind}


@dataclass(frozen=True, slots=True)
class Extra:
    """A small file of the site that no build makes: `path` and contents."""

    path: str
    data: bytes

    @property
    def entry(self) -> ManifestEntry:
        """Its entry in the manifest."""
        return ManifestEntry(self.path, Rank.ASSETS, digest(self.data), len(self.data))


def edition_entries(
    manifest: Manifest,
    queries: Queries,
    encodings: tuple[str, ...],
    extras: tuple[Extra, ...],
) -> Iterator[ManifestEntry]:
    """Yield what the host is to hold, in the order of the paths.

    Files that compress well have siblings in each of the `encodings`. Raises RefusedError for a
    path that no host takes.
    """
    built = (_entry(file, encodings) for file in manifest.outputs())
    items = sorted(map(_item, queries.headline_urls()))
    others = sorted(extra.entry for extra in extras)
    return merge(built, items, others, key=lambda entry: entry.path)


def stage(
    entries: Iterable[ManifestEntry], edition: Edition, extras: tuple[Extra, ...], folder: Path
) -> None:
    """Gather files in an empty `folder`, with their compressed siblings.

    Those of an edition whose pages are stored in a bucket stay there. Raises RefusedError if a file
    of output/ is not what the build made: somebody changed it.
    """
    shutil.rmtree(folder, ignore_errors=True)
    texts = {extra.path: extra.data for extra in extras}
    for entry in entries:
        is_elsewhere = edition.output_store and entry.path not in texts
        if not entry.files or is_elsewhere:
            continue
        file = folder / entry.path
        file.parent.mkdir(parents=True, exist_ok=True)
        if entry.path in texts:
            file.write_bytes(texts[entry.path])
        else:
            _link(edition.output / entry.path, file)
        if not file.is_file() or digest_of(file) != entry.digest:
            raise RefusedError(
                _(
                    "{path} in {output} is not what the build made of it. Nothing was published. "
                    "Run `invoke build --production --cold`."
                ).format(path=entry.path, output=edition.output)
            )
        for encoding in entry.encodings.split():
            sibling = file.with_name(f"{file.name}.{encoding}")
            sibling.write_bytes(ENCODERS[encoding](file.read_bytes()))


def _entry(file: OutputFile, encodings: tuple[str, ...]) -> ManifestEntry:
    if "\n" in file.path or "\r" in file.path:
        raise RefusedError(
            _("{path!r}: no host takes a name with a line break in it.").format(path=file.path)
        )
    suffixes = " ".join(encodings) if is_worth_compressing(file.path, file.size) else ""
    rank = rank_of(file.kind)
    role = Role.NOTICE if file.kind in _NOTICES else Role.FILE
    return ManifestEntry(file.path, rank, file.digest, file.size, suffixes, role=role)


def _item(url: str) -> ManifestEntry:
    """Return the entry of a headline at `/2019/03/11/#slug`: a place on a page, and no file."""
    page, mark, place = url.removeprefix("/").partition("#")
    return ManifestEntry(f"{page}index.html{mark}{place}", Rank.ARTICLES, "", 0, role=Role.ITEM)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        return
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(source, target)
