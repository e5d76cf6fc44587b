"""Requests of the editor: a file is opened, looked at while it is written, and saved."""

from collections.abc import Callable
from contextlib import closing
from functools import partial
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.queries.offers import offered
from newsroom.catalogue.queries.unpublished import article_at
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.article import Article, Status
from newsroom.content.rejection import Rejection
from newsroom.desk.access.guard import HOME
from newsroom.desk.access.visit import Visit, visit_of
from newsroom.desk.accounts.rights import FOR_EDITORS, may_save
from newsroom.desk.editing.draft_requests import with_draft
from newsroom.desk.editing.drafts import Draft, Shelf, composed, opened, save
from newsroom.desk.files.commits import Commits
from newsroom.desk.files.content_files import content_file
from newsroom.desk.files.writes import ChangedMeanwhileError, write_copy
from newsroom.desk.received import Sent
from newsroom.desk.screens.renderer import Screens
from newsroom.desk.screens.words import words_in
from newsroom.desk.text.form import Form, field_on, form_of
from newsroom.desk.text.merging import merged, merged_fields
from newsroom.desk.text.moments import moment_text
from newsroom.edition import Edition
from newsroom.language.messages import Message, in_words
from newsroom.pages.articles.kinds import LABELS
from newsroom.press import clock
from newsroom.serving.page_news import finding_as_json
from newsroom.serving.showing import Showing

_OFFERS = 12
_OTHER_STATUSES = tuple(status for status in Status if status is not Status.PUBLISHED)
_OF_FIELDS = {"no-title": "title", "no-date": "date", "no-section": "category"}


class EditorRequests:
    """Answers what the editor asks, as far as somebody may do that."""

    def __init__(self, showing: Showing, screens: Screens, commits: Commits) -> None:
        self._showing = showing
        self._screens = screens
        self._commits = commits

    def routes(self) -> list[BaseRoute]:
        """Return which request is answered where."""
        return [
            Route(f"{HOME}edit", self.edit),
            Route(f"{HOME}offers", self.offers),
            Route(f"{HOME}preview", self.preview, methods=["POST"]),
            Route(f"{HOME}save", self.save, methods=["POST"]),
            Route(f"{HOME}discard", self.discard, methods=["POST"]),
        ]

    def edit(self, request: Request) -> Response:
        """Return the editor of a file."""
        path = request.query_params.get("path", "")
        edition, visit = self._showing.edition, visit_of(request)
        file = content_file(edition, path)
        if file is None:
            return self._screens.refuse(request, HTTPStatus.NOT_FOUND, "no-text")
        try:
            found = opened(file, path, Shelf(edition, visit.shelf))
        except UnicodeDecodeError:
            return self._screens.refuse(request, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "no-utf8")
        form, words = found.form, words_in(edition.language)
        record = public_record(edition, path)
        about = {
            "path": path,
            "version": found.version,
            "unsaved": found.unsaved,
            "bodyLine": form.body_line,
            "isWhole": form.is_whole,
            "isPublic": record is not None,
            "now": moment_text(clock(), edition),
            "csrf": visit.csrf,
            "owner": visit.shelf,
            "words": words,
        }
        return self._screens.show(
            request,
            "editor.html",
            path=path,
            opened=about,
            fields=form.fields,
            fixed=form.fixed,
            others=form.others,
            body=form.body,
            is_whole=form.is_whole,
            why_whole=words[f"whole-{form.whole}"] if form.whole else "",
            published_slug=record.slug if record else "",
            may_save=_may_save(visit, path, file.read_bytes(), edition),
            is_withdrawn=record is not None and record.status is Status.WITHDRAWN,
            choices=_choices(edition, form.fields, words),
        )

    def offers(self, request: Request) -> Response:
        """Return authors or topics that the archive knows, for words that somebody has begun."""
        kind, language = request.query_params.get("kind", ""), request.query_params.get("lang", "")
        edition = self._showing.edition
        if kind not in {"author", "topic"}:
            return JSONResponse([], 400)
        with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
            words = request.query_params.get("words", "")
            known = edition.language_named(language) or edition.language
            return JSONResponse(offered(connection, known, kind, words, _OFFERS))

    async def preview(self, request: Request) -> Response:
        """Return what is wrong with a text as it is being written, and where its page is."""
        return await self._with_draft(request, self._preview)

    async def save(self, request: Request) -> Response:
        """Save a text; 409 and both to be merged if that is no more the version that was opened."""
        return await self._with_draft(request, self._save)

    async def discard(self, request: Request) -> Response:
        """Forget what was written and not saved."""
        return await self._with_draft(request, self._discard)

    async def _with_draft(
        self, request: Request, answer: Callable[[Visit, str, Draft, Sent], Response]
    ) -> Response:
        return await with_draft(request, self._showing.edition, partial(answer, visit_of(request)))

    def _preview(self, visit: Visit, path: str, draft: Draft, _sent: Sent) -> Response:
        edition = self._showing.edition
        shelf = Shelf(edition, visit.shelf)
        data = composed_now(edition, path, draft)
        if data == (edition.content / path).read_bytes():
            shelf.let_go(path)  # nothing is unsaved
        else:
            shelf.keep(path, draft)
        write_copy(shelf.folder / path, data)
        page, address = self._showing.unsaved(path, data, shelf.folder)
        text = data.decode()
        told = [
            {**finding_as_json(one, edition.language), "field": _field_of(one, text)}
            for one in page.findings
        ]
        shown = visit.entrance.previews + address if address else ""
        return JSONResponse({"findings": told, "address": page.url, "page": shown})

    def _save(self, visit: Visit, path: str, draft: Draft, sent: Sent) -> Response:
        edition, shelf = self._showing.edition, Shelf(self._showing.edition, visit.shelf)
        data = composed_now(edition, path, draft)
        before = (edition.content / path).read_bytes()
        if visit.person is None or not may_save(visit.person, path, before, data, edition):
            return JSONResponse({"message": in_words(FOR_EDITORS, edition.language)}, 403)
        try:
            version = save(edition, path, data, draft.version)
        except ChangedMeanwhileError:
            theirs = opened(edition.content / path, path, shelf)
            return JSONResponse(_both(draft, theirs.form, theirs.version, sent.get("base")), 409)
        shelf.let_go(path)
        told = self._commits.after_save(edition, path, visit.person)
        form = _as_json(form_of(data.decode()))
        return JSONResponse({"version": version, "told": told, **form})

    def _discard(self, visit: Visit, path: str, _draft: Draft, _sent: Sent) -> Response:
        Shelf(self._showing.edition, visit.shelf).let_go(path)
        return JSONResponse({})


