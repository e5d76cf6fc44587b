"""The address that an article's fields give it, and those that it had before."""

import re

from newsroom.content.addresses.former_addresses import canonical_address, is_reserved
from newsroom.content.fields.field_reader import FieldReader
from newsroom.edition import Edition
from newsroom.language.dates.moment import Moment, Precision
from newsroom.language.slugs import is_slug, slugify

_PERIOD_SLUG = re.compile(r"\d{2}")


def slug_of(fields_read: FieldReader, title: str, moment: Moment, *, has_body: bool) -> str:
    """Return the slug as written, or else made of the title."""
    written = fields_read.text("slug")
    slug = written or slugify(title)
    if not is_slug(slug):
        fields_read.reject("slug", "bad-slug", slug=written, meant=slugify(written))
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


def former_addresses_of(fields_read: FieldReader) -> tuple[str, ...]:
    """Return the addresses that are to lead here, each once."""
    addresses: list[str] = []
    for written in filter(None, fields_read.values("redirect-from")):
        address = canonical_address(written)
        if address and not is_reserved(address, fields_read.edition):
            addresses.append(address)
            continue
        code = "bad-former-address" if address is None else "address-taken"
        fields_read.reject("redirect-from", code, address=written, former=True)
    return tuple(dict.fromkeys(addresses))


def is_taken(edition: Edition, slug: str) -> bool:
    """Tell whether a first folder of addresses means something else already."""
    return (
        slug in edition.folders
        or edition.language_named(slug) != ""
        or any(slug == section.slug for section in edition.sections)
        or re.fullmatch(r"\d{4}", slug) is not None
    )
