"""What others are told after a publish: hubs, search engines, caches. Nothing here can fail it."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, urlopen

from newsroom.language.messages import translate as _
from newsroom.publishing.staging import Extra
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
    hooks: Hooks, site_url: str, paths: tuple[str, ...], environment: Mapping[str, str]
) -> Iterator[tuple[str, Request]]:
    """Yield what is to be sent after files at `paths` changed or went, each with a name for it.

    Secrets come from the `environment`.
    """
    addresses = [f"{site_url}/{quote(path.removesuffix('index.html'))}" for path in paths]
    pages = [url for url, path in zip(addresses, paths, strict=True) if path.endswith(".html")]
    feeds = [f"{site_url}/{quote(feed)}" for feed in hooks.websub_feeds]
    if hooks.websub_hub:
        for feed in (feed for feed in feeds if feed in addresses):
            form = urlencode({"hub.mode": "publish", "hub.url": feed}).encode()
            yield "WebSub", Request(hooks.websub_hub, form, method="POST")
    if hooks.indexnow_key:
        for part in _parts(pages, _INDEXNOW_LIMIT):
            told = {
                "host": urlsplit(site_url).netloc,
                "key": hooks.indexnow_key,
                "keyLocation": f"{site_url}/{hooks.indexnow_key}.txt",
                "urlList": part,
            }
            yield "IndexNow", _json(hooks.indexnow_endpoint, told)
    if hooks.purge.startswith("cloudflare:"):
        url = _CLOUDFLARE.format(zone=hooks.purge.partition(":")[2])
        for part in _parts(addresses, _CLOUDFLARE_LIMIT):
            yield (
                "Cloudflare",
                _json(
                    url, {"files": part}, Authorization=f"Bearer {environment[CLOUDFLARE_TOKEN]}"
                ),
            )
    elif hooks.purge:
        for address in addresses:
            yield hooks.purge, Request(address, method=hooks.purge)


def run_hooks(hooks: Hooks, site_url: str, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Tell all that are to be told, and return a sentence for each of them that did not listen."""
    complaints: dict[str, str] = {}
    try:
        for name, request in requests_after(hooks, site_url, paths, os.environ):
            # One that is away is not asked a thousand times.
            if name not in complaints and (problem := _send(request)):
                complaints[name] = problem
    except KeyError as error:
        complaints[str(error.args[0])] = _("this variable is not set in the environment")
    return tuple(f"{name}: {problem}" for name, problem in complaints.items())


def _send(request: Request) -> str:
    try:
        with urlopen(request, timeout=_PATIENCE):
            return ""
    except HTTPError as error:
        error.close()
        is_purge = request.get_method() != "POST"
        return "" if is_purge and error.code in _FORGOTTEN else str(error)
    except (OSError, ValueError) as error:  # URLError and time-outs are OSErrors
        return str(error.reason if isinstance(error, URLError) else error)


def _parts(addresses: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (addresses[start : start + size] for start in range(0, len(addresses), size))


def _json(url: str, told: object, **headers: str) -> Request:
    headers["Content-Type"] = "application/json; charset=utf-8"
    return Request(url, json.dumps(told).encode(), headers, method="POST")
