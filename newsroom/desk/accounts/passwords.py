"""Passwords: what is kept of them, and whether one is right. Argon2id, with the library's costs."""

import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from newsroom.desk.accounts.account import LONGEST_PASSWORD, SHORTEST_PASSWORD, AccountError
from newsroom.language.messages import message as _

AT_ONCE = 2
"""How many may be checked at once: each takes 64 MB for a tenth of a second."""

_HASHER = PasswordHasher()


def hash_of(password: str) -> str:
    """Return what is kept of a password; AccountError if it is too short or too long."""
    text = _as_kept(password)
    if len(text) < SHORTEST_PASSWORD:
        raise AccountError(
            _(
                "The password is too short: {count} characters at least. Several words in a row "
                "are easy to remember."
            ).format(count=SHORTEST_PASSWORD)
        )
    if len(text) > LONGEST_PASSWORD:
        raise AccountError(
            _("The password is too long: {count} characters at most.").format(
                count=LONGEST_PASSWORD
            )
        )
    return _HASHER.hash(text)


def is_right(password: str, kept: str | None) -> bool:
    """Tell whether a password is the one that `kept` is of.

    Without an account, `kept` is None: that takes as long, and is never right.
    """
    text = _as_kept(password)[:LONGEST_PASSWORD]
    try:
        return _HASHER.verify(kept or _nobody_s(), text) and kept is not None
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _nobody_s() -> str:
    return _HASHER.hash(secrets.token_hex())


def _as_kept(password: str) -> str:
    """Return a password in one form: keyboards compose the same letters in several ways."""
    return unicodedata.normalize("NFKC", password)
