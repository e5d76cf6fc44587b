"""Requests that come to nothing: people read so in the desk's own words, scripts as JSON."""

import sys
import traceback
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsroom.desk.screens.renderer import Screens


class Failures:
    """Answers a request in which the desk itself has failed.

    The traceback goes to the terminal in which the edition is served, for whoever looks after it.
    """

    def __init__(self, app: ASGIApp, *, screens: Screens) -> None:
        self._app = app
        self._screens = screens

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and tell what became of it where nothing was answered yet."""
        has_begun = False

        async def noted(message: Message) -> None:
            nonlocal has_begun
            has_begun = has_begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except ClientDisconnect:
            return  # a tab that was closed is nobody's fault
        except Exception:  # of any request: it costs that one, and is told with its traceback
            if scope["type"] != "http" or has_begun:
                raise
            request = Request(scope)
            print(f"{request.method} {request.url.path}", file=sys.stderr)
            traceback.print_exc()
            answer = self._screens.refuse(
                request, HTTPStatus.INTERNAL_SERVER_ERROR, "failure", "failure-help"
            )
            await answer(scope, receive, send)


def not_found(screens: Screens, request: Request, error: Exception) -> Response:
    """Return the answer to a request for which the desk has no page, or none of this kind."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.NOT_FOUND
    return screens.refuse(request, status, "not-here")
