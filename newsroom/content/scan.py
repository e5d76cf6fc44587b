"""What lies in content/, and how it differs from what the catalogue knows of it.

Both sides come in the byte order of their paths, so that they are compared as they stream by:
nothing here grows with the archive but the walk itself.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Difference:
    """Files that may have changed (new ones among them), and paths that are no more."""

    suspects: tuple[SourceFile, ...]
    removed: tuple[str, ...]


def walk(content: Path) -> Iterator[list[SourceFile]]:
    """Yield the files under content/ in the byte order of their paths, some at a time.

    Hidden files, editors' backups (`~`) and symbolic links are passed over: a link could lead
    out of content/, and nothing from there may be published.
    """
    return _walk_folder(str(content), "")


def _walk_folder(folder: str, prefix: str) -> Iterator[list[SourceFile]]:
    with os.scandir(folder) as entries:
        # A folder sorts as its name with a slash behind, which is how its files' paths sort.
        ordered = sorted(
            (entry.name + "/" if entry.is_dir(follow_symlinks=False) else entry.name, entry)
            for entry in entries
            if not entry.name.startswith(".")
        )
    files: list[SourceFile] = []
    for name, entry in ordered:
        if name.endswith("/"):
            if files:
                yield files
                files = []
            yield from _walk_folder(entry.path, prefix + name)
        elif entry.is_file(follow_symlinks=False) and not name.endswith("~"):
            status = entry.stat(follow_symlinks=False)
            files.append(SourceFile(prefix + name, status.st_size, status.st_mtime_ns))
    if files:
        yield files


def compare(found: Iterable[list[SourceFile]], known: Iterator[SourceFile]) -> Difference:
    """Return how `found` (see `walk`) differs from `known`, the catalogue's files in path order.

    A suspect has another size or mtime than is known, or is not known: whether it changed is
    for its hash to say.
    """
    suspects: list[SourceFile] = []
    removed: list[str] = []
    waiting = next(known, None)
    for batch in found:
        for file in batch:
            while waiting is not None and waiting[0] < file[0]:
                removed.append(waiting[0])
                waiting = next(known, None)
            if waiting is not None and waiting[0] == file[0]:
                if waiting != file:
                    suspects.append(file)
                waiting = next(known, None)
            else:
                suspects.append(file)
    if waiting is not None:
        removed.append(waiting[0])
        removed.extend(file[0] for file in known)
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
