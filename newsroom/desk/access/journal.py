"""The desk's journal: who came in, who was refused, who published; when, and from which address.

It is a file of bounded size beside the accounts, and holds no password, key or cookie, nor what
somebody typed as a name that nobody has: that may be a password in the wrong field.
"""

import json
import logging
import os
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from newsroom.desk.accounts.account_file import FOLDER, make_private

FILE = "journal.log"
_LARGEST = 1_000_000  # bytes of a file: some 8,000 lines
_OLDER = 4  # files that are kept beside the newest
_ONLY_MINE = 0o600
_AGAIN = 60.0  # seconds in which a refusal that repeats itself is noted once


class Event(StrEnum):
    """What is noted."""

    IN = "in"
    """Somebody has logged in, or come with the key of this machine."""
    WRONG = "wrong"
    """A password was wrong, or nobody has that name."""
    WAIT = "wait"
    """There were too many guesses: no password was looked at."""
    OUT = "out"
    PUBLISH = "publish"
    """A publish has begun."""
    PUBLISHED = "published"
    NOT_PUBLISHED = "not-published"


class Journal:
    """Notes events in the edition whose settings lie in `root`; without one, nowhere."""

    def __init__(self, root: Path | None, clock: Callable[[], float]) -> None:
        """Begin; the file is made with the first line. `clock` tells seconds since 1970 UTC."""
        self._clock = clock
        self._handler = _File(root / FOLDER / FILE) if root else None
        self._last: tuple[tuple[str, ...], float] = ((), 0.0)

    def note(self, event: Event, account: str, address: str, **more: object) -> None:
        """Note an event: whose account it is, and where they are.

        `account` is empty for somebody whom nobody knows, or who sits at the machine itself.
        """
        if self._handler is None or self._is_repeated((event, account, address)):
            return
        at = datetime.fromtimestamp(self._clock()).astimezone().isoformat(timespec="seconds")
        line = {"at": at, "event": event, "account": account, "address": address, **more}
        text = json.dumps(line, ensure_ascii=False)
        self._handler.handle(logging.makeLogRecord({"msg": text, "levelno": logging.INFO}))
        self._handler.close()  # until the next line, which opens it again

    def _is_repeated(self, told: tuple[str, ...]) -> bool:
        """Tell whether it is the same wait once more: guesses must not push all else out."""
        last, when = self._last
        now = self._clock()
        if told[0] == Event.WAIT and told == last and now - when < _AGAIN:
            return True
        self._last = (told, now)
        return False


class _File(RotatingFileHandler):
    """A file that nobody else reads, and that the next takes turns with."""

    def __init__(self, file: Path) -> None:
        super().__init__(file, maxBytes=_LARGEST, backupCount=_OLDER, encoding="utf-8", delay=True)

    def _open(self) -> TextIOWrapper:
        file = Path(self.baseFilename)
        make_private(file.parent)
        descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, _ONLY_MINE)
        return open(descriptor, "a", encoding="utf-8")  # noqa: PTH123  (of a descriptor)
