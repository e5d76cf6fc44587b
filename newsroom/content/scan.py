"""What lies in content/, and how it differs from what the catalogue knows of it.

Both sides come in the byte order of their paths, so that they are compared as they stream by:
nothing here grows with the archive but the walk itself.
"""

import errno
import hashlib
import os
import stat
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

# A file saved in the moment of the scan may be saved once more within the clock's grain (two
# seconds on FAT) and look the same. Git calls such entries racily clean; so do we doubt them.
RACY_WINDOW_NANOSECONDS = 2_000_000_000


# What is no fault of a folder's, and would come up at every one.
_BROKEN_MACHINE = {errno.EMFILE, errno.ENFILE, errno.ENOMEM}


class SourceFile(NamedTuple):
    """A file under content/: its path from there, and what `stat` says of it.

    `changed` is when it was last changed, in nanoseconds since 1970; 0: look again next time.
    `stamp` is the rest as one number: see `stamp_of`.
    """

    path: str
    changed: int
    stamp: int


# The same as a plain tuple. The walk and the catalogue's rows meet as these: making a hundred
# thousand named ones on both sides would cost 50 ms of every build.
FileEntry = tuple[str, int, int]


DEEPEST_FOLDER = 100
"""Folders in one another. Deeper ones are an accident or an attack that exhausts recursion."""


class ClosedFolder(NamedTuple):
    """A folder that a walk could not look into; its path ends with a slash."""

    path: str
    is_too_deep: bool


class Difference(NamedTuple):
    """Files that may have changed (new ones among them), and paths that are no more.

    `bad_links` are the symbolic links that may not be followed. `has_links`: some were followed, so
    that a file may be at several paths, and a watcher tells of one. What lies in the folders that
    are `closed` is not known to be gone.
    """

    suspects: tuple[SourceFile, ...]
    removed: tuple[str, ...]
    bad_links: tuple[str, ...] = ()
    has_links: bool = False
    closed: tuple[ClosedFolder, ...] = ()

    def is_closed(self, path: str) -> bool:
        """Tell whether a path lies in a folder that could not be looked into."""
        return any(path.startswith(folder.path) for folder in self.closed)


def stamp_of(status: os.stat_result) -> int:
    """Return what tells one state of a file from another, as one number of 64 bits.

    Size and mtime are not enough: `touch -r`, `cp -p` and archives set the mtime as they like, and
    two files that change their names swap them. The ctime is the system's own, and inode and device
    say which file it is. A changed stamp makes a file be read again; its bytes decide whether it
    changed. Another version of Python may count otherwise: then all files are read once.
    """
    return hash(
        (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev)
    )


def changed_at(status: os.stat_result) -> int:
    """Return when a file was last changed, in nanoseconds: the later of mtime and ctime."""
    return max(status.st_mtime_ns, status.st_ctime_ns)


def entry_of(path: str, status: os.stat_result) -> FileEntry:
    """Return the file at a path as the walk has it, given what `stat` says of it."""
    return path, changed_at(status), stamp_of(status)


class Walk:
    """The files under content/, to be iterated once: lists of them, in the byte order of paths.

    Hidden files and editors' backups (`~`) are passed over. A symbolic link is followed if it
    leads to what a walk would find in content/ itself; what is at its end may be published, so it
    must not lie elsewhere. All others are in `bad_links` when the walk is over, and in `closed` the
    folders that may not be read or lie too deep.
    """

    def __init__(self, content: Path) -> None:
        self._content = str(content)
        self.bad_links: list[str] = []
        self.has_links = False
        self.closed: list[ClosedFolder] = []

    def __iter__(self) -> Iterator[list[FileEntry]]:
        """Walk."""
        return self._folder(self._content, "", is_linked=False)

    def within(self, folder: str) -> Iterator[list[FileEntry]]:
        """Walk only what is in a folder, given by its path under content/."""
        return self._folder(f"{self._content}/{folder}", f"{folder}/", is_linked=False)

    def _folder(self, folder: str, prefix: str, *, is_linked: bool) -> Iterator[list[FileEntry]]:
        folders: dict[str, bool] = {}  # by name; whether it was reached by a link
        files: list[FileEntry] = []
        if prefix.count("/") > DEEPEST_FOLDER:
            self.closed.append(ClosedFolder(prefix, True))
            return
        try:
            self._list(folder, prefix, files, folders, is_linked=is_linked)
        except FileNotFoundError:
            if not prefix:
                raise  # there is no content at all
            return  # deleted since its own folder was listed
        except OSError as error:
            if not prefix or error.errno in _BROKEN_MACHINE:
                raise
            self.closed.append(ClosedFolder(prefix, error.errno == errno.ENAMETOOLONG))
            return
        files.sort()
        # A folder sorts as its name with a slash behind, which is how its files' paths sort.
        for name in sorted(one + "/" for one in folders):
            position = bisect_left(files, (prefix + name,))
            if position:
                yield files[:position]
                del files[:position]
            yield from self._folder(
                f"{folder}/{name[:-1]}", prefix + name, is_linked=folders[name[:-1]]
            )
        if files:
            yield files

    def _list(
        self,
        folder: str,
        prefix: str,
        files: list[FileEntry],
        folders: dict[str, bool],
        *,
        is_linked: bool,
    ) -> None:
        """Add what lies in one folder to `files` and `folders`; raises OSError if it is closed."""
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == ".":
                    continue
                if entry.is_file(follow_symlinks=False):
                    if name[-1] == "~":
                        continue
                    try:
                        status = entry.stat(follow_symlinks=False)
                    except FileNotFoundError:
                        continue  # deleted since it was listed; the others are there
                    # As `entry_of` has it, without the three calls, which cost 20 ms of 100,000.
                    mtime, ctime = status.st_mtime_ns, status.st_ctime_ns
                    known_by = (status.st_size, mtime, ctime, status.st_ino, status.st_dev)
                    changed = mtime if mtime > ctime else ctime
                    files.append((prefix + name, changed, hash(known_by)))
                elif entry.is_dir(follow_symlinks=False):
                    folders[name] = is_linked
                elif entry.is_symlink():
                    found = follow(self._content, entry.path)
                    self.has_links = self.has_links or found is not None
                    if found is None or (stat.S_ISDIR(found.st_mode) and is_linked):
                        self.bad_links.append(prefix + name)
                    elif stat.S_ISDIR(found.st_mode):
                        folders[name] = True
                    elif name[-1] != "~":
                        files.append(entry_of(prefix + name, found))


