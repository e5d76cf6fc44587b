"""Fields in YAML, with the line of each.

PyYAML's safe C parser reads the text, and nothing is made of it but texts: `2019-03-11`, `yes` and
`007` are what their author typed. No anchors are followed, so a small file cannot swell.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

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

# PyYAML may have been built without libyaml: then its own parser reads the same, more slowly.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(["", "~", "null", "Null", "NULL"])
_KEY_LINE = re.compile(r"(?P<key>[^\s#:\-\[\]{}][^:]*?):(?:\s+(?P<value>.*)|$)")
_FURTHER = re.compile(r"\s|#|-\s|-?$")  # what goes on with the field above, or is nothing


def read_yaml(block: str, first_line: int) -> dict[str, Field]:
    """Return the fields of a block whose first line is `first_line` of its file.

    Raises FieldsError.
    """
    return flat_fields(_Tree(block, first_line).read())


def read_loose_yaml(block: str, first_line: int) -> dict[str, Field]:
    """Return the fields of a block that is no YAML as a whole, each read by itself.

    A value that is no YAML is taken as it stands: many write `Title: Lúa: được mùa`. Raises
    FieldsError, for a line that belongs to no field too.
    """
    items: list[tuple[str, int, Node]] = []
    for line, chunk in chunks(block, first_line):
        try:
            items.extend(_Tree(chunk, line).read().items)
        except FieldsError as error:
            if error.fault is not Fault.UNREADABLE:
                raise
            key, _colon, value = chunk.partition(":")
            words = _unquoted(" ".join(value.split()))
            items.append((key, line, Text(line, words)))
    return flat_fields(Mapping(first_line, tuple(items)))


def read_list(written: str) -> tuple[str, ...] | None:
    """Return the texts of a list on one line (`[a, "b"]`); None if it is no list of texts."""
    try:
        field = read_yaml(f"list: {written}", 1).get("list")
    except ValueError:
        return None
    return field.values if field and field.is_list else None


def chunks(block: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield each field with the lines that go on with it, and its line."""
    start = 0
    lines: list[str] = []
    for number, line in enumerate(block.split("\n"), start=first_line):
        if line.startswith("\t"):  # which YAML forbids, and which hides a field in the one above
            raise FieldsError(Fault.UNREADABLE, number)
        if _KEY_LINE.match(line):
            if lines:
                yield start, "\n".join(lines)
            start, lines = number, [line]
        elif not _FURTHER.match(line) or (line.strip() and not lines and line[0] != "#"):
            raise FieldsError(Fault.UNREADABLE, number)
        elif lines:
            lines.append("" if line.startswith("#") else line)
    if lines:
        yield start, "\n".join(lines)


def _unquoted(words: str) -> str:
    r"""Return a text without marks around the whole of it: `"C:\Users\Mai"` is no YAML."""
    mark = words[:1]
    is_quoted = mark in {'"', "'"} and len(words) > 1 and words.find(mark, 1) == len(words) - 1
    return words[1:-1] if is_quoted else words


class _Tree:
    """The tree of one text in YAML, built from the parser's events."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line

    def read(self) -> Mapping:
        """Return the mapping that the text is; an empty text is an empty one."""
        try:
            events = yaml.parse(self._text, Loader=LOADER)
            node = self._document(events)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise FieldsError(Fault.UNREADABLE, self._line(mark)) from error
        except (yaml.YAMLError, UnicodeError) as error:
            raise FieldsError(Fault.UNREADABLE, self._first_line) from error
        if isinstance(node, Text) and node.text is None:
            return Mapping(self._first_line, ())
        if not isinstance(node, Mapping):
            raise FieldsError(Fault.UNREADABLE, self._first_line)
        return node

    def _document(self, events: Iterator[yaml.Event]) -> Node:
        node: Node = Text(self._first_line, None)
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, 0)
        return node

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        line = self._line(event.start_mark)
        if isinstance(event, yaml.AliasEvent):  # of no anchor, or there would have been one
            raise FieldsError(Fault.UNREADABLE, line)
        if getattr(event, "anchor", None):
            raise FieldsError(Fault.LINKED, line)
        if isinstance(event, yaml.ScalarEvent):
            is_null = event.implicit[0] and event.value in _NULLS
            return Text(line, None if is_null else event.value)
        if depth == DEEPEST:
            raise FieldsError(Fault.DEEP, line)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(line, tuple(self._items(events, depth + 1)))
        pairs = self._items(events, depth + 1)
        return Mapping(line, tuple(self._pair(key, next(pairs)) for key in pairs))

    def _items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Node]:
        for event in events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield self._node(event, events, depth)

    def _pair(self, key: Node, value: Node) -> tuple[str, int, Node]:
        if not isinstance(key, Text):
            raise FieldsError(Fault.UNREADABLE, key.line)
        return key.text or "", key.line, value

    def _line(self, mark: Any) -> int:  # noqa: ANN401  (each parser has a class of its own)
        """Return the line of a mark; YAML also counts line ends that are none of ours."""
        return self._first_line + (self._text.count("\n", 0, mark.index) if mark else 0)
