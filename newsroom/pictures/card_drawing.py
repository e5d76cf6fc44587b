"""Drawing cards, and the letter that is an icon where there is no logo.

Measured: a card takes 4 to 6 ms and has 20 to 27 KB.
"""

import io
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from newsroom.pictures.cards import HEIGHT, WIDTH, Card

_FONT = Path(__file__).with_name("fonts") / "NotoSerif-Bold.ttf"
_MARGIN = 80
_BAND = 20
_NAME_TOP, _NAME_SIZE = HEIGHT - 110, 40
_TITLE_TOP, _TITLE_BOTTOM = 100, HEIGHT - 140
_SIZES = (84, 72, 60, 50, 42)  # the largest in which the title fits
_LEADING = 1.32  # marks above and below Vietnamese letters need air
# Pixels a side: Apple's directory takes 1400 to 3000.
_COVER, _LARGEST_OF_COVER = 1400, 320
_QUIET, _INK, _ACCENT = 175, 250, 255  # of 256 shades: paper to ink, and the last the accent
_PAPER_COLOUR, _INK_COLOUR, _PLAIN_ACCENT = (255, 255, 255), (28, 26, 23), (163, 19, 28)


def drawn(card: Card) -> bytes:
    """Return the card as PNG."""
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, _BAND), fill=_ACCENT)
    title = card.title or card.name
    size, lines = _fitted(title)
    height = round(size * _LEADING)
    top = _TITLE_TOP if card.title else (HEIGHT - height * len(lines)) // 2
    if card.label:
        draw.text((_MARGIN, top - 50), card.label, fill=_QUIET, font=_font(_NAME_SIZE - 8))
    for place, line in enumerate(lines):
        draw.text((_MARGIN, top + place * height), line, fill=_INK, font=_font(size))
    if card.title:
        draw.rectangle((_MARGIN, _NAME_TOP - 16, _MARGIN + 120, _NAME_TOP - 11), fill=_ACCENT)
        draw.text((_MARGIN, _NAME_TOP), card.name, fill=_INK, font=_font(_NAME_SIZE))
    image.putpalette(_palette(card.accent))
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=6)
    return written.getvalue()


def cover(card: Card) -> bytes:
    """Return the newspaper's name on its colour, as a square PNG: what podcast players show."""
    image = Image.new("RGB", (_COVER, _COVER), _colour(card.accent))
    draw = ImageDraw.Draw(image)
    size, lines = _fitted(card.name)
    # Set as on a card, whose lines are as wide as its own room, and made to fill the square.
    room, widest = _COVER * 0.8, max(_font(size).getlength(line) for line in lines)
    size = min(round(size * room / widest), _LARGEST_OF_COVER)
    height = round(size * _LEADING)
    top = (_COVER - height * len(lines)) / 2 + height / 2
    for place, line in enumerate(lines):
        spot = (_COVER / 2, top + place * height)
        draw.text(spot, line, fill=_PAPER_COLOUR, font=_font(size), anchor="mm")
    written = io.BytesIO()
    image.save(written, "PNG", compress_level=6)
    return written.getvalue()


def initial(letter: str, accent: str, side: int) -> Image.Image:
    """Return a square of the accent colour with a letter on it: an icon, where there is no logo."""
    image = Image.new("RGB", (side, side), _colour(accent))
    if not Card("", "", letter, "").can_be_drawn:
        return image
    ImageDraw.Draw(image).text(
        (side / 2, side / 2), letter, fill=_PAPER_COLOUR, font=_font(round(side * 0.6)), anchor="mm"
    )
    return image


def _fitted(title: str) -> tuple[int, list[str]]:
    """Return the largest size in which a title fits, and its lines there."""
    lines: list[str] = []
    for size in _SIZES:
        lines = _lines(title, size)
        if len(lines) * size * _LEADING <= _TITLE_BOTTOM - _TITLE_TOP:
            return size, lines
    most = int((_TITLE_BOTTOM - _TITLE_TOP) / (_SIZES[-1] * _LEADING))
    return _SIZES[-1], [*lines[: most - 1], f"{lines[most - 1]} …"]


def _lines(title: str, size: int) -> list[str]:
    font, room = _font(size), WIDTH - 2 * _MARGIN
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@lru_cache(maxsize=16)
def _font(size: int) -> ImageFont.FreeTypeFont:
    # The basic layout is enough for these scripts, and the same on every machine.
    return ImageFont.truetype(_FONT, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4)
def _palette(accent: str) -> list[int]:
    """Return the colours of 256 shades: from paper to ink, and the accent."""
    shades: list[int] = []
    for shade in range(256):
        share = min(shade, _INK) / _INK
        shades += [
            round(paper + (ink - paper) * share)
            for paper, ink in zip(_PAPER_COLOUR, _INK_COLOUR, strict=True)
        ]
    return [*shades[: _ACCENT * 3], *_colour(accent)]


def _colour(text: str) -> tuple[int, int, int]:
    """Return a colour as CSS names it; the theme's own for what only browsers understand."""
    try:
        return ImageColor.getrgb(text)[:3]
    except ValueError:
        return _PLAIN_ACCENT
