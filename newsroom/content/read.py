"""From the bytes of one file to its record, or to every reason why it is not in the edition."""

from functools import cache, lru_cache, partial
from typing import NamedTuple

from newsroom.content.addresses.item_address import former_addresses_of, is_taken, slug_of, url_of
from newsroom.content.advice import advice_on, told_of_losses
from newsroom.content.article import Article, StandingPage
from newsroom.content.fields.date_fields import date_of, expires_of, modified_of, validity_of
from newsroom.content.fields.field_reader import FieldReader
from newsroom.content.fields.file_name import fields_of_path
from newsroom.content.fields.front_field import placements_of
from newsroom.content.fields.front_matter import FrontMatter, Syntax, read_front_matter
from newsroom.content.fields.image_field import image_of
from newsroom.content.fields.live_field import live_story_of
from newsroom.content.fields.misplaced_fields import refuse_interruption
from newsroom.content.fields.section_field import section_of
from newsroom.content.fields.unreadable import describes_a_list, refuse_fault
from newsroom.content.fields.values import (
    corrections_of,
    kind_of,
    language_of,
    series_of,
    source_of,
    status_of,
    terms_of,
    title_of,
)
from newsroom.content.file_kinds import (
    ARTICLE,
    BANNER,
    LIST,
    STANDING,
    FileKind,
    file_kind_of,
)
from newsroom.content.front_list import front_list_of
from newsroom.content.inset_reading import banner_of, profile_of
from newsroom.content.insets import Banner, FrontList, Record, is_inset
from newsroom.content.markdown.body import BodyConverter
from newsroom.content.markdown.local_paths import local_paths_in
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
    tell_old_letters,
    too_large,
)
from newsroom.content.safety.sandbox import endures, is_ordinary, too_hard, try_extensions
from newsroom.content.scan import digest
from newsroom.content.source import decode
from newsroom.edition import Edition
from newsroom.language.dates.moment import Moment
from newsroom.language.normalisation import normalise
from newsroom.language.typography.typographer import Typographer


class Reading(NamedTuple):
    """What came of a file: its record, or None and every reason why not; and its warnings.

    A file without record and without rejection is left out on purpose.
    """

    record: Record | None
    findings: tuple[Rejection, ...]


def read(
    path: str, data: bytes, edition: Edition, files: NamedFiles
) -> Record | tuple[Rejection, ...]:
    """Return the record of the Markdown file `path` (relative to content/) holding `data`.

    `files` are those that it may name. A file with anything wrong gives the first
    hundred of its findings at once, sorted by line, and no record.
    """
    reading = read_with_warnings(path, data, edition, files)
    return reading.findings if reading.record is None else reading.record


def read_with_warnings(path: str, data: bytes, edition: Edition, files: NamedFiles) -> Reading:
    """Return the record of a file, as `read` does, and what is to be mended in it all the same."""
    if len(data) > LARGEST_FILE:
        return Reading(None, (too_large(path),))
    if not is_ordinary(data) and not endures(lambda: _rehearse(path, data, edition, files)):
        return Reading(None, (too_hard(path),))
    return _read(path, data, edition, files)


def _rehearse(path: str, data: bytes, edition: Edition, files: NamedFiles) -> None:
    """Do to a file all that a build will do to it, for `endures` to see whether that ends.

    Raises ValueError for a body that swells: abbreviations can make a thousand lines of one.
    """
    record = _read(path, data, edition, files).record
    if record is None or isinstance(record, (Banner, FrontList)):
        return
    text = decode(data)
    for _advice in advice_on(record, text, files.exists):
        pass
    body = read_front_matter(text).body
    for _loss in told_of_losses(record, body, 1, edition.embed_hosts):
        pass
    html = BodyConverter(edition).html(path, body, record.language, {})
    if len(html) > LARGEST_HTML:
        raise ValueError(len(html))


def _read(path: str, data: bytes, edition: Edition, files: NamedFiles) -> Reading:
    text = _decode(path, data)
    if isinstance(text, Rejection):
        return Reading(None, (text,))
    if hidden := tuple(refuse_bytes(path, data)):
        return Reading(None, hidden)
    if file_kind_of(path) is LIST:
        listed, wrong = front_list_of(path, text, digest(data), edition)
        return Reading(None if wrong else listed, tuple(first_of_each_file(wrong)))
    return _read_fields(path, text, data, edition, files)


def _read_fields(path: str, text: str, data: bytes, edition: Edition, files: NamedFiles) -> Reading:
    kind = file_kind_of(path)
    front_matter = read_front_matter(text)
    if unread := _refuse_fields(path, text, front_matter):
        return Reading(None, unread)
    fields_read = FieldReader(
        path,
        front_matter,
        edition,
        files,
        known=kind.fields,
        derived={} if is_inset(path) else fields_of_path(path, front_matter.syntax, edition),
    )
    record = _record(kind, fields_read, digest(data))
    found = [*fields_read.rejections, *_excesses(path, text, front_matter)]
    found += tell_old_letters(path, data)
    findings = tuple(first_of_each_file(found))
    if not all(one.is_warning for one in found):
        return Reading(None, findings)
    if failure := try_extensions(path, fields_read.body, edition):
        return Reading(None, (failure,))
    return Reading(record, findings)


