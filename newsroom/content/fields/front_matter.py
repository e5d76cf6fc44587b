"""Front matter by Python-Markdown's own meta rules, with the line of every field kept.

The rules are those of its `meta` extension (an optional `---`, `Key: value` lines, values
continued by an indent of four spaces, ended by an empty line); its expressions are imported, so
that what we read is what Markdown would have read.
"""

from dataclasses import dataclass

from markdown.extensions.meta import BEGIN_RE, END_RE, META_MORE_RE, META_RE


@dataclass(frozen=True, slots=True)
class Field:
    """One key of the front matter: the line on which it first stands, and its values.

    `again` is the line on which it is given a second time, 0 for a key that is given once.
    """

    line: int
    values: tuple[str, ...]
    again: int = 0

    @property
    def text(self) -> str:
        """The values as one text: a continued line is the same sentence."""
        return " ".join(value for value in self.values if value)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file taken apart: fields by lower-case key, and the body, which begins on `body_line`.

    `is_cut` tells that the body's first line follows upon the fields, or upon nothing: no empty
    line and no `---` divides them.
    """

    fields: dict[str, Field]
    body: str
    body_line: int
    is_cut: bool


def read_front_matter(text: str) -> FrontMatter:
    """Return the fields and the body of a Markdown file whose lines end in line feeds."""
    lines = text.split("\n")
    position = 1 if BEGIN_RE.match(lines[0]) else 0
    first_lines: dict[str, int] = {}
    second_lines: dict[str, int] = {}
    values: dict[str, list[str]] = {}
    key, is_cut = "", False
    while position < len(lines):
        line = lines[position]
        if not line.strip() or END_RE.match(line):
            position += 1
            break
        if match := META_RE.match(line):
            key, value = match["key"].lower().strip(), match["value"].strip()
            if key in first_lines:
                second_lines.setdefault(key, position + 1)
        elif key and (match := META_MORE_RE.match(line)):
            value = match["value"].strip()
        else:
            is_cut = True
            break
        first_lines.setdefault(key, position + 1)
        values.setdefault(key, []).append(value)
        position += 1
    fields = {
        key: Field(line, tuple(values[key]), second_lines.get(key, 0))
        for key, line in first_lines.items()
    }
    return FrontMatter(fields, "\n".join(lines[position:]), position + 1, is_cut)
