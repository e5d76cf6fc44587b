"""Sessions: who a browser's cookie stands for, until it expires or the account changes."""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from newsroom.desk.accounts.account import Account
from newsroom.desk.accounts.account_file import AccountFile
from newsroom.desk.accounts.roles import OWNER, Person

IDLE = 2 * 3600.0
"""Seconds without a request, but those that a page makes by itself, after which a session ends."""
LONGEST = 12 * 3600.0
"""Seconds after the login at which a session ends in any case: a day's work."""
_MOST = 20  # sessions of one person; the oldest ends when there is one more


@dataclass(slots=True)
class Session:
    """A session: `account` is the key of an account, empty for whoever sits at the machine."""

    account: str
    stamp: str
    began: float
    used: float
    csrf: str = field(default_factory=secrets.token_urlsafe)


class Sessions:
    """The sessions of a running desk. They end with it: nothing of them is kept."""

    def __init__(self, accounts: AccountFile | None, clock: Callable[[], float]) -> None:
        self._accounts, self._clock = accounts, clock
        self._lock = threading.Lock()
        self._sessions: dict[bytes, Session] = {}  # by the hash of the cookie, oldest first

    def begin(self, account: Account | None, cookie: str = "") -> str:
        """Begin a session and return its cookie, never one that a browser had before.

        None is whoever sits at the machine. The session of the `cookie` that the browser had ends.
        """
        new, now = secrets.token_urlsafe(32), self._clock()
        key, stamp = (account.key, account.stamp) if account else ("", "")
        with self._lock:
            self._sessions.pop(_hashed(cookie), None)
            self._sessions[_hashed(new)] = Session(key, stamp, now, now)
            own = [one for one, session in self._sessions.items() if session.account == key]
            for old in own[:-_MOST]:
                del self._sessions[old]
        return new

    def find(self, cookie: str, *, is_used: bool) -> tuple[Session, Person] | None:
        """Return the session of a cookie and its person; None if there is none, or none any more.

        `is_used` puts its end off: what a page asks by itself is no use.
        """
        hashed = _hashed(cookie)
        with self._lock:
            session = self._sessions.get(hashed)
            person = self._person(session) if session else None
            if session is None or person is None:
                self._sessions.pop(hashed, None)
                return None
            if is_used:
                session.used = self._clock()
        return session, person

    def end(self, cookie: str) -> None:
        """End a session: somebody has logged out."""
        with self._lock:
            self._sessions.pop(_hashed(cookie), None)

    def _person(self, session: Session) -> Person | None:
        """Return whose session it is; None if it has ended."""
        if not session.account:
            return OWNER
        now = self._clock()
        account = self._accounts.account(session.account) if self._accounts else None
        is_over = now - session.used > IDLE or now - session.began > LONGEST
        if account is None or account.stamp != session.stamp or is_over:
            return None
        return account.person


def _hashed(cookie: str) -> bytes:
    """Return what a session is found by: how long a look-up takes tells nothing of a cookie."""
    return sha256(cookie.encode(errors="replace")).digest()
