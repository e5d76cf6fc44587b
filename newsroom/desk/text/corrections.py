"""Writing a correction into the file of a published article: one line more, and no other change."""

from newsroom.content.fields.field_names import meaning_of
from newsroom.content.fields.front_matter import Syntax
from newsroom.desk.text.field_lines import end_of_fields, ending_of, field_line, taken_apart
from newsroom.language.messages import ToldError
from newsroom.language.messages import message as _

_FIELD = "correction"


class CorrectionError(ToldError):
    """A correction cannot be written by itself; the message says what to do by hand."""


def with_correction(text: str, correction: str) -> str:
    """Return the text of a file with a correction more: its date, then what is right.

    `text` is as it is in the file, with its own line ends. CorrectionError if its fields cannot be
    read, if they are in JSON, or if there is a list of corrections in YAML or TOML already.
    """
    lines, matter = taken_apart(text)
    if matter.fault or not matter.fields:
        raise CorrectionError(
            _("The fields of the article cannot be read: `newsroom check` says why.")
        )
    if matter.syntax is Syntax.JSON:
        raise CorrectionError(
            _("The fields of this article are in JSON: write its correction in the file itself.")
        )
    known = [field.line for key, field in matter.fields.items() if meaning_of(key) == _FIELD]
    if known and matter.syntax is not Syntax.PLAIN:
        raise CorrectionError(
            _("Line {line} has corrections already: add this one to them by hand.").format(
                line=known[0]
            )
        )
    # Readers see corrections by their dates: which of them stands first in the file is all one.
    place = known[0] - 1 if known else end_of_fields(matter, lines)
    line = field_line("Correction", correction, matter.syntax)
    lines.insert(place, line + ending_of(lines))
    return "\n".join(lines)
