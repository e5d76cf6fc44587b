"""Bodies as pages show them: links lead to pages, pictures fit all screens, recordings play."""

import html
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from newsroom.catalogue.kept_bodies import Source
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, StandingPage
from newsroom.content.insets import Profile
from newsroom.content.live_story import public_texts
from newsroom.content.markdown.recording import (
    captions_of,
    companions_of,
    is_film,
    is_recording,
    poster_of,
)
from newsroom.content.picture import PictureFile, is_picture
from newsroom.language.normalisation import normalise
from newsroom.language.patterns import lazy_pattern
from newsroom.pages.formatting import Formatter
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Picture, Recording

_IMAGE = lazy_pattern(r"<p>(?P<alone><img [^>]*>(?:\s*<img [^>]*>)*)</p>|<img [^>]*>")
_ONE_IMAGE = re.compile(r"<img [^>]*>")
_ID = re.compile(r' id="([^"]*)"')
_TO_PLACE = re.compile(r' href="#([^"]*)"')
_ATTRIBUTE = re.compile(r' (\w+)="([^"]*)"')
# As Python-Markdown has it in every language.
_WAY_BACK = re.compile(r'title="Jump back to footnote (\d+) in the text"')

TextRecord = Article | StandingPage | Profile
"""A record with a body of its own."""


class Names(NamedTuple):
    """What a record names, as inputs of its page.

    `addresses` are those of articles and standing pages by their paths; `files` are copied as
    they are; `pictures` are found by what names them: a path, or a gallery's folder.
    """

    addresses: dict[str, str]
    files: tuple[str, ...]
    pictures: dict[str, tuple[PictureFile, ...]]


def names_of(references: tuple[str, ...], queries: Queries) -> Names:
    """Return what a record's `references` are on the site now."""
    pictures = tuple(name for name in references if name.endswith("/") or is_picture(name))
    articles = tuple(name for name in references if name.endswith(".md"))
    named, companions = {*articles, *pictures}, companions_of(references)
    return Names(
        queries.addresses_of(articles),
        tuple(
            name
            for name in references
            if name not in named and (name not in companions or queries.media_digest(name))
        ),
        queries.pictures_named(pictures),
    )


class Body(NamedTuple):
    """A body as HTML, with the pictures that stand in it and the recordings, in their order."""

    html: str
    pictures: tuple[Picture, ...] = ()
    recordings: tuple[Recording, ...] = ()


def body_of(
    record: TextRecord, names: Names, renderer: Renderer, *, album: str = ""
) -> Body | None:
    """Return the body of a record's file; None if the file is not what was recorded.

    `album` is the address of the page of its pictures, to which they lead; empty if there is none.
    Of a live story it is what readers may see by now.
    """
    parts = bodies_of(record, names, renderer, album=album)
    return None if parts is None else joined(parts)


def bodies_of(
    record: TextRecord, names: Names, renderer: Renderer, *, album: str = ""
) -> list[Body] | None:
    """Return the body in parts: of a live story the intro, and each entry that is public.

    None if the file is not what was recorded; `album` as for `body_of`. Each part is set by itself,
    so that nothing of one, such as a tag that is never closed, reaches into another.
    """
    from newsroom.content.source import read_body  # noqa: PLC0415  (see Renderer.body)

    body = read_body(f"{renderer.edition.content}/{record.path}", record.digest)
    if body is None:
        return None
    setter = _Setter(record, names, renderer, album)
    if not isinstance(record, Article) or not record.live_story.entries:
        return [setter.body(body)]
    intro, *entries = public_texts(body, record.live_story)
    anchors = (entry.anchor for entry in record.live_story.public)
    return [
        setter.body(intro),
        *(
            _with_own_ids(setter.body(text), anchor)
            for text, anchor in zip(entries, anchors, strict=True)
        ),
    ]


def joined(parts: Sequence[Body]) -> Body:
    """Return parts of a body as one."""
    if len(parts) == 1:
        return parts[0]
    return Body(
        "".join(part.html for part in parts),
        tuple(picture for part in parts for picture in part.pictures),
        tuple(recording for part in parts for recording in part.recordings),
    )


def _with_own_ids(body: Body, anchor: str) -> Body:
    """Return a part whose ids begin with an entry's anchor: other entries may have the same."""
    ids = {match[1] for match in _ID.finditer(body.html)}
    if not ids:
        return body
    text = _ID.sub(rf' id="{anchor}-\1"', body.html)
    text = _TO_PLACE.sub(
        lambda match: f' href="#{anchor}-{match[1]}"' if match[1] in ids else match[0], text
    )
    return body._replace(html=text)


