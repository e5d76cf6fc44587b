"""What the software must know of one language, beside what CLDR knows of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsroom.language.locales.conventions import Conventions
from newsroom.language.locales.preset import Preset
from newsroom.language.locales.printed_dates import PrintedDates
from newsroom.language.locales.sharing import EVERYWHERE


@dataclass(frozen=True, slots=True)
class Locale:
    """A language as its newsrooms write it.

    `field_names` are the names that its journalists give the fields of front matter, by the
    field's own name; capitals, marks, spaces and hyphens do not matter. `statuses` and `kinds` are
    its words for the values of `Status` and `ArticleKind`, folded, `live_words` those for `yes`,
    `ended` and `until` in the field `Live`, folded. `signs` are the words that a slug has for a
    sign.
    """

    language: str
    field_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    live_words: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, str] = field(default_factory=dict)
    dates: tuple[re.Pattern[str], ...] = ()
    """Dates in words: groups `month` (a number or a name), `year`, and `day` where there is one."""
    months: Mapping[str, int] = field(default_factory=dict)
    """Names and short names of months, folded, where `dates` has names."""
    beside_a_date: re.Pattern[str] | None = None
    """Words that may stand beside a date and say no more of it: its weekday, “at”."""
    morning: tuple[str, ...] = ()
    """Words after an hour before noon, folded: am, sang."""
    noon: tuple[str, ...] = ()
    """Words after an hour about noon, folded: trua, of eleven to one."""
    afternoon: tuple[str, ...] = ()
    """Words after an hour after noon, folded: pm, toi."""
    day_comes_first: bool | None = None
    """Whether 3/4 is the third of April. None where readers of the language do not agree."""
    conventions: Conventions | None = None
    """What its typesetter does; what the English one does, where it has none."""
    printed_dates: PrintedDates | None = None
    """How its newspapers print dates; as CLDR has it, where they have not told us better."""
    first_day: str = ""
    """What it writes for the first of a month before the month's name, where that is no number."""
    alphabet: str = ""
    """Its letters in their order, where they are others than a to z."""
    letter_marks: str = ""
    """Marks that make another letter, not an accent on one: those of ă â ê ô ơ ư in Vietnamese."""
    words_a_minute: int = 230
    """How many words, parted by spaces, people read silently in a minute."""
    share: tuple[str, ...] = EVERYWHERE
    """The services with which its readers share, those used most first: see `sharing`."""
    preset: Preset | None = None
    """What `newsroom init` suggests; English suggestions, where it has none."""
