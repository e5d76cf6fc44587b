"""Previews for browsers elsewhere: at an origin of their own, where no session is looked at."""

import mimetypes
from http import HTTPStatus
from pathlib import PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from newsroom.desk.entrances import Entrance
from newsroom.pages.addresses import MEDIA_FOLDER
from newsroom.pictures.variants import stem_of_variant
from newsroom.serving.showing import UNSAVED_PATH, Showing

_PARTS = frozenset({"theme", MEDIA_FOLDER})


class FarPreviews:
    """Answers at the host of the previews, and hands everything else on to the desk.

    It shows the pages of texts that are being written, to whoever knows their addresses, which
    nobody can guess; what they are made of; and nothing else of the paper. Whatever runs in a page
    runs in no origin: `sandbox` holds where the frame's own does not.
    """

    def __init__(self, desk: ASGIApp, showing: Showing, entrance: Entrance) -> None:
        """Answer at `entrance`, whose `previews` is the origin of the desk: it alone may frame."""
        self._desk = desk
        self._showing = showing
        self._entrance = entrance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope) if scope["type"] == "http" else None
        if request is None or request.headers.get("host", "").lower() != self._entrance.host:
            await self._desk(scope, receive, send)
            return
        if not self._entrance.came_in_by(request):
            answer: Response = PlainTextResponse("Not this host", HTTPStatus.MISDIRECTED_REQUEST)
        else:
            answer = await run_in_threadpool(self._answer, request)
        answer.headers["Content-Security-Policy"] = (
            "sandbox; default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            f"media-src 'self'; base-uri 'none'; form-action 'none'; "
            f"frame-ancestors {self._entrance.previews}"
        )
        answer.headers["Referrer-Policy"] = "no-referrer"
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["X-Robots-Tag"] = "noindex"
        answer.headers["Cache-Control"] = "no-store"
        await answer(scope, receive, send)

    def _answer(self, request: Request) -> Response:
        address = request.url.path
        if address.startswith(UNSAVED_PATH):
            page = self._showing.unsaved_page(address.removeprefix(UNSAVED_PATH))
            kind = "text/html; charset=utf-8"
        else:
            page = self._part(address.lstrip("/"))
            kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
        if page is None or request.method not in {"GET", "HEAD"}:
            return PlainTextResponse("404", HTTPStatus.NOT_FOUND)
        return Response(page, media_type=kind)

    def _part(self, path: str) -> bytes | None:
        """Return a file that pages are made of: of the theme, public media, or a coming picture.

        The name of a picture holds a hash of it: who knows that name has seen the text.
        """
        parts = PurePosixPath(path).parts
        if not parts or parts[0] not in _PARTS or ".." in parts or "\0" in path:
            return None
        output = self._showing.edition.output
        file = (output / path).resolve()
        if file.is_relative_to(output) and file.is_file():
            return file.read_bytes()
        if not stem_of_variant(path):
            return None
        return self._showing.page(path) or self._showing.unsaved_picture(path)
