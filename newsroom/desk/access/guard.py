"""What the desk answers to at all: by which address, in whose session, and from which page."""

import secrets
from collections.abc import Mapping
from http import HTTPStatus
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsroom.desk.access.cookies import SESSION, cookie_of, give
from newsroom.desk.access.door import Door
from newsroom.desk.access.entrances import Entrance
from newsroom.desk.access.journal import Event
from newsroom.desk.access.sessions import Session
from newsroom.desk.access.visit import Visit, note
from newsroom.desk.accounts.account import AccountError
from newsroom.desk.accounts.rights import FOR_EDITORS, may_post
from newsroom.desk.accounts.roles import Person
from newsroom.language.messages import in_words

HOME = "/.newsroom/"
LOGIN = f"{HOME}login"
CSRF_HEADER = "x-newsroom-csrf"
# Without a session: the screen on which one logs in, and what it is made of.
_FOR_ALL = frozenset({LOGIN, f"{HOME}desk.css", f"{HOME}front.css", f"{HOME}scripts/buttons.js"})
# What pages ask by themselves: nobody need sit before them.
_BY_ITSELF = frozenset({f"{HOME}presence", f"{HOME}publish/state"})


class Guard:
    """Lets through what is in a session, and, to change anything, comes from our pages.

    A page of the web cannot do that: its requests have another Origin or none of our tokens, and a
    name of its own that leads to this machine is another Host.
    """

    def __init__(
        self, app: ASGIApp, *, door: Door, entrances: Mapping[str, Entrance], language: str
    ) -> None:
        """Answer at `entrances` (by host and port) only, and say in `language` what is refused."""
        self._app = app
        self._language = language
        self._door = door
        self._entrances = entrances

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        entrance = self._entrances.get(request.headers.get("host", ""))
        answer: Response | None
        if entrance is None or not entrance.came_in_by(request):
            answer = PlainTextResponse("Not this host", HTTPStatus.MISDIRECTED_REQUEST)
        else:
            answer = self._answer(request, entrance)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), entrance)
            await send(message)

        await (answer or self._app)(scope, receive, send_guarded)

    def _answer(self, request: Request, entrance: Entrance) -> Response | None:
        """Return the refusal or the first greeting; None lets the request through."""
        path = request.url.path
        if entrance.is_local and request.method == "GET" and self._has_key(request):
            return self._greeting(request, entrance)
        if not (_is_safe(request) or request.headers.get("origin") == entrance.origin):
            return PlainTextResponse("Not from this desk", HTTPStatus.FORBIDDEN)
        try:
            found = self._door.sessions.find(
                cookie_of(request, SESSION, entrance), is_used=path not in _BY_ITSELF
            )
        except AccountError as error:  # a damaged file: until it is mended, nobody comes in
            return PlainTextResponse(str(error), HTTPStatus.SERVICE_UNAVAILABLE)
        note(request, Visit(entrance, *(found or ())))
        if path in _FOR_ALL and not entrance.is_local:
            return None
        return self._refusal(request, *found) if found else _shown_the_door(request, entrance)

    def _greeting(self, request: Request, entrance: Entrance) -> Response:
        """Return the first screen, and a session: never the one that a browser came with."""
        greeting = RedirectResponse(HOME, HTTPStatus.SEE_OTHER)
        cookie = self._door.sessions.begin(None, cookie_of(request, SESSION, entrance))
        give(greeting, SESSION, cookie, entrance)
        self._door.journal.note(Event.IN, "", entrance.address_of(request))
        return greeting

    def _refusal(self, request: Request, session: Session, person: Person) -> Response | None:
        """Return why somebody may not do what they ask for; None if they may."""
        if _is_safe(request):
            return None
        token = request.headers.get(CSRF_HEADER, "")
        if not secrets.compare_digest(token.encode(), session.csrf.encode()):
            return JSONResponse({"hasEnded": True}, HTTPStatus.FORBIDDEN)
        if not may_post(person, request.url.path.removeprefix(HOME)):
            words = in_words(FOR_EDITORS, self._language)
            return JSONResponse({"message": words}, HTTPStatus.FORBIDDEN)
        return None

    def _has_key(self, request: Request) -> bool:
        given = request.query_params.get("key", "")
        return secrets.compare_digest(given.encode(), self._door.key.encode())


def _is_safe(request: Request) -> bool:
    return request.method in {"GET", "HEAD"}


def _shown_the_door(request: Request, entrance: Entrance) -> Response:
    """Return what somebody without a session gets: the way to one."""
    if not _is_safe(request):
        return JSONResponse({"hasEnded": True}, HTTPStatus.FORBIDDEN)
    if entrance.is_local:
        return PlainTextResponse(
            "Open the address that `invoke serve` has printed: it holds the key.",
            HTTPStatus.FORBIDDEN,
        )
    asked = request.url.path.removeprefix(HOME)
    wanted = f"{asked}?{request.url.query}" if request.url.query else asked
    return RedirectResponse(f"{LOGIN}?next={quote(wanted)}", HTTPStatus.SEE_OTHER)


def _add_headers(headers: MutableHeaders, entrance: Entrance | None) -> None:
    frames = entrance.previews if entrance else "'none'"
    headers["Content-Security-Policy"] = (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        f"img-src 'self' data:; frame-src {frames}; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    # Not to others, for an address may hold the key. To ourselves, or forms would have no Origin.
    headers["Referrer-Policy"] = "same-origin"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["X-Frame-Options"] = "DENY"
    headers["Cache-Control"] = "no-store"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if entrance and not entrance.is_local:
        headers["Strict-Transport-Security"] = "max-age=31536000"
