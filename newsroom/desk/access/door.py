"""The door of the desk: all that decides who comes in, and what they may do there."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from newsroom.desk.access.journal import Journal
from newsroom.desk.access.login import Login
from newsroom.desk.access.sessions import Sessions
from newsroom.desk.accounts.account_file import AccountFile
from newsroom.language.messages import ToldError
from newsroom.language.messages import message as _
from newsroom.settings.desk import DeskSettings


class ClosedError(ToldError):
    """Other machines do not reach the desk; the message says what to do."""


_NO_SETTINGS = DeskSettings()


@dataclass(frozen=True, slots=True)
class Door:
    """One run of the desk: its key for this machine, sessions, journal, and the login, if any.

    `root` is the folder of the edition's settings, from which it is published; None if it is not.
    """

    settings: DeskSettings
    sessions: Sessions
    login: Login | None
    journal: Journal
    root: Path | None = None
    key: str = field(default_factory=secrets.token_urlsafe)

    @classmethod
    def of(
        cls,
        settings: DeskSettings = _NO_SETTINGS,
        accounts: AccountFile | None = None,
        root: Path | None = None,
        clock: Callable[[], float] = time.time,
    ) -> Self:
        """Return a door for these settings and accounts in `root`; `clock` tells seconds.

        One can log in where the settings name an address for it, and there is an account.
        AccountError if the file of the accounts is damaged.
        """
        is_open = accounts is not None and settings.address and accounts.accounts()
        login = Login(accounts, clock) if accounts and is_open else None
        return cls(settings, Sessions(accounts, clock), login, Journal(root, clock), root)

    def refuse_closed(self) -> None:
        """Raise ClosedError if no other machine can reach the desk: with what is missing for it."""
        if not self.settings.address:
            raise ClosedError(
                _(
                    "The desk is not open to other machines: it needs TLS on the way, and "
                    "accounts. Write DESK into pelicanconf.py, as the handbook's page “The desk” "
                    "shows, and run `newsroom desk add NAME --role editor`."
                )
            )
        if self.login is None:
            raise ClosedError(
                _(
                    "The desk is not open at {address}: nobody has an account. Run "
                    "`newsroom desk add NAME --role editor`, and start again."
                ).format(address=self.settings.address)
            )
