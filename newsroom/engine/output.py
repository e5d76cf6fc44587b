"""Writing to output/: whole files or none, and only where the bytes differ."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from newsroom.catalogue.manifest import OutputFile
from newsroom.content.scan import digest, stamp_of
from newsroom.temporary import temporary_beside

if TYPE_CHECKING:
    from newsroom.edition import Edition

# Hidden, so that no web server shows it: it says that this folder is ours to write and clean.
MARKER = ".newsroom"
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class ForeignOutputError(Exception):
    """The output folder holds files that no build of ours has written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(str(folder))


class OutputFolder:
    """Where pages go.

    A worker without the folder has a stand-in (see `newsroom.cluster`), and so has an edition whose
    pages go to object storage (see `stored_output`). Where it `is_shared`, workers elsewhere put
    pages there themselves.
    """

    is_shared: ClassVar[bool] = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def as_left(self, known: OutputFile) -> OutputFile | None:
        """Return the line of a file if it holds what was written; None if it does not.

        A copy of the folder has other stamps and the same bytes: then only the stamp is new.
        """
        place = self._folder / known.path
        stamp = stamp_at(place)
        if stamp == known.stamp:
            return known
        return known._replace(stamp=stamp) if digest_at(place) == known.digest else None

    def put(self, path: str, data: bytes) -> tuple[bool, int]:
        """Make the file at `path` hold `data`; return whether it had to be written, and its stamp.

        Raises OSError, as `write` does.
        """
        place = f"{self._folder}/{path}"  # pathlib takes ten times as long
        written = write(place, data)
        return written, stamp_at(place)

    def read(self, path: str, known: str) -> bytes | None:
        """Return the bytes at `path` if their digest is `known`, else None."""
        try:
            data = (self._folder / path).read_bytes()
        except OSError:
            return None
        return data if digest(data) == known else None

    def settle(self) -> None:
        """Finish what was put, at the end of a job: nothing here, for files are written at once."""


class NewOutputFolder(OutputFolder):
    """Where the pages of a first build go: to the names that they keep, where nothing is yet.

    No page leads to them before they are there, so that they need no temporary name. If the build
    is killed meanwhile, the next one knows from the plan what may be half written, and makes it
    again. Measured: 0.03 ms a page, 0.05 by a temporary name.
    """

    def put(self, path: str, data: bytes) -> tuple[bool, int]:
        """Make the file at `path` hold `data`, as all of these do."""
        place = f"{self._folder}/{path}"
        try:
            descriptor = _open_new(place)
        except FileExistsError:
            return super().put(path, data)
        try:
            return True, _write_all(descriptor, data)
        except OSError:
            Path(place).unlink(missing_ok=True)
            raise


def output_of(edition: "Edition") -> OutputFolder:
    """Return where an edition's pages go."""
    if edition.output_store:
        # Loaded here: it brings along what talks to object storage.
        from newsroom.engine.stored_output import PageStore, StoredOutput  # noqa: PLC0415

        return StoredOutput(PageStore(edition.output_store))
    return OutputFolder(edition.output)


def first_output_of(edition: "Edition") -> OutputFolder:
    """Return where the pages of an edition's first build go, which nobody reads yet."""
    return output_of(edition) if edition.output_store else NewOutputFolder(edition.output)


def claim(output: Path) -> bool:
    """Make the folder ours, creating it if need be; return whether it was not, and so is empty.

    Raises ForeignOutputError if it holds anything and is not marked as ours: what a build does
    not know it would delete.
    """
    output.mkdir(parents=True, exist_ok=True)
    if (output / MARKER).exists():
        return False
    if any(output.iterdir()):
        raise ForeignOutputError(output)
    (output / MARKER).write_text("Made by newsroom; files here are replaced at every build.\n")
    return True


def is_claimed(output: Path) -> bool:
    """Tell whether a build of ours has written here."""
    return (output / MARKER).exists()


def write(file: Path | str, data: bytes) -> bool:
    """Make `file` hold `data`; return whether it had to be written.

    The bytes go to a temporary name and are renamed over the old ones, so that a reader meets
    the old file or the new one whole, and a file that already holds them keeps its mtime.
    """
    path = os.fspath(file)
    if _holds(path, data):
        return False
    temporary = temporary_beside(path)
    descriptor = _open_new(temporary)
    try:
        _write_all(descriptor, data)
        os.replace(temporary, path)  # noqa: PTH105
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def _write_all(descriptor: int, data: bytes) -> int:
    """Write a file that is open, close it, and return its stamp."""
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        return stamp_of(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _open_new(path: str) -> int:
    """Open a file for writing where there is none, in a folder that may not be there yet."""
    try:
        return os.open(path, _NEW, 0o644)
    except FileNotFoundError:
        _make_folder(path.rpartition("/")[0])
        return os.open(path, _NEW, 0o644)


def _make_folder(folder: str) -> None:
    """Make a folder; mostly the one above it is there, and asking first would cost more."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def stamp_at(file: Path | str) -> int:
    """Return what `stat` says of a file, as `content.scan` counts it; 0 if there is none."""
    try:
        return stamp_of(os.lstat(file))
    except OSError:
        return 0


def digest_at(file: Path) -> str:
    """Return the digest of a file's bytes; empty if it cannot be read, or is no file."""
    try:
        return digest(file.read_bytes()) if file.is_file() and not file.is_symlink() else ""
    except OSError:
        return ""


def altered(output: Path, known: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Yield the paths of the files that are not as they were left; `known` are (path, stamp).

    Nothing is opened: 100,000 files cost a third of a second.
    """
    above = f"{output}/"
    for path, stamp in known:
        try:
            is_as_left = stamp_of(os.lstat(above + path)) == stamp
        except OSError:
            is_as_left = False
        if not is_as_left:
            yield path


def remove(output: Path, path: str) -> None:
    """Delete output/path if it is there, and the folders that it leaves empty."""
    file = output / path
    with suppress(FileNotFoundError, NotADirectoryError):  # a file may lie where its folder was
        file.unlink()
    for folder in file.parents:
        if folder == output:
            break
        try:
            folder.rmdir()
        except OSError:
            break


def orphans(output: Path, is_known: Callable[[str], bool]) -> Iterator[str]:
    """Yield the files in output/ that are not known, the marker excepted."""
    above = len(os.fspath(output)) + 1
    for folder, _folders, names in os.walk(output):
        inside = f"{folder[above:]}/" if folder[above:] else ""
        for name in names:
            path = inside + name
            if path != MARKER and not is_known(path):
                yield path


def _holds(path: str, data: bytes) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)  # a link there is none of ours
    except OSError:
        return False
    try:
        if os.fstat(descriptor).st_size != len(data):
            return False
        with os.fdopen(descriptor, "rb", closefd=False) as stream:
            return stream.read() == data
    finally:
        os.close(descriptor)
