"""What browsers send to the desk: JSON of a bounded length."""

import json
from typing import Any

from starlette.requests import Request


async def sent_json(request: Request, most: int) -> dict[str, Any] | None:
    """Return the JSON that a browser sends; None if it is over `most` bytes, or none of ours."""
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > most:
            return None
    try:
        sent = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return sent if isinstance(sent, dict) else None
