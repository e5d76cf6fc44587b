"""What each field of the front matter may hold, and what its author is told if it does not.

Every function returns the field's value, and something harmless after a rejection.
"""

import re
from datetime import datetime
from difflib import get_close_matches
from functools import lru_cache
from urllib.parse import urlsplit

from newsroom.content.article import Correction, Image, Label, Status
from newsroom.content.corrections import read_corrections
from newsroom.content.form import Form
from newsroom.edition import Section
from newsroom.language.folding import fold
from newsroom.language.messages import translate as _
from newsroom.language.moment import Moment, read_moment
from newsroom.language.slugs import slugify
from newsroom.language.typography import Typographer
from newsroom.language.written_date import meant_date

_SEVERAL = re.compile(r"[,;/|&+]")


def title_of(form: Form, typographer: Typographer) -> str:
    """Return the title as a headline is set."""
    title = form.text("title")
    if not title:
        form.reject(
            "title",
            "no-title",
            _("The article has no title."),
            _("Write a line “Title: …” at the top of the file."),
        )
    return typographer.headline(title)


def status_of(form: Form) -> Status:
    """Return the status; published where none is written."""
    written = form.text("status").lower() or Status.PUBLISHED
    try:
        return Status(written)
    except ValueError:
        form.reject(
            "status",
            "unknown-status",
            _("There is no status “{status}”.").format(status=written),
            _("Write one of: {statuses}.").format(statuses=", ".join(Status)),
        )
        return Status.DRAFT


def language_of(form: Form) -> str:
    """Return the language; the edition's own where none is written."""
    language = form.text("lang").lower() or form.edition.language
    if language not in form.edition.languages:
        form.reject(
            "lang",
            "unknown-language",
            _("The edition has no language “{language}”.").format(language=language),
            _("Write one of: {languages}.").format(languages=", ".join(form.edition.languages)),
        )
        return form.edition.language
    return language


def date_of(form: Form, status: Status) -> tuple[Moment, int]:
    """Return the moment, and the second since 1970 UTC at which it begins."""
    written = form.text("date")
    if not written and status is Status.DRAFT:
        return Moment(""), 0
    if read_date := read_moment(written, form.edition.zone):
        moment, instant = read_date
        return moment, int(instant.timestamp())
    form.reject(
        "date",
        "unreadable-date" if written else "no-date",
        _("“{date}” is not a date.").format(date=written)
        if written
        else _("The article has no date."),
        _date_remedy(form, "date", written)
        or _("Write “Date: 2019-03-11 20:23”, or only as much of it as is known: 2019-03."),
    )
    return Moment("0000"), 0


def modified_of(form: Form) -> str:
    """Return the stamp of the last change, empty if none is written."""
    read_date = _optional_date(form, "modified")
    return read_date[0].stamp if read_date else ""


def expires_of(form: Form, instant: int) -> int:
    """Return the second at which the article goes, 0 for never; it appears at `instant`."""
    read_date = _optional_date(form, "expires")
    expires = int(read_date[1].timestamp()) if read_date else 0
    if read_date and expires <= instant:
        form.reject(
            "expires",
            "expires-too-early",
            _("The article expires before it appears."),
            _("Write a later “Expires:” than “Date:”, or delete the line."),
        )
    return expires


def _optional_date(form: Form, key: str) -> tuple[Moment, datetime] | None:
    written = form.text(key)
    if not written:
        return None
    read_date = read_moment(written, form.edition.zone)
    if read_date is None:
        form.reject(
            key,
            "unreadable-date",
            _("“{date}” is not a date.").format(date=written),
            _date_remedy(form, key, written)
            or _("Write “{field}: 2019-03-11 20:23”.").format(field=key.title()),
        )
    return read_date


def _date_remedy(form: Form, key: str, written: str) -> str:
    """Return how to write the date that the author means, empty if that is not certain."""
    meant = meant_date(written, form.edition.zone)
    return _("Write “{field}: {date}”.").format(field=key.title(), date=meant) if meant else ""


def section_of(form: Form) -> str:
    """Return the slug of the section that the field names, in any language or spelling."""
    written = form.text("category")
    sections = _sections_by_name(form.edition.sections)
    if section := sections.get(fold(written)):
        return section.slug
    parts = [sections[name] for part in _SEVERAL.split(written) if (name := fold(part)) in sections]
    if parts and _SEVERAL.search(written):
        form.reject(
            "category",
            "unknown-section",
            _("“{section}” is not one section.").format(section=written),
            _(
                "An article belongs to one section: write “Category: {section}”. Its topics, in "
                "“Tags:”, may be several."
            ).format(section=parts[0].name(form.edition.language)),
        )
        return ""
    names = [section.name(form.edition.language) for section in form.edition.sections]
    near = get_close_matches(fold(written), sections, 1, cutoff=0.5)
    form.reject(
        "category",
        "unknown-section" if written else "no-section",
        _("There is no section “{section}”.").format(section=written)
        if written
        else _("The article names no section."),
        _("Write “Category: {section}”.").format(
            section=sections[near[0]].name(form.edition.language)
        )
        if near
        else _("Write one of: {sections}.").format(sections=", ".join(names)),
    )
    return ""


def image_of(form: Form, typographer: Typographer) -> Image:
    """Return the picture with its words."""
    path = form.text("image").lstrip("/")
    if not path:
        return Image()
    form.rejections.extend(form.files.refuse_image(form.path, form.line("image"), path))
    return Image(
        path=path,
        alt=typographer.text(form.text("image-alt")),
        caption=typographer.text(form.text("image-caption")),
        credit=typographer.text(form.text("image-credit")),
    )


def source_of(form: Form) -> str:
    """Return the web address of the source."""
    source = form.text("source")
    if source and not _is_web_address(source):
        form.reject(
            "source",
            "bad-source",
            _("“{source}” is not a web address.").format(source=source),
            _("Write the whole address, beginning with https://."),
        )
    return source


def _is_web_address(written: str) -> bool:
    try:
        parts = urlsplit(written)
        _port = parts.port  # which raises for a number that is no port
    except ValueError:  # as urlsplit does for brackets around what is no IPv6 address
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in written


def corrections_of(form: Form, typographer: Typographer) -> tuple[Correction, ...]:
    """Return the corrections, in the order written."""
    values = form.values("correction")
    corrections = read_corrections(values, form.edition.zone, typographer)
    if corrections is None:
        form.reject(
            "correction",
            "unreadable-correction",
            _("A correction begins with its date, and then says what is right."),
            _("Write “Correction: 2019-03-12 09:00 The bridge is 300 m long, not 3 km.”."),
        )
    return corrections or ()


def labels_of(form: Form, *keys: str) -> tuple[Label, ...]:
    """Return the names of these fields, each once by its slug, in the order written."""
    values = [value for key in keys for value in form.values(key)]
    separator = ";" if any(";" in value for value in values) else ","
    names = [name.strip() for value in values for name in value.split(separator)]
    labels = [Label(slugify(name), name) for name in names if name]
    return tuple({label.slug: label for label in reversed(labels)}.values())[::-1]


@lru_cache
def _sections_by_name(sections: tuple[Section, ...]) -> dict[str, Section]:
    named = {fold(name): section for section in sections for _language, name in section.names}
    return named | {section.slug: section for section in sections}
