"""The desk: the screens and requests by which articles are found, written and saved."""

import time
from contextlib import closing
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.queries.unpublished import article_at
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.article import Article, Status
from newsroom.content.safety.limits import LARGEST_FILE
from newsroom.desk.accounts.login_screen import LoginScreen
from newsroom.desk.accounts.rights import may_save
from newsroom.desk.commits import commit
from newsroom.desk.content_files import content_file
from newsroom.desk.door import Door
from newsroom.desk.drafts import Draft, Shelf, composed, opened, save
from newsroom.desk.entrances import entrances
from newsroom.desk.files import ChangedMeanwhileError, write_whole
from newsroom.desk.form import form_of
from newsroom.desk.guard import HOME, Guard
from newsroom.desk.overview import Asked, overview
from newsroom.desk.presence import PresenceRoute
from newsroom.desk.requests import sent_json
from newsroom.desk.screen import SCREENS, Screens
from newsroom.desk.visit import Visit, visit_of
from newsroom.desk.words import words_in
from newsroom.edition import Edition
from newsroom.language.messages import in_words
from newsroom.language.messages import message as _
from newsroom.serving.page_news import finding_as_json
from newsroom.serving.showing import Showing

_LARGEST_REQUEST = 4 * LARGEST_FILE  # a text as JSON, its letters escaped
_FILES = {
    "desk.css": "text/css",
    "desk.js": "text/javascript",
    "editor.js": "text/javascript",
    "presence.js": "text/javascript",
}
_FOR_EDITORS = _(
    "Not saved: writers save drafts. What readers see, or will see, is for an editor to change."
)


def desk_app(showing: Showing, door: Door, *, local: str, site: str) -> Starlette:
    """Return the desk of the edition that is shown, for whom `door` lets in.

    `local` is its host and port on this machine, empty if it is not to answer there. `site` is the
    address, without a slash, at which `showing` is served beside it: previews come from there,
    where the desk's cookie is of no use.
    """
    screens = Screens(showing)
    desk = _Desk(showing, door, screens)
    ways = entrances(door.settings, has_login=door.login is not None, local=local, previews=site)
    return Starlette(
        routes=[
            Route(HOME, desk.overview),
            Route(f"{HOME}edit", desk.edit),
            Route(f"{HOME}preview", desk.preview, methods=["POST"]),
            Route(f"{HOME}save", desk.save, methods=["POST"]),
            Route(f"{HOME}discard", desk.discard, methods=["POST"]),
            *LoginScreen(door, screens).routes(),
            *PresenceRoute(showing, time.monotonic).routes(),
            *(Route(f"{HOME}{name}", _static(name, kind)) for name, kind in _FILES.items()),
        ],
        middleware=[Middleware(Guard, door=door, entrances=ways)],
    )


