"""Requests about earlier versions: which there are, their texts, and what has changed since."""

from datetime import UTC, datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from newsroom.desk.comparison import changes
from newsroom.desk.content_files import content_file
from newsroom.desk.drafts import Draft
from newsroom.desk.editor_requests import composed_now
from newsroom.desk.form import form_of
from newsroom.desk.guard import HOME
from newsroom.desk.sent import Sent, with_draft
from newsroom.desk.versions import Version, versions_of
from newsroom.edition import Edition
from newsroom.language.dates.moment import moment_in_zone
from newsroom.serving.showing import Showing


class VersionRequests:
    """Answers what the editor asks about the past of a file. Nothing here writes."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing

    def routes(self) -> list[BaseRoute]:
        """Return which request is answered where."""
        return [
            Route(f"{HOME}versions", self.versions),
            Route(f"{HOME}version", self.version),
            Route(f"{HOME}compare", self.compare, methods=["POST"]),
        ]

    def versions(self, request: Request) -> Response:
        """Return the versions of a file, the newest first."""
        edition, path = self._showing.edition, request.query_params.get("path", "")
        if content_file(edition, path) is None:
            return JSONResponse([], 404)
        return JSONResponse([_as_json(one, edition) for one in versions_of(edition, path)])

    def version(self, request: Request) -> Response:
        """Return a version as a form, to be taken back into the editor."""
        edition, path = self._showing.edition, request.query_params.get("path", "")
        found = self._found(edition, path, request.query_params.get("key", ""))
        if found is None:
            return JSONResponse({}, 404)
        form = form_of(found.data.decode(errors="replace"))
        return JSONResponse({"fields": form.fields, "body": form.body, "isWhole": form.is_whole})

    async def compare(self, request: Request) -> Response:
        """Return what is another in a text, as it is being written, than in a version of it."""
        return await with_draft(request, self._showing.edition, self._compare)

    def _compare(self, path: str, draft: Draft, sent: Sent) -> Response:
        edition = self._showing.edition
        found = self._found(edition, path, str(sent.get("key", "")))
        if found is None:
            return JSONResponse({}, 404)
        before = found.data.decode(errors="replace").replace("\r\n", "\n")
        after = composed_now(edition, path, draft).decode().replace("\r\n", "\n")
        return JSONResponse({"changes": changes(before, after)})

    def _found(self, edition: Edition, path: str, key: str) -> Version | None:
        if content_file(edition, path) is None:
            return None
        return next((one for one in versions_of(edition, path) if one.key == key), None)


def _as_json(version: Version, edition: Edition) -> dict[str, Any]:
    saved = moment_in_zone(datetime.fromtimestamp(version.time, UTC), edition.zone)
    return {
        "key": version.key,
        "time": saved.stamp.replace("T", " "),
        "author": version.author,
        "subject": version.subject,
        "isPublished": version.is_published,
    }
