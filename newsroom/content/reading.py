"""From the bytes of one file to its record, or to every reason why it is not in the edition."""

import re
from datetime import datetime
from difflib import get_close_matches
from functools import lru_cache
from urllib.parse import urlsplit

from newsroom.content.article import Article, Correction, Image, Label, StandingPage, Status
from newsroom.content.corrections import read_corrections
from newsroom.content.former_addresses import canonical_address, is_reserved
from newsroom.content.front_matter import Field, FrontMatter, read_front_matter
from newsroom.content.limits import (
    LARGEST_FILE,
    refuse_bytes,
    refuse_text,
    refuse_unseen,
    too_large,
)
from newsroom.content.named_files import NamedFiles
from newsroom.content.references import references_in
from newsroom.content.rejection import Rejection
from newsroom.content.scan import digest
from newsroom.content.source import decode
from newsroom.content.trial import is_ordinary, try_body
from newsroom.edition import Edition, Section
from newsroom.language.folding import fold
from newsroom.language.messages import translate as _
from newsroom.language.moment import Moment, Precision, read_moment
from newsroom.language.slugs import is_slug, slugify
from newsroom.language.typography import Typographer

STANDING_FOLDER = "pages/"
_ARTICLE_FIELDS = [
    *("title", "date", "modified", "category", "author", "authors", "summary", "slug", "tags"),
    *("image", "image-alt", "image-caption", "image-credit", "source", "status", "lang"),
    *("correction", "redirect-from", "expires"),
]
_STANDING_FIELDS = ["title", "slug", "status", "lang"]
_PERIOD_SLUG = re.compile(r"\d{2}")

Record = Article | StandingPage


def read(
    path: str,
    data: bytes,
    edition: Edition,
    files: NamedFiles,
) -> Record | tuple[Rejection, ...]:
    """Return the record of the Markdown file `path` (relative to content/) holding `data`.

    `files` are those that it may name. A file with anything wrong
    gives all its rejections at once, sorted by line, and no record.
    """
    if len(data) > LARGEST_FILE:
        return (too_large(path),)
    text = _decode(path, data)
    if isinstance(text, Rejection):
        return (text,)
    if hidden := tuple(refuse_bytes(path, data)):
        return hidden
    form = _Form(path, read_front_matter(text), edition, files)
    record = form.standing_page(data) if path.startswith(STANDING_FOLDER) else form.article(data)
    rejections = sorted([*form.rejections, *form.excesses(text)])
    if not rejections and not is_ordinary(data):
        rejections = form.trial(record.language)
    return tuple(rejections) or record


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


@lru_cache
def _sections_by_name(sections: tuple[Section, ...]) -> dict[str, Section]:
    named = {fold(name): section for section in sections for _language, name in section.names}
    return named | {section.slug: section for section in sections}


