"""What requests that send the draft of a file have in common: it is read, or refused."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from newsroom.desk.editing.drafts import Draft
from newsroom.desk.files.content_files import content_file
from newsroom.desk.received import Sent, sent_json
from newsroom.desk.text.corrections import CorrectionError
from newsroom.desk.text.form import FormError
from newsroom.edition import Edition
from newsroom.language.messages import in_words


async def with_draft(
    request: Request, edition: Edition, answer: Callable[[str, Draft, Sent], Response]
) -> Response:
    """Return the answer to what a browser sends of a file; 400 if it is none of our forms.

    415 tells that the file is no UTF-8, 422 that it takes no such change, and why.
    """
    sent = await sent_json(request) or {}
    draft, path = Draft.of(sent), str(sent.get("path", ""))
    if draft is None or content_file(edition, path) is None:
        return JSONResponse({}, 400)
    try:
        return await run_in_threadpool(answer, path, draft, sent)
    except UnicodeDecodeError:
        return JSONResponse({}, 415)
    except (CorrectionError, FormError) as error:
        return JSONResponse({"message": in_words(error.message, edition.language)}, 422)
