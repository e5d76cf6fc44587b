"""Fills the templates of the desk's screens, in the newsroom's language."""

from http import HTTPStatus
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from newsroom.desk.access.visit import visit_of
from newsroom.desk.screens.words import words_in
from newsroom.serving.showing import Showing

FOLDER = Path(__file__).parent


class Screens:
    """Fills the templates with what the edition calls things as it was last built."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined
        )

    def show(
        self,
        request: Request,
        name: str,
        /,
        *,
        status: int = HTTPStatus.OK,
        **values: Any,  # noqa: ANN401
    ) -> Response:
        """Return a screen with its values, for whoever asks for it."""
        edition = self._showing.edition
        return HTMLResponse(
            self._templates.get_template(name).render(
                words=words_in(edition.language),
                language=edition.language,
                direction=edition.direction(edition.language),
                newspaper=edition.masthead(edition.language).name,
                visit=visit_of(request),
                **values,
            ),
            status,
        )

    def refuse(self, request: Request, status: int, message: str, advice: str = "") -> Response:
        """Return why a request comes to nothing: a screen for people, `{message}` for scripts.

        `message` and `advice` name words of the screens.
        """
        words = words_in(self._showing.edition.language)
        told = [words[name] for name in (message, advice) if name]
        if "text/html" not in request.headers.get("accept", ""):
            return JSONResponse({"message": " ".join(told)}, status)
        return self.show(
            request, "refusal.html", status=status, message=told[0], advice="".join(told[1:])
        )
