"""What CLDR knows of a language, as far as pages show it."""

from typing import NamedTuple


class Names(NamedTuple):
    """Names of months from January, or of weekdays from Monday, in CLDR's widths.

    Of months CLDR has no `short` names.
    """

    abbreviated: tuple[str, ...]
    wide: tuple[str, ...]
    narrow: tuple[str, ...]
    short: tuple[str, ...] = ()


class Cldr(NamedTuple):
    """A language, as CLDR knows it.

    `territory` is the one that its tag names, else that in which most who speak it live; `name` is
    what they call it in a sentence. `first_weekday` is 0 for Monday, 6 for Sunday. Some languages
    decline names in dates; the others stand alone. `group_sign` parts thousands from hundreds.
    """

    language: str
    territory: str
    name: str
    is_right_to_left: bool
    first_weekday: int
    months_in_dates: Names
    months_alone: Names
    weekdays_in_dates: Names
    weekdays_alone: Names
    group_sign: str