def follow(content: str, link: str) -> os.stat_result | None:
    """Return the status of what a link under content/ leads to; None if it may not be followed.

    It must end at a file or folder of content/ that is not hidden, and not at a folder that it
    lies in: that has no end. `content` and `link` are absolute.
    """
    try:
        place = os.path.realpath(link, strict=True)
        status = os.stat(place)  # noqa: PTH116
    except OSError:
        return None
    inside = place.removeprefix(f"{content}/")
    if inside == place or not is_content(inside):
        return None
    if stat.S_ISDIR(status.st_mode):
        home = os.path.realpath(os.path.dirname(link))  # noqa: PTH120
        return None if f"{home}/".startswith(f"{place}/") else status
    return status if stat.S_ISREG(status.st_mode) else None


def compare(found: Iterable[list[FileEntry]], known: Iterator[FileEntry]) -> Difference:
    """Return how `found` (see `Walk`) differs from `known`, the catalogue's files in path order.

    A suspect has another stamp than is known, or is not known: whether it changed is
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


def differences(content: Path, known: Iterator[FileEntry]) -> Difference:
    """Return how all of content/ differs from what is known of it: see `Walk` and `compare`."""
    walk = Walk(content)
    return _as_seen(compare(walk, known), walk)


def _as_seen(found: Difference, walk: Walk) -> Difference:
    """Return a difference with what its walk came across, and nothing gone that it did not see."""
    seen = found._replace(
        bad_links=tuple(walk.bad_links),
        has_links=walk.has_links,
        closed=tuple(walk.closed),
    )
    if not seen.closed:
        return seen
    return seen._replace(removed=tuple(one for one in seen.removed if not seen.is_closed(one)))


def look_at(
    content: Path, paths: Iterable[str], known_in: Callable[[str], Iterator[FileEntry]]
) -> Difference:
    """Return what has become of files and folders that a watcher saw change.

    `paths` are relative to content/. A folder stands for all that lies in it, or lay in it:
    `known_in` yields the files that the catalogue knows at a path and below it, in their order.
    """
    walk = Walk(content)
    suspects: dict[str, SourceFile] = {}
    removed: dict[str, None] = {}
    for path in sorted(set(paths)):
        difference = compare(_found_at(path, content, walk), known_in(path))
        suspects.update((file.path, file) for file in difference.suspects)
        removed.update(dict.fromkeys(difference.removed))
    return _as_seen(Difference(tuple(suspects.values()), tuple(removed)), walk)


def _found_at(path: str, content: Path, walk: Walk) -> Iterable[list[FileEntry]]:
    """Return what `walk` would yield of a file or a folder of content/."""
    place = content / path
    try:
        is_link = place.is_symlink()
        status = follow(str(content), str(place)) if is_link else place.lstat()
    except OSError:
        return ()  # not there, or there no more
    walk.has_links = walk.has_links or (is_link and status is not None)
    if status is None:
        walk.bad_links.append(path)
    elif stat.S_ISDIR(status.st_mode):
        return walk.within(path)
    elif stat.S_ISREG(status.st_mode):
        return [[entry_of(path, status)]]
    return ()


def is_content(path: str) -> bool:
    """Tell whether a path under content/ is one that a walk would yield, were it a file."""
    return not path.endswith("~") and not any(part.startswith(".") for part in path.split("/"))


def digest(data: bytes) -> str:
    """Return the hash by which content is known: 16 bytes of BLAKE2b, in hexadecimal."""
    return _new_digest(data).hexdigest()


def digest_of_stream(stream: BufferedReader) -> str:
    """Return the `digest` of a file of any size, open for reading bytes from its beginning."""
    return hashlib.file_digest(stream, _new_digest).hexdigest()


def _new_digest(data: bytes = b"") -> "hashlib.blake2b":
    return hashlib.blake2b(data, digest_size=16)
