"""The desk: the screens and requests by which articles are found, written and saved."""

import time

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from newsroom.content.article import Status
from newsroom.desk.accounts.login_screen import LoginScreen
from newsroom.desk.door import Door
from newsroom.desk.drafts import Shelf
from newsroom.desk.editor_requests import EditorRequests
from newsroom.desk.entrances import entrances
from newsroom.desk.finding_pages import finding_pages
from newsroom.desk.guard import HOME, Guard
from newsroom.desk.new_requests import NewRequests
from newsroom.desk.overview import Asked, overview
from newsroom.desk.picture_requests import PictureRequests
from newsroom.desk.presence import PresenceRoute
from newsroom.desk.publish_process import PublishProcess
from newsroom.desk.publish_requests import PublishRequests
from newsroom.desk.screen import FOLDER, Screens
from newsroom.desk.version_requests import VersionRequests
from newsroom.desk.visit import visit_of
from newsroom.serving.showing import Showing

_TYPES = {".css": "text/css", ".js": "text/javascript"}


def desk_app(showing: Showing, door: Door, *, local: str, site: str) -> Starlette:
    """Return the desk of the edition that is shown, for whom `door` lets in.

    `local` is its host and port on this machine, empty if it is not to answer there. `site` is the
    address, without a slash, at which `showing` is served beside it: previews come from there,
    where the desk's cookie is of no use.
    """
    screens = Screens(showing)
    publishing = []
    if door.settings.publishes and door.root:
        folder = showing.edition.cache / "desk" / "publishing"
        publishing = PublishRequests(PublishProcess(door.root, folder), screens).routes()
    ways = entrances(door.settings, has_login=door.login is not None, local=local, previews=site)
    language = showing.edition.language
    return Starlette(
        routes=[
            Route(HOME, _Overview(showing, screens, publishes=bool(publishing)).show),
            *EditorRequests(showing, screens, door).routes(),
            *NewRequests(showing, screens, door).routes(),
            *PictureRequests(showing).routes(),
            *VersionRequests(showing).routes(),
            *LoginScreen(door, screens).routes(),
            *publishing,
            *PresenceRoute(showing, time.monotonic).routes(),
            finding_pages(showing.edition.language),
            *map(_static, sorted(_files())),
        ],
        middleware=[Middleware(Guard, door=door, entrances=ways, language=language)],
    )


class _Overview:
    """The first screen."""

    def __init__(self, showing: Showing, screens: Screens, *, publishes: bool) -> None:
        self._showing = showing
        self._screens = screens
        self._publishes = publishes

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


def _files() -> list[str]:
    """Return the stylesheets and scripts of the screens, those of others among them."""
    return [
        file.relative_to(FOLDER).as_posix()
        for file in FOLDER.rglob("*")
        if file.suffix in _TYPES and file.is_file()
    ]


def _static(name: str) -> Route:
    file = FOLDER / name
    data, kind = file.read_bytes(), _TYPES[file.suffix]
    return Route(f"{HOME}{name}", lambda _request: Response(data, media_type=kind))
