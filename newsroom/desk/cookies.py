"""The desk's cookies: for its own host alone, out of reach of scripts and of other sites."""

from starlette.requests import Request
from starlette.responses import Response

from newsroom.desk.entrances import Entrance

SESSION = "newsroom-desk"
BROWSER = "newsroom-desk-browser"
"""That somebody has logged in from this browser before."""

_YEAR = 365 * 24 * 3600
_HERE = "/.newsroom/"
# Browsers take such a name only over TLS, for the whole host, and from no other host of the domain.
_HOST_ONLY = "__Host-"


def cookie_of(request: Request, name: str, entrance: Entrance) -> str:
    """Return what a browser sends as a cookie; empty if it sends none."""
    return request.cookies.get(_full(name, entrance), "")


def give(response: Response, name: str, value: str, entrance: Entrance) -> None:
    """Give a browser a cookie. That of a session is gone when the browser is closed."""
    response.set_cookie(
        _full(name, entrance),
        value,
        max_age=_YEAR if name == BROWSER else None,
        path=_HERE if entrance.is_local else "/",
        secure=not entrance.is_local,
        httponly=True,
        samesite="strict",
    )


def take(response: Response, name: str, entrance: Entrance) -> None:
    """Take a cookie back."""
    response.delete_cookie(
        _full(name, entrance),
        path=_HERE if entrance.is_local else "/",
        secure=not entrance.is_local,
        httponly=True,
        samesite="strict",
    )


def _full(name: str, entrance: Entrance) -> str:
    return name if entrance.is_local else f"{_HOST_ONLY}{name}"
