"""The desk's screens: templates that are given ready values, in the newsroom's language."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from newsroom.desk.visit import visit_of
from newsroom.desk.words import words_in
from newsroom.serving.showing import Showing

SCREENS = Path(__file__).with_name("screens")


class Screens:
    """Fills the templates of `screens/` for one edition."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing
        self._templates = Environment(
            loader=FileSystemLoader(SCREENS), autoescape=True, undefined=StrictUndefined
        )

    def __call__(
        self,
        request: Request,
        name: str,
        values: dict[str, Any],
        status: int = 200,
    ) -> Response:
        """Return the screen of a template with values, beside those that every screen has."""
        edition, visit = self._showing.edition, visit_of(request)
        told = {
            "words": words_in(edition.language),
            "language": edition.language,
            "direction": edition.direction(edition.language),
            "newspaper": edition.masthead(edition.language).name,
            "visit": visit,
        }
        return HTMLResponse(self._templates.get_template(name).render(told | values), status)
