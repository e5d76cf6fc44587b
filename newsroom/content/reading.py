"""From the bytes of one file to its record, or to every reason why it is not in the edition."""

from functools import cache, lru_cache, partial

from newsroom.content.addressing import former_addresses_of, is_taken, slug_of, url_of
from newsroom.content.advice import advice_on
from newsroom.content.article import Article, StandingPage
from newsroom.content.body import BodyConverter
from newsroom.content.fields import (
    corrections_of,
    date_of,
    expires_of,
    image_of,
    labels_of,
    language_of,
    modified_of,
    section_of,
    source_of,
    status_of,
    title_of,
)
from newsroom.content.form import Form
from newsroom.content.front_matter import read_front_matter
from newsroom.content.interruption import refuse_interruption
from newsroom.content.limits import (
    LARGEST_FILE,
    LARGEST_HTML,
    refuse_bytes,
    refuse_front_matter,
    refuse_text,
    refuse_unseen,
    too_large,
)
from newsroom.content.named_files import NamedFiles
from newsroom.content.picture import is_picture
from newsroom.content.recording import is_recording
from newsroom.content.references import lines_of_references, references_in, shown_in
from newsroom.content.rejection import Rejection, first_of_each_file
from newsroom.content.scan import digest
from newsroom.content.source import decode
from newsroom.content.trial import endures, is_ordinary, too_hard, try_extensions
from newsroom.edition import Edition
from newsroom.language.messages import translate as _
from newsroom.language.moment import Moment
from newsroom.language.typography import Typographer

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
    form = Form(path, front_matter, edition, files)
    record = (_standing_page if is_standing else _article)(form, data)
    form.refuse_repeated_fields([name for name in known if name not in _REPEATABLE])
    rejections = tuple(first_of_each_file([*form.rejections, *_excesses(form, text)]))
    if not rejections and (failure := try_extensions(path, form.body, edition)):
        return (failure,)
    return rejections or record


def _decode(path: str, data: bytes) -> str | Rejection:
    try:
        text = decode(data)
    except UnicodeDecodeError as error:
        return Rejection(
            path,
            data.count(b"\n", 0, error.start) + 1,
            "not-utf-8",
            _("This file is not UTF-8 text."),
            _("Save it again with the encoding UTF-8."),
        )
    if not text.strip():
        return Rejection(
            path,
            0,
            "empty-file",
            _("This file is empty."),
            _("Write at least the lines “Title:”, “Date:” and “Category:”, or delete it."),
        )
    return text


@lru_cache
def _typographer(language: str) -> Typographer:
    return Typographer(language)


def _article(form: Form, data: bytes) -> Article:
    form.refuse_unknown_fields(_ARTICLE_FIELDS)
    status, language = status_of(form), language_of(form)
    typographer = _typographer(language)
    moment, instant = date_of(form, status)
    has_body = bool(form.body.strip())
    title = title_of(form, typographer)
    slug = slug_of(form, title, moment, has_body=has_body)
    image = image_of(form, typographer)
    references = _references(form)
    return Article(
        path=form.path,
        digest=digest(data),
        language=language,
        status=status,
        section=section_of(form),
        stamp=moment.stamp,
        instant=instant,
        modified=modified_of(form),
        slug=slug,
        url=url_of(form, language, moment, slug, has_body=has_body),
        title=title,
        lead=typographer.text(form.text("summary")),
        image=image,
        source=source_of(form),
        has_body=has_body,
        authors=labels_of(form, "author", "authors"),
        topics=labels_of(form, "tags"),
        references=tuple(sorted({*references, *filter(None, [image.path])})),
        corrections=corrections_of(form, typographer),
        former_addresses=former_addresses_of(form),
        expires=expires_of(form, instant),
    )


def _standing_page(form: Form, data: bytes) -> StandingPage:
    form.refuse_unknown_fields(_STANDING_FIELDS)
    language = language_of(form)
    title = title_of(form, _typographer(language))
    slug = slug_of(form, title, Moment("0000-00-00"), has_body=True)
    if is_taken(form.edition, slug):
        form.reject(
            "slug",
            "address-taken",
            _("The address “{slug}” belongs to a section or an archive.").format(slug=slug),
            _("Write another “Slug:”."),
        )
    return StandingPage(
        path=form.path,
        digest=digest(data),
        language=language,
        status=status_of(form),
        slug=slug,
        url=f"{form.edition.prefix(language)}/{slug}/",
        title=title,
        references=_references(form),
    )


def _references(form: Form) -> tuple[str, ...]:
    references = references_in(form.path, form.body)
    lines = cache(partial(lines_of_references, form.path, form.body))

    def line_of(name: str) -> int:
        return form.body_line + lines()[name] - 1 if name in lines() else 0

    form.rejections.extend(form.files.refuse_references(form.path, references, line_of))
    if "![" in form.body:
        for line, name in shown_in(form.path, form.body):
            if not is_picture(name) and not is_recording(name):
                form.rejections.append(_not_shown(form.path, form.body_line + line - 1, name))
    return references


def _not_shown(path: str, line: int, name: str) -> Rejection:
    return Rejection(
        path,
        line,
        "cannot-be-shown",
        _("“{path}” is no picture, film or sound that every browser shows.").format(path=name),
        _("Save it as JPEG, MP4 or MP3; or delete the “!” and lead readers to the file."),
    )


def _excesses(form: Form, text: str) -> list[Rejection]:
    """Return what is too long, too deep or unseen in the file, whose whole text is `text`."""
    return [*refuse_text(form.path, text, form.body), *refuse_unseen(form.path, form.fields)]
