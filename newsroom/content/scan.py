"""What lies in content/, and how it differs from what the catalogue knows of it.

Both sides come in the byte order of their paths, so that they are compared as they stream by:
nothing here grows with the archive but the walk itself.
"""

import hashlib
import os
import stat
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

# A file saved in the moment of the scan may be saved once more within the clock's grain (two
# seconds on FAT) and look the same. Git calls such entries racily clean; so do we doubt them.
RACY_WINDOW_NANOSECONDS = 2_000_000_000


class SourceFile(NamedTuple):
    """A file under content/: its path from there, size in bytes, mtime in nanoseconds."""

    path: str
    size: int
    mtime: int


# The same as a plain tuple. The walk and the catalogue's rows meet as these: making a hundred
# thousand named ones on both sides would cost 50 ms of every build.
FileEntry = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """Files that may have changed (new ones among them), and paths that are no more."""

    suspects: tuple[SourceFile, ...]
    removed: tuple[str, ...]


def walk(content: Path) -> Iterator[list[FileEntry]]:
    """Yield the files under content/ in the byte order of their paths, some at a time.

    Hidden files, editors' backups (`~`) and symbolic links are passed over: a link could lead
    out of content/, and nothing from there may be published.
    """
    return _walk_folder(str(content), "")


def _walk_folder(folder: str, prefix: str) -> Iterator[list[FileEntry]]:
    folders: list[str] = []
    files: list[FileEntry] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name[0] == ".":
                continue
            if entry.is_file(follow_symlinks=False):
                if name[-1] != "~":
                    status = entry.stat(follow_symlinks=False)
                    files.append((prefix + name, status.st_size, status.st_mtime_ns))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(name)
    files.sort()
    # A folder sorts as its name with a slash behind, which is how its files' paths sort.
    for name in sorted(one + "/" for one in folders):
        position = bisect_left(files, (prefix + name,))
        if position:
            yield files[:position]
            del files[:position]
        yield from _walk_folder(f"{folder}/{name[:-1]}", prefix + name)
    if files:
        yield files


def compare(found: Iterable[list[FileEntry]], known: Iterator[FileEntry]) -> Difference:
    """Return how `found` (see `walk`) differs from `known`, the catalogue's files in path order.

    A suspect has another size or mtime than is known, or is not known: whether it changed is
    for its hash to say. A batch that is as it was known costs one comparison.
    """
    suspects: list[SourceFile] = []
    removed: list[str] = []
    waiting: list[FileEntry] = []
    for batch in found:
        waiting += islice(known, max(0, len(batch) - len(waiting)))
        if waiting == batch:
            waiting = []
            continue
        end = batch[-1][0]
        while not waiting or waiting[-1][0] <= end:
            more = list(islice(known, len(batch)))
            if not more:
                break
            waiting += more
        split = bisect_right(waiting, end, key=itemgetter(0))
        before, waiting = dict.fromkeys(waiting[:split]), waiting[split:]
        paths = {file[0] for file in batch}
        suspects += (SourceFile(*file) for file in batch if file not in before)
        removed += (file[0] for file in before if file[0] not in paths)
    removed += (file[0] for file in chain(waiting, known))
    return Difference(tuple(suspects), tuple(removed))


def look_at(content: Path, paths: Iterable[str]) -> Difference:
    """Return what has become of files that a watcher saw change; `paths` are under content/."""
    suspects: list[SourceFile] = []
    removed: list[str] = []
    for path in sorted(set(paths)):
        try:
            status = (content / path).lstat()
        except FileNotFoundError:
            removed.append(path)
            continue
        if stat.S_ISREG(status.st_mode):
            suspects.append(SourceFile(path, status.st_size, status.st_mtime_ns))
    return Difference(tuple(suspects), tuple(removed))


def is_content(path: str) -> bool:
    """Tell whether a path under content/ is one that `walk` would yield, were it a file."""
    return not path.endswith("~") and not any(part.startswith(".") for part in path.split("/"))


def digest(data: bytes) -> str:
    """Return the hash by which content is known: 16 bytes of BLAKE2b, in hexadecimal."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
