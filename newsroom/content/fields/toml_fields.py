"""Fields in TOML, with the line of each, which the standard library's reader does not keep."""

import re
import tomllib
from collections.abc import Iterator
from datetime import datetime

from newsroom.content.fields.tree import (
    DEEPEST,
    Fault,
    Field,
    FieldsError,
    Mapping,
    Node,
    Sequence,
    Text,
    flat_fields,
)
from newsroom.language.patterns import lazy_pattern

_AT_LINE = lazy_pattern(r"\(at line (\d+)")
# What a line number depends on: texts and comments may hold anything, brackets make lists.
TOKENS = lazy_pattern(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*'
    r"|(?P<bracket>[\[\]{}])|(?P<end>\n)",
    re.DOTALL,
)
KEY = lazy_pattern(r"[ \t]*(?P<key>(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')[^=\n]*?)[ \t]*=")
TABLE = re.compile(r"[ \t]*\[\[?(?P<name>[^\]\n]+)\]")


def read_toml(block: str, first_line: int) -> dict[str, Field]:
    """Return the fields of a block whose first line is `first_line` of its file.

    Raises FieldsError.
    """
    try:
        table = tomllib.loads(block, parse_float=str)
    except RecursionError as error:
        raise FieldsError(Fault.DEEP, first_line) from error
    except ValueError as error:  # of which TOMLDecodeError is one
        at = _AT_LINE.search(str(error))  # or “at end of document”
        line = int(at[1]) if at else block.rstrip().count("\n") + 1
        raise FieldsError(Fault.UNREADABLE, first_line + line - 1) from error
    lines = dict(_lines_of_keys(block, first_line))
    tree = _node(table, "", first_line, lines, 0)
    return flat_fields(tree) if isinstance(tree, Mapping) else {}


def _node(value: object, path: str, line: int, lines: dict[str, int], depth: int) -> Node:
    if depth > DEEPEST:
        raise FieldsError(Fault.DEEP, line)
    if isinstance(value, dict):
        items = []
        for key, inner in value.items():
            name = f"{path}.{key}" if path else key
            at = lines.get(name, line)
            items.append((key, at, _node(inner, name, at, lines, depth + 1)))
        return Mapping(line, tuple(items))
    if isinstance(value, list):
        return Sequence(line, tuple(_node(one, path, line, lines, depth + 1) for one in value))
    return Text(line, as_written(value, line))


def as_written(value: object, line: int) -> str:
    """Return a value as front matter writes it: truth in small letters, a date with a space."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.isoformat(" ")
    try:
        return str(value)
    except ValueError as error:  # a whole number of thousands of digits
        raise FieldsError(Fault.UNREADABLE, line) from error


def _lines_of_keys(block: str, first_line: int) -> Iterator[tuple[str, int]]:
    """Yield each key, behind the name of its table, with its line."""
    table = ""
    for number, line in statements(block):
        if match := TABLE.match(line):
            table = _bare(match["name"]) + "."
            yield table[:-1], first_line + number
        elif match := KEY.match(line):
            parts = _bare(match["key"]).split(".")
            for count in range(1, min(len(parts), DEEPEST + 1) + 1):
                yield table + ".".join(parts[:count]), first_line + number


def _bare(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name.split("."))


def statements(block: str) -> Iterator[tuple[int, str]]:
    """Yield the lines at which something begins, and no others, with their places from 0."""
    lines = block.split("\n")
    starts, number, depth, counted = [0], 0, 0, 0
    for token in TOKENS.finditer(block):
        number += block.count("\n", counted, token.start())
        counted = token.start()
        if token["bracket"]:
            depth += 1 if token["bracket"] in "[{" else -1
        elif token["end"] and depth <= 0:
            starts.append(number + 1)
    return ((start, lines[start]) for start in starts)
