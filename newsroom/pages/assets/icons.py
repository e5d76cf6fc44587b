"""Icons for tabs and home screens, made from the newspaper's logo.

A logo of pixels is set on a white square in the sizes that devices ask for. One that is a drawing
(SVG) fits any size as it is. Without a logo, the icon is the first letter of the name on the accent
colour. A file of theme/static with an icon's name is that icon, as it is.
"""

import io
from collections.abc import Iterator
from html import escape
from typing import Any, NamedTuple

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.scan import digest
from newsroom.edition import Edition
from newsroom.pages.family import Family, PageKey, Rank
from newsroom.pages.machines.web_manifest import Icon, icons_of
from newsroom.pages.renderer import Renderer
from newsroom.pages.theme import THEME_FOLDER
from newsroom.pictures.variants import recipe

# Devices cut icons to circles and squircles: what lies within four fifths of the side is safe.
_SAFE = 0.56  # of the side, along both, so that a square logo's corners lie on that circle
_SNUG = 0.96


class IconInputs(NamedTuple):
    """What an icon is made of: the digest of the theme's own file, or of the logo.

    Where there is neither, name and colour.
    """

    own: str
    logo: str
    name: str
    accent: str
    codecs: str


class IconFiles(Family[IconInputs]):
    """The icons of the edition."""

    kind = "icon"
    rank = Rank.ASSETS
    is_copy = True
    is_always_visited = True

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return those that can be made of the logo."""
        for icon in icons_of(renderer.edition):
            yield PageKey(self.kind, "", icon.path)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return its place beside the theme's own files."""
        return f"{THEME_FOLDER}/{key.subject}"

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> IconInputs | None:
        """Return what it is made of; None if the edition's logo makes no such icon."""
        edition = renderer.edition
        if _icon(key, edition) is None:
            return None
        if own := renderer.theme.file(f"static/{key.subject}"):
            return IconInputs(digest(own.read_bytes()), "", "", "", "")
        logo = digest(_logo(renderer)) if edition.logo else ""
        name = edition.masthead(edition.language).name
        return IconInputs("", logo, name, renderer.accent, recipe())

    def render(self, key: PageKey, inputs: IconInputs, renderer: Renderer) -> bytes:
        """Return the icon."""
        if inputs.own and (own := renderer.theme.file(f"static/{key.subject}")):
            return own.read_bytes()
        icon = _icon(key, renderer.edition)
        if not inputs.logo:
            return _initial(inputs.name, inputs.accent)
        logo = _logo(renderer)
        return _on_square(logo, icon) if icon and icon.side else logo


def _icon(key: PageKey, edition: Edition) -> Icon | None:
    return next((icon for icon in icons_of(edition) if icon.path == key.subject), None)


def _logo(renderer: Renderer) -> bytes:
    file = renderer.static_file(renderer.edition.logo)
    return file.read_bytes() if file else b""


def _initial(name: str, accent: str) -> bytes:
    """Return a drawing of the name's first letter."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<rect width="100" height="100" fill="{escape(accent)}"/>'
        '<text x="50" y="70" fill="#fff" font-family="Noto Serif,Cambria,serif" font-size="56" '
        f'font-weight="700" text-anchor="middle">{escape(name[:1].upper())}</text></svg>\n'
    ).encode()


def _on_square(logo: bytes, icon: Icon) -> bytes:
    # The codecs: see newsroom.pictures.
    from PIL import Image  # noqa: PLC0415

    share = _SNUG if icon.is_for_pages else _SAFE
    square = Image.new("RGB", (icon.side, icon.side), "white")
    with Image.open(io.BytesIO(logo)) as opened:
        image = opened.convert("RGBA")
    room = icon.side * share
    scale = room / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    image = image.resize(size, Image.Resampling.LANCZOS)
    corner = ((icon.side - size[0]) // 2, (icon.side - size[1]) // 2)
    square.paste(image, corner, image.getchannel("A"))
    written = io.BytesIO()
    square.save(written, "PNG", optimize=True)
    return written.getvalue()


FAMILIES: tuple[Family[Any], ...] = (IconFiles(),)
