"""An account of the desk: a name, a role, and what a password is checked against."""

import secrets
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Self

from newsroom.desk.accounts.roles import Person, Role
from newsroom.language.messages import ToldError
from newsroom.language.messages import message as _

_LONGEST_NAME = 60
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 1_000
"""Characters. Hashing takes its time whatever the length; a bound keeps requests small."""


class AccountError(ToldError):
    """An account cannot be as it is asked for; the message says why."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account. `stamp` is another one after each change of the password: sessions hold to it."""

    name: str
    role: Role
    email: str
    password: str  # its hash
    stamp: str = field(default_factory=secrets.token_hex)

    @property
    def key(self) -> str:
        """What tells accounts apart: capitals do not."""
        return key_of(self.name)

    @property
    def person(self) -> Person:
        """Whose account it is."""
        return Person(self.name, self.role, self.email)

    @classmethod
    def of(cls, fields: dict[str, Any]) -> Self:
        """Return the account of a record in the file; ValueError, TypeError if it is none."""
        return cls(**{**fields, "role": Role(fields["role"])})


def key_of(name: str) -> str:
    """Return what accounts are told apart by; a text of any kind has one."""
    return unicodedata.normalize("NFC", name).casefold().strip()


def account_name(text: str) -> str:
    """Return a name as it is kept; AccountError if nobody can be called so.

    It becomes the author of commits, so that it can hold no mark that parts a name from an address.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable() or {"<", ">"} & {*name}:
        raise AccountError(
            _("“{name}” cannot be the name of an account: write up to {count} letters.").format(
                name=name[:_LONGEST_NAME], count=_LONGEST_NAME
            )
        )
    return name


def mail_address(text: str) -> str:
    """Return an address for commits as it is kept, which may be empty; AccountError if it is none.

    It is not written to: what could end a line or the address itself is all that is refused.
    """
    address = text.strip()
    is_one = address.count("@") == 1 and address.isprintable() and not {"<", ">", " "} & {*address}
    if address and not is_one:
        raise AccountError(_("“{email}” is no mail address.").format(email=address))
    return address


def role_named(text: str) -> Role:
    """Return the role of that name; AccountError if there is none."""
    try:
        return Role(text)
    except ValueError:
        raise AccountError(
            _("There is no role “{role}”; --role takes one of these: {roles}.").format(
                role=text, roles=", ".join(Role)
            )
        ) from None
