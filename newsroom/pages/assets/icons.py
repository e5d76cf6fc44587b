"""Icons for tabs and home screens, made from the newspaper's logo.

A logo of pixels is set on a white square in the sizes that devices ask for. One that is a drawing
(SVG) fits any size as it is, and is painted for those who know no drawings. Without a logo, the
icon is the first letter of the name on the accent colour. A file of theme/static with an icon's
name is that icon, as it is. `/favicon.ico` is for programs that ask for nothing else.
"""

import io
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.picture import is_vector
from newsroom.content.scan import digest
from newsroom.edition import Edition
from newsroom.pages.family import Family, PageKey, Rank, SingleFile
from newsroom.pages.machines.web_manifest import Icon, icons_of
from newsroom.pages.renderer import Renderer
from newsroom.pages.theme import THEME_FOLDER
from newsroom.pictures.variants import recipe

if TYPE_CHECKING:
    from PIL.Image import Image

# Devices cut icons to circles and squircles: what lies within four fifths of the side is safe.
_SAFE = 0.56  # of the side, along both, so that a square logo's corners lie on that circle
_SNUG = 0.96
_FAVICON_SIDE = 32


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
        return _made_of(f"static/{key.subject}", renderer)

    def render(self, key: PageKey, inputs: IconInputs, renderer: Renderer) -> bytes:
        """Return the icon."""
        if inputs.own and (own := renderer.theme.file(f"static/{key.subject}")):
            return own.read_bytes()
        icon = _icon(key, renderer.edition)
        if icon and icon.side:
            return _encoded(_square(inputs, icon.side, _share(icon), renderer), "PNG")
        return _logo(renderer) if inputs.logo else _initial(inputs.name, inputs.accent)


def _made_of(own_file: str, renderer: Renderer) -> IconInputs:
    edition = renderer.edition
    if own := renderer.theme.file(own_file):
        return IconInputs(digest(own.read_bytes()), "", "", "", "")
    logo = digest(_logo(renderer)) if edition.logo else ""
    return IconInputs("", logo, edition.masthead(edition.language).name, renderer.accent, recipe())


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


def _share(icon: Icon) -> float:
    return _SNUG if icon.is_for_pages else _SAFE


def _square(inputs: IconInputs, side: int, share: float, renderer: Renderer) -> "Image":
    """Return the logo in the middle of a white square; the name's first letter without a logo."""
    # The codecs: see newsroom.pictures.
    from PIL import Image as Pictures  # noqa: PLC0415

    from newsroom.pictures.card_drawing import initial  # noqa: PLC0415

    if not inputs.logo:
        return initial(inputs.name[:1].upper(), inputs.accent, side)
    square = Pictures.new("RGB", (side, side), "white")
    with Pictures.open(io.BytesIO(_pixels_of_logo(renderer, side))) as opened:
        image = opened.convert("RGBA")
    scale = side * share / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    image = image.resize(size, Pictures.Resampling.LANCZOS)
    corner = ((side - size[0]) // 2, (side - size[1]) // 2)
    square.paste(image, corner, image.getchannel("A"))
    return square


def _pixels_of_logo(renderer: Renderer, side: int) -> bytes:
    logo = _logo(renderer)
    if not is_vector(renderer.edition.logo):
        return logo
    import resvg_py  # noqa: PLC0415  (see newsroom.pictures)

    return bytes(resvg_py.svg_to_bytes(svg_string=logo.decode(), width=side))


def _encoded(image: "Image", kind: str) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **({"optimize": True} if kind == "PNG" else {"sizes": [image.size]}))
    return written.getvalue()


class Favicon(SingleFile[IconInputs]):
    """`/favicon.ico`, for which browsers and feed readers ask without being told of it."""

    kind = "favicon"
    name = "favicon.ico"
    rank = Rank.ASSETS
    is_copy = True
    is_always_visited = True

    def key(self, renderer: Renderer) -> PageKey:
        """Return its key, which is of no language: it is looked at by every build."""
        return PageKey(self.kind, "")

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> IconInputs:
        """Return what it is made of: a file of the theme's, or what all icons are."""
        return _made_of(f"static/{self.name}", renderer)

    def render(self, key: PageKey, inputs: IconInputs, renderer: Renderer) -> bytes:
        """Return the icon."""
        if inputs.own and (own := renderer.theme.file(f"static/{self.name}")):
            return own.read_bytes()
        return _encoded(_square(inputs, _FAVICON_SIDE, _SNUG, renderer), "ICO")


FAMILIES: tuple[Family[Any], ...] = (IconFiles(), Favicon())
