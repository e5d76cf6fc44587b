"""Requests by which an article is begun: the same kinds, templates and places as `newsroom new`."""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from newsroom.desk.access.guard import HOME
from newsroom.desk.access.visit import Visit, visit_of
from newsroom.desk.accounts.rights import FOR_EDITORS, may_begin
from newsroom.desk.beginning.filling import given_in
from newsroom.desk.beginning.new_article import OutsideError, new_file, write_article
from newsroom.desk.beginning.published_file import NotPublishedError, published_file
from newsroom.desk.beginning.questions import Given, beginning_of
from newsroom.desk.beginning.templates import DEFAULT_KIND, kinds, template_of
from newsroom.desk.editing.drafts import Shelf
from newsroom.desk.files.commits import Commits
from newsroom.desk.received import Sent, sent_json
from newsroom.desk.screens.renderer import Screens
from newsroom.desk.screens.words import words_in
from newsroom.desk.text.moments import moment_text
from newsroom.edition import Edition
from newsroom.interview import AnswerError
from newsroom.language.messages import in_words
from newsroom.pages.theme import Theme
from newsroom.press import clock
from newsroom.serving.showing import Showing

_ASKED = ("title", "section", "byline", "date", "source", "alt")


class BeginningRequests:
    """Answers what the screen for new articles asks."""

    def __init__(self, showing: Showing, screens: Screens, commits: Commits) -> None:
        self._showing = showing
        self._screens = screens
        self._commits = commits

    def routes(self) -> list[BaseRoute]:
        """Return which request is answered where."""
        return [
            Route(f"{HOME}new", self.new),
            Route(f"{HOME}new", self.begin, methods=["POST"]),
            Route(f"{HOME}correct", self.correct, methods=["POST"]),
        ]

    def new(self, request: Request) -> Response:
        """Return the screen on which one says what kind of article it is, and what is known."""
        edition, words = self._showing.edition, words_in(self._showing.edition.language)
        theme = Theme.of(edition)
        templates = {kind: _template(theme, kind) for kind in kinds(theme)}
        offered = {kind: text for kind, text in templates.items() if text is not None}
        first = [kind for kind in (DEFAULT_KIND, "headline", "photos") if kind in offered]
        ordered = [*first, *(kind for kind in offered if kind not in first)]
        return self._screens.show(
            request,
            "new.html",
            kinds=[(kind, words.get(f"kind-{kind}", kind)) for kind in ordered],
            sections=[section.name(edition.language) for section in edition.sections],
            opened={
                "csrf": visit_of(request).csrf,
                "now": moment_text(clock(), edition),
                "asks": {kind: _asks(text) for kind, text in offered.items()},
                "words": words,
            },
        )

    async def begin(self, request: Request) -> Response:
        """Write the file of a new article, and say which; 409 if there is one of that title."""
        sent = await sent_json(request) or {}
        return await run_in_threadpool(self._begin, visit_of(request), sent)

    async def correct(self, request: Request) -> Response:
        """Say which file is the published article that is to be corrected; 404 and why if none."""
        sent, edition = await sent_json(request) or {}, self._showing.edition
        named = str(sent.get("of", "")).strip()
        try:
            path = await run_in_threadpool(published_file, edition, named, edition.content, clock())
        except NotPublishedError as error:
            return JSONResponse({"message": in_words(error.message, edition.language)}, 404)
        return JSONResponse({"path": path})

    def _begin(self, visit: Visit, sent: Sent) -> Response:
        edition, kind = self._showing.edition, str(sent.get("kind", ""))
        theme = Theme.of(edition)
        template = _template(theme, kind) if kind in kinds(theme) else None
        if template is None:
            return JSONResponse({}, 400)
        given = Given(**{name: str(sent.get(name, "")) for name in _ASKED})
        now = moment_text(clock(), edition)
        try:
            begun = beginning_of(given, template, edition, today=now, asks=False)
        except AnswerError as error:
            return JSONResponse({"message": in_words(error.message, edition.language)}, 422)
        made = new_file(template, begun, edition)
        data = made.text.encode()
        if visit.person is None or not may_begin(visit.person, made.path, data, edition):
            return JSONResponse({"message": in_words(FOR_EDITORS, edition.language)}, 403)
        try:
            write_article(template, begun, edition)
        except OutsideError:
            return JSONResponse({}, 400)
        except FileExistsError:
            return _taken(edition, made.path)
        told = self._commits.after_save(edition, made.path, visit.person)
        # What was once written of a file of that name is no text of this one.
        Shelf(edition, visit.shelf).let_go(made.path)
        return JSONResponse({"path": made.path, "told": told})


def _taken(edition: Edition, path: str) -> Response:
    words = words_in(edition.language)
    return JSONResponse({"message": words["taken"], "path": path}, 409)


def _template(theme: Theme, kind: str) -> str | None:
    """Return a template of articles; None for one that is no UTF-8."""
    try:
        return template_of(theme, kind)
    except UnicodeDecodeError:
        return None


def _asks(template: str) -> dict[str, Any]:
    """Return what is asked beside the title, by the names of what is sent."""
    has = given_in(template)
    return {
        "section": "category" not in has,
        "byline": "author" not in has,
        "source": "source" not in has and "\nsource:" in f"\n{template.lower()}",
        "alt": "{alt}" in template,
    }
