"""Files that the desk writes: whole or not at all, and never over what somebody else has saved."""

import os
import threading
from contextlib import suppress
from pathlib import Path

from newsroom.content.scan import digest
from newsroom.temporary import temporary_beside

# Between the look at what a file holds and its replacement, no other save of this desk may come.
_ONE_AT_A_TIME = threading.Lock()


class ChangedMeanwhileError(Exception):
    """The file is no longer the version that was opened."""


def write_new(file: Path, data: bytes) -> None:
    """Write a file that is not there yet, its folders too; FileExistsError if there is one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    waiting = _written_beside(file, data)
    try:
        os.link(waiting, file)  # which never replaces a file, as renaming would
    finally:
        waiting.unlink()


def replace_version(file: Path, data: bytes, opened: str) -> None:
    """Write `data` over the version of a file whose digest is `opened`.

    ChangedMeanwhileError, and nothing written, if it holds another version by now. The file's
    permissions stay.
    """
    waiting = _written_beside(file, data)
    try:
        with _ONE_AT_A_TIME:
            if digest(file.read_bytes()) != opened:
                raise ChangedMeanwhileError(file)
            waiting.chmod(file.stat().st_mode & 0o777)
            waiting.replace(file)
    except BaseException:
        with suppress(FileNotFoundError):
            waiting.unlink()
        raise


def write_whole(file: Path, data: bytes) -> None:
    """Write a file of our own over what it held: whoever reads it has the old one or the new."""
    file.parent.mkdir(parents=True, exist_ok=True)
    _written_beside(file, data).replace(file)


def write_copy(file: Path, data: bytes) -> None:
    """Write a file of our own as `write_whole` does, without waiting for the disk.

    A killed desk loses nothing of it; a power cut may. It is for what a browser keeps too.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    waiting = Path(temporary_beside(str(file)))
    waiting.write_bytes(data)
    waiting.replace(file)


def _written_beside(file: Path, data: bytes) -> Path:
    """Return a file that holds `data` on the disk, with a name that no scan of content/ finds."""
    waiting = Path(temporary_beside(str(file)))
    with waiting.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    return waiting
