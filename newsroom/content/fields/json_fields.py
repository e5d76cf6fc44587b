"""Fields in JSON, Hugo's third form, with the line of each, which Python's reader does not keep."""

import json
import re
from collections.abc import Iterator

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

OPENS = re.compile(r"\{[ \t]*(?:[\"}].*)?")
"""A file's first line, if its fields are JSON: not `{{< … >}}` nor `{static}`, which are text."""

# Numbers are what their author typed; `NaN`, of which `int` makes nothing, is no JSON.
_READER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=int)
_TOKEN = lazy_pattern(r'(?P<text>"(?:[^"\\]|\\.)*")|(?P<mark>[{}\[\]])|(?P<word>[^\s{}\[\],:"]+)')


def end_of_json(text: str) -> int:
    """Return where the block ends with which a file begins. Raises FieldsError."""
    try:
        _value, end = _READER.raw_decode(text)
    except RecursionError as error:
        raise FieldsError(Fault.DEEP, 1) from error
    except json.JSONDecodeError as error:
        if error.pos >= len(text.rstrip()):
            raise FieldsError(Fault.UNCLOSED, 1) from error
        raise FieldsError(Fault.UNREADABLE, error.lineno) from error
    except ValueError as error:
        raise FieldsError(Fault.UNREADABLE, 1) from error
    line_end = text.find("\n", end)
    if text[end : line_end if line_end >= 0 else None].strip():  # more, on the line of the bracket
        raise FieldsError(Fault.UNREADABLE, text.count("\n", 0, end) + 1)
    return end


def read_json(block: str, first_line: int) -> dict[str, Field]:
    """Return the fields of a block that is one object, whose first line is `first_line`.

    Raises FieldsError.
    """
    tree = _node(_Tokens(block, first_line), 0)
    return flat_fields(tree) if isinstance(tree, Mapping) else {}


class _Tokens:
    """The texts, words and brackets of a block of sound JSON, one after the other."""

    def __init__(self, block: str, first_line: int) -> None:
        self._tokens: Iterator[re.Match[str]] = _TOKEN.finditer(block)
        self._counted = 0
        self.line = first_line

    def __next__(self) -> str:
        token = next(self._tokens)
        self.line += token.string.count("\n", self._counted, token.start())
        self._counted = token.start()
        return token[0]


def _node(tokens: _Tokens, depth: int) -> Node:
    return _node_of(next(tokens), tokens, depth)


def _node_of(token: str, tokens: _Tokens, depth: int) -> Node:
    line = tokens.line
    if token[0] == '"':
        return Text(line, json.loads(token))
    if token not in "{[":
        return Text(line, None if token == "null" else token)
    if depth > DEEPEST:
        raise FieldsError(Fault.DEEP, line)
    if token == "[":
        items = tuple(_node_of(one, tokens, depth + 1) for one in _until("]", tokens))
        return Sequence(line, items)
    pairs = []
    for key in _until("}", tokens):
        at = tokens.line
        pairs.append((json.loads(key), at, _node(tokens, depth + 1)))
    return Mapping(line, tuple(pairs))


def _until(bracket: str, tokens: _Tokens) -> Iterator[str]:
    while (token := next(tokens)) != bracket:
        yield token
