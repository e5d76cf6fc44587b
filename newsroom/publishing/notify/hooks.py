"""What others are told after a publish: hubs, search engines, caches. Nothing here can fail it."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, urlopen

from newsroom.language.messages import Message
from newsroom.language.messages import message as _
from newsroom.publishing.manifest.edition_files import Extra
from newsroom.publishing.targets import Hooks

_PATIENCE = 10  # seconds
_INDEXNOW_LIMIT = 10_000  # addresses in one message, https://www.indexnow.org/documentation
_CLOUDFLARE_LIMIT = 30  # addresses in one message on every plan
# What caches answer that do not hold the address: Squid the first, nginx's module the last.
_FORGOTTEN = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.PRECONDITION_FAILED}
_CLOUDFLARE = "https://api.cloudflare.com/client/v4/zones/{zone}/purge_cache"
CLOUDFLARE_TOKEN = "PUBLISH_CLOUDFLARE_TOKEN"


def extras_for(hooks: Hooks) -> tuple[Extra, ...]:
    """Return the files that hooks need on the site: IndexNow's proof that the site is ours."""
    key = hooks.indexnow_key
    return (Extra(f"{key}.txt", key.encode()),) if key else ()


def requests_after(
    hook: str, hooks: Hooks, site_url: str, paths: tuple[str, ...], environment: Mapping[str, str]
) -> Iterator[Request]:
    """Yield what one of `hooks.names` sends after files at `paths` changed or went.

    Secrets come from the `environment`; KeyError names one that is not there.
    """
    addresses = [f"{site_url}/{quote(path.removesuffix('index.html'))}" for path in paths]
    if hook == "websub":
        for feed in (f"{site_url}/{quote(feed)}" for feed in hooks.websub_feeds):
            if feed in addresses:
                form = urlencode({"hub.mode": "publish", "hub.url": feed}).encode()
                yield Request(hooks.websub_hub, form, method="POST")
    elif hook == "indexnow":
        pages = [url for url, path in zip(addresses, paths, strict=True) if path.endswith(".html")]
        for part in _parts(pages, _INDEXNOW_LIMIT):
            told = {
                "host": urlsplit(site_url).netloc,
                "key": hooks.indexnow_key,
                "keyLocation": f"{site_url}/{hooks.indexnow_key}.txt",
                "urlList": part,
            }
            yield _json(hooks.indexnow_endpoint, told)
    elif hooks.purge.startswith("cloudflare:"):
        url = _CLOUDFLARE.format(zone=hooks.purge.partition(":")[2])
        secret = f"Bearer {environment[CLOUDFLARE_TOKEN]}"
        for part in _parts(addresses, _CLOUDFLARE_LIMIT):
            yield _json(url, {"files": part}, Authorization=secret)
    else:
        for address in addresses:
            yield Request(address, method=hooks.purge)


def run_hook(hook: str, hooks: Hooks, site_url: str, paths: tuple[str, ...]) -> Message | str:
    """Run one of `hooks.names`; return why it failed, empty if it did not.

    One that is away is not asked a thousand times: the first failure ends it.
    """
    try:
        problems = map(_send, requests_after(hook, hooks, site_url, paths, os.environ))
        return next(filter(None, problems), "")
    except KeyError as error:
        return _("{name} is not set in the environment").format(name=error.args[0])


def _send(request: Request) -> str:
    try:
        with urlopen(request, timeout=_PATIENCE):
            return ""
    except HTTPError as error:
        error.close()
        is_purge = request.get_method() != "POST"
        return "" if is_purge and error.code in _FORGOTTEN else str(error)
    # URLError and time-outs are OSErrors; what is no HTTP at all is an HTTPException.
    except (OSError, ValueError, HTTPException) as error:
        return str(error.reason if isinstance(error, URLError) else error)


def _parts(addresses: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (addresses[start : start + size] for start in range(0, len(addresses), size))


def _json(url: str, told: object, **headers: str) -> Request:
    headers["Content-Type"] = "application/json; charset=utf-8"
    return Request(url, json.dumps(told).encode(), headers, method="POST")
