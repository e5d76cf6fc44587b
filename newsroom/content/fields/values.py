"""What each field of the front matter may hold, and what its author is told if it does not.

Every function returns the field's value, and something harmless after a rejection.
"""

import re
from datetime import datetime
from difflib import get_close_matches
from functools import lru_cache
from urllib.parse import urlsplit

from newsroom.content.article import Correction, Image, Status, Term
from newsroom.content.fields.corrections import read_corrections
from newsroom.content.fields.field_reader import FieldReader
from newsroom.edition import Section
from newsroom.language.dates.moment import Moment, read_moment
from newsroom.language.dates.written_date import meant_date
from newsroom.language.folding import fold
from newsroom.language.slugs import slugify
from newsroom.language.typography.typographer import Typographer

_SEVERAL = re.compile(r"[,;/|&+]")


def title_of(fields_read: FieldReader, typographer: Typographer) -> str:
    """Return the title as a headline is set."""
    title = fields_read.text("title")
    if not title:
        fields_read.reject("title", "no-title")
    return typographer.headline(title)


def status_of(fields_read: FieldReader) -> Status:
    """Return the status; published where none is written."""
    written = fields_read.text("status").lower() or Status.PUBLISHED
    try:
        return Status(written)
    except ValueError:
        fields_read.reject(
            "status",
            "unknown-status",
            status=written,
            statuses=", ".join(Status),
        )
        return Status.DRAFT


def language_of(fields_read: FieldReader) -> str:
    """Return the language; the edition's own where none is written."""
    written = fields_read.text("lang")
    if not written:
        return fields_read.edition.language
    language = fields_read.edition.language_named(written)
    if not language:
        fields_read.reject(
            "lang",
            "unknown-language",
            language=written,
            languages=", ".join(fields_read.edition.languages),
        )
        return fields_read.edition.language
    return language


def date_of(fields_read: FieldReader, status: Status) -> tuple[Moment, int]:
    """Return the moment, and the second since 1970 UTC at which it begins."""
    written = fields_read.text("date")
    if not written and status is Status.DRAFT:
        return Moment(""), 0
    if read_date := read_moment(written, fields_read.edition.zone):
        moment, instant = read_date
        return moment, int(instant.timestamp())
    if written:
        _refuse_date(fields_read, "date", written, is_date=True)
    else:
        fields_read.reject("date", "no-date")
    return Moment("0000"), 0


def modified_of(fields_read: FieldReader) -> str:
    """Return the stamp of the last change, empty if none is written."""
    read_date = _optional_date(fields_read, "modified")
    return read_date[0].stamp if read_date else ""


def expires_of(fields_read: FieldReader, instant: int) -> int:
    """Return the second at which the article goes, 0 for never; it appears at `instant`."""
    read_date = _optional_date(fields_read, "expires")
    expires = int(read_date[1].timestamp()) if read_date else 0
    if read_date and expires <= instant:
        fields_read.reject("expires", "expires-too-early")
    return expires


def _optional_date(fields_read: FieldReader, key: str) -> tuple[Moment, datetime] | None:
    written = fields_read.text(key)
    if not written:
        return None
    read_date = read_moment(written, fields_read.edition.zone)
    if read_date is None:
        _refuse_date(fields_read, key, written)
    return read_date


def _refuse_date(fields_read: FieldReader, key: str, written: str, **values: object) -> None:
    """Reject a date, and say how to write the one that the author means if that is certain."""
    meant = meant_date(written, fields_read.edition.zone)
    if meant:
        values["meant"] = meant
    fields_read.reject(key, "unreadable-date", date=written, field=key.title(), **values)


def section_of(fields_read: FieldReader) -> str:
    """Return the slug of the section that the field names, in any language or spelling."""
    written = fields_read.text("category")
    sections = _sections_by_name(fields_read.edition.sections)
    if section := sections.get(fold(written)):
        return section.slug
    parts = [sections[name] for part in _SEVERAL.split(written) if (name := fold(part)) in sections]
    if parts and _SEVERAL.search(written):
        fields_read.reject(
            "category",
            "unknown-section",
            section=written,
            one=parts[0].name(fields_read.edition.language),
        )
        return ""
    names = [section.name(fields_read.edition.language) for section in fields_read.edition.sections]
    near = get_close_matches(fold(written), sections, 1, cutoff=0.5)
    values = {"near": sections[near[0]].name(fields_read.edition.language)} if near else {}
    if written:
        values["section"] = written
    code = "unknown-section" if written else "no-section"
    fields_read.reject("category", code, sections=", ".join(names), **values)
    return ""


def image_of(fields_read: FieldReader, typographer: Typographer) -> Image:
    """Return the picture with its words."""
    path = fields_read.text("image").lstrip("/")
    if not path:
        return Image()
    path = fields_read.files.on_disk(path) or path
    fields_read.rejections.extend(
        fields_read.files.refuse_image(fields_read.path, fields_read.line("image"), path)
    )
    return Image(
        path=path,
        alt=typographer.text(fields_read.text("image-alt")),
        caption=typographer.text(fields_read.text("image-caption")),
        credit=typographer.text(fields_read.text("image-credit")),
    )


def source_of(fields_read: FieldReader) -> str:
    """Return the web address of the source."""
    source = fields_read.text("source")
    if source and not _is_web_address(source):
        fields_read.reject("source", "bad-source", source=source)
    return source


def _is_web_address(written: str) -> bool:
    try:
        parts = urlsplit(written)
        _port = parts.port  # which raises for a number that is no port
    except ValueError:  # as urlsplit does for brackets around what is no IPv6 address
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in written


def corrections_of(fields_read: FieldReader, typographer: Typographer) -> tuple[Correction, ...]:
    """Return the corrections, in the order written."""
    values = fields_read.values("correction")
    corrections = read_corrections(values, fields_read.edition.zone, typographer)
    if corrections is None:
        fields_read.reject("correction", "unreadable-correction")
    return corrections or ()


def terms_of(fields_read: FieldReader, *keys: str) -> tuple[Term, ...]:
    """Return the names of these fields, each once by its slug, in the order written."""
    values = [value for key in keys for value in fields_read.values(key)]
    separator = ";" if any(";" in value for value in values) else ","
    written = [name.strip() for value in values for name in value.split(separator)]
    # `#lũ lụt #đê điều`, as people tag elsewhere, are two.
    names = [
        name.lstrip("#").strip() if name.startswith("#") else name
        for several in written
        for name in (_HASHTAGS.split(several) if several.startswith("#") else [several])
    ]
    labels = [Term(slugify(name), name) for name in names if name]
    return tuple({label.slug: label for label in reversed(labels)}.values())[::-1]


_HASHTAGS = re.compile(r"\s+(?=#)")


@lru_cache
def _sections_by_name(sections: tuple[Section, ...]) -> dict[str, Section]:
    named = {fold(name): section for section in sections for _language, name in section.names}
    return named | {section.slug: section for section in sections}
