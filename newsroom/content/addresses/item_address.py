"""The address that an article's fields give it, and those that it had before."""

import re
from functools import partial
from urllib.parse import unquote, urlsplit

from newsroom.content.addresses.former_addresses import canonical_address, is_reserved
from newsroom.content.fields.field_reader import FieldReader
from newsroom.edition import Edition
from newsroom.language.dates.moment import Moment, Precision
from newsroom.language.patterns import lazy_pattern
from newsroom.language.slugs import is_slug, is_written_slug, slugify

_PERIOD_SLUG = lazy_pattern(r"\d{2}")
# What Jekyll and Eleventy write in place of an address: styles of their own, or none at all.
_NO_ADDRESS = lazy_pattern(r"true|false|pretty|date|ordinal|weekdate|none", re.IGNORECASE)
# By which other systems make addresses: `/:categories/:title/`, `/blog/{{ slug }}/`, `{slug}`.
_RULE = lazy_pattern(r"/:[a-z]|\{[{%]|/\{[a-z]+\}")


def slug_of(
    fields_read: FieldReader, title: str, moment: Moment, language: str, *, has_body: bool
) -> str:
    """Return the slug as written, or else made of the title by the rules of its language.

    A slug of another system that cannot be part of an address is put right, and told.
    """
    written = unquote(fields_read.text("slug"))
    slug = written or slugify(title, language)
    if not is_slug(slug) and not is_written_slug(written):
        name = written if fields_read.is_plain else written.strip("/").rpartition("/")[2]
        slug = slugify(name, language)
        code = "bad-slug" if fields_read.is_plain else "mended-slug"
        fields_read.reject("slug", code, slug=fields_read.text("slug"), meant=slug)
    elif (
        has_body
        and moment.stamp
        and moment.precision < Precision.DAY
        and _PERIOD_SLUG.fullmatch(slug)
    ):
        fields_read.reject("slug", "slug-is-a-period")
    return slug


def url_of(
    fields_read: FieldReader, language: str, moment: Moment, slug: str, *, has_body: bool
) -> str:
    """Return the address: a headline item's is a place on the page of its period."""
    period = f"{fields_read.edition.prefix(language)}/{moment.path}/"
    return f"{period}{slug}/" if has_body else f"{period}#{slug}"


def former_addresses_of(fields_read: FieldReader, url: str) -> tuple[str, ...]:
    """Return the addresses that are to lead to the article at `url`, each once.

    What cannot lead here is told, and costs the article nothing.
    """
    addresses: dict[str, None] = {}
    for written in filter(None, fields_read.values("redirect-from")):
        refuse = partial(fields_read.reject_value, "redirect-from", written)
        if _NO_ADDRESS.fullmatch(written):
            continue
        is_relative = not urlsplit(written).scheme and not written.startswith("/")
        address = canonical_address(f"/{written}" if is_relative else written)
        if _RULE.search(written):
            values = {"address": written, "is_rule": True}
            refuse("bad-former-address", **values)
        elif address is None:
            refuse("bad-former-address", address=written)
        elif address == url:
            continue
        elif is_reserved(address, fields_read.edition):
            refuse("former-address-taken", address=written)
        else:
            if address.casefold() == url.casefold():
                refuse("capitals-only", address=address, url=url)
            addresses[address] = None
    return tuple(addresses)


def is_taken(edition: Edition, slug: str) -> bool:
    """Tell whether a first folder of addresses means something else already."""
    return (
        slug in edition.folders
        or slug in edition.languages
        or any(slug == section.slug for section in edition.sections)
        or re.fullmatch(r"\d{4}", slug) is not None
    )