def _may_save(visit: Visit, path: str, data: bytes, edition: Edition) -> bool:
    """Tell whether somebody may save a file as it is: who may not is told so before writing."""
    return visit.person is not None and may_save(visit.person, path, data, data, edition)


def public_record(edition: Edition, path: str) -> Article | None:
    """Return the article of a file if readers could see it when the edition was last built."""
    with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
        article = article_at(connection, path)
        now = int(Manifest(connection).note("now", "0"))
    is_public = article and article.status is not Status.DRAFT and article.instant <= now
    return article if is_public else None


def composed_now(edition: Edition, path: str, draft: Draft) -> bytes:
    """Return the bytes of a file with what a browser sent of it, as `composed` does, now."""
    record, now = public_record(edition, path), moment_text(clock(), edition)
    return composed(edition.content / path, draft, record, now)


def _as_json(form: Form) -> dict[str, Any]:
    lines = {"bodyLine": form.body_line, "isWhole": form.is_whole}
    return {"fields": form.fields, "body": form.body, **lines}


def _both(draft: Draft, theirs: Form, version: str, base: object) -> dict[str, Any]:
    """Return what a browser needs to bring two versions together, and the version to save over.

    `base` is the one that both were made of, if the browser still has it.
    """
    known = Draft.of({"version": "", **base}) if isinstance(base, dict) else None
    fields = merged_fields(known.fields if known else None, draft.fields, theirs.fields)
    pieces = merged(known.body if known else None, draft.body, theirs.body)
    return {"version": version, "fields": fields, "pieces": pieces, **{"theirs": _as_json(theirs)}}


def _field_of(finding: Rejection, text: str) -> str:
    """Return the field of the form beside which a finding is told; empty for none."""
    return _OF_FIELDS.get(finding.code) or field_on(text, finding.line)


def _published(fields: dict[str, str], words: dict[str, str]) -> tuple[str, str]:
    """Return the option of what is published: a file that says nothing of it is, too."""
    written = Status.PUBLISHED.value
    return (written if fields.get("status") == written else "", words[written])


def _kinds(edition: Edition) -> list[tuple[str, str]]:
    return [(kind, in_words(Message(label), edition.language)) for kind, label in LABELS.items()]


def _choices(
    edition: Edition, fields: dict[str, str], words: dict[str, str]
) -> dict[str, list[tuple[str, str]]]:
    """Return the options of the fields that have some; what a file says itself is always one."""
    sections = [section.name(edition.language) for section in edition.sections]
    offered_ones = {
        "category": [("", ""), *((name, name) for name in sections)],
        "kind": [("", words["news"]), *_kinds(edition)],
        "status": [
            _published(fields, words),
            *((one.value, words[one]) for one in _OTHER_STATUSES),
        ],
    }
    if len(edition.languages) > 1 or fields.get("lang"):
        offered_ones["lang"] = [("", edition.language), *((one, one) for one in edition.languages)]
    for name, options in offered_ones.items():
        if (value := fields.get(name, "")) not in dict(options):
            options.append((value, value))
    return offered_ones
