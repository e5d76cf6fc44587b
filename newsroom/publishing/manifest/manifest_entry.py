"""An entry of the manifest on the host, and the files in which entries are kept there."""

import gzip
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from newsroom.content.scan import digest_of_stream
from newsroom.language.messages import message as _
from newsroom.publishing.errors import RefusedError
from newsroom.temporary import temporary_beside

_SUFFIX = ".jsonl.gz"
_NAME = re.compile(rf"[0-9a-f]{{32}}{re.escape(_SUFFIX)}")


class Role(StrEnum):
    """What readers find in an entry, as far as a publish has to know."""

    FILE = ""  # of rank ARTICLES, the text of an article or a standing page
    NOTICE = "notice"  # a page that says that what was there is gone, or where it is now
    ITEM = "item"  # no file: a headline on its day's page, by its address there
    FOREIGN = "foreign"  # a file that nobody of us has put there, and that is to go


class ManifestEntry(NamedTuple):
    """One file of the site as it is, or is to be, on the host; or a headline item on one of them.

    `rank` is that of `newsroom.pages.family.Rank`; `digest` is empty where nobody knows what the
    host holds. `encodings` are the suffixes of compressed siblings, separated by spaces: `br gz`.
    `left` is when the edition ceased to have the file, in seconds since 1970 UTC; 0: it has it.
    `is_new`: no publish before the one that tells of it was done with the file. `role` is one of
    `Role`.
    """

    path: str
    rank: int
    digest: str
    size: int
    encodings: str = ""
    left: int = 0
    is_new: bool = False
    role: str = Role.FILE

    @property
    def step(self) -> tuple[bool, int]:
        """Its place in the order of sending.

        New files go first: no page leads readers to them yet. Then those that are replaced, so
        that none of them ever leads to what is not there. A new page may lead to another, of any
        rank, which an order of ranks alone cannot heed. Within both, the ranks keep theirs.
        """
        return not self.is_new, self.rank

    @property
    def files(self) -> tuple[str, ...]:
        """The file's path and those of its compressed siblings; an item is no file."""
        if self.role == Role.ITEM:
            return ()
        return (self.path, *(f"{self.path}.{suffix}" for suffix in self.encodings.split()))


Change = tuple[str, ManifestEntry | None]  # a path, and what is there from now on; None: nothing is


def write_changes(folder: Path, changes: Iterable[Change]) -> str:
    """Write changes to a file in `folder` and return its name, which is that of its contents.

    A name is never used for other bytes, so a file that a host serves or a cache holds under it
    is either whole and right or recognisably damaged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    temporary = Path(temporary_beside(f"{folder}/"))
    with (
        temporary.open("wb") as raw,
        gzip.GzipFile("", "wb", fileobj=raw, compresslevel=6, mtime=0) as stream,
    ):
        for path, entry in changes:
            row = [path] if entry is None else [*entry]
            stream.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode())
            stream.write(b"\n")
    name = digest_of(temporary) + _SUFFIX
    temporary.rename(folder / name)
    return name


def read_changes(file: Path) -> Iterator[Change]:
    """Yield the changes in a file that `write_changes` wrote, in its order.

    Raises RefusedError where it holds anything else, such as a path that leaves the site: what a
    manifest names is deleted from the host one day.
    """
    try:
        with gzip.open(file, "rt", encoding="utf-8") as stream:
            for line in stream:
                row = json.loads(line)
                entry = ManifestEntry(*row) if len(row) > 1 else None
                if row[0].startswith("/") or ".." in row[0].split("/"):
                    raise ValueError(row[0])
                yield row[0], entry
    except (ValueError, TypeError, LookupError, AttributeError, EOFError, zlib.error) as error:
        raise RefusedError(
            _("The manifest on the host cannot be read ({file}: {error}).").format(
                file=file.name, error=error
            )
        ) from error


def is_changes_file(name: str) -> bool:
    """Tell whether a file of this name holds changes."""
    return bool(_NAME.fullmatch(name))


def is_whole(file: Path) -> bool:
    """Tell whether a file of changes is there and is what its name says."""
    return file.is_file() and file.name == digest_of(file) + _SUFFIX


def digest_of(file: Path) -> str:
    """Return the digest of a file as the catalogue counts it: 16 bytes of BLAKE2b, in hex."""
    with file.open("rb") as stream:
        return digest_of_stream(stream)
