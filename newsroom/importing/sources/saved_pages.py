"""Saved HTML pages: a folder of them, as a browser or a mirroring tool wrote them.

What a page says of itself for machines is believed first; where it says nothing, trafilatura finds
the text, which never knows the time of day. A file of rules, CSS selectors by site, says better.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from newsroom.importing.formats.page_facts import PageFacts, facts_of_page
from newsroom.importing.formats.page_rules import Ruled, Rules, by_rules, read_rules
from newsroom.importing.item import BodyForm, Item, ItemKind, OldPicture
from newsroom.importing.mending import in_a_line, mended
from newsroom.importing.sources import SourceTerms
from newsroom.importing.steps.old_addresses import TREE, host_of
from newsroom.language.legacy import Encoding, decode, recognise

KIND = "pages"

_SUFFIXES = (".html", ".htm", ".xhtml", ".php", ".aspx", ".asp", ".jsp", ".shtml")
_DECLARED = re.compile(rb"<meta[^>]+charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[+:]\d+)?", re.IGNORECASE)
_FEWEST = 200  # characters of a text that may be an article without saying so
_ANY_SITE = "*"


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether a path is a web page, or a folder that holds more pages than Markdown."""
    if path.is_file():
        start = head[:2_000].lower()
        return path.suffix.lower() in _SUFFIXES and (
            b"<html" in start or b"<!doctype html" in start
        )
    pages = texts = 0
    for file in _walk(path):
        pages += file.suffix.lower() in _SUFFIXES
        texts += file.suffix.lower() in {".md", ".markdown", ".mdx"}
        if pages + texts > 200:
            break
    return pages > texts


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            one
            for one in folders
            if not one.startswith(".")
            and one
            not in {
                "node_modules",
                "themes",
                "theme",
                "layouts",
                "_layouts",
                "_includes",
                "templates",
            }
        )
        yield from (Path(folder, name) for name in sorted(names))


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for file in _walk(path):
        name = file.name.partition("?")[0].partition("@")[0]
        is_page = (
            file.suffix.lower() in _SUFFIXES or PurePosixPath(name).suffix.lower() in _SUFFIXES
        )
        if is_page or (not file.suffix and _is_page(file)):
            yield file


def _is_page(file: Path) -> bool:
    with file.open("rb") as stream:
        start = stream.read(1_000).lower()
    return b"<html" in start or b"<!doctype html" in start


def mirrors(path: Path) -> tuple[tuple[str, Path], ...]:
    """Return where the pictures of the pages may lie: beside them, or below their site's folder."""
    root = path if path.is_dir() else path.parent
    found = [(TREE, root)]
    found += [
        (f"http://{one.name}", one)
        for one in sorted(root.iterdir())
        if one.is_dir() and _HOST.fullmatch(one.name)
    ]
    if host := _host_of(path):
        found.append((f"http://{host}", root))
    return tuple(found)


def _host_of(path: Path) -> str:
    """Return the site that the pages name as theirs, looking at the first few; empty if none."""
    for count, file in enumerate(_files(path)):
        if count >= 20:
            break
        facts = facts_of_page(_parsed(_text_of(file)))
        for address in (facts.canonical, *facts.addresses):
            if host := host_of(address):
                return host
    return ""


def items(path: Path, terms: SourceTerms) -> Iterator[Item]:
    """Yield an item for each page; what is no article is told as such."""
    root = path if path.is_dir() else path.parent
    rules = read_rules(terms.rules)
    host = _host_of(path)
    for file in _files(path):
        yield _item(file, root, host, rules)


def _text_of(file: Path) -> str:
    """Return the text of a page in the encoding that it declares, or that its letters show."""
    data = file.read_bytes()
    encoding = recognise(data)
    if encoding is not None and encoding is not Encoding.UTF_8:
        return decode(data, encoding)
    if encoding is Encoding.UTF_8:
        return data.decode("utf-8-sig")
    declared = _DECLARED.search(data[:4_000])
    name = declared[1].decode("ascii", "replace") if declared else "cp1252"
    name = "cp1252" if name.lower() in {"iso-8859-1", "latin1", "latin-1"} else name
    try:
        return data.decode(name, errors="replace")
    except LookupError:
        return data.decode("cp1252", errors="replace")


def _parsed(text: str) -> HtmlElement:
    parser = HTMLParser(no_network=True, encoding="utf-8")
    try:
        return document_fromstring(mended(text).encode() or b"<p></p>", parser=parser)
    except (etree.ParserError, ValueError):
        return document_fromstring("<p></p>")


