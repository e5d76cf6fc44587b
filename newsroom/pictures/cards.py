"""What a card says: the title of an article without a picture, and the newspaper's name.

Networks show a picture with whatever somebody shares; without one they show nothing, or the logo
cut in half. Names and words only: nothing here draws.
"""

import hashlib
from typing import NamedTuple

from newsroom.language.patterns import lazy_pattern

WIDTH, HEIGHT = 1200, 630
"""Pixels: the shape that networks ask for (1.91 to 1)."""

DESIGN = 1
"""To be counted up with every change of how cards look: those in caches are drawn anew then."""

# What the font has: Latin with Vietnamese, Greek, Cyrillic, and their punctuation.
_DRAWN = lazy_pattern(
    "[\x20-\x7e\xa0-\u017f\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0370-\u045f\u0490\u0491"
    "\u1ea0-\u1ef9\u2010-\u2026\u2030\u2039\u203a\u20ab\u20ac\u2116\u2122\u2212]*"
)


class Card(NamedTuple):
    """A card's words, and the accent colour; the title is empty on the newspaper's own."""

    title: str
    label: str
    name: str
    accent: str

    @property
    def version(self) -> str:
        """What tells it from the card that it was before: part of its address."""
        return hashlib.blake2b(repr((tuple(self), DESIGN)).encode(), digest_size=5).hexdigest()

    @property
    def can_be_drawn(self) -> bool:
        """Whether the font has all its letters: it has no Arabic, and no ideographs."""
        return all(_DRAWN.fullmatch(text) for text in (self.title, self.label, self.name))
