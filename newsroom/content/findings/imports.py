"""What is said of sources of an import that cannot be read."""

from newsroom.content.findings.words import Words
from newsroom.language.messages import mark as _

_A_LINE_EACH = _(
    "Write its title, its paragraphs and its author's name there, each on a line of its own."
)

IMPORTS: dict[str, tuple[Words, ...]] = {
    "no-scraped-page": (
        Words(
            _("This is no page of the old website: it has no line “{heading}” in its place."),
            _(
                "Give the text of a whole article page, with its lists “{same_section}” and, "
                "below it, “{by_day}”."
            ),
        ),
    ),
    "no-article": (Words(_("There is no article above “{heading}”."), _A_LINE_EACH),),
    "no-byline": (
        Words(
            _("The last line above “{heading}” is no author's name."),
            _("Write the author's name below it, on a line of its own."),
        ),
    ),
    "no-headline": (
        Words(
            _("This line is no headline of a list."),
            _("Write “- ” and the headline, or delete the line."),
        ),
    ),
    "no-stamp": (
        Words(
            _("The headline has no date and time behind it."),
            _("Write them as “11.03.2019 | 20:23”, or move the line below “{heading}”."),
        ),
    ),
    "impossible-stamp": (
        Words(
            _("“{stamp}” is no date and time of a 24-hour clock."),
            _("Write the true ones, as “11.03.2019 | 20:23”."),
        ),
    ),
    "stamp-out-of-place": (
        Words(
            _("A headline with date and time stands below “{heading}”."),
            _("Move the line up to the list “{same_section}”."),
        ),
    ),
    "unknown-encoding": (
        Words(
            _("The letters of this file are in no encoding that can be told for sure."),
            _("Open it where it reads well, and save it with the encoding UTF-8."),
        ),
    ),
}
