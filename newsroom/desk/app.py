"""The desk: the screens and requests by which articles are found, written and saved."""

import time
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route

from newsroom.desk.access.door import Door
from newsroom.desk.access.entrances import entrances
from newsroom.desk.access.guard import HOME, Guard
from newsroom.desk.beginning.beginning_requests import BeginningRequests
from newsroom.desk.editing.editor_requests import EditorRequests
from newsroom.desk.editing.presence_requests import PresenceRequests
from newsroom.desk.editing.version_requests import VersionRequests
from newsroom.desk.files.commits import Commits
from newsroom.desk.finding_pages import finding_pages
from newsroom.desk.front.login_requests import LoginRequests
from newsroom.desk.front.overview_requests import OverviewRequests
from newsroom.desk.pictures.picture_requests import PictureRequests
from newsroom.desk.publishing.publish_process import PublishProcess
from newsroom.desk.publishing.publish_requests import PublishRequests
from newsroom.desk.screens.failures import Failures, not_found
from newsroom.desk.screens.renderer import FOLDER, Screens
from newsroom.serving.showing import Showing

_TYPES = {".css": "text/css", ".js": "text/javascript"}


def desk_app(showing: Showing, door: Door, *, local: str, site: str) -> Starlette:
    """Return the desk of the edition that is shown, for whom `door` lets in.

    `local` is its host and port on this machine, empty if it is not to answer there. `site` is the
    address, without a slash, at which `showing` is served beside it: previews come from there,
    where the desk's cookie is of no use.
    """
    screens = Screens(showing)
    commits = Commits(are_wanted=door.settings.commits)
    publishing = []
    if door.settings.publishes and door.root:
        folder = showing.edition.cache / "desk" / "publishing"
        process = PublishProcess(door.root, folder)
        publishing = PublishRequests(process, screens, door.journal).routes()
    ways = entrances(door.settings, has_login=door.login is not None, local=local, previews=site)
    language = showing.edition.language
    return Starlette(
        routes=[
            *OverviewRequests(showing, screens, publishes=bool(publishing)).routes(),
            *EditorRequests(showing, screens, commits).routes(),
            *BeginningRequests(showing, screens, commits).routes(),
            *PictureRequests(showing).routes(),
            *VersionRequests(showing).routes(),
            *LoginRequests(door, screens).routes(),
            *publishing,
            *PresenceRequests(showing, time.monotonic).routes(),
            finding_pages(showing.edition.language),
            *map(_static, sorted(_files())),
        ],
        middleware=[
            Middleware(Guard, door=door, entrances=ways, language=language),
            Middleware(Failures, screens=screens),
        ],
        exception_handlers={HTTPException: partial(not_found, screens)},
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