class _Desk:
    """Answers requests that the guard has let through."""

    def __init__(self, showing: Showing, door: Door, screens: Screens) -> None:
        self._showing = showing
        self._door = door
        self._screens = screens

    def overview(self, request: Request) -> Response:
        """Return the screen with what is due, what is rejected, and the articles asked for."""
        asked = Asked(*(request.query_params.get(name, "") for name in Asked._fields))
        shown = overview(self._showing.edition, self._showing.findings, asked)
        values = {"asked": asked, "statuses": [*Status], **shown}
        return self._screens(request, "overview.html", values)

    def edit(self, request: Request) -> Response:
        """Return the editor of a file."""
        path = request.query_params.get("path", "")
        edition, visit = self._showing.edition, visit_of(request)
        file = content_file(edition, path)
        if file is None:
            return PlainTextResponse("There is no such text.", 404)
        try:
            found = opened(file, path, Shelf(edition, visit.shelf))
        except UnicodeDecodeError:
            return PlainTextResponse("The file is no UTF-8: save it anew as UTF-8.", 415)
        form, words = found.form, words_in(edition.language)
        about = {
            "path": path,
            "version": found.version,
            "unsaved": found.unsaved,
            "bodyLine": form.body_line,
            "csrf": visit.csrf,
            "words": words,
        }
        values = {
            "path": path,
            "opened": about,
            "fields": list(form.fields.items()),
            "fixed": form.fixed,
            "body": form.body,
            "is_whole": form.is_whole,
            "choices": _choices(edition, form.fields, words),
        }
        return self._screens(request, "editor.html", values)

    async def preview(self, request: Request) -> Response:
        """Return what is wrong with a text as it is being written, and where its page is."""
        return await self._with_draft(request, self._preview)

    async def save(self, request: Request) -> Response:
        """Save a text; 409 and the saved one if that is no longer the version that was opened."""
        return await self._with_draft(request, self._save)

    async def discard(self, request: Request) -> Response:
        """Forget what was written and not saved."""
        return await self._with_draft(request, self._discard)

    async def _with_draft(self, request: Request, answer: Any) -> Response:  # noqa: ANN401
        """Return an answer to what a browser sends of a file, or why there is none."""
        sent = await sent_json(request, _LARGEST_REQUEST)
        draft = Draft.of(sent) if sent else None
        path = str(sent.get("path", "")) if sent else ""
        file = content_file(self._showing.edition, path)
        if draft is None or file is None:
            return JSONResponse({}, 400)
        try:
            response: Response = await run_in_threadpool(
                answer, visit_of(request), file, path, draft
            )
        except UnicodeDecodeError:
            return JSONResponse({}, 415)
        return response

    def _preview(self, visit: Visit, file: Path, path: str, draft: Draft) -> Response:
        edition = self._showing.edition
        shelf = Shelf(edition, visit.shelf)
        data = composed(file, draft, _public(edition, path))
        shelf.keep(path, draft)
        kept = shelf.folder / path
        write_whole(kept, data)
        page, address = self._showing.unsaved(path, data, shelf.folder)
        findings = [finding_as_json(one, edition.language) for one in page.findings]
        shown = visit.entrance.previews + address if address else ""
        return JSONResponse({"findings": findings, "address": page.url, "page": shown})

    def _save(self, visit: Visit, file: Path, path: str, draft: Draft) -> Response:
        edition, person = self._showing.edition, visit.person
        shelf = Shelf(edition, visit.shelf)
        data = composed(file, draft, _public(edition, path))
        if person is None or not may_save(person, path, file.read_bytes(), data, edition):
            return JSONResponse({"told": in_words(_FOR_EDITORS, edition.language)}, 403)
        try:
            version = save(file, path, data, draft.version, shelf)
        except ChangedMeanwhileError:
            theirs = opened(file, path, shelf)
            return JSONResponse({"text": theirs.form.body, "version": theirs.version}, 409)
        told = None
        if self._door.settings.commits:
            words = in_words(_("Save {path} at the desk").format(path=path), edition.language)
            told = commit(file, path, person, words)
        return JSONResponse(
            {
                "version": version,
                "bodyLine": form_of(data.decode()).body_line,
                "told": in_words(told, edition.language) if told else "",
            }
        )

    def _discard(self, visit: Visit, _file: Path, path: str, _draft: Draft) -> Response:
        Shelf(self._showing.edition, visit.shelf).let_go(path)
        return JSONResponse({})


def _choices(
    edition: Edition, fields: dict[str, str], words: dict[str, str]
) -> dict[str, list[tuple[str, str]]]:
    """Return the options of the fields that have some; what a file says itself is always one."""
    sections = [section.name(edition.language) for section in edition.sections]
    offered = {
        "category": [("", ""), *((name, name) for name in sections)],
        "status": [("", words["published"]), *((one.value, words[one]) for one in Status)],
    }
    for name, options in offered.items():
        if (value := fields.get(name, "")) not in dict(options):
            options.append((value, value))
    return offered


def _public(edition: Edition, path: str) -> Article | None:
    """Return the article of a file if readers could see it when the edition was last built."""
    with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
        article = article_at(connection, path)
        now = int(Manifest(connection).note("now", "0"))
    is_public = article and article.status is not Status.DRAFT and article.instant <= now
    return article if is_public else None


def _static(name: str, kind: str) -> Any:  # noqa: ANN401
    data = (SCREENS / name).read_bytes()
    return lambda _request: Response(data, media_type=kind)
