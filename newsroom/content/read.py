"""From the bytes of one file to its record, or to every reason why it is not in the edition."""

from functools import cache, lru_cache, partial

from newsroom.content.addresses.item_address import former_addresses_of, is_taken, slug_of, url_of
from newsroom.content.advice import advice_on
from newsroom.content.article import Article, StandingPage
from newsroom.content.fields.field_reader import FieldReader
from newsroom.content.fields.front_matter import read_front_matter
from newsroom.content.fields.misplaced_fields import refuse_interruption
from newsroom.content.fields.values import (
    corrections_of,
    date_of,
    expires_of,
    image_of,
    language_of,
    modified_of,
    section_of,
    source_of,
    status_of,
    terms_of,
    title_of,
)
from newsroom.content.markdown.body import BodyConverter
from newsroom.content.markdown.recording import is_recording
from newsroom.content.markdown.references import lines_of_references, references_in, shown_in
from newsroom.content.named_files import NamedFiles
from newsroom.content.picture import is_picture
from newsroom.content.rejection import Rejection, first_of_each_file
from newsroom.content.safety.limits import (
    LARGEST_FILE,
    LARGEST_HTML,
    refuse_bytes,
    refuse_front_matter,
    refuse_text,
    refuse_unseen,
    too_large,
)
from newsroom.content.safety.sandbox import endures, is_ordinary, too_hard, try_extensions
from newsroom.content.scan import digest
from newsroom.content.source import decode
from newsroom.edition import Edition
from newsroom.language.dates.moment import Moment
from newsroom.language.normalisation import normalise
from newsroom.language.typography.typographer import Typographer

STANDING_FOLDER = "pages/"
_ARTICLE_FIELDS = [
    *("title", "date", "modified", "category", "author", "authors", "summary", "slug", "tags"),
    *("image", "image-alt", "image-caption", "image-credit", "source", "status", "lang"),
    *("correction", "redirect-from", "expires"),
]
_ARTICLE_NEEDS = frozenset(["title", "date", "category"])
_STANDING_FIELDS = ["title", "slug", "status", "lang"]
_REPEATABLE = frozenset(["correction", "redirect-from", "author", "authors", "tags"])
_STANDING_NEEDS = frozenset(["title"])

Record = Article | StandingPage


def read(
    path: str, data: bytes, edition: Edition, files: NamedFiles
) -> Record | tuple[Rejection, ...]:
    """Return the record of the Markdown file `path` (relative to content/) holding `data`.

    `files` are those that it may name. A file with anything wrong gives the first
    hundred of its rejections at once, sorted by line, and no record.
    """
    if len(data) > LARGEST_FILE:
        return (too_large(path),)
    if not is_ordinary(data) and not endures(lambda: _rehearse(path, data, edition, files)):
        return (too_hard(path),)
    return _read(path, data, edition, files)


def _rehearse(path: str, data: bytes, edition: Edition, files: NamedFiles) -> None:
    """Do to a file all that a build will do to it, for `endures` to see whether that ends.

    Raises ValueError for a body that swells: abbreviations can make a thousand lines of one.
    """
    record = _read(path, data, edition, files)
    if isinstance(record, tuple):
        return
    text = decode(data)
    for _advice in advice_on(record, text, files.exists):
        pass
    body = read_front_matter(text).body
    html = BodyConverter(edition).html(path, body, record.language, {})
    if len(html) > LARGEST_HTML:
        raise ValueError(len(html))


def _read(
    path: str, data: bytes, edition: Edition, files: NamedFiles
) -> Record | tuple[Rejection, ...]:
    text = _decode(path, data)
    if isinstance(text, Rejection):
        return (text,)
    if hidden := tuple(refuse_bytes(path, data)):
        return hidden
    front_matter = read_front_matter(text)
    if excess := tuple(refuse_front_matter(path, len(text) - len(front_matter.body))):
        return excess
    is_standing = path.startswith(STANDING_FOLDER)
    known = _STANDING_FIELDS if is_standing else _ARTICLE_FIELDS
    required = _STANDING_NEEDS if is_standing else _ARTICLE_NEEDS
    if unread := tuple(refuse_interruption(path, front_matter, known, required)):
        return unread
    fields_read = FieldReader(path, front_matter, edition, files)
    record = (_standing_page if is_standing else _article)(fields_read, data)
    fields_read.refuse_repeated_fields([name for name in known if name not in _REPEATABLE])
    rejections = tuple(first_of_each_file([*fields_read.rejections, *_excesses(fields_read, text)]))
    if not rejections and (failure := try_extensions(path, fields_read.body, edition)):
        return (failure,)
    return rejections or record


