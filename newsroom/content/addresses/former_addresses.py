"""Addresses that lead elsewhere now: how they are written, and which of them a file can answer.

The page at `/news/12/bai-viet` is the file `news/12/bai-viet/index.html`, that at `/news/12.html`
is itself a file: any host can answer those. An address with a query (`/?p=1383`), below what is
itself a file (`/tin/12.html/amp/`), with doubled slashes or with bytes that are no UTF-8 (`%92`)
has no file. It is kept all the same, for the hosts whose own rules can answer it.
"""

import re
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from newsroom.edition import Edition
from newsroom.language.normalisation import normalise
from newsroom.language.patterns import lazy_pattern

LONGEST_NAME = 200  # bytes; file systems take 255, and hosts append to names
LONGEST_ADDRESS = 1000  # bytes
_PAGE_SUFFIXES = (".html", ".htm")
_UNSERVABLE = lazy_pattern(r"[\x00-\x1f\x7f\\]")
_ESCAPE = re.compile("%[0-9A-F]{2}")
_ESCAPED = lazy_pattern(r"%[0-9A-Fa-f]{2}|[^%]+|%")
_FOLDER_PAGES = {"index.html", "index.htm"}
FINEST = {"edition": 10, "section": 7}
"""The length of the finest period that has a page: a day's, a month's."""
_PERIOD = re.compile(r"\d{4}(?:/\d{2}){0,2}", re.ASCII)
# What the site says to machines, beside its front pages and those of sections.
_MACHINE_SUFFIXES = {".xml", ".json", ".txt", ".opml", ".map", ".js", ".webmanifest"}


def canonical_address(written: str) -> str | None:
    """Return the one spelling of an address: decoded, in NFC, ending in `/`, in `.html` or a query.

    A whole address (`https://…`) counts by its path and query. Bytes that are no UTF-8 stay
    `%92`. None for what no host can answer: one with `..`, with a hidden name, with a place on a
    page.
    """
    try:
        # Two slashes at the beginning are doubled ones, not the name of a host.
        parts = urlsplit(re.sub("^(?=//)", "https://host", written.strip()))
        path = normalise(_decoded(parts.path))
    except ValueError:
        return None
    if parts.fragment or parts.scheme not in {"", "http", "https"} or not path.startswith("/"):
        return None
    names = path[1:].split("/")
    if _UNSERVABLE.search(path) or any(name.startswith(".") for name in names):
        return None
    if parts.query:
        address = f"{path}?{quote(parts.query, safe=_QUERY_SIGNS)}"
    elif names[-1].lower() in _FOLDER_PAGES:
        address = path.removesuffix(names[-1])
    else:
        address = path if path.endswith(("/", *_suffixes_of(path))) else f"{path}/"
    return address if len(address.encode()) <= LONGEST_ADDRESS else None


# Signs that an address would mean otherwise if they were decoded; one that means nothing counts so.
_KEPT = {"%25": "%25", "%3F": "%3F", "%23": "%23", "%": "%25"}
_QUERY_SIGNS = "%=&;:@/?!$'()*+,-._~[]|"


def _suffixes_of(path: str) -> tuple[str, ...]:
    """Return the ending of a path as it is written, if it is that of a page."""
    return tuple(path[-len(suffix) :] for suffix in _PAGE_SUFFIXES if path.lower().endswith(suffix))


def _decoded(path: str) -> str:
    """Return a path with its escapes read, but for bytes that are no UTF-8 and signs of syntax."""
    text = "".join(
        _KEPT.get(part.upper()) or unquote(part, errors="surrogateescape")
        for part in re.findall(r"(?:%(?!25|3[Ff]|23)[0-9A-Fa-f]{2})+|%[0-9A-Fa-f]{2}|[^%]+|%", path)
    )
    return "".join(
        f"%{ord(letter) - 0xDC00:02X}" if "\udc80" <= letter <= "\udcff" else letter
        for letter in text
    )


def encoded_address(address: str) -> str:
    """Return a canonical address as browsers ask for it."""
    path, mark, query = address.partition("?")
    return "".join(
        part if len(part) == 3 and part[0] == "%" else quote(part)
        for part in _ESCAPED.findall(path)
    ) + (mark + query)


def in_small(address: str) -> str:
    """Return an address with small letters for a to z; those of our pages have no others."""
    return address.encode().lower().decode()


def has_file(address: str) -> bool:
    """Tell whether a file can answer a canonical address, on any host."""
    *folders, name = address[1:].split("/")
    return (
        "?" not in address
        and not _ESCAPE.search(address)
        and all(_is_folder(folder) for folder in folders)
        and (not name or _is_name(name))
    )


def _is_folder(name: str) -> bool:
    return _is_name(name) and not name.lower().endswith(_PAGE_SUFFIXES)


def _is_name(name: str) -> bool:
    return bool(name) and len(name.encode()) <= LONGEST_NAME


def list_named(address: str, edition: Edition) -> tuple[str, str, str, str] | None:
    """Return language, kind, slug and period of the list that is or was at an address, if any.

    Such lists come and go with their items: those of a year, month or day of the edition (kind
    `edition`) or of a section (`section`), and those of a topic, an author or a series, of
    no period.
    """
    language, names = edition.language, address.strip("/").split("/")
    if other := edition.language_at(names[0]):
        language, names = other, names[1:]
    labels = {folder: kind for kind, folder in edition.label_folders.items()}
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
    if "?" in address:  # of which no page of ours has any
        return False
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
        or path in {"404.html", "offline.html", "saved.html"}
        or _PERIOD.fullmatch(below) is not None
        or ("/" not in below and PurePosixPath(below).suffix in _MACHINE_SUFFIXES)
        or first.startswith("_")
    )
