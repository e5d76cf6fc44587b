"""Front matter: YAML between `---`, TOML between `+++`, a JSON object, or plain `Field: value`.

Every field keeps its line, for messages. Nothing is followed, imported or made of what is read but
texts.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from newsroom.content.fields.json_fields import OPENS, end_of_json, read_json
from newsroom.content.fields.plain_fields import read_plain
from newsroom.content.fields.toml_fields import read_toml
from newsroom.content.fields.tree import LARGEST_FRONT_MATTER, Fault, Field, FieldsError

_YAML_OPENS = re.compile(r"---[ \t]*")
_YAML_CLOSES = re.compile(r"(?:---|\.\.\.)[ \t]*")
_TOML_FENCE = re.compile(r"\+\+\+[ \t]*")
# What nearly all files begin with: fields that Markdown's `meta` knows, a line each; an empty line.
_USUAL_FIELDS = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9_-]*+:[^\n]*+\n)++\n")


class Syntax(StrEnum):
    """How fields are written."""

    PLAIN = "plain"
    YAML = "YAML"
    TOML = "TOML"
    JSON = "JSON"


class FrontMatter(NamedTuple):
    """A file taken apart: fields by lower-case key, and the body, which begins on `body_line`.

    A key within a key is joined by a dot: `cover.image`. `is_cut` tells that the body's first
    line follows upon the fields, or upon nothing: no empty line and no fence divides them.
    `fault` is why a block in YAML, TOML or JSON cannot be read, with its line; there are
    no fields then.
    """

    fields: dict[str, Field]
    body: str
    body_line: int
    is_cut: bool
    syntax: Syntax = Syntax.PLAIN
    fault: tuple[Fault, int] | None = None


def read_front_matter(text: str) -> FrontMatter:
    """Return the fields and the body of a Markdown file whose lines end in line feeds.

    A block between `---` is YAML if it can be. A field of it that is none, such as one with a
    colon in its title, is taken as it stands.
    """
    lines = text.split("\n")
    if _TOML_FENCE.fullmatch(lines[0]):
        return _fenced(lines, Syntax.TOML, _closing(lines, _TOML_FENCE))
    if OPENS.fullmatch(lines[0]):
        return _in_json(text)
    closing = _closing(lines, _YAML_CLOSES) if _YAML_OPENS.fullmatch(lines[0]) else 0
    if not closing:
        return _plain(lines)
    matter = _fenced(lines, Syntax.YAML, closing)
    if matter.fault and matter.fault[0] is Fault.UNREADABLE:
        plain = _plain(lines)
        # An empty line ended the fields, and the second fence is a line across the text.
        if plain.fields and not plain.is_cut and plain.body_line <= closing:
            return plain
    return matter


def body_of(text: str) -> str:
    """Return the body of a Markdown file, as `read_front_matter` does; four times as fast."""
    usual = _USUAL_FIELDS.match(text, 0, LARGEST_FRONT_MATTER)
    return text[usual.end() :] if usual else read_front_matter(text).body


def _plain(lines: list[str]) -> FrontMatter:
    plain = read_plain(lines)
    body = "\n".join(lines[plain.body_begins :])
    return FrontMatter(plain.fields, body, plain.body_begins + 1, plain.is_cut)


def _closing(lines: list[str], fence: re.Pattern[str]) -> int:
    """Return the place of the line that closes the block, 0 if there is none."""
    return next((place for place, line in enumerate(lines) if place and fence.fullmatch(line)), 0)


def _fenced(lines: list[str], syntax: Syntax, closing: int) -> FrontMatter:
    if not closing:
        body = "\n".join(lines)
        return FrontMatter({}, body, 1, False, syntax, (Fault.UNCLOSED, 1))
    block, body = "\n".join(lines[1:closing]), "\n".join(lines[closing + 1 :])
    fields: dict[str, Field] = {}
    fault = None
    if len(block) <= LARGEST_FRONT_MATTER:
        try:
            fields = read_toml(block, 2) if syntax is Syntax.TOML else _yaml_fields(block)
        except FieldsError as error:
            fault = (error.fault, error.line)
    return FrontMatter(fields, body, closing + 2, False, syntax, fault)


def _in_json(text: str) -> FrontMatter:
    try:
        end = end_of_json(text)
        fields = read_json(text[:end], 1) if end <= LARGEST_FRONT_MATTER else {}
    except FieldsError as error:
        return FrontMatter({}, text, 1, False, Syntax.JSON, (error.fault, error.line))
    body = text[end:].partition("\n")[2]
    return FrontMatter(fields, body, text.count("\n", 0, end) + 2, False, Syntax.JSON)


def _yaml_fields(block: str) -> dict[str, Field]:
    # Loaded with the first file that has YAML: it takes 6 ms.
    from newsroom.content.fields.yaml_fields import read_loose_yaml, read_yaml  # noqa: PLC0415

    try:
        return read_yaml(block, 2)
    except FieldsError as error:
        if error.fault is not Fault.UNREADABLE:
            raise
        try:
            return read_loose_yaml(block, 2)
        except FieldsError:
            raise error from None
