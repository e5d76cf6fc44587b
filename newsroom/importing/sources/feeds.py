"""Feeds: RSS and Atom by feedparser, JSON Feed by hand. A feed holds what its site chose to say."""

import json
from collections.abc import Iterator
from pathlib import Path
from time import strftime, struct_time
from typing import Any
from urllib.parse import urlsplit

from newsroom.importing.item import Item, LeftOut, OldPicture
from newsroom.importing.mending import in_a_line, mended
from newsroom.importing.source_error import SourceError
from newsroom.importing.sources import SourceTerms
from newsroom.language.messages import message as _

KIND = "feed"
LAST = True


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether a file is a feed."""
    start = head[:4_000]
    return (
        b"<rss" in start
        or b"http://www.w3.org/2005/Atom" in start
        or b"<rdf:RDF" in start
        or b"jsonfeed.org/version" in start
    )


def items(path: Path, terms: SourceTerms) -> Iterator[Item]:
    """Yield the entries of a feed; raises SourceError for a file that is none."""
    if path.suffix.lower() == ".json":
        yield from _json_items(path)
        return
    import feedparser  # noqa: PLC0415  (0.2 s, which only feeds pay)

    # Bytes, not a name: feedparser would fetch what looks like an address.
    feed = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and feed.bozo:
        raise SourceError(
            _("{file} is no whole XML: {reason}.").format(
                file=path.name, reason=feed.get("bozo_exception", "")
            )
        )
    site = feed.feed.get("link", "")
    language = str(feed.feed.get("language", ""))[:2].lower()
    for number, entry in enumerate(feed.entries, start=1):
        yield _item(entry, number, site, language)


def _item(entry: Any, number: int, site: str, language: str) -> Item:
    link = str(entry.get("link", ""))
    bodies = [str(one.get("value", "")) for one in entry.get("content", ())]
    summary = str(entry.get("summary", ""))
    body = max(bodies, key=len, default="") or summary
    terms = tuple(
        filter(None, (in_a_line(str(one.get("term") or "")) for one in entry.get("tags", ())))
    )
    lead = in_a_line(summary) if bodies and summary != body else ""
    return Item(
        key=str(entry.get("id") or link or f"entry {number}"),
        title=in_a_line(str(entry.get("title", ""))),
        body=mended(body),
        date=_time(entry, "published") or _time(entry, "updated"),
        modified=_time(entry, "updated"),
        authors=_authors(entry),
        categories=terms,
        slug=_slug_of(link),
        lead=lead if len(lead) <= 600 else "",
        picture=_picture(entry),
        language=language,
        addresses=tuple(filter(None, dict.fromkeys([link, _address(entry.get("id"))]))),
        base=link or site,
        left_out=tuple(_left_out(entry)),
    )


def _time(entry: Any, name: str) -> str:
    if name not in entry:  # feedparser answers for `updated` with `published`, and warns
        return ""
    parsed = entry.get(f"{name}_parsed")
    if not isinstance(parsed, struct_time):
        return str(entry.get(name, ""))
    written = str(entry.get(name, ""))
    if len(written) <= 10:
        return written  # a day, whose hour nobody named
    return strftime("%Y-%m-%dT%H:%MZ", parsed)


def _authors(entry: Any) -> tuple[str, ...]:
    named = [str(one.get("name") or "") for one in entry.get("authors", ())]
    named = named or [str(entry.get("author") or "")]
    return tuple(dict.fromkeys(filter(None, (in_a_line(one) for one in named if "@" not in one))))


def _picture(entry: Any) -> OldPicture:
    """Return the picture of an entry: of Media RSS, or an enclosure."""
    for name in ("media_content", "media_thumbnail", "enclosures"):
        for one in entry.get(name, ()):
            address = str(one.get("url") or one.get("href") or "")
            kind = str(one.get("type") or one.get("medium") or "image")
            if address and kind.startswith("image"):
                words = in_a_line(str(entry.get("media_description") or ""))
                return OldPicture(address, caption=words)
    return OldPicture()


def _left_out(entry: Any) -> Iterator[LeftOut]:
    for one in entry.get("enclosures", ()):
        if not str(one.get("type", "")).startswith("image"):
            yield LeftOut("recording", str(one.get("href", "")))
    if int_or_zero(entry.get("slash_comments")):
        yield LeftOut("comments", str(entry["slash_comments"]))


def int_or_zero(value: Any) -> int:
    """Return a number that was written, 0 for what is none."""
    return int(value) if str(value or "").isdigit() else 0


def _address(value: Any) -> str:
    text = str(value or "")
    return text if text.startswith(("http://", "https://")) else ""


def _slug_of(link: str) -> str:
    try:
        name = urlsplit(link).path.rstrip("/").rpartition("/")[2]
    except ValueError:
        return ""
    stem = name.rpartition(".")[0] if "." in name else name
    return "" if stem.isdigit() or stem in {"index", "default"} else stem


def _json_items(path: Path) -> Iterator[Item]:
    try:
        feed = json.loads(path.read_text(encoding="utf-8-sig"))
        entries = feed["items"]
    except (UnicodeDecodeError, ValueError, KeyError, TypeError) as error:
        raise SourceError(
            _("{file} is no whole JSON: {reason}.").format(file=path.name, reason=error)
        ) from error
    site = str(feed.get("home_page_url") or "")
    language = str(feed.get("language") or "")
    for number, entry in enumerate(entries, start=1):
        yield _json_item(entry, number, site, language)


def _json_item(entry: dict[str, Any], number: int, site: str, language: str) -> Item:
    link = str(entry.get("url") or "")
    authors = entry.get("authors") or [entry.get("author") or {}]
    html, text = str(entry.get("content_html") or ""), str(entry.get("content_text") or "")
    body = html or "".join(f"<p>{_escaped(line)}</p>" for line in text.split("\n") if line.strip())
    return Item(
        key=str(entry.get("id") or link or f"entry {number}"),
        title=in_a_line(str(entry.get("title") or "")),
        body=mended(body),
        date=str(entry.get("date_published") or ""),
        modified=str(entry.get("date_modified") or ""),
        authors=tuple(filter(None, (in_a_line(str(one.get("name") or "")) for one in authors))),
        categories=tuple(in_a_line(str(tag)) for tag in entry.get("tags") or ()),
        slug=_slug_of(link),
        lead=in_a_line(str(entry.get("summary") or "")),
        picture=OldPicture(str(entry.get("image") or entry.get("banner_image") or "")),
        source=str(entry.get("external_url") or ""),
        language=str(entry.get("language") or language)[:2].lower(),
        addresses=tuple(filter(None, dict.fromkeys([link, _address(entry.get("id"))]))),
        base=link or site,
        left_out=tuple(
            LeftOut("recording", str(one.get("url") or ""))
            for one in entry.get("attachments") or ()
        ),
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
