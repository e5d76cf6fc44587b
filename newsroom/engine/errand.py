"""Work that a fork does meanwhile, and what it answers through a pipe.

It costs a process less than a millisecond to be forked, and nothing to be loaded: an executor's
worker costs thirty. So this is for one piece of work that a build would wait for otherwise. Nobody
depends on it: who gets no answer does the work.
"""

import os
import signal
import struct
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn, Self

_LENGTH = struct.Struct("<q")

Answer = Callable[[bytes], None]
"""Sends an answer to whoever has the errand."""


class Errand:
    """A fork at work; its answers are read in their order."""

    def __init__(self, pipe: int, child: int) -> None:
        self.child = child
        self._pipe: int | None = pipe

    @classmethod
    def begin(cls, work: Callable[[Answer], None]) -> Self | None:
        """Let a fork do the work, which is given what sends answers; None if nothing can fork."""
        if not hasattr(os, "fork"):
            return None
        pipe, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(pipe)
            _work_and_exit(work, writer)
        os.close(writer)
        return cls(pipe, child)

    def next_answer(self) -> bytes:
        """Return what the fork answers next; nothing if it has died or has no more to say."""
        head = self._read(_LENGTH.size)
        return self._read(*_LENGTH.unpack(head)) if head else b""

    def close(self) -> None:
        """Let go of the fork, whatever it is at; what was not asked yet is never answered.

        It takes 2 ms to end: whoever is in a hurry does this later.
        """
        if self._pipe is not None:
            os.close(self._pipe)
            self._pipe = None
            with suppress(ProcessLookupError, ChildProcessError):  # somebody else has waited for it
                os.kill(self.child, signal.SIGKILL)
                os.waitpid(self.child, 0)

    def _read(self, length: int) -> bytes:
        """Return so many bytes from the pipe; nothing if it ends before."""
        parts: list[bytes] = []
        while length and self._pipe is not None:
            parts.append(os.read(self._pipe, length))
            length -= len(parts[-1])
            if not parts[-1]:
                return b""
        return b"".join(parts)


def _work_and_exit(work: Callable[[Answer], None], writer: int) -> NoReturn:
    """Do the work and write its answers; nothing more if anything at all goes wrong."""
    try:
        with os.fdopen(writer, "wb") as pipe:

            def answer(data: bytes) -> None:
                pipe.write(_LENGTH.pack(len(data)) + data)
                pipe.flush()

            work(answer)
    finally:
        os._exit(0)  # no cleaning up, and no word of what failed: the build will meet it again
