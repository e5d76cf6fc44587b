"""What browsers send to the desk: JSON, drafts, and files."""

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from newsroom.content.safety.limits import LARGEST_FILE
from newsroom.desk.content_files import content_file
from newsroom.desk.corrections import CorrectionError
from newsroom.desk.drafts import Draft
from newsroom.edition import Edition
from newsroom.language.messages import in_words

_LARGEST_REQUEST = 8 * LARGEST_FILE  # a text and the one it comes from, their letters escaped

Sent = dict[str, Any]


async def sent_json(request: Request) -> Sent | None:
    """Return the JSON object that a browser sends; None if it is too long, or none."""
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


async def with_draft(
    request: Request, edition: Edition, answer: Callable[[str, Draft, Sent], Response]
) -> Response:
    """Return the answer to what a browser sends of a file; 400 if it is none of our forms.

    415 tells that the file is no UTF-8, 422 that it takes no correction, and why.
    """
    sent = await sent_json(request) or {}
    draft, path = Draft.of(sent), str(sent.get("path", ""))
    if draft is None or content_file(edition, path) is None:
        return JSONResponse({}, 400)
    try:
        return await run_in_threadpool(answer, path, draft, sent)
    except UnicodeDecodeError:
        return JSONResponse({}, 415)
    except CorrectionError as error:
        return JSONResponse({"message": in_words(error.message, edition.language)}, 422)


async def received_file(request: Request, folder: Path, largest: int) -> Path | None:
    """Return a new file in `folder` that holds what a browser sends; None if that is larger.

    Whoever asks for it deletes it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        path, size = Path(file.name), 0
        async for chunk in request.stream():
            size += len(chunk)
            if size > largest:
                path.unlink()
                return None
            file.write(chunk)
    return path
