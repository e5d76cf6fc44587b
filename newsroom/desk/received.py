"""What browsers send to the desk: JSON, and files."""

import json
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from starlette.requests import Request

from newsroom.content.safety.limits import LARGEST_FILE

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
