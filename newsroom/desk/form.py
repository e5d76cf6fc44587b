"""An article as a form: some fields, and the text. What the form does not know stays as it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newsroom.content.fields.field_names import own_name
from newsroom.content.fields.front_matter import FrontMatter, Syntax
from newsroom.content.fields.tree import Field
from newsroom.desk.field_lines import end_of_fields, ending_of, taken_apart
from newsroom.desk.filling import field_line

FIELDS = (
    *("title", "summary", "date", "category", "author", "tags", "status", "slug"),
    *("image", "image-alt", "image-caption", "image-credit"),
    *("expires", "modified", "source", "lang"),
)
"""The fields that a form has, by their own names, in their order."""

_NAME = re.compile(r"[^:]*:[ \t]*")


@dataclass(frozen=True, slots=True)
class Form:
    """What can be changed of a file: values of fields by their own names, and the text.

    `fixed` are the fields that only an editor of texts can change, such as one given twice.
    `body_line` is the line of the file on which the text begins. `others` are the lines of the
    fields that the form does not have. A file in YAML or TOML has no fields here: its text is the
    whole file.
    """

    fields: dict[str, str]
    fixed: frozenset[str]
    body: str
    body_line: int
    others: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether the text is the whole file."""
        return self.body_line == 1


def form_of(text: str) -> Form:
    """Return the form of a file's text, which may have any line ends."""
    lines, matter = taken_apart(text)
    if not _has_form(matter):
        return Form({}, frozenset(), "\n".join(map(_without_return, lines)), 1)
    known = _known(matter)
    fields = {name: known[name].text if name in known else "" for name in FIELDS}
    fixed = frozenset(name for name, field in known.items() if field.again)
    body = "\n".join(map(_without_return, lines[matter.body_line - 1 :]))
    others = tuple(
        f"{key.title()}: {value}"
        for key, field in matter.fields.items()
        if own_name(key) not in FIELDS
        for value in field.values
    )
    return Form(fields, fixed, body, matter.body_line, others)


def field_on(text: str, line: int) -> str:
    """Return the field of the form that stands on a line of a file's text; empty for none."""
    _lines, matter = taken_apart(text)
    if not _has_form(matter) or line >= matter.body_line:
        return ""
    starts = {start: key for key, one in matter.fields.items() for start in (one.line, one.again)}
    key = starts.get(max((start for start in starts if 0 < start <= line), default=0), "")
    name = own_name(key)
    return name if name in FIELDS else ""


def with_form(text: str, fields: Mapping[str, str], body: str) -> str:
    """Return a file's text with what a form says of it.

    Only lines change whose field has another value than before: a difference shows the change
    alone. Line ends are the file's own. A value that has become empty takes its line along.
    """
    lines, matter = taken_apart(text)
    ending = ending_of(lines)
    start = matter.body_line - 1 if _has_form(matter) else 0
    if body != "\n".join(map(_without_return, lines[start:])):
        written = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        is_parted = start == 0 or end_of_fields(matter, lines) < min(start, len(lines))
        between = [] if is_parted else [ending]  # the empty line that ends the fields
        lines[start:] = [*between, *(f"{line}{ending}" for line in written[:-1]), written[-1]]
    if start:
        end = end_of_fields(matter, lines)
        lines[:end] = _with_fields(lines[:end], matter, fields, ending)
    return "\n".join(lines)


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
        value = " ".join(fields.get(name, "").split())
        field = known.get(name)
        if name not in fields or (field and (field.again or field.text == value)):
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
    return matter.syntax is Syntax.PLAIN and bool(matter.fields) and not matter.fault


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
