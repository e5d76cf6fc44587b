"""The addresses at which the desk answers: this machine's own, and one behind a proxy with TLS."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request

from newsroom.settings.desk import DeskSettings

_FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host")


@dataclass(frozen=True, slots=True)
class Entrance:
    """An address of the desk: its scheme, and its host as browsers name it, with a port if any.

    `previews` is the origin at which previews are shown. `proxies` are the machines whose requests
    count there; without any, it is this machine's own entrance, which takes the key in the address
    and no request that came through a proxy.
    """

    scheme: str
    host: str
    previews: str
    proxies: frozenset[str] = frozenset()

    @property
    def origin(self) -> str:
        """What browsers send as the origin of the desk's own pages."""
        return f"{self.scheme}://{self.host}"

    @property
    def is_local(self) -> bool:
        """Whether it is this machine's own."""
        return not self.proxies

    def came_in_by(self, request: Request) -> bool:
        """Tell whether a request came in by it: nothing that a browser says of itself counts."""
        headers = request.headers
        if self.is_local:
            return not any(name in headers for name in _FORWARDED)
        peer = request.client.host if request.client else ""
        return peer in self.proxies and headers.get("x-forwarded-proto") == self.scheme

    def address_of(self, request: Request) -> str:
        """Return where a browser is: what the last of our proxies saw, or whoever asks."""
        peer = request.client.host if request.client else ""
        ways = [peer, *reversed(list(_forwarded_for(request.headers)))]
        return next((way for way in ways if way not in self.proxies), peer)


def entrances(
    settings: DeskSettings, *, has_login: bool, local: str, previews: str
) -> Mapping[str, Entrance]:
    """Return the entrances by their hosts; one behind a proxy only where somebody can log in.

    `local` is this machine's own host and port, empty for none; `previews` the origin beside it.
    """
    found = [Entrance("http", local, previews)] if local else []
    if settings.address and has_login:
        found.append(_behind_proxy(settings.address, settings.previews, settings))
    return {entrance.host: entrance for entrance in found}


def entrance_of_previews(settings: DeskSettings) -> Entrance:
    """Return where previews are shown to browsers elsewhere; its `previews` is the desk itself."""
    return _behind_proxy(settings.previews, settings.address, settings)


def _behind_proxy(address: str, other: str, settings: DeskSettings) -> Entrance:
    parts = urlsplit(address)
    return Entrance(parts.scheme, parts.netloc.removesuffix(":443"), other, settings.proxies)


def _forwarded_for(headers: Headers) -> Iterator[str]:
    for line in headers.getlist("x-forwarded-for"):
        yield from (one.strip() for one in line.split(","))
