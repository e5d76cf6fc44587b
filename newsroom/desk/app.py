"""The desk: the screens and requests by which articles are found, written and saved."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.queries.unpublished import article_at
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.article import Article, Status
from newsroom.content.safety.limits import LARGEST_FILE
from newsroom.desk.content_files import content_file
from newsroom.desk.drafts import Draft, Shelf, composed, opened, save
from newsroom.desk.files import ChangedMeanwhileError, write_whole
from newsroom.desk.finding_pages import finding_pages
from newsroom.desk.form import form_of
from newsroom.desk.guard import HOME, Guard, Keys
from newsroom.desk.overview import Asked, overview
from newsroom.desk.words import words_in
from newsroom.edition import Edition
from newsroom.serving.page_news import finding_as_json
from newsroom.serving.showing import Showing

_SCREENS = Path(__file__).with_name("screens")
_LARGEST_REQUEST = 4 * LARGEST_FILE  # a text as JSON, its letters escaped
_FILES = {"desk.css": "text/css", "editor.js": "text/javascript"}


def desk_app(showing: Showing, keys: Keys, *, hosts: frozenset[str], site: str) -> Starlette:
    """Return the desk of the edition that is shown, for requests to `hosts`.

    `site` is the address, without a slash, at which `showing` is served: previews come from there,
    where the desk's cookie is of no use.
    """
    desk = _Desk(showing, keys, site)
    return Starlette(
        routes=[
            Route(HOME, desk.overview),
            Route(f"{HOME}edit", desk.edit),
            Route(f"{HOME}preview", desk.preview, methods=["POST"]),
            Route(f"{HOME}save", desk.save, methods=["POST"]),
            Route(f"{HOME}discard", desk.discard, methods=["POST"]),
            finding_pages(showing.edition.language),
            *(Route(f"{HOME}{name}", _static(name, kind)) for name, kind in _FILES.items()),
        ],
        middleware=[Middleware(Guard, keys=keys, hosts=hosts, site=site)],
    )


class _Desk:
    """Answers requests that the guard has let through."""

    def __init__(self, showing: Showing, keys: Keys, site: str) -> None:
        self._showing = showing
        self._keys = keys
        self._site = site
        self._screens = Environment(
            loader=FileSystemLoader(_SCREENS), autoescape=True, undefined=StrictUndefined
        )

    def overview(self, request: Request) -> Response:
        """Return the screen with what is due, what is rejected, and the articles asked for."""
        asked = Asked(*(request.query_params.get(name, "") for name in Asked._fields))
        shown = overview(self._showing.edition, self._showing.findings, asked)
        return self._screen("overview.html", asked=asked, statuses=[*Status], **shown)

    def edit(self, request: Request) -> Response:
        """Return the editor of a file."""
        path = request.query_params.get("path", "")
        edition = self._showing.edition
        file = content_file(edition, path)
        if file is None:
            return PlainTextResponse("There is no such text.", 404)
        try:
            found = opened(file, path, Shelf(edition))
        except UnicodeDecodeError:
            return PlainTextResponse("The file is no UTF-8: save it anew as UTF-8.", 415)
        form, words = found.form, words_in(edition.language)
        about = {
            "path": path,
            "version": found.version,
            "unsaved": found.unsaved,
            "bodyLine": form.body_line,
            "csrf": self._keys.csrf,
            "words": words,
        }
        return self._screen(
            "editor.html",
            path=path,
            opened=about,
            fields=list(form.fields.items()),
            fixed=form.fixed,
            body=form.body,
            is_whole=form.is_whole,
            choices=_choices(edition, form.fields, words),
        )

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
        sent = await _sent(request)
        draft = Draft.of(sent) if sent else None
        path = str(sent.get("path", "")) if sent else ""
        file = content_file(self._showing.edition, path)
        if draft is None or file is None:
            return JSONResponse({}, 400)
        try:
            response: Response = await run_in_threadpool(answer, file, path, draft)
        except UnicodeDecodeError:
            return JSONResponse({}, 415)
        return response

    def _preview(self, file: Path, path: str, draft: Draft) -> Response:
        edition = self._showing.edition
        shelf = Shelf(edition)
        data = composed(file, draft, _public(edition, path))
        shelf.keep(path, draft)
        kept = shelf.folder / path
        write_whole(kept, data)
        page, address = self._showing.unsaved(path, data, shelf.folder)
        findings = [finding_as_json(one, edition.language) for one in page.findings]
        shown = self._site + address if address else ""
        return JSONResponse({"findings": findings, "address": page.url, "page": shown})

    def _save(self, file: Path, path: str, draft: Draft) -> Response:
        edition = self._showing.edition
        data = composed(file, draft, _public(edition, path))
        try:
            version = save(file, path, data, draft.version, Shelf(edition))
        except ChangedMeanwhileError:
            theirs = opened(file, path, Shelf(edition))
            return JSONResponse({"text": theirs.form.body, "version": theirs.version}, 409)
        return JSONResponse({"version": version, "bodyLine": form_of(data.decode()).body_line})

    def _discard(self, _file: Path, path: str, _draft: Draft) -> Response:
        Shelf(self._showing.edition).let_go(path)
        return JSONResponse({})

    def _screen(self, name: str, **values: Any) -> Response:  # noqa: ANN401
        edition = self._showing.edition
        return HTMLResponse(
            self._screens.get_template(name).render(
                words=words_in(edition.language),
                language=edition.language,
                direction=edition.direction(edition.language),
                newspaper=edition.masthead(edition.language).name,
                **values,
            )
        )


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


async def _sent(request: Request) -> dict[str, Any] | None:
    """Return the JSON that a browser sends; None if it is too long, or none of ours."""
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > _LARGEST_REQUEST:
            return None
    try:
        sent = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return sent if isinstance(sent, dict) else None


def _static(name: str, kind: str) -> Any:  # noqa: ANN401
    data = (_SCREENS / name).read_bytes()
    return lambda _request: Response(data, media_type=kind)
