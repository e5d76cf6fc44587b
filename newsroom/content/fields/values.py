"""What each field of the front matter may hold, and what its author is told if it does not.

Every function returns the field's value, and something harmless after a rejection.
"""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from newsroom.content.article import NO_TERM, ArticleKind, Correction, Status, Term
from newsroom.content.fields.corrections import first_undated, read_corrections
from newsroom.content.fields.field_reader import FieldReader
from newsroom.content.fields.section_field import refuse_unknown_section, sections_by_name
from newsroom.content.insets import BANNER_PLACES
from newsroom.language.folding import fold
from newsroom.language.locales.registry import all_locales
from newsroom.language.slugs import slugify
from newsroom.language.typography.typographer import Typographer

_OWN_ADDRESS = re.compile(r"/(?!/)\S*")
_HASHTAGS = re.compile(r"\s+(?=#)")
# The words of WordPress, Pelican and Ghost for what may be seen of an article.
_FOREIGN_STATUSES = {
    "publish": Status.PUBLISHED,
    "future": Status.PUBLISHED,
    "scheduled": Status.PUBLISHED,
    "unlisted": Status.HIDDEN,
    "private": Status.DRAFT,
    "pending": Status.DRAFT,
    "auto-draft": Status.DRAFT,
    "skip": Status.DRAFT,
}


def title_of(fields_read: FieldReader, typographer: Typographer) -> str:
    """Return the title as a headline is set."""
    title = fields_read.text("title")
    if not title:
        fields_read.reject("title", "no-title")
    return typographer.headline(title)


def status_of(fields_read: FieldReader) -> Status:
    """Return the status; published where none is written."""
    written = fields_read.text("status").lower() or Status.PUBLISHED
    meant = _statuses().get(fold(written), written)
    try:
        return Status(meant)
    except ValueError:
        fields_read.reject(
            "status",
            "unknown-status",
            status=written,
            statuses=", ".join(Status),
        )
        return Status.DRAFT


@cache
def _statuses() -> dict[str, str]:
    translated = (locale.statuses for locale in all_locales().values())
    return {
        **_FOREIGN_STATUSES,
        **{word: one for words in translated for word, one in words.items()},
    }


def kind_of(fields_read: FieldReader) -> ArticleKind:
    """Return what sort of text it is; news where none is written.

    A plain file is refused for a kind that there is not: a slip in “sponsored” would show as news
    what was paid for. Other systems have kinds of their own, which are told and left out.
    """
    written = fields_read.text("kind").lower()
    meant = _kinds().get(fold(written), written or ArticleKind.NEWS)
    try:
        return ArticleKind(meant)
    except ValueError:
        code = "unknown-kind" if fields_read.is_plain else "ignored-kind"
        fields_read.reject("kind", code, kind=written, kinds=", ".join(ArticleKind))
        return ArticleKind.NEWS


@cache
def _kinds() -> dict[str, str]:
    translated = (locale.kinds for locale in all_locales().values())
    return {word: one for words in translated for word, one in words.items()}


def series_of(fields_read: FieldReader, language: str, typographer: Typographer) -> Term:
    """Return the series of which it is a part; the first where another system names several."""
    name = next(iter(fields_read.values("series")), "")
    if not fields_read.is_list("series"):
        name = fields_read.text("series")
    return Term(slugify(name, language), typographer.text(name)) if name.strip() else NO_TERM


def language_of(fields_read: FieldReader) -> str:
    """Return the language; the edition's own where none is written. `en-GB` may be its `en`."""
    edition = fields_read.edition
    written = fields_read.text("lang")
    if not written:
        return edition.language
    base = written.replace("_", "-").partition("-")[0]
    if language := edition.language_named(written) or edition.language_named(base):
        return language
    languages = ", ".join(edition.languages)
    fields_read.reject("lang", "unknown-language", language=written, languages=languages)
    return edition.language


def source_of(fields_read: FieldReader) -> str:
    """Return the web address of the source."""
    source = fields_read.text("source")
    if source and not _is_web_address(source):
        fields_read.reject(
            "source",
            "bad-source",
            source=source,
        )
    return source


def address_of(fields_read: FieldReader) -> str:
    """Return where a banner leads: a web address, or a page of the site's own."""
    address = fields_read.text("address")
    if not address:
        fields_read.reject("address", "no-address")
    elif not _is_web_address(address) and not _OWN_ADDRESS.fullmatch(address):
        fields_read.reject("address", "bad-address", address=address)
    return address


def banner_places_of(fields_read: FieldReader) -> tuple[str, ...]:
    """Return the places of a banner; all of them where none is written."""
    found: dict[str, None] = {}
    for written in _names_of(fields_read, "places"):
        place = _banner_places().get(fold(written), "")
        if place:
            found[place] = None
        else:
            places = ", ".join(BANNER_PLACES)
            fields_read.reject("places", "unknown-place", place=written, places=places)
    return tuple(found) or BANNER_PLACES


@cache
def _banner_places() -> dict[str, str]:
    translated = (locale.banner_places for locale in all_locales().values())
    named = {fold(word): place for words in translated for word, place in words.items()}
    return named | {place: place for place in BANNER_PLACES}


def sections_of(fields_read: FieldReader) -> tuple[str, ...]:
    """Return the slugs of the sections that a banner names; none: all are meant."""
    sections = sections_by_name(fields_read.edition)
    found: dict[str, None] = {}
    for name in _names_of(fields_read, "category"):
        if section := sections.get(fold(name)):
            found[section.slug] = None
        else:
            refuse_unknown_section(fields_read, name, sections)
    return tuple(found)


def _names_of(fields_read: FieldReader, key: str) -> Iterator[str]:
    values = fields_read.values(key)
    if not fields_read.is_list(key):
        values = _divided(fields_read, key, values)
    return filter(None, (value.strip() for value in values))


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
        wrong = first_undated(values)
        fields_read.reject_value("correction", wrong, "unreadable-correction")
    return corrections or ()


def terms_of(
    fields_read: FieldReader, key: str, language: str, further: tuple[str, ...] = ()
) -> tuple[Term, ...]:
    """Return the names of a field, and `further` ones, each once by its slug, in that order.

    The slugs are those of `language`. The elements of a list are names as they stand.
    """
    values = fields_read.values(key)
    if not fields_read.is_list(key):
        values = _divided(fields_read, key, values)
    names = [name for value in (*values, *further) if (name := value.strip())]
    terms = [Term(slugify(name, language), name) for name in names]
    return tuple({term.slug: term for term in reversed(terms)}.values())[::-1]


def _divided(fields_read: FieldReader, key: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names that values hold, divided by commas, or by semicolons if there are any."""
    separator = ";" if any(";" in value for value in values) else ","
    names: list[str] = []
    for value in values:
        if not value.startswith("[") or "]" in value[1:-1]:
            names.extend(_without_hashes(value.split(separator)))
        elif (listed := _listed(value)) is not None:
            names.extend(listed)
        else:
            fields_read.reject(key, "unreadable-list", text=value)
    return tuple(names)


def _listed(value: str) -> tuple[str, ...] | None:
    from newsroom.content.fields.yaml_fields import read_list  # noqa: PLC0415  (as in front_matter)

    return read_list(value)


def _without_hashes(names: list[str]) -> Iterator[str]:
    """Yield names; `#lũ lụt #đê điều`, as people tag elsewhere, are two."""
    for name in map(str.strip, names):
        if name.startswith("#"):
            yield from (one.lstrip("#") for one in _HASHTAGS.split(name))
        else:
            yield name
