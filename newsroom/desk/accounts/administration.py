"""What `newsroom desk` does with accounts, and what it says of it."""

from collections.abc import Callable

from newsroom.desk.accounts.account import (
    Account,
    AccountError,
    account_name,
    mail_address,
    role_named,
)
from newsroom.desk.accounts.account_file import AccountFile
from newsroom.desk.accounts.passwords import hash_of
from newsroom.language.messages import Message
from newsroom.language.messages import message as _

Asked = Callable[[], str]
"""Returns a password that somebody gives; it is asked for when all else is sound."""


def add_account(accounts: AccountFile, name: str, role: str, email: str, asked: Asked) -> Message:
    """Add an account. AccountError if there is one of that name, or it cannot be as asked."""
    wanted, kept, address = role_named(role), account_name(name), mail_address(email)
    if accounts.account(kept):
        raise AccountError(_("There is an account “{name}” already.").format(name=kept))
    accounts.add(Account(kept, wanted, address, hash_of(asked())))
    return _("{name} may log in at the desk as {role}.").format(name=kept, role=wanted)


def change_password(accounts: AccountFile, name: str, asked: Asked) -> Message:
    """Give an account another password. AccountError if there is none, or it is too short."""
    known = _known(accounts, name)
    accounts.change(known, password=hash_of(asked()))
    return _("The password of {name} is changed, and their sessions have ended.").format(name=known)


def change_role(accounts: AccountFile, name: str, role: str) -> Message:
    """Give an account another role, at once in sessions too. AccountError if there is none."""
    wanted, known = role_named(role), _known(accounts, name)
    accounts.change(known, role=wanted)
    return _("{name} is now {role}.").format(name=known, role=wanted)


def remove_account(accounts: AccountFile, name: str) -> Message:
    """Remove an account, which ends its sessions. AccountError if there is none."""
    known = _known(accounts, name)
    accounts.remove(known)
    return _("The account {name} is removed, and its sessions have ended.").format(name=known)


def account_lines(accounts: AccountFile) -> list[Message | str]:
    """Return a line for each account; one that says so if there is none."""
    lines: list[Message | str] = [
        f"{account.name}  {account.role}  {account.email}".rstrip()
        for account in accounts.accounts()
    ]
    none = _("There is no account yet: newsroom desk add NAME --role editor.")
    return lines or [none]


def _known(accounts: AccountFile, name: str) -> str:
    account = accounts.account(name)
    if account is None:
        raise AccountError(_("There is no account “{name}”.").format(name=name))
    return account.name
