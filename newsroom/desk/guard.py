"""Who may use the desk: whoever has the address that the terminal prints, on this machine."""

import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOME = "/.newsroom/"
COOKIE = "newsroom-desk"
CSRF_HEADER = "x-newsroom-csrf"
_SAFE = frozenset({"GET", "HEAD"})


@dataclass(frozen=True, slots=True)
class Keys:
    """The secrets of one run of the desk: in its address, in the browser's cookie, in its pages."""

    address: str = field(default_factory=secrets.token_urlsafe)
    session: str = field(default_factory=secrets.token_urlsafe)
    csrf: str = field(default_factory=secrets.token_urlsafe)


class Guard:
    """Lets through what has the session's cookie, and, to change anything, comes from our pages.

    A page of the web cannot do that: its requests have another Origin or none of our tokens, and a
    name of its own that leads to this machine is another Host.
    """

    def __init__(self, app: ASGIApp, *, keys: Keys, hosts: frozenset[str], site: str) -> None:
        """Answer to `hosts` (name and port) only; `site` is the address of the previews."""
        self._app = app
        self._keys = keys
        self._hosts = hosts
        self._policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            f"img-src 'self' data:; frame-src {site}; form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'none'"
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        answer = self._answer(request)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = self._policy
                headers["Referrer-Policy"] = "no-referrer"  # the address holds the key
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Cache-Control"] = "no-store"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                headers["Cross-Origin-Resource-Policy"] = "same-origin"
            await send(message)

        await (answer or self._app)(scope, receive, send_guarded)

    def _answer(self, request: Request) -> PlainTextResponse | RedirectResponse | None:
        """Return the refusal or the first greeting; None lets the request through."""
        host = request.headers.get("host", "")
        if host not in self._hosts:
            return PlainTextResponse("Not this host", 421)
        given = request.query_params.get("key", "")
        if request.method == "GET" and secrets.compare_digest(
            given.encode(), self._keys.address.encode()
        ):
            greeting = RedirectResponse(HOME, 303)
            # Always a value of ours: none that somebody has set before counts.
            greeting.set_cookie(
                COOKIE, self._keys.session, path=HOME, httponly=True, samesite="strict"
            )
            return greeting
        cookie = request.cookies.get(COOKIE, "")
        if not secrets.compare_digest(cookie.encode(), self._keys.session.encode()):
            return PlainTextResponse(
                "Open the address that `invoke serve` has printed: it holds the key.", 403
            )
        if request.method not in _SAFE and not self._comes_from_our_page(request, host):
            return PlainTextResponse("Not from this desk", 403)
        return None

    def _comes_from_our_page(self, request: Request, host: str) -> bool:
        origin = urlsplit(request.headers.get("origin", ""))
        token = request.headers.get(CSRF_HEADER, "")
        return (origin.scheme, origin.netloc) == ("http", host) and secrets.compare_digest(
            token.encode(), self._keys.csrf.encode()
        )
