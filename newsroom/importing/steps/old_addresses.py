"""Addresses of the old site: when two are one, and which of them can lead to the new page."""

from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from newsroom.content.addresses.former_addresses import canonical_address, is_reserved
from newsroom.edition import Edition
from newsroom.language.normalisation import normalise

TREE = "http://tree.invalid/"
"""The site that a folder of files would be: relative links count from their file's path on it."""


_FILES = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
_TREE_HOST = "tree.invalid"


def address_key(address: str) -> str:
    """Return what spellings of one address have in common; empty for what is none.

    `http` and `https`, `www.`, capitals of the host, percent signs, a slash at the end, the order
    of a query and the name `index.html` make no difference.
    """
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
        host = "" if host == _TREE_HOST else host
    except ValueError:
        return ""
    if parts.scheme not in {"", "http", "https"}:
        return ""
    path = "/".join(filter(None, normalise(unquote(parts.path)).split("/")))
    path = path.removesuffix("index.html").removesuffix("index.htm").rstrip("/")
    query = "&".join(f"{name}={value}" for name, value in sorted(parse_qsl(parts.query)))
    if not path and not query:
        return ""
    return f"{host}/{path}" + (f"?{query}" if query else "")


def absolute(address: str, base: str) -> str:
    """Return where an address leads that stands in a page at `base`; itself if it is broken."""
    try:
        return urljoin(base or TREE, address.strip())
    except ValueError:
        return address


def redirects_from(
    addresses: tuple[str, ...], own: str, edition: Edition
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addresses that can lead to the page at `own`, and those that no host can answer.

    Each is in the one spelling that the edition has for it; `own` itself is neither.
    """
    leading: dict[str, None] = {}
    lost: dict[str, None] = {}
    for address in addresses:
        if address.startswith(TREE) and address.lower().endswith(_FILES):
            continue  # the file itself, under which links to it are known
        path = _from_root(address)
        found = canonical_address(path) if path else None
        if found is None:
            lost[address] = None
        elif found in {own, "/"}:
            continue
        elif is_reserved(found, edition):
            lost[address] = None
        else:
            leading[found] = None
    return tuple(leading), tuple(lost)


def _from_root(address: str) -> str:
    """Return an address without its scheme and host, its slashes single."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = "/" + "/".join(filter(None, parts.path.split("/")))
    if parts.path.endswith("/") and path != "/":
        path += "/"
    return path + (f"?{parts.query}" if parts.query else "")


def host_of(address: str) -> str:
    """Return the host of a web address in small letters, empty for anything else."""
    try:
        parts = urlsplit(address)
        return (parts.hostname or "") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        return ""