def _item(file: Path, root: Path, host: str, rules: Rules) -> Item:
    text = _text_of(file)
    page = _parsed(text)
    facts = facts_of_page(page)
    inside = file.relative_to(root).as_posix()
    address = _address_of(inside, host)
    own_host = host_of(facts.canonical) or host_of(address) or host
    ruled = by_rules(page, own_host, rules)
    title = ruled.text("title") or facts.title or _heading(page)
    body, form = _body(ruled, text, facts)
    if not _is_article(page, facts, ruled):
        return Item(inside, ItemKind.OTHER, title=title, what="no-article")
    picture = _picture(ruled, facts, address)
    return Item(
        key=inside,
        title=title,
        body=body,
        form=form,
        date=ruled.text("date") or facts.date or _day_of(text, address),
        modified=facts.modified,
        zone=ruled.zone,
        authors=tuple(_people(ruled.text("byline"))) or tuple(facts.authors),
        categories=tuple(filter(None, [ruled.text("section") or facts.section])),
        topics=tuple(facts.topics),
        slug=_slug_of(facts.canonical or address),
        lead=ruled.text("lead") or facts.lead,
        picture=picture,
        language=facts.language,
        addresses=_addresses(facts, address),
        base=address,
    )


def _body(ruled: Ruled, text: str, facts: PageFacts) -> tuple[str, BodyForm]:
    if "body" in ruled.found:
        return mended(ruled.html("body")), BodyForm.HTML
    return mended(text), BodyForm.PAGE


def _is_article(page: HtmlElement, facts: PageFacts, ruled: Ruled) -> bool:
    """Tell whether a page is an article: it says so, or a rule finds its text, or it has one."""
    if "body" in ruled.found or facts.body:
        return True
    kind = page.xpath("string(//meta[@property='og:type']/@content)")
    if kind == "website":
        return False
    if kind == "article" or facts.date:
        return True
    paragraphs = ("".join(one.itertext()).strip() for one in page.iter("p"))
    return sum(len(one) for one in paragraphs if len(one) > 60) >= _FEWEST


def _heading(page: HtmlElement) -> str:
    for tag in ("h1", "title", "h2"):
        for node in page.iter(tag):
            if words := in_a_line("".join(node.itertext())):
                return re.split(r"\s+[|–—]\s+", words)[0] if tag == "title" else words
    return ""


def _day_of(text: str, address: str) -> str:
    """Return the day that trafilatura's finder of dates sees; the path of the address helps it."""
    if match := re.search(r"/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?:/|-|$)", address):
        return f"{match[1]}-{match[2]}-{match[3]}"
    from htmldate import find_date  # noqa: PLC0415  (comes with trafilatura)

    try:
        return (
            find_date(text, original_date=True, extensive_search=False, outputformat="%Y-%m-%d")
            or ""
        )
    except (ValueError, TypeError, AttributeError):
        return ""


def _people(byline: str) -> Iterator[str]:
    words = re.sub(r"^(?:By|Tác giả|Theo|Bài(?: và ảnh)?|Ảnh)\s*:?\s+", "", byline)
    yield from (
        name.strip() for name in re.split(r"\s*[,;–]\s*|\s+(?:và|and|-)\s+", words) if name.strip()
    )


def _picture(ruled: Ruled, facts: PageFacts, address: str) -> OldPicture:
    node = ruled.found.get("picture")
    if node is not None:
        image = node if node.tag == "img" else node.find(".//img")
        if image is not None:
            source = image.get("src") or image.get("data-src") or ""
            caption = ruled.text("caption")
            return OldPicture(urljoin(address, source), in_a_line(image.get("alt") or ""), caption)
    return OldPicture(urljoin(address, facts.picture) if facts.picture else "", "", facts.caption)


def _address_of(inside: str, host: str) -> str:
    """Return the address of a page by the path of its file in a mirror of the site."""
    first, _mark, rest = inside.partition("/")
    if _HOST.fullmatch(first) and rest:
        root, path = f"http://{first.replace('+', ':')}/", rest
    else:
        root, path = f"http://{host}/" if host else TREE, inside
    folder, _mark, name = path.rpartition("/")
    name = unquote(name)
    if "@" in name and "=" in name:  # as wget writes a query where `?` may not be in names
        name = name.replace("@", "?", 1)
    stem, mark, query = name.partition("?")
    if mark:
        query = query.removesuffix(".html").removesuffix(".htm")
    if stem.lower() in {"index.html", "index.htm", "index.php"} and not mark:
        stem = ""
    path = "/".join(filter(None, [quote(folder, safe="/%"), quote(stem)]))
    path += "/" if folder and not stem else ""
    return root + path + (f"?{query}" if mark else "")


def _addresses(facts: PageFacts, address: str) -> tuple[str, ...]:
    found = [facts.canonical and urljoin(address, facts.canonical), address, *facts.addresses]
    return tuple(dict.fromkeys(one for one in found if one))


def _slug_of(address: str) -> str:
    name = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
    stem = re.sub(r"\.(?:html?|php|aspx?|jsp|shtml)$", "", name, flags=re.IGNORECASE)
    stem = re.sub(r"[-_.]?(?:post|a|d|n|p)?\d{4,}$", "", stem)
    return stem if re.search(r"[^\W\d_]{3}", stem) else ""
