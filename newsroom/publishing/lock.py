"""One publisher of a host at a time, where the host knows no locks.

Each publisher writes a file of its own and then looks for others: whoever wrote second sees the
first, so two never go on together, whatever they overwrite. The name says when the lock expires
and whose it is, so that looking is one listing. A file whose name only begins like a lock's is one
too: it never expires, because nobody knows when.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsroom.language.messages import message as _
from newsroom.publishing.errors import HostError, RefusedError
from newsroom.publishing.hosts.storage import Storage
from newsroom.publishing.manifest.manifest import STATE_FOLDER

_PREFIX = "lock"
_NAME = re.compile(r"lock-(\d{1,11})-([^-/]+)")  # eleven digits reach the year 5138
_NEVER = 1 << 62  # seconds since 1970: when a lock expires whose name does not tell
_TIE = 2.0  # seconds for the other of two who came at once to step back


@dataclass(slots=True)
class HostLock:
    """A lock on `remote` for `seconds`, marked with `token`; `folder` mirrors the host's own.

    `clock` tells seconds since 1970 UTC; `pause` waits.
    """

    remote: Storage
    folder: Path
    token: str
    seconds: int
    clock: Callable[[], float] = time.time
    pause: Callable[[float], None] = time.sleep
    _name: str = field(default="", init=False)
    _is_alone: bool = field(default=False, init=False)  # the state folder held nothing but locks
    _obsolete: list[str] = field(default_factory=list, init=False)

    def acquire(self, *, breaks: bool) -> list[str]:
        """Take the lock and return the names in the state folder; `breaks`: from whoever has it.

        Raises RefusedError while somebody else has it. What a dead publish of ours left is removed.
        """
        self._write()
        names = self.remote.names(STATE_FOLDER)
        rivals = self._rivals(names)
        if rivals and not breaks and self.token < min(map(_token, rivals)):
            self.pause(_TIE)
            names = self.remote.names(STATE_FOLDER)
            rivals = self._rivals(names)
        if rivals and not breaks:
            self._delete([self._name])
            raise _refusal(rivals)
        self._delete([name for name in names if _is_lock(name) and name != self._name])
        self._is_alone = all(map(_is_lock, names))
        return [name for name in names if not _is_lock(name)]

    def refuse_rivals(self) -> None:
        """Raise RefusedError while somebody else has the lock; nothing is written to the host."""
        if rivals := self._rivals(self.remote.names(STATE_FOLDER)):
            raise _refusal(rivals)

    @contextmanager
    def held(self, *, breaks: bool) -> Iterator[list[str]]:
        """Take the lock as `acquire` does, yield the names, and let others publish after.

        Where nothing but the lock was in the state folder and nothing came, the folder goes too.
        """
        names = self.acquire(breaks=breaks)
        try:
            yield names
        except BaseException:
            with suppress(HostError):  # the first error is the one to tell
                self._delete([self._name])
                if self._is_alone:
                    self.remote.remove_folders([STATE_FOLDER])  # it stays if a publish has begun
            raise
        self._delete([*self._obsolete, self._name])

    def supersede(self, names: Iterable[str]) -> None:
        """Have files of the state folder deleted with the lock, if nothing fails until then."""
        self._obsolete.extend(names)

    def keep(self) -> None:
        """Write the lock anew if half its time is over."""
        if _expiry(self._name) - self.clock() < self.seconds / 2:
            old = self._name
            self._write()
            self._delete([old])

    def confirm(self) -> None:
        """Raise HostError if the lock is not ours any more: it expired, and others went on."""
        is_there = self._name in self.remote.names(STATE_FOLDER)
        if not is_there or _expiry(self._name) <= self.clock():
            raise HostError(
                _("The lock on the host expired before the publish was done; run it again.")
            )

    def _write(self) -> None:
        self._name = f"lock-{int(self.clock()) + self.seconds}-{self.token}"
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / self._name).write_text(self.token)  # some hosts refuse empty files
        self.remote.send(self.folder.parent, [f"{STATE_FOLDER}/{self._name}"])
        (self.folder / self._name).unlink()

    def _delete(self, names: list[str]) -> None:
        self.remote.delete(f"{STATE_FOLDER}/{name}" for name in names)

    def _rivals(self, names: list[str]) -> list[str]:
        return [
            name
            for name in names
            if _is_lock(name) and _token(name) != self.token and _expiry(name) > self.clock()
        ]


def _is_lock(name: str) -> bool:
    return name.lower().startswith(_PREFIX)


def _expiry(name: str) -> int:
    """Return when a lock expires, in seconds since 1970 UTC."""
    told = _NAME.fullmatch(name)
    return int(told[1]) if told else _NEVER


def _token(name: str) -> str:
    told = _NAME.fullmatch(name)
    return told[2] if told else ""


def _refusal(rivals: Iterable[str]) -> RefusedError:
    last = max(rivals, key=_expiry)
    if (expiry := _expiry(last)) == _NEVER:
        return RefusedError(
            _(
                "The host is locked by the file {name}, which never expires. If nobody is "
                "publishing, --take-over goes on."
            ).format(name=f"{STATE_FOLDER}/{last}")
        )
    return RefusedError(
        _(
            "Somebody else is publishing to this host; their lock expires at {time:%H:%M}. If "
            "that publish is dead, --take-over goes on without waiting."
        ).format(time=datetime.fromtimestamp(expiry).astimezone())
    )
