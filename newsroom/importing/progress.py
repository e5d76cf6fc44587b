"""How far an import has come: count, rate and time left, a line every few seconds."""

import sys
import time
from collections.abc import Callable
from typing import Protocol, TextIO

from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _


class Meter(Protocol):
    """What an import tells of its progress."""

    def begin(self, phase: str, total: int) -> None:
        """Begin a phase (`read`, `place`, `write`) of `total` items, 0 if nobody knows."""

    def advance(self, items: int) -> None:
        """Count so many items more as done."""

    def end(self) -> None:
        """End the phase."""


class SilentMeter:
    """Tells nothing."""

    def begin(self, phase: str, total: int) -> None:
        """Tell nothing."""

    def advance(self, items: int) -> None:
        """Tell nothing."""

    def end(self) -> None:
        """Tell nothing."""


class LineMeter:
    """Writes a line now and then: on a terminal over the last one, in a log below it."""

    def __init__(
        self,
        language: str,
        stream: TextIO = sys.stderr,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Speak `language`; `clock` gives seconds."""
        self._language = language
        self._stream = stream
        self._clock = clock
        self._is_terminal = stream.isatty()
        self._patience = 0.5 if self._is_terminal else 10.0
        self.begin("", 0)

    def begin(self, phase: str, total: int) -> None:
        """Begin a phase."""
        self._phase, self._total, self._done = phase, total, 0
        self._began = self._told = self._clock()

    def advance(self, items: int) -> None:
        """Count, and tell if it is time."""
        self._done += items
        if self._clock() - self._told >= self._patience:
            self._told = self._clock()
            self._write(in_words(self._line(), self._language))

    def end(self) -> None:
        """Leave the terminal's line to what comes next."""
        if self._is_terminal and self._told > self._began:
            self._stream.write("\r\033[K")
            self._stream.flush()

    def _line(self) -> Message:
        seconds = max(self._clock() - self._began, 0.001)
        rate = self._done / seconds
        phase = {"read": _("reading"), "place": _("placing"), "write": _("writing")}[self._phase]
        if not self._total:
            return _("{phase}: {done} items, {rate:.0f} a second").format(
                phase=phase, done=self._done, rate=rate
            )
        return _("{phase}: {done} of {total}, {rate:.0f} a second, {left} left").format(
            phase=phase,
            done=self._done,
            total=self._total,
            rate=rate,
            left=_span(int((self._total - self._done) / rate) if rate else 0),
        )

    def _write(self, line: str) -> None:
        self._stream.write(f"\r\033[K{line}" if self._is_terminal else f"{line}\n")
        self._stream.flush()


def _span(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"
