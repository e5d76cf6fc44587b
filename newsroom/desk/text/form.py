"""An article as a form: some fields, and the text. What the form does not know stays as it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from newsroom.content.fields.field_names import own_name
from newsroom.content.fields.front_matter import FrontMatter, Syntax
from newsroom.content.fields.tree import Field
from newsroom.desk.text.fenced_fields import FencedFields
from newsroom.desk.text.field_lines import end_of_fields, ending_of, field_line, taken_apart
from newsroom.language.messages import ToldError
from newsroom.language.messages import message as _

FIELDS = (
    *("title", "summary", "date", "category", "kind", "author", "tags", "status", "slug"),
    *("image", "image-alt", "image-caption", "image-credit", "image-focus"),
    *("expires", "modified", "source", "lang"),
)
"""The fields that a form has, by their own names, in their order."""

_NAME = re.compile(r"[^:]*:[ \t]*")


class FormError(ToldError):
    """A field cannot be changed in the form; the message says so."""


class Whole(StrEnum):
    """Why the whole file is edited as text."""

    UNREADABLE = "unreadable"  # its fields
    BARE = "bare"  # of fields
    JSON = "json"  # whose commas and brackets a form could not keep in their places


@dataclass(frozen=True, slots=True)
class Form:
    """What can be changed of a file: values of fields by their own names, and the text.

    `fixed` are the fields that only an editor of texts can change, such as one given twice.
    `body_line` is the line of the file on which the text begins. `others` are the lines of the
    fields that the form does not have. `whole` is why there are no fields here; then the text is
    the whole file.
    """

    fields: dict[str, str]
    fixed: frozenset[str]
    body: str
    body_line: int
    others: tuple[str, ...] = ()
    whole: Whole | None = None

    @property
    def is_whole(self) -> bool:
        """Whether the text is the whole file."""
        return self.whole is not None


def form_of(text: str) -> Form:
    """Return the form of a file's text, which may have any line ends."""
    lines, matter = taken_apart(text)
    if whole := _why_whole(matter):
        return Form({}, frozenset(), "\n".join(map(_without_return, lines)), 1, whole=whole)
    if matter.syntax is Syntax.PLAIN:
        known = _known(matter)
        fields = {name: known[name].text if name in known else "" for name in FIELDS}
        fixed = frozenset(name for name, field in known.items() if field.again)
        used = {key for key in matter.fields if own_name(key) in FIELDS}
    else:
        fenced = FencedFields(_block(lines, matter), matter, FIELDS)
        fields, fixed, used = fenced.values, fenced.fixed, set(fenced.keys.values())
    start = _body_start(lines, matter)
    body = "\n".join(map(_without_return, lines[start:]))
    others = tuple(
        f"{key.title() if matter.syntax is Syntax.PLAIN else key}: {value}"
        for key, field in matter.fields.items()
        if key not in used
        for value in field.values
    )
    return Form(fields, fixed, body, start + 1, others)


def field_on(text: str, line: int) -> str:
    """Return the field of the form that stands on a line of a file's text; empty for none."""
    lines, matter = taken_apart(text)
    if not _has_form(matter) or line >= matter.body_line:
        return ""
    starts = {start: key for key, one in matter.fields.items() for start in (one.line, one.again)}
    key = starts.get(max((start for start in starts if 0 < start <= line), default=0), "")
    if matter.syntax is not Syntax.PLAIN:
        keys = FencedFields(_block(lines, matter), matter, FIELDS).keys
        return next((name for name, one in keys.items() if one == key), "")
    name = own_name(key)
    return name if name in FIELDS else ""


