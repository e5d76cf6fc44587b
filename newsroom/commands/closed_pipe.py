"""Output that nobody reads any more: whoever read, such as `head`, has read enough.

That is no failure of a command and no traceback. A pipe to something else, such as a host's, that
breaks is one.
"""

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

ENOUGH = 1
"""The exit code then. In a shell, that of the last command of a pipe counts."""


@contextmanager
def ends_quietly() -> Iterator[None]:
    """End the program without a word if its output's reader has gone."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError as error:
        if not reader_is_gone():
            raise
        raise SystemExit(ENOUGH) from error
    finally:
        _drop_what_nobody_reads()


def reader_is_gone() -> bool:
    """Tell whether nobody reads standard output, or standard error, any more."""
    return any(_is_closed(stream) for stream in (sys.stdout, sys.stderr))


def _is_closed(stream: TextIO) -> bool:
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):  # of a stream that is no file, as tests have it
        return False
    waiting = select.poll()
    waiting.register(descriptor, select.POLLOUT)
    return any(event & (select.POLLERR | select.POLLNVAL) for _one, event in waiting.poll(0))


def _drop_what_nobody_reads() -> None:
    """Lead closed streams nowhere: Python flushes them once more at its end, and would fail."""
    for stream in (sys.stdout, sys.stderr):
        if _is_closed(stream):
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