class _Setter:
    """Sets Markdown of one record as its page shows it; its pictures are counted through."""

    def __init__(self, record: TextRecord, names: Names, renderer: Renderer, album: str) -> None:
        self._record, self._renderer = record, renderer
        self._show = show = renderer.formatter(record.language)
        addresses = {normalise(path): show.address(url) for path, url in names.addresses.items()}
        addresses |= {normalise(path): show.media_address(path) for path in names.files}
        shown: dict[str, tuple[PictureFile, ...]] = {}
        for name, pictures in names.pictures.items():
            is_gallery = name.endswith("/")
            address = show.media_address(name) if is_gallery else show.picture_address(pictures[0])
            addresses[normalise(name)] = address
            shown[address] = pictures
        played = {show.media_address(name): name for name in names.files if is_recording(name)}
        recordings = {address: _recording(name, names, show) for address, name in played.items()}
        self._shown = _Shown(shown, recordings, album)
        self._addresses = addresses
        self._pictures = 0  # so far

    def _converted(self, markdown: str) -> str:
        """Return Markdown as HTML by the long way, unless that was kept."""
        renderer, record = self._renderer, self._record
        convert = partial(
            renderer.body.converted, record.path, markdown, record.language, self._addresses
        )
        source = Source(record.path, markdown, record.language, self._addresses)
        kept = renderer.kept_bodies
        return kept.html(source, convert) if kept else convert()

    def _with_ways_back(self, text: str) -> str:
        """Name the ways from footnotes back to the text in readers' language, not in English."""
        if "footnote-backref" not in text:
            return text
        words = html.escape(self._show.gettext("Back to note {number} in the text"))
        return _WAY_BACK.sub(lambda found: f'title="{words.format(number=found[1])}"', text)

    def body(self, markdown: str) -> Body:
        """Return Markdown as HTML, with its pictures and recordings."""
        renderer = self._renderer
        text = renderer.body.plain_html(markdown, self._record.language)
        if text is None:
            text = self._with_ways_back(self._converted(markdown))
        if "<img" not in text:
            return Body(text)
        body = _illustrate(text, self._shown, renderer, self._show, before=self._pictures)
        self._pictures += len(body.pictures)
        return body


def _recording(name: str, names: Names, show: Formatter) -> Recording:
    """Return the film or sound `name`, with what belongs to it, but for the journalist's words."""
    captions, posters = captions_of(name), names.pictures.get(poster_of(name))
    return Recording(
        url=show.media_address(name),
        words="",
        caption="",
        language=show.language,
        is_film=is_film(name),
        captions=show.media_address(captions) if captions in names.files else "",
        poster=show.picture(posters[0], "") if posters else None,
    )


class _Image(NamedTuple):
    """A picture, gallery or recording as the body's HTML names it."""

    address: str
    alt: str
    title: str

    @property
    def is_gallery(self) -> bool:
        return self.address.endswith("/")


def _image_of(tag: str) -> _Image:
    attributes = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
    return _Image(*(attributes.get(name, "") for name in ("src", "alt", "title")))


class _Shown(NamedTuple):
    """What may stand in a body, by its address there; and where the page of all pictures is."""

    pictures: Mapping[str, tuple[PictureFile, ...]]
    recordings: Mapping[str, Recording]
    album: str


def _illustrate(
    text: str, shown: _Shown, renderer: Renderer, show: Formatter, *, before: int
) -> Body:
    """Return the body with its pictures, films and sounds marked up as the theme has it.

    `before` is the number of pictures in the parts before this one.

    They are found by the addresses that stand in `text`, which is as the sanitiser left it: `<`
    and `>` stand for tags alone.
    """
    from newsroom.language.typography.typographer import Typographer  # noqa: PLC0415

    typographer = Typographer(show.language)
    seen: list[Picture] = []
    played: list[Recording] = []

    def views_of(image: _Image) -> list[Picture]:
        pictures, alt = shown.pictures.get(image.address, ()), image.alt
        return [
            show.picture(
                picture,
                f"{alt} ({place}/{len(pictures)})" if image.is_gallery else alt,
                typographer.text(image.title),
            )
            for place, picture in enumerate(pictures, start=1)
        ]

    def figure(views: list[Picture], *, is_gallery: bool, is_alone: bool, captions: int) -> str:
        seen.extend(views)
        return renderer.illustration(
            show.language,
            pictures=views,
            is_gallery=is_gallery,
            is_alone=is_alone,
            has_own_captions=captions > 1,
            album=shown.album,
            first=before + len(seen) - len(views) + 1,
        )

    def one(tag: str, *, is_alone: bool) -> str:
        image = _image_of(tag)
        if found := shown.recordings.get(image.address):
            recording = found._replace(words=image.alt, caption=typographer.text(image.title))
            played.append(recording)
            return renderer.recording(show.language, recording=recording, is_alone=is_alone)
        views = views_of(image)
        if not views:
            return f"<p>{tag}</p>" if is_alone else tag
        return figure(views, is_gallery=image.is_gallery, is_alone=is_alone, captions=1)

    def markup(match: re.Match[str]) -> str:
        if match["alone"] is None:
            return one(match[0], is_alone=False)
        tags = _ONE_IMAGE.findall(match["alone"])
        if len(tags) == 1:
            return one(tags[0], is_alone=True)
        groups = [views_of(_image_of(tag)) for tag in tags]
        if not all(groups):  # there is a film among them, or a picture that we do not have
            inline = _ONE_IMAGE.sub(lambda tag: one(tag[0], is_alone=False), match["alone"])
            return f"<p>{inline}</p>"
        views = [view for group in groups for view in group]
        return figure(views, is_gallery=True, is_alone=True, captions=len(groups))

    marked = _IMAGE.sub(markup, text)
    return Body(marked, tuple(seen), tuple(played))
