"""What one language's typesetter does: its quotation marks, and the words that it keeps together.

Each locale has its own `Conventions`; no rule knows which languages there are.
"""

from typing import NamedTuple


class QuoteMarks(NamedTuple):
    """The quotation marks of a language: the usual ones, and those of a quotation within one."""

    outer_open: str
    outer_close: str
    inner_open: str
    inner_close: str


class Conventions(NamedTuple):
    """The marks of one language, and the words beside which a line must not break.

    Words before a number or a name are also recognised with a capital first letter.
    """

    quotes: QuoteMarks

    units: tuple[str, ...]
    """After a number: 5 km, 12 tỷ, 20 giờ."""

    before_number: tuple[str, ...]
    """Before a number, Arabic or Roman: Điều 5, ngày 11, quý IV."""

    before_capital: tuple[str, ...]
    """Before a word with a capital: ông Nguyễn, TP. Hồ Chí Minh, thứ Hai."""

    elisions: tuple[str, ...] = ()
    """Words that begin with an apostrophe, without it: 'tis, rock 'n' roll."""

    spaces_marks: bool = False
    """Whether a no-break space stands inside quotation marks and before ; : ! ? as in French."""


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text that parts them by commas."""
    return tuple(word.strip() for word in text.split(","))


MEASURES = """
    %, ‰, °C, °F, °, mm, cm, dm, m, km, m², m³, m2, m3, km², km2, ha, mg, g, kg, ml, l, W, kW, kWh,
    MW, MWh, GW, V, kV, Hz, MHz, GHz, KB, MB, GB, TB, km/h, m/s, mm/h, USD, EUR, VND, €, $
"""
"""Units that every language writes alike, for `words`."""

ENGLISH_QUOTES = QuoteMarks("“", "”", "‘", "’")
"""Of English and of Vietnamese, which took them over."""
