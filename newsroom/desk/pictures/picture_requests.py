"""Requests about pictures and documents: handed in, looked at, and sorted in galleries."""

from contextlib import closing
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from newsroom.catalogue.queries.sources import is_named
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.picture import PictureFile
from newsroom.content.scan import digest
from newsroom.desk.access.guard import HOME
from newsroom.desk.access.visit import visit_of
from newsroom.desk.accounts.rights import FOR_EDITORS, may_change
from newsroom.desk.files.content_files import content_folder, content_picture
from newsroom.desk.pictures.galleries import (
    NamedPictureError,
    OtherPicturesError,
    pictures_in,
    sort_pictures,
)
from newsroom.desk.pictures.uploads import LARGEST_UPLOAD, PICTURES, Place, RefusedUploadError, take
from newsroom.desk.received import received_file, sent_json
from newsroom.desk.screens.words import words_in
from newsroom.desk.text.moments import moment_text
from newsroom.language.messages import in_words
from newsroom.pictures.cache import variant_bytes
from newsroom.pictures.inspection import inspect
from newsroom.pictures.variants import MEDIA_TYPES, variants_of
from newsroom.press import clock
from newsroom.serving.showing import Showing

_TYPES = {**MEDIA_TYPES, "jpg": "image/jpeg", "svg": "image/svg+xml"}


class PictureRequests:
    """Answers what the editor asks about files that are no texts."""

    def __init__(self, showing: Showing) -> None:
        self._showing = showing

    def routes(self) -> list[BaseRoute]:
        """Return which request is answered where."""
        return [
            Route(f"{HOME}upload", self.upload, methods=["POST"]),
            Route(f"{HOME}picture", self.picture),
            Route(f"{HOME}gallery", self.gallery),
            Route(f"{HOME}gallery", self.sort, methods=["POST"]),
        ]

    async def upload(self, request: Request) -> Response:
        """Take a file that is sent as the request's body, and say where it lies now.

        413 and 415 say that it is too large, or nothing that is taken, in words.
        """
        edition = self._showing.edition
        name = unquote(request.headers.get("x-file-name", ""))
        folder = request.query_params.get("folder", "").strip("/")
        if folder and content_folder(edition, folder) is None:
            return JSONResponse({}, 400)
        month = moment_text(clock(), edition)[:7].replace("-", "/")
        if not self._may_change(request, f"{folder or f'{PICTURES}/{month}'}/"):
            return self._for_editors()
        received = await received_file(request, edition.cache / "desk" / "received", LARGEST_UPLOAD)
        if received is None:
            return JSONResponse({"message": words_in(edition.language)["too-large"]}, 413)
        try:
            place = Place(month, folder, partial(self._may_change, request))
            kept = await run_in_threadpool(take, edition, received, name, place)
        except RefusedUploadError as error:
            return JSONResponse({"message": error.in_words(edition.language)}, 415)
        finally:
            received.unlink(missing_ok=True)
        return JSONResponse({"path": kept.path, "isPicture": kept.is_picture})

    def picture(self, request: Request) -> Response:
        """Return a small copy of a picture in content/."""
        edition, path = self._showing.edition, request.query_params.get("path", "")
        file = content_picture(edition, path)
        found = inspect(file) if file else None
        if file is None or found is None or found.fault:
            return PlainTextResponse("There is no such picture.", 404)
        picture = PictureFile(path, digest(file.read_bytes()), found.width, found.height)
        variant = min(
            (one for one in variants_of(picture) if one.format in {"jpg", "svg"}),
            key=lambda one: abs(one.width - 480),
        )
        data = variant_bytes(edition.content, edition.picture_cache, picture, variant)
        return Response(data or b"", media_type=_TYPES[variant.format])

    def gallery(self, request: Request) -> Response:
        """Return the names of the pictures of a gallery, in its order."""
        edition = self._showing.edition
        folder = content_folder(edition, request.query_params.get("folder", "").strip("/"))
        if folder is None or not folder.is_dir():
            return JSONResponse([], 404)
        return JSONResponse(pictures_in(folder))

    async def sort(self, request: Request) -> Response:
        """Bring the pictures of a gallery into an order; 409, and why, if that cannot be done."""
        sent = await sent_json(request) or {}
        names = sent.get("names")
        folder = content_folder(self._showing.edition, str(sent.get("folder", "")).strip("/"))
        if folder is None or not folder.is_dir() or not isinstance(names, list):
            return JSONResponse({}, 400)
        place = folder.relative_to(self._showing.edition.content).as_posix()
        if not self._may_change(request, f"{place}/"):
            return self._for_editors()
        words = words_in(self._showing.edition.language)
        names = [str(name) for name in names]
        try:
            return JSONResponse({"names": await run_in_threadpool(self._sort, folder, names)})
        except OtherPicturesError:
            return JSONResponse({"message": words["gallery-other"]}, 409)
        except NamedPictureError as error:
            message = words["gallery-named"].format(name=error.name)
            return JSONResponse({"message": message}, 409)

    def _may_change(self, request: Request, target: str) -> bool:
        person = visit_of(request).person
        return person is not None and may_change(person, target, self._showing.edition)

    def _for_editors(self) -> Response:
        words = in_words(FOR_EDITORS, self._showing.edition.language)
        return JSONResponse({"message": words}, 403)

    def _sort(self, folder: Path, names: list[str]) -> list[str]:
        edition = self._showing.edition
        place = folder.relative_to(edition.content).as_posix()
        with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
            return sort_pictures(
                folder, names, lambda name: is_named(connection, f"{place}/{name}")
            )
