"""Writing a correction into the file of a published article: one line more, and no other change."""

from newsroom.content.fields.field_names import meaning_of
from newsroom.content.fields.front_matter import FrontMatter, Syntax, read_front_matter
from newsroom.desk.filling import field_line
from newsroom.language.messages import ToldError
from newsroom.language.messages import message as _

_FIELD = "correction"
_BYTE_ORDER_MARK = "\ufeff"


class CorrectionError(ToldError):
    """A correction cannot be written by itself; the message says what to do by hand."""


def with_correction(text: str, correction: str) -> str:
    """Return the text of a file with a correction more: its date, then what is right.

    `text` is as it is in the file, with its own line ends. CorrectionError if its fields cannot be
    read, or if there is a list of corrections in YAML or TOML already.
    """
    lines = text.split("\n")
    matter = read_front_matter("\n".join(map(_plain, lines)))
    if matter.fault or not matter.fields:
        raise CorrectionError(
            _("The fields of the article cannot be read: `newsroom check` says why.")
        )
    known = [field.line for key, field in matter.fields.items() if meaning_of(key) == _FIELD]
    if known and matter.syntax is not Syntax.PLAIN:
        raise CorrectionError(
            _("Line {line} has corrections already: add this one to them by hand.").format(
                line=known[0]
            )
        )
    # Readers see corrections by their dates: which of them stands first in the file is all one.
    place = known[0] - 1 if known else _end_of_fields(matter, lines)
    ending = "\r" if lines[0].endswith("\r") else ""
    lines.insert(place, field_line("Correction", correction, matter.syntax) + ending)
    return "\n".join(lines)


def _plain(line: str) -> str:
    return line.removeprefix(_BYTE_ORDER_MARK).removesuffix("\r")


def _end_of_fields(matter: FrontMatter, lines: list[str]) -> int:
    """Return before which line, counted from 0, a further field goes.

    In TOML a table may come last, which would take the field for its own: there it is the top.
    """
    if matter.syntax is not Syntax.PLAIN:
        return 1
    end = matter.body_line - 1
    return end if matter.is_cut or end > len(lines) else end - 1
