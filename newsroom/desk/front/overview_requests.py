"""The request for the desk's first screen."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newsroom.content.article import Status
from newsroom.desk.access.guard import HOME
from newsroom.desk.access.visit import visit_of
from newsroom.desk.editing.drafts import Shelf
from newsroom.desk.front.overview import Asked, overview
from newsroom.desk.screens.renderer import Screens
from newsroom.serving.showing import Showing


class OverviewRequests:
    """Answers with the first screen; `publishes` says whether it leads to publishing."""

    def __init__(self, showing: Showing, screens: Screens, *, publishes: bool) -> None:
        self._showing = showing
        self._screens = screens
        self._publishes = publishes

    def routes(self) -> list[BaseRoute]:
        """Return which request is answered where."""
        return [Route(HOME, self.show)]

    def show(self, request: Request) -> Response:
        """Return the screen with the paper at a glance, and the articles asked for."""
        asked = Asked(*(request.query_params.get(name, "") for name in Asked._fields))
        edition, shelf = self._showing.edition, visit_of(request).shelf
        shown = overview(edition, self._showing.findings, asked, Shelf(edition, shelf))
        return self._screens.show(
            request,
            "overview.html",
            publishes=self._publishes,
            asked=asked,
            statuses=[*Status],
            **shown,
        )
