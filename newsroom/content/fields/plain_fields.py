"""Plain fields, `Title: …` a line, by the rules of Python-Markdown's `meta` extension.

Its expressions are repeated here, so that what we read is what Markdown would have read: to load it
for them would take 15 ms, and most articles need nothing else of it. Beyond them, the names of
fields in other languages are names (`Tiêu đề: …`), with their spaces and marks.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from newsroom.content.fields.field_names import is_translated_name
from newsroom.content.fields.tree import LARGEST_FRONT_MATTER, Field

# By the names that they have in `markdown.extensions.meta`; a test compares them.
META_RE = re.compile(r"^[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
META_MORE_RE = re.compile(r"^[ ]{4,}(?P<value>.*)")
BEGIN_RE = re.compile(r"^-{3}(\s.*)?")
END_RE = re.compile(r"^(-{3}|\.{3})(\s.*)?")


class PlainFields(NamedTuple):
    """The fields of a file, and the line (from 0) at which its body begins.

    `is_cut` tells that the body's first line follows upon the fields, or upon nothing: no empty
    line and no `---` divides them.
    """

    fields: dict[str, Field]
    body_begins: int
    is_cut: bool


@dataclass
class _Found:
    first: dict[str, int] = field(default_factory=dict)
    second: dict[str, int] = field(default_factory=dict)
    values: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)


def read_plain(lines: list[str]) -> PlainFields:
    """Return the fields that stand in the first lines of a file."""
    position = 1 if BEGIN_RE.match(lines[0]) else 0
    found = _Found()
    key, is_cut, size = "", False, 0
    # Beyond the bound the file is refused, whatever follows.
    while position < len(lines) and size <= LARGEST_FRONT_MATTER:
        line = lines[position]
        size += len(line) + 1
        if not line.strip() or END_RE.match(line):
            position += 1
            break
        if named := _named_value(line):
            key, value = named
            if key in found.first:
                found.second.setdefault(key, position + 1)
        elif key and (match := META_MORE_RE.match(line)):
            value = match["value"].strip()
        else:
            is_cut = True
            break
        found.first.setdefault(key, position + 1)
        found.values.setdefault(key, []).append(value)
        found.lines.setdefault(key, []).append(position + 1)
        position += 1
    fields = {
        key: Field(
            line,
            tuple(found.values[key]),
            found.second.get(key, 0),
            lines=tuple(found.lines[key]),
        )
        for key, line in found.first.items()
    }
    return PlainFields(fields, position, is_cut)


def _named_value(line: str) -> tuple[str, str] | None:
    """Return key and value of a line that begins a field."""
    if match := META_RE.match(line):
        return match["key"].lower().strip(), match["value"].strip()
    name, colon, value = line.partition(":")
    if colon and not name.startswith("    ") and is_translated_name(name):
        return name.lower().strip(), value.strip()
    return None
