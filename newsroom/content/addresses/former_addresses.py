"""Addresses that lead elsewhere now: how they are written, and which can be served at all.

Any static host must be able to answer them with a file: the page at `/news/12/bai-viet` is
`news/12/bai-viet/index.html`, that at `/news/12.html` is itself a file.
"""

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from newsroom.edition import Edition
from newsroom.language.normalisation import normalise

LONGEST_NAME = 200  # bytes; file systems take 255, and hosts append to names
LONGEST_ADDRESS = 1000  # bytes
_PAGE_SUFFIXES = (".html", ".htm")
_UNSERVABLE = re.compile(r"[\x00-\x1f\x7f\\]")
_FOLDER_PAGES = {"index.html", "index.htm"}
FINEST = {"edition": 10, "section": 7}
"""The length of the finest period that has a page: a day's, a month's."""
_PERIOD = re.compile(r"\d{4}(?:/\d{2}){0,2}", re.ASCII)
# What the site says to machines, beside its front pages and those of sections.
_MACHINE_SUFFIXES = {".xml", ".json", ".txt", ".opml", ".map", ".js", ".webmanifest"}


def canonical_address(written: str) -> str | None:
    """Return the one spelling of an address: decoded, in NFC, ending in `/` or in `.html`.

    A whole address (`https://…`) counts by its path. None for what no file can answer: one with
    a query, with `..`, with a hidden or too long name, or below what is itself a file.
    """
    try:
        parts = urlsplit(written.strip())
        path = normalise(unquote(parts.path, errors="strict"))
    except ValueError:
        return None
    if parts.query or parts.fragment or parts.scheme not in {"", "http", "https"}:
        return None
    if not path.startswith("/") or _UNSERVABLE.search(path) or len(path.encode()) > LONGEST_ADDRESS:
        return None
    *folders, name = path[1:].split("/")
    if not all(_is_folder(folder) for folder in folders) or (name and not _is_name(name)):
        return None
    if name.lower() in _FOLDER_PAGES:
        return path.removesuffix(name)
    return path if not name or name.lower().endswith(_PAGE_SUFFIXES) else f"{path}/"


def _is_folder(name: str) -> bool:
    return _is_name(name) and not name.lower().endswith(_PAGE_SUFFIXES)


def _is_name(name: str) -> bool:
    return bool(name) and not name.startswith(".") and len(name.encode()) <= LONGEST_NAME


def list_named(address: str, edition: Edition) -> tuple[str, str, str, str] | None:
    """Return language, kind, slug and period of the list that is or was at an address, if any.

    Such lists come and go with their items: those of a year, month or day of the edition (kind
    `edition`) or of a section (`section`), and those of a topic or an author, of no period.
    """
    language, names = edition.language, address.strip("/").split("/")
    if other := edition.language_at(names[0]):
        language, names = other, names[1:]
    labels = {edition.topic_folder: "topic", edition.author_folder: "author"}
    if len(names) == 2 and names[0] in labels:
        return language, labels[names[0]], names[1], ""
    kind, slug = "edition", ""
    if names and any(names[0] == section.slug for section in edition.sections):
        kind, (slug, *names) = "section", names
    path = "/".join(names)
    if not _PERIOD.fullmatch(path) or len(path) > FINEST[kind]:
        return None
    return language, kind, slug, path.replace("/", "-")


def is_reserved(address: str, edition: Edition) -> bool:
    """Tell whether a canonical address is, or may become, a page that is no article.

    Those are fronts, sections and the archive in every language, and the files for machines. The
    addresses of articles and standing pages are not reserved: what lives there goes before what
    leads elsewhere.
    """
    first, *rest = names = address.strip("/").split("/")
    if edition.language_at(first):
        first, *rest = names = names[1:] or [""]
    path = "/".join(names)
    folders = {*edition.folders, "media", "theme"}
    is_section = any(first == section.slug for section in edition.sections)
    below = "/".join(rest) if is_section else path
    return (
        first in folders
        or not below
        or path in {"404.html", "offline.html"}
        or _PERIOD.fullmatch(below) is not None
        or ("/" not in below and PurePosixPath(below).suffix in _MACHINE_SUFFIXES)
        or first.startswith("_")
    )
