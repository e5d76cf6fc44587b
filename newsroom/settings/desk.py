"""The desk's setting: from where it is reached besides this machine, and what it may do."""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from newsroom.language.messages import message as _
from newsroom.settings.problem import Problem, Settings, unknown_key

_KEYS = ("address", "previews", "proxies", "commits", "publishes")
_ADDRESSES = ("address", "previews")


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """What DESK says.

    `address` is where browsers find the desk through a proxy with TLS, `previews` where they find
    the previews: origins such as `https://desk.example`, empty if only this machine reaches them.
    `proxies` are the addresses that the proxy's requests come from. `commits`: each save is a
    commit. `publishes`: an editor may publish from the desk.
    """

    address: str = ""
    previews: str = ""
    proxies: frozenset[str] = frozenset({"127.0.0.1", "::1"})
    commits: bool = False
    publishes: bool = False


def desk_settings(settings: Settings) -> DeskSettings:
    """Return what sound settings say of the desk."""
    said = settings.get("DESK") or {}
    return DeskSettings(
        address=said.get("address", "").rstrip("/").lower(),
        previews=said.get("previews", "").rstrip("/").lower(),
        proxies=frozenset(said.get("proxies", DeskSettings().proxies)),
        commits=said.get("commits", False),
        publishes=said.get("publishes", False),
    )


def problems_of_desk(settings: Settings) -> Iterator[Problem]:
    """Yield what is wrong with DESK."""
    said = settings.get("DESK") or {}
    for key, value in said.items():
        setting = f"DESK, {key!r}"
        if key not in _KEYS:
            yield unknown_key("DESK", key, _KEYS)
        elif key in _ADDRESSES and not _is_origin(value):
            yield _(
                "{setting} is {value}; it has to be an origin with TLS, such as {example}."
            ).format(setting=setting, value=repr(value), example='"https://desk.example"')
        elif key == "proxies" and not _are_addresses(value):
            yield _("{setting} is {value}; it has to be a list, such as {example}.").format(
                setting=setting, value=repr(value), example='["127.0.0.1"]'
            )
        elif key in {"commits", "publishes"} and not isinstance(value, bool):
            yield _("{setting} is {value}; it has to be True or False.").format(
                setting=setting, value=repr(value)
            )
    origins = [said.get(key) for key in _ADDRESSES]
    if all(origins) != any(origins) or (origins[0] and origins[0] == origins[1]):
        yield _(
            "DESK: “address” and “previews” belong together, and are two origins: a preview shows "
            "a text where the desk's cookie is not."
        )


def _is_origin(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        parts = urlsplit(value)
        is_sound = parts.scheme == "https" and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return is_sound and not (parts.path.strip("/") or parts.query or parts.fragment or "@" in value)


def _are_addresses(value: object) -> bool:
    if not isinstance(value, list | tuple | set | frozenset):
        return False
    try:
        return all(ip_address(one) for one in value)
    except ValueError:
        return False