def _decode(path: str, data: bytes) -> str | Rejection:
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        return Rejection.of(path, data.count(b"\n", 0, error.start) + 1, "not-utf-8")
    if not text.strip():
        return Rejection.of(path, 0, "empty-file")
    return text


@lru_cache
def _typographer(language: str) -> Typographer:
    return Typographer(language)


def _article(fields_read: FieldReader, data: bytes) -> Article:
    fields_read.refuse_unknown_fields(_ARTICLE_FIELDS)
    status, language = status_of(fields_read), language_of(fields_read)
    typographer = _typographer(language)
    moment, instant = date_of(fields_read, status)
    has_body = bool(fields_read.body.strip())
    title = title_of(fields_read, typographer)
    slug = slug_of(fields_read, title, moment, has_body=has_body)
    image = image_of(fields_read, typographer)
    references = _references(fields_read)
    return Article(
        path=fields_read.path,
        digest=digest(data),
        language=language,
        status=status,
        section=section_of(fields_read),
        stamp=moment.stamp,
        instant=instant,
        modified=modified_of(fields_read),
        slug=slug,
        url=url_of(fields_read, language, moment, slug, has_body=has_body),
        title=title,
        lead=typographer.text(fields_read.text("summary")),
        image=image,
        source=source_of(fields_read),
        has_body=has_body,
        authors=terms_of(fields_read, "author", "authors"),
        topics=terms_of(fields_read, "tags"),
        references=tuple(sorted({*references, *filter(None, [image.path])})),
        corrections=corrections_of(fields_read, typographer),
        former_addresses=former_addresses_of(fields_read),
        expires=expires_of(fields_read, instant),
    )


def _standing_page(fields_read: FieldReader, data: bytes) -> StandingPage:
    fields_read.refuse_unknown_fields(_STANDING_FIELDS)
    language = language_of(fields_read)
    title = title_of(fields_read, _typographer(language))
    slug = slug_of(fields_read, title, Moment("0000-00-00"), has_body=True)
    if is_taken(fields_read.edition, slug):
        fields_read.reject(
            "slug",
            "address-taken",
            address=slug,
            slug=slug,
        )
    return StandingPage(
        path=fields_read.path,
        digest=digest(data),
        language=language,
        status=status_of(fields_read),
        slug=slug,
        url=f"{fields_read.edition.prefix(language)}/{slug}/",
        title=title,
        references=_references(fields_read),
    )


def _references(fields_read: FieldReader) -> tuple[str, ...]:
    references = references_in(fields_read.path, fields_read.body, fields_read.files.on_disk)
    lines = cache(partial(lines_of_references, fields_read.path, fields_read.body))

    def line_of(name: str) -> int:
        line = lines().get(normalise(name), 0)
        return fields_read.body_line + line - 1 if line else 0

    fields_read.rejections.extend(
        fields_read.files.refuse_references(fields_read.path, references, line_of)
    )
    if "![" in fields_read.body:
        for line, name in shown_in(fields_read.path, fields_read.body):
            if not is_picture(name) and not is_recording(name):
                fields_read.rejections.append(
                    _not_shown(fields_read.path, fields_read.body_line + line - 1, name)
                )
    return references


def _not_shown(path: str, line: int, name: str) -> Rejection:
    return Rejection.of(path, line, "cannot-be-shown", file=name)


def _excesses(fields_read: FieldReader, text: str) -> list[Rejection]:
    """Return what is too long, too deep or unseen in the file, whose whole text is `text`."""
    return [
        *refuse_text(fields_read.path, text, fields_read.body),
        *refuse_unseen(fields_read.path, fields_read.fields),
    ]
