"""From the fields of a file to the inset that it holds: a banner, or a profile."""

from newsroom.content.addresses.item_address import slug_of
from newsroom.content.fields.date_fields import span_of
from newsroom.content.fields.field_reader import FieldReader
from newsroom.content.fields.image_field import image_of
from newsroom.content.fields.values import (
    address_of,
    banner_places_of,
    sections_of,
    status_of,
    title_of,
)
from newsroom.content.insets import AUTHORS, Banner, Profile
from newsroom.content.rejection import Rejection
from newsroom.language.dates.moment import Moment
from newsroom.language.typography.typographer import Typographer


def banner_of(fields_read: FieldReader, language: str, digest: str) -> Banner:
    """Return the banner; a body is told of, for nobody would see it."""
    if fields_read.body.strip():
        line = fields_read.body_line
        fields_read.rejections.append(Rejection.of(fields_read.path, line, "spare-text"))
    typographer = Typographer(language)
    image = image_of(fields_read, typographer)
    since, until = span_of(fields_read)
    return Banner(
        path=fields_read.path,
        digest=digest,
        language=language,
        status=status_of(fields_read),
        title=title_of(fields_read, typographer),
        lead=typographer.text(fields_read.text("summary")),
        image=image,
        address=address_of(fields_read),
        places=banner_places_of(fields_read),
        sections=sections_of(fields_read),
        since=since,
        until=until,
        references=tuple(filter(None, [image.path])),
    )


def profile_of(
    fields_read: FieldReader, language: str, digest: str, references: tuple[str, ...]
) -> Profile:
    """Return the profile; its title is the name of the author or topic, whose slug is its own."""
    typographer = Typographer(language)
    title = title_of(fields_read, typographer)
    image = image_of(fields_read, typographer)
    return Profile(
        path=fields_read.path,
        digest=digest,
        language=language,
        status=status_of(fields_read),
        kind="author" if fields_read.path.startswith(AUTHORS) else "topic",
        slug=slug_of(fields_read, title, Moment("0000-00-00"), language, has_body=True),
        title=title,
        lead=typographer.text(fields_read.text("summary")),
        image=image,
        has_body=bool(fields_read.body.strip()),
        references=tuple(sorted({*references, *filter(None, [image.path])})),
    )