def _refuse_fields(path: str, text: str, matter: FrontMatter) -> tuple[Rejection, ...]:
    """Return why the fields of a file are not looked at one by one."""
    if excess := tuple(refuse_front_matter(path, len(text) - len(matter.body))):
        return excess
    if matter.fault:
        return (refuse_fault(path, *matter.fault),)
    if listed := describes_a_list(path, matter):
        return (listed,)
    if matter.syntax is not Syntax.PLAIN:
        return ()
    kind = file_kind_of(path)
    return tuple(refuse_interruption(path, matter, kind.fields, kind.required))


def _record(kind: FileKind, fields_read: FieldReader, digest_of_file: str) -> Record:
    if kind is ARTICLE:
        return _article(fields_read, digest_of_file)
    if kind is STANDING:
        return _standing_page(fields_read, digest_of_file)
    language = language_of(fields_read)
    if kind is BANNER:
        return banner_of(fields_read, language, digest_of_file)
    return profile_of(fields_read, language, digest_of_file, _references(fields_read))


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


def _article(fields_read: FieldReader, digest_of_file: str) -> Article:
    status, language = status_of(fields_read), language_of(fields_read)
    typographer = _typographer(language)
    moment, instant = date_of(fields_read, status)
    has_body = bool(fields_read.body.strip())
    title = title_of(fields_read, typographer)
    slug = slug_of(fields_read, title, moment, language, has_body=has_body)
    section, further_topics = section_of(fields_read)
    url = url_of(fields_read, language, moment, slug, has_body=has_body)
    image = image_of(fields_read, typographer)
    references = _references(fields_read)
    valid_from, valid_until = validity_of(fields_read, moment.stamp)
    return Article(
        path=fields_read.path,
        digest=digest_of_file,
        language=language,
        status=status,
        section=section,
        stamp=moment.stamp,
        instant=instant,
        modified=modified_of(fields_read),
        slug=slug,
        url=url,
        title=title,
        lead=typographer.text(fields_read.text("summary")),
        image=image,
        source=source_of(fields_read),
        has_body=has_body,
        authors=terms_of(fields_read, "author", language),
        topics=terms_of(fields_read, "tags", language, further_topics),
        references=tuple(sorted({*references, *filter(None, [image.path])})),
        corrections=corrections_of(fields_read, typographer),
        former_addresses=former_addresses_of(fields_read, url),
        expires=expires_of(fields_read, instant),
        live_story=live_story_of(fields_read, moment, instant, typographer),
        kind=kind_of(fields_read),
        series=series_of(fields_read, language, typographer),
        front=placements_of(fields_read, instant),
        valid_from=valid_from,
        valid_until=valid_until,
    )


def _standing_page(fields_read: FieldReader, digest_of_file: str) -> StandingPage:
    language = language_of(fields_read)
    title = title_of(fields_read, _typographer(language))
    slug = slug_of(fields_read, title, Moment("0000-00-00"), language, has_body=True)
    if is_taken(fields_read.edition, slug):
        fields_read.reject(
            "slug",
            "address-taken",
            address=slug,
            slug=slug,
        )
    return StandingPage(
        path=fields_read.path,
        digest=digest_of_file,
        language=language,
        status=status_of(fields_read),
        slug=slug,
        url=f"{fields_read.edition.prefix(language)}/{slug}/",
        title=title,
        references=_references(fields_read),
    )


def _references(fields_read: FieldReader) -> tuple[str, ...]:
    references = references_in(fields_read.path, fields_read.body, fields_read.files.on_disk)
    if references:
        _refuse_references(fields_read, references)
    fields_read.rejections += [
        Rejection.of(
            fields_read.path,
            fields_read.body_line + line - 1,
            "missing-file",
            file=name,
            is_local=True,
        )
        for line, name in local_paths_in(fields_read.body)
    ]
    if "![" in fields_read.body:
        for line, name in shown_in(fields_read.path, fields_read.body):
            if not is_picture(name) and not is_recording(name):
                fields_read.rejections.append(
                    _not_shown(fields_read.path, fields_read.body_line + line - 1, name)
                )
    return references


def _refuse_references(fields_read: FieldReader, references: tuple[str, ...]) -> None:
    lines = cache(partial(lines_of_references, fields_read.path, fields_read.body))

    def line_of(name: str) -> int:
        line = lines().get(normalise(name), 0)
        return fields_read.body_line + line - 1 if line else 0

    fields_read.rejections.extend(
        fields_read.files.refuse_references(fields_read.path, references, line_of)
    )


def _not_shown(path: str, line: int, name: str) -> Rejection:
    return Rejection.of(path, line, "cannot-be-shown", file=name)


def _excesses(path: str, text: str, matter: FrontMatter) -> list[Rejection]:
    """Return what is too long, too deep or unseen in the file, whose whole text is `text`."""
    return [*refuse_text(path, text, matter.body), *refuse_unseen(path, matter.fields)]
