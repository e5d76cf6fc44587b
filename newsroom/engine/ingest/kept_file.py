"""The files under content/ that builds themselves keep: how they are read and written.

Somebody may have put anything at their names. What is no plain file is neither read (a pipe would
hang the build) nor replaced.
"""

import errno
import os
import stat
from pathlib import Path

from newsroom.content.rejection import Rejection
from newsroom.engine import output


class NotPlainError(Exception):
    """What is at the name is no plain file inside content/ that may be read."""


def read_kept(content: Path, name: str) -> bytes:
    """Return the bytes of the file `name` in `content`; none if it is not there.

    A link is followed if it leads to a file inside content/. Raises NotPlainError for a folder, a
    pipe, a link that leads elsewhere or nowhere, and a file that may not be read.
    """
    file = content / name
    try:
        if file.is_symlink() and not file.resolve(strict=True).is_relative_to(content):
            raise NotPlainError(name)
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        if file.is_symlink():
            raise NotPlainError(name) from None
        return b""
    except (OSError, RuntimeError) as error:  # the latter for links that lead in a circle
        raise NotPlainError(name) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise NotPlainError(name)
    with os.fdopen(descriptor, "rb") as stream:
        return stream.read()


def write_kept(content: Path, name: str, data: bytes) -> None:
    """Make the file `name` in `content` hold `data`, through a link if it is one.

    Raises NotPlainError as `read_kept` does, and where content/ may not be written; raises OSError
    for a broken machine, such as a full disk.
    """
    try:
        output.write((content / name).resolve(), data)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR}:
            raise NotPlainError(name) from error
        raise


def not_plain(name: str) -> Rejection:
    """Return the rejection of what is at the name of a file that builds keep."""
    return Rejection.of(name, 0, "not-a-plain-file", file=name)