class _Form:
    """One file's fields being validated: takes each, and collects what is wrong with them."""

    def __init__(
        self,
        path: str,
        front_matter: FrontMatter,
        edition: Edition,
        files: NamedFiles,
    ) -> None:
        self._path = path
        self._fields = front_matter.fields
        self._body = front_matter.body
        self._edition = edition
        self._files = files
        self.rejections: list[Rejection] = []

    def article(self, data: bytes) -> Article:
        """Return the article; meaningless if there are rejections afterwards."""
        self._refuse_unknown_fields(_ARTICLE_FIELDS)
        status, language = self._status(), self._language()
        typographer = _typographer(language)
        moment, instant = self._date(status)
        has_body = bool(self._body.strip())
        title = self._title(typographer)
        slug = self._slug(title, moment, has_body=has_body)
        image = self._image(typographer)
        references = references_in(self._path, self._body)
        self.rejections.extend(self._files.refuse_references(self._path, references))
        return Article(
            path=self._path,
            digest=digest(data),
            language=language,
            status=status,
            section=self._section(),
            stamp=moment.stamp,
            instant=instant,
            modified=self._modified(),
            slug=slug,
            url=self._url(language, moment, slug, has_body=has_body),
            title=title,
            lead=typographer.text(self._text("summary")),
            image=image,
            source=self._source(),
            has_body=has_body,
            authors=self._labels("author", "authors"),
            topics=self._labels("tags"),
            references=tuple(sorted({*references, *filter(None, [image.path])})),
            corrections=self._corrections(typographer),
            former_addresses=self._former_addresses(),
            expires=self._expires(instant),
        )

    def standing_page(self, data: bytes) -> StandingPage:
        """Return the standing page; meaningless if there are rejections afterwards."""
        self._refuse_unknown_fields(_STANDING_FIELDS)
        language = self._language()
        title = self._title(_typographer(language))
        slug = self._slug(title, Moment("0000-00-00"), has_body=True)
        if self._is_address_taken(slug):
            self._reject(
                "slug",
                "address-taken",
                _("The address “{slug}” belongs to a section or an archive.").format(slug=slug),
                _("Write another “Slug:”."),
            )
        references = references_in(self._path, self._body)
        self.rejections.extend(self._files.refuse_references(self._path, references))
        return StandingPage(
            path=self._path,
            digest=digest(data),
            language=language,
            status=self._status(),
            slug=slug,
            url=f"{self._edition.prefix(language)}/{slug}/",
            title=title,
            references=references,
        )

    def excesses(self, text: str) -> list[Rejection]:
        """Return what is too long, too deep or unseen in the file, whose whole text is `text`."""
        unseen = refuse_unseen(self._path, self._fields)
        return [*refuse_text(self._path, text, self._body), *unseen]

    def trial(self, language: str) -> list[Rejection]:
        """Return why the body cannot be set, if it cannot: see content.trial."""
        too_hard = try_body(self._path, self._body, language, self._edition)
        return [too_hard] if too_hard else []

    def _text(self, key: str) -> str:
        field = self._fields.get(key)
        return field.text if field else ""

    def _line(self, *keys: str) -> int:
        return next((self._fields[key].line for key in keys if key in self._fields), 1)

    def _reject(self, key: str, code: str, message: str, remedy: str) -> None:
        self.rejections.append(Rejection(self._path, self._line(key), code, message, remedy))

    def _refuse_unknown_fields(self, known: list[str]) -> None:
        for key in self._fields.keys() - set(known):
            near = get_close_matches(key, known, 1)
            self._reject(
                key,
                "unknown-field",
                _("There is no field “{field}”.").format(field=key),
                _("Write “{field}:”.").format(field=near[0].title())
                if near
                else _("Delete the line, or leave an empty line before the text begins."),
            )

    def _title(self, typographer: Typographer) -> str:
        title = self._text("title")
        if not title:
            self._reject(
                "title",
                "no-title",
                _("The article has no title."),
                _("Write a line “Title: …” at the top of the file."),
            )
        return typographer.headline(title)

    def _status(self) -> Status:
        written = self._text("status").lower() or Status.PUBLISHED
        try:
            return Status(written)
        except ValueError:
            self._reject(
                "status",
                "unknown-status",
                _("There is no status “{status}”.").format(status=written),
                _("Write one of: {statuses}.").format(statuses=", ".join(Status)),
            )
            return Status.DRAFT

    def _language(self) -> str:
        language = self._text("lang").lower() or self._edition.language
        if language not in self._edition.languages:
            self._reject(
                "lang",
                "unknown-language",
                _("The edition has no language “{language}”.").format(language=language),
                _("Write one of: {languages}.").format(
                    languages=", ".join(self._edition.languages)
                ),
            )
            return self._edition.language
        return language

    def _date(self, status: Status) -> tuple[Moment, int]:
        written = self._text("date")
        if not written and status is Status.DRAFT:
            return Moment(""), 0
        if read_date := read_moment(written, self._edition.zone):
            moment, instant = read_date
            return moment, int(instant.timestamp())
        self._reject(
            "date",
            "unreadable-date" if written else "no-date",
            _("“{date}” is not a date.").format(date=written)
            if written
            else _("The article has no date."),
            _("Write “Date: 2019-03-11 20:23”, or only as much of it as is known: 2019-03."),
        )
        return Moment("0000"), 0

    def _modified(self) -> str:
        read_date = self._optional_date("modified")
        return read_date[0].stamp if read_date else ""

    def _expires(self, instant: int) -> int:
        read_date = self._optional_date("expires")
        expires = int(read_date[1].timestamp()) if read_date else 0
        if read_date and expires <= instant:
            self._reject(
                "expires",
                "expires-too-early",
                _("The article expires before it appears."),
                _("Write a later “Expires:” than “Date:”, or delete the line."),
            )
        return expires

    def _optional_date(self, key: str) -> tuple[Moment, datetime] | None:
        written = self._text(key)
        if not written:
            return None
        read_date = read_moment(written, self._edition.zone)
        if read_date is None:
            self._reject(
                key,
                "unreadable-date",
                _("“{date}” is not a date.").format(date=written),
                _("Write “{field}: 2019-03-11 20:23”.").format(field=key.title()),
            )
        return read_date

    def _section(self) -> str:
        written = self._text("category")
        sections = _sections_by_name(self._edition.sections)
        if section := sections.get(fold(written)):
            return section.slug
        names = [section.name(self._edition.language) for section in self._edition.sections]
        near = get_close_matches(fold(written), sections, 1, cutoff=0.5)
        self._reject(
            "category",
            "unknown-section" if written else "no-section",
            _("There is no section “{section}”.").format(section=written)
            if written
            else _("The article names no section."),
            _("Write “Category: {section}”.").format(
                section=sections[near[0]].name(self._edition.language)
            )
            if near
            else _("Write one of: {sections}.").format(sections=", ".join(names)),
        )
        return ""

    def _slug(self, title: str, moment: Moment, *, has_body: bool) -> str:
        written = self._text("slug")
        slug = written or slugify(title)
        if not is_slug(slug):
            self._reject(
                "slug",
                "bad-slug",
                _("“{slug}” cannot be part of an address.").format(slug=written),
                _("Write “Slug: {slug}”, or delete the line.").format(slug=slugify(written)),
            )
        elif (
            has_body
            and moment.stamp
            and moment.precision < Precision.DAY
            and _PERIOD_SLUG.fullmatch(slug)
        ):
            self._reject(
                "slug",
                "slug-is-a-period",
                _("The address would be that of a month or a day."),
                _("Write a longer “Slug:”, with at least one letter."),
            )
        return slug

    def _url(self, language: str, moment: Moment, slug: str, *, has_body: bool) -> str:
        period = f"{self._edition.prefix(language)}/{moment.path}/"
        return f"{period}{slug}/" if has_body else f"{period}#{slug}"

    def _is_address_taken(self, slug: str) -> bool:
        edition = self._edition
        folders = {edition.topic_folder, edition.author_folder, edition.archive_folder}
        return (
            slug in folders
            or slug in edition.languages
            or any(slug == section.slug for section in edition.sections)
            or re.fullmatch(r"\d{4}", slug) is not None
        )

    def _image(self, typographer: Typographer) -> Image:
        path = self._text("image").lstrip("/")
        if not path:
            return Image()
        self.rejections.extend(self._files.refuse_image(self._path, self._line("image"), path))
        return Image(
            path=path,
            alt=typographer.text(self._text("image-alt")),
            caption=typographer.text(self._text("image-caption")),
            credit=typographer.text(self._text("image-credit")),
        )

    def _source(self) -> str:
        source = self._text("source")
        if source and (urlsplit(source).scheme not in {"http", "https"} or " " in source):
            self._reject(
                "source",
                "bad-source",
                _("“{source}” is not a web address.").format(source=source),
                _("Write the whole address, beginning with https://."),
            )
        return source

    def _corrections(self, typographer: Typographer) -> tuple[Correction, ...]:
        values = self._fields.get("correction", Field(0, ())).values
        corrections = read_corrections(values, self._edition.zone, typographer)
        if corrections is None:
            self._reject(
                "correction",
                "unreadable-correction",
                _("A correction begins with its date, and then says what is right."),
                _("Write “Correction: 2019-03-12 09:00 The bridge is 300 m long, not 3 km.”."),
            )
        return corrections or ()

    def _former_addresses(self) -> tuple[str, ...]:
        addresses: list[str] = []
        for written in filter(None, self._fields.get("redirect-from", Field(0, ())).values):
            address = canonical_address(written)
            if address and not is_reserved(address, self._edition):
                addresses.append(address)
                continue
            self._reject(
                "redirect-from",
                "bad-former-address" if address is None else "address-taken",
                _("“{address}” is no address that can lead here.").format(address=written)
                if address is None
                else _("The address “{slug}” belongs to a section or an archive.").format(
                    slug=written
                ),
                _("Write an old address such as “Redirect-From: /news/2/12345/slug”."),
            )
        return tuple(dict.fromkeys(addresses))

    def _labels(self, *keys: str) -> tuple[Label, ...]:
        values = [value for key in keys for value in self._fields.get(key, Field(0, ())).values]
        separator = ";" if any(";" in value for value in values) else ","
        names = [name.strip() for value in values for name in value.split(separator)]
        labels = [Label(slugify(name), name) for name in names if name]
        return tuple({label.slug: label for label in reversed(labels)}.values())[::-1]
