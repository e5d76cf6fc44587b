"""Bodies as pages show them: links lead to pages, pictures come in all sizes and formats."""

import html
import re
from collections.abc import Mapping
from typing import NamedTuple

from newsroom.catalogue.snapshot import Snapshot
from newsroom.content.article import Article, StandingPage
from newsroom.content.picture import PictureFile, is_picture
from newsroom.content.source import read_body
from newsroom.language.typography import Typographer
from newsroom.pages.press import Press

_IMAGE = re.compile(r"<p>(?P<alone><img [^>]*>)</p>|<img [^>]*>")
_ATTRIBUTE = re.compile(r' (\w+)="([^"]*)"')


class Names(NamedTuple):
    """What a record names, as inputs of its page.

    `addresses` are those of articles and standing pages by their paths; `files` are copied as
    they are; `pictures` are found by what names them: a path, or a gallery's folder.
    """

    addresses: dict[str, str]
    files: tuple[str, ...]
    pictures: dict[str, tuple[PictureFile, ...]]


def names_of(references: tuple[str, ...], snapshot: Snapshot) -> Names:
    """Return what a record's `references` are on the site now."""
    pictures = tuple(name for name in references if name.endswith("/") or is_picture(name))
    articles = tuple(name for name in references if name.endswith(".md"))
    return Names(
        snapshot.addresses_of(articles),
        tuple(name for name in references if name not in {*articles, *pictures}),
        snapshot.pictures_named(pictures),
    )


def body_of(record: Article | StandingPage, names: Names, press: Press) -> str | None:
    """Return the body of a record's file as HTML; None if the file is not what was recorded."""
    body = read_body(press.edition.content / record.path, record.digest)
    if body is None:
        return None
    show = press.presenter(record.language)
    addresses = {path: show.address(url) for path, url in names.addresses.items()}
    addresses |= {path: show.media_address(path) for path in names.files}
    shown: dict[str, tuple[PictureFile, ...]] = {}
    for name, pictures in names.pictures.items():
        is_gallery = name.endswith("/")
        address = show.media_address(name) if is_gallery else show.picture_address(pictures[0])
        addresses[name] = address
        shown[address] = pictures
    text = press.body.html(record.path, body, record.language, addresses)
    return _illustrate(text, shown, record.language, press) if "<img" in text else text


def _illustrate(
    text: str, shown: Mapping[str, tuple[PictureFile, ...]], language: str, press: Press
) -> str:
    """Return the body with its pictures marked up as the theme has it.

    `shown` are the pictures by the addresses that stand in `text`, which is as the sanitiser left
    it: `<` and `>` stand for tags alone.
    """
    show, typographer = press.presenter(language), Typographer(language)

    def markup(match: re.Match[str]) -> str:
        attributes = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(match[0])}
        address = attributes.get("src", "")
        pictures = shown.get(address)
        if not pictures:
            return match[0]
        is_gallery = address.endswith("/")
        alt, caption = attributes.get("alt", ""), typographer.text(attributes.get("title", ""))
        return press.illustration(
            language,
            pictures=[
                show.picture(
                    picture, f"{alt} ({place}/{len(pictures)})" if is_gallery else alt, caption
                )
                for place, picture in enumerate(pictures, start=1)
            ],
            is_gallery=is_gallery,
            is_alone=match["alone"] is not None,
        )

    return _IMAGE.sub(markup, text)
