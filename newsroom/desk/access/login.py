"""Logging in: a name and a password, and how long guesses have to wait."""

import hmac
import secrets
from collections.abc import Callable
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple

from newsroom.desk.access.throttle import Throttle
from newsroom.desk.accounts.account import Account, key_of
from newsroom.desk.accounts.account_file import AccountFile
from newsroom.desk.accounts.passwords import is_right


class Attempt(NamedTuple):
    """What a browser sends to log in.

    `address` is where it is. `device` is the cookie of an earlier login from that browser, if any.
    """

    name: str
    password: str
    address: str
    device: str


class Outcome(NamedTuple):
    """What came of an attempt: an account, or None; `wait` is in seconds, 0 for a wrong password.

    `device` is for the browser to keep: with it, others' guesses at this account do not delay it.
    `tried` is for the journal: the name of the account that was tried, empty if nobody has it.
    """

    account: Account | None
    wait: float = 0.0
    device: str = ""
    tried: str = ""


class Login:
    """Checks attempts, those of each account, address and known browser apart.

    Somebody who guesses at an account, or from an office's address, delays strangers only: a
    browser that was in before is counted by itself. So nobody is locked out by others.
    """

    def __init__(self, accounts: AccountFile, clock: Callable[[], float]) -> None:
        self._accounts = accounts
        self._secret = accounts.secret()
        self._of_accounts = Throttle(clock, free=5, longest=60)
        self._of_addresses = Throttle(clock, free=20, longest=900)
        self._of_devices = Throttle(clock, free=5, longest=900)

    def attempt(self, tried: Attempt) -> Outcome:
        """Return what comes of an attempt. A name that nobody has takes as long as any other."""
        account = self._accounts.account(tried.name)
        name = account.name if account else ""
        counted = self._counted(account, tried)
        for throttle, key in counted:
            if (wait := throttle.attempt(key)) > 0:
                return Outcome(None, wait, tried=name)
        if not is_right(tried.password, account.password if account else None) or account is None:
            return Outcome(None, tried=name)
        throttle, key = counted[-1]
        throttle.succeeded(key)  # not the address: whoever has an account could guess at others
        nonce = tried.device.partition(".")[0] if len(counted) == 1 else secrets.token_urlsafe(16)
        device = f"{nonce}.{self._proof(account, nonce)}"
        return Outcome(account, device=device, tried=name)

    def _counted(self, account: Account | None, tried: Attempt) -> list[tuple[Throttle, str]]:
        nonce, _, proof = tried.device.partition(".")
        known = self._proof(account, nonce) if account else ""
        if account and hmac.compare_digest(known.encode(), proof.encode(errors="replace")):
            return [(self._of_devices, nonce)]
        return [
            (self._of_addresses, network_of(tried.address)),
            (self._of_accounts, key_of(tried.name)),
        ]

    def _proof(self, account: Account, nonce: str) -> str:
        said = f"{account.key}\0{nonce}".encode(errors="replace")
        return hmac.new(self._secret, said, sha256).hexdigest()


def network_of(address: str) -> str:
    """Return what one household or office has of an address: all of IPv4, half of IPv6."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address):
        return known.ipv4_mapped.compressed if known.ipv4_mapped else known.exploded[:19]
    return known.compressed
