"""Where accounts are kept: a folder of the edition that no other user reads and Git passes over."""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, replace
from pathlib import Path

from newsroom.desk.accounts.account import Account, AccountError, key_of
from newsroom.language.messages import message as _
from newsroom.temporary import temporary_beside

FOLDER = ".desk"
"""In the folder of the edition's settings. Not in cache/, which may be deleted at any time."""

_ONLY_MINE = 0o600


def make_private(folder: Path) -> None:
    """Make the folder if it is not there: no other user reads it, and Git passes over it."""
    folder.mkdir(mode=0o700, exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n")  # in editions too whose own .gitignore does not name it


class AccountFile:
    """The accounts of an edition whose settings lie in `root`.

    The desk sees at once what a command changes: it looks at the file's stat before each answer.
    """

    def __init__(self, root: Path) -> None:
        self.folder = root / FOLDER
        self._file = self.folder / "accounts.json"
        self._seen: tuple[int, ...] = ()
        self._accounts: dict[str, Account] = {}

    def accounts(self) -> tuple[Account, ...]:
        """Return all accounts by their names. AccountError if the file is damaged."""
        return tuple(sorted(self._read().values(), key=lambda account: account.key))

    def account(self, name: str) -> Account | None:
        """Return the account of that name, in any capitals. AccountError if the file is damaged."""
        return self._read().get(key_of(name))

    def add(self, account: Account) -> None:
        """Add an account; AccountError if there is one of that name."""
        with self._changed() as accounts:
            if account.key in accounts:
                raise AccountError(
                    _("There is an account “{name}” already.").format(
                        name=accounts[account.key].name
                    )
                )
            accounts[account.key] = account

    def remove(self, name: str) -> None:
        """Remove an account; AccountError if there is none of that name."""
        with self._changed() as accounts:
            del accounts[_known(accounts, name)]

    def change(self, name: str, **values: object) -> Account:
        """Give an account other values and return it; AccountError if there is none of that name.

        With another `password` it has another stamp too, which ends all its sessions.
        """
        if "password" in values:
            values["stamp"] = secrets.token_hex()
        with self._changed() as accounts:
            key = _known(accounts, name)
            accounts[key] = replace(accounts[key], **values)  # type: ignore[arg-type]
            return accounts[key]

    def secret(self) -> bytes:
        """Return a secret of this desk that stays the same, made when it is first asked for."""
        file = self.folder / "secret"
        with self._locked():
            if not file.exists():
                _write(file, secrets.token_bytes(32))
            return file.read_bytes()

    def _read(self) -> dict[str, Account]:
        try:
            status = self._file.stat()
        except FileNotFoundError:
            self._seen, self._accounts = (), {}
            return self._accounts
        seen = (status.st_ino, status.st_size, status.st_mtime_ns)
        if seen != self._seen:
            self._accounts, self._seen = self._parsed(), seen
        return self._accounts

    def _parsed(self) -> dict[str, Account]:
        try:
            records = json.loads(self._file.read_bytes())["accounts"]
            return {account.key: account for account in map(Account.of, records)}
        except (ValueError, TypeError, KeyError) as error:
            raise AccountError(
                _("{file} is damaged: delete it, and add the accounts anew.").format(
                    file=self._file
                )
            ) from error

    @contextmanager
    def _changed(self) -> Iterator[dict[str, Account]]:
        """Give the accounts to be changed; they are written if nothing is raised."""
        with self._locked():
            accounts = dict(self._read())
            yield accounts
            records = [asdict(account) for account in accounts.values()]
            _write(self._file, json.dumps({"accounts": records}, indent=1).encode())
            self._seen = ()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        make_private(self.folder)
        with os.fdopen(os.open(self.folder / "lock", os.O_CREAT | os.O_RDWR, _ONLY_MINE)) as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _known(accounts: dict[str, Account], name: str) -> str:
    key = key_of(name)
    if key not in accounts:
        raise AccountError(_("There is no account “{name}”.").format(name=name))
    return key


def _write(file: Path, data: bytes) -> None:
    """Write a file whole, readable for its owner alone from its first byte."""
    waiting = temporary_beside(str(file))
    descriptor = os.open(waiting, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _ONLY_MINE)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(waiting).replace(file)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(waiting).unlink()
        raise
