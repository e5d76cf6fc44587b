"""Whether the folders, files, addresses and modules that settings name are there."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from importlib.machinery import PathFinder
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from newsroom.language.folding import fold
from newsroom.language.messages import message as _
from newsroom.language.patterns import lazy_pattern
from newsroom.settings.problem import Problem, Settings


def problems_of_places(settings: Settings) -> Iterator[Problem]:
    """Yield what is wrong with the time zone, the site's address, and the folders."""
    zone, address = settings.get("TIMEZONE", ""), settings.get("SITEURL", "")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: 'Asia' is a folder of zones
        yield _("TIMEZONE: {zone!r} is no time zone; write {near!r}.").format(
            zone=zone, near=_nearest_zone(zone)
        )
    if address and not is_address(address):
        yield _("SITEURL: {url!r} must begin with https:// or be empty.").format(url=address)
    output, content = Path(settings["OUTPUT_PATH"]).resolve(), Path(settings["PATH"]).resolve()
    if not content.is_dir():
        yield _("PATH: there is no folder {folder}.").format(folder=content)
    if output.is_relative_to(content) or content.is_relative_to(output):
        apart = _("OUTPUT_PATH: {output} and the content folder {content} must lie apart.")
        yield apart.format(output=output, content=content)
    yield from _problems_of_caches(settings, output, content)
    for folder in settings.get("THEME_TEMPLATES_OVERRIDES") or ():
        if not Path(folder).is_dir():
            yield _("THEME_TEMPLATES_OVERRIDES: there is no folder {folder}.").format(folder=folder)


def _problems_of_caches(settings: Settings, output: Path, content: Path) -> Iterator[Problem]:
    """Yield each cache that would be published, or read as content."""
    for setting in ("CACHE_PATH", "PICTURE_CACHE"):
        cache = Path(settings.get(setting) or settings["CACHE_PATH"]).resolve()
        for folder in (output, content):
            if cache.is_relative_to(folder):
                yield _("{setting}: {cache} must not lie in {folder}.").format(
                    setting=setting, cache=cache, folder=folder
                )


_STORE = lazy_pattern(r"s3://[^/\s]+/[^/\s]+(/[^/\s]+)*")
_OFFSET = lazy_pattern(
    r"(?:(?:UTC|GMT)\s*)?(?P<sign>[+-])0?(?P<hours>\d{1,2})(?::?00)?", re.IGNORECASE
)
_CITIES = dict.fromkeys(("hanoi", "saigon", "vietnam", "ict"), "Asia/Ho_Chi_Minh")
"""Folded names without spaces of places whose zone is called by another city."""


def _nearest_zone(zone: str) -> str:
    """Return the time zone whose name is most like a misspelt one, or one that is well known."""
    city = fold(zone).rpartition("/")[2].replace(" ", "").replace("_", "")
    if city in _CITIES:
        return _CITIES[city]
    if match := _OFFSET.fullmatch(zone.strip()):
        if match["sign"] + match["hours"] == "+7":
            return "Asia/Ho_Chi_Minh"
        turned = "-" if match["sign"] == "+" else "+"  # as POSIX counts: Etc/GMT-7 is east
        by_offset = f"Etc/GMT{turned}{match['hours']}"
        if by_offset in available_timezones():
            return by_offset
    zones = {name.lower(): name for name in available_timezones()}
    cities = {name.rpartition("/")[2]: name for name in zones}
    asked = zone.lower().replace(" ", "_")
    near = get_close_matches(asked, zones, 1)
    near += [cities[one] for one in get_close_matches(asked.rpartition("/")[2], cities, 1)]
    return zones[near[0]] if near else "Asia/Ho_Chi_Minh"


def problems_of_extensions(settings: Settings) -> Iterator[Problem]:
    """Yield each Markdown extension that is not installed, or is no name: builds compare names."""
    markdown = settings.get("MARKDOWN") or {}
    names = [*(markdown.get("extensions") or ()), *(markdown.get("extension_configs") or {})]
    for name in dict.fromkeys(names):
        if not isinstance(name, str):
            kind = type(name)
            yield _(
                "MARKDOWN: write {name!r} in place of the extension itself, and its options under "
                "that name in `extension_configs`."
            ).format(name=f"{kind.__module__}:{kind.__qualname__}")
        elif not _is_extension(name):
            yield _("MARKDOWN: there is no extension {name!r}; install it, or correct it.").format(
                name=name
            )


def problems_of_programs(settings: Settings) -> Iterator[Problem]:
    """Yield each plugin and executor, named by its module, that is not installed."""
    missing = _("{setting}: there is no {name!r}; install it, or correct it.")
    folders = settings.get("PLUGIN_PATHS") or []
    for name in settings.get("PLUGINS") or ():
        is_there = (
            _is_plugin(name, [str(one) for one in folders])
            if isinstance(name, str)
            else hasattr(name, "register")
        )
        if not is_there:
            yield missing.format(setting="PLUGINS", name=name)
    executor = settings.get("EXECUTOR")
    if executor and not _is_module(executor.rpartition(".")[0]):
        yield missing.format(setting="EXECUTOR", name=executor)


def problems_of_store(settings: Settings) -> Iterator[Problem]:
    """Yield what is wrong with the bucket that pages go to."""
    store = settings.get("OUTPUT_STORE") or ""
    if store and not _STORE.fullmatch(store):
        yield _("OUTPUT_STORE: {store!r} must be a place in a bucket, such as {example}.").format(
            store=store, example="s3://bucket/objects"
        )
    if store and not _is_module("obstore"):
        yield _("OUTPUT_STORE needs a package: run `pip install obstore`.")


def is_address(url: str) -> bool:
    """Return whether a text is the whole address of a site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
    return whole and not (parts.query or parts.fragment or any(map(str.isspace, url)))


def _is_extension(name: str) -> bool:
    """Return whether a Markdown extension is there: registered by a package, or a module."""
    if "." not in name:
        from importlib.metadata import entry_points  # noqa: PLC0415  (takes 15 ms)

        if entry_points(group="markdown.extensions", name=name):
            return True
    return _is_module(name.partition(":")[0])


def _is_plugin(name: str, folders: list[str]) -> bool:
    """Return whether Pelican would find a plugin: by its short name, in PLUGIN_PATHS, installed."""
    first = name.partition(".")[0]
    return (
        _is_module(f"pelican.plugins.{name}")
        or PathFinder.find_spec(first, folders) is not None
        or _is_module(name)
    )


def _is_module(name: str) -> bool:
    try:
        # The first way loads nothing; `find_spec` would load all of Markdown for an extension.
        return _lies_in_its_package(name) or find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def _lies_in_its_package(name: str) -> bool:
    """Return whether a module lies in the folder of its package; it may also be elsewhere."""
    first, *parts = name.split(".")
    spec = find_spec(first)
    for part in parts:
        if spec is None or spec.submodule_search_locations is None:
            return False
        spec = PathFinder.find_spec(f"{spec.name}.{part}", spec.submodule_search_locations)
    return spec is not None