def with_form(text: str, fields: Mapping[str, str], body: str) -> str:
    """Return a file's text with what a form says of it.

    Only lines change whose field has another value than before: a difference shows the change
    alone. Line ends, notation and order are the file's own. A value that has become empty takes
    its lines along. FormError if a value of YAML or TOML cannot be written so that all others stay.
    """
    lines, matter = taken_apart(text)
    ending = ending_of(lines)
    start = _body_start(lines, matter) if _has_form(matter) else 0
    if body != "\n".join(map(_without_return, lines[start:])):
        written = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        between = [] if start == 0 or _is_parted(lines, matter, start) else [ending]
        if 0 < start == len(lines):
            lines[-1] = f"{_without_return(lines[-1])}{ending}"
        lines[start:] = [*between, *(f"{line}{ending}" for line in written[:-1]), written[-1]]
    if not start:
        return "\n".join(lines)
    values = {name: " ".join(fields[name].split()) for name in FIELDS if name in fields}
    if matter.syntax is Syntax.PLAIN:
        end = end_of_fields(matter, lines)
        lines[:end] = _with_fields(lines[:end], matter, values, ending)
        return "\n".join(lines)
    return _with_fenced_fields(lines, matter, values, ending)


def _with_fenced_fields(
    lines: list[str], matter: FrontMatter, values: Mapping[str, str], ending: str
) -> str:
    block = _block(lines, matter)
    before = FencedFields(block, matter, FIELDS)
    written = before.with_values(values, f"{ending}\n")
    if written == block:
        return "\n".join(lines)
    closing = matter.body_line - 2
    text = f"{lines[0]}\n{written}" + "\n".join(lines[closing:])
    after = form_of(text)
    told = {name: value for name, value in values.items() if name not in before.fixed}
    if after.is_whole or _one_line(after.fields) != {**_one_line(before.values), **told}:
        raise FormError(
            _("This change would change other fields too: make it in the file, with a text editor.")
        )
    return text


def _one_line(values: Mapping[str, str]) -> dict[str, str]:
    return {name: " ".join(value.split()) for name, value in values.items()}


def _block(lines: list[str], matter: FrontMatter) -> str:
    """Return what stands between the fences, line ends included."""
    return "".join(f"{line}\n" for line in lines[1 : matter.body_line - 2])


def _body_start(lines: list[str], matter: FrontMatter) -> int:
    """Return the place of the line, from 0, on which the text begins.

    Below a fence the text begins on the first line that is not empty.
    """
    start = matter.body_line - 1
    if matter.syntax is Syntax.PLAIN:
        return start
    text = (place for place in range(start, len(lines)) if lines[place].strip())
    return next(text, start)


def _is_parted(lines: list[str], matter: FrontMatter, start: int) -> bool:
    """Tell whether something stands between the fields and the text already."""
    if matter.syntax is Syntax.PLAIN:
        return end_of_fields(matter, lines) < min(start, len(lines))
    return start < len(lines) and any(line.strip() for line in lines[start:])


def _with_fields(
    lines: list[str], matter: FrontMatter, fields: Mapping[str, str], ending: str
) -> list[str]:
    known = _known(matter)
    starts = sorted({line for one in matter.fields.values() for line in (one.line, one.again)})
    added: list[str] = []
    changed: dict[
        int, tuple[int, list[str]]
    ] = {}  # by the first line: the end, and what it becomes
    for name in FIELDS:
        value = fields.get(name, "")
        field = known.get(name)
        if name not in fields or (field and (field.again or " ".join(field.text.split()) == value)):
            continue
        if field:
            first = field.line - 1
            last = next((start - 1 for start in starts if start > field.line), len(lines))
            match = _NAME.match(lines[first])
            label = match[0].rstrip("\t ") if match else f"{name.title()}:"
            changed[first] = (last, [f"{label} {value}{ending}"] if value else [])
        elif value:
            added.append(field_line(name.title(), value, matter.syntax) + ending)
    for first in sorted(changed, reverse=True):
        last, written = changed[first]
        lines[first:last] = written
    return [*lines, *added]


def _has_form(matter: FrontMatter) -> bool:
    return _why_whole(matter) is None


def _why_whole(matter: FrontMatter) -> Whole | None:
    if matter.fault:
        return Whole.UNREADABLE
    if not matter.fields:
        return Whole.BARE
    return Whole.JSON if matter.syntax is Syntax.JSON else None


def _known(matter: FrontMatter) -> dict[str, Field]:
    found: dict[str, Field] = {}
    for key, field in matter.fields.items():
        name = own_name(key)
        if name in found:  # by two names, in two languages
            found[name] = Field(found[name].line, found[name].values, field.line)
        elif name in FIELDS:
            found[name] = field
    return found


def _without_return(line: str) -> str:
    return line.removesuffix("\r")
