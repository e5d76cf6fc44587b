"""Values within values (YAML, TOML, JSON), laid flat into fields with their lines."""

from dataclasses import dataclass, field
from enum import StrEnum

from newsroom.language.normalisation import normalise

LARGEST_FRONT_MATTER = 20_000
"""Characters. A longer block holds the text itself, and is not looked at."""


class Fault(StrEnum):
    """Why a block in YAML, TOML or JSON cannot be read; the codes of rejections."""

    UNREADABLE = "unreadable-fields"  # no mapping in its syntax
    LINKED = "linked-fields"  # anchors of YAML, by which a small file swells
    DEEP = "deep-fields"  # values deeper within one another than DEEPEST
    UNCLOSED = "unclosed-fields"  # no second fence, no last bracket


DEEPEST = 6
"""Lists and mappings within one another; `resources: - params: - …` of Hugo has four."""


class FieldsError(ValueError):
    """A block cannot be read; `line` is where that shows, from 1."""

    def __init__(self, fault: Fault, line: int) -> None:
        self.fault = fault
        self.line = line
        super().__init__(fault, line)


@dataclass(frozen=True, slots=True)
class Field:
    """One key of the front matter: the line on which it first stands, and its values.

    `again` is the line on which it is given a second time, 0 for a key that is given once.
    `is_list` tells that the values are the elements of a list: a comma in one divides nothing.
    `lines` are those of the values, where they are known.
    """

    line: int
    values: tuple[str, ...]
    again: int = 0
    is_list: bool = False
    lines: tuple[int, ...] = field(default=(), compare=False)

    def line_of(self, value: str) -> int:
        """Return the line on which one of the values first stands."""
        standing = (
            line for line, one in zip(self.lines, self.values, strict=False) if one == value
        )
        return next(standing, self.line)

    @property
    def text(self) -> str:
        """The values as one text: a continued line is the same sentence."""
        if len(self.values) == 1:
            return self.values[0]
        return " ".join(value for value in self.values if value)


@dataclass(frozen=True, slots=True)
class Text:
    """A text, number, date or truth value as it is written; None for null."""

    line: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    line: int
    items: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order written; a key may be there twice."""

    line: int
    items: "tuple[tuple[str, int, Node], ...]"


Node = Text | Sequence | Mapping


@dataclass
class _Flat:
    """The fields gathered so far, by key."""

    lines: dict[str, int] = field(default_factory=dict)
    again: dict[str, int] = field(default_factory=dict)
    values: dict[str, list[str]] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    lines_of_values: dict[str, list[int]] = field(default_factory=dict)

    def add(self, key: str, line: int, values: list[str], value_line: int) -> None:
        self.lines.setdefault(key, line)
        self.values.setdefault(key, []).extend(values)
        self.lines_of_values.setdefault(key, []).extend([value_line] * len(values))


def flat_fields(tree: Mapping) -> dict[str, Field]:
    """Return the fields of a tree by lower-case key; keys within keys are joined by a dot.

    `cover: {image: a.jpg}` is the field `cover.image`, and `authors: [{name: A}, {name: B}]` is
    `authors.name` with two values. Null and empty texts leave a field without values.
    """
    flat = _Flat()
    _lay(tree, "", flat)
    return {
        key: Field(
            line,
            tuple(flat.values[key]),
            flat.again.get(key, 0),
            key in flat.lists,
            tuple(flat.lines_of_values.get(key, ())),
        )
        for key, line in flat.lines.items()
    }


def _lay(tree: Mapping, prefix: str, flat: _Flat) -> None:
    seen: set[str] = set()
    for written, line, node in tree.items:
        key = prefix + normalise(written).strip().lower()
        if key in seen:
            flat.again.setdefault(key, line)
        seen.add(key)
        _lay_value(key, line, node, flat)


def _lay_value(key: str, line: int, node: Node, flat: _Flat) -> None:
    match node:
        case Text():
            flat.add(key, line, _lines_of(node), node.line)
        case Mapping():
            flat.lines.setdefault(key, line)
            flat.values.setdefault(key, [])
            _lay(node, f"{key}.", flat)
        case Sequence():
            flat.add(key, line, [], line)
            flat.lists.add(key)
            key_of_texts = f"{key}.name" if _has_names(node) else key
            for item in node.items:
                if isinstance(item, Text):
                    flat.add(key_of_texts, line, [" ".join(_lines_of(item))], item.line)
                elif isinstance(item, Sequence):
                    _lay_value(key, line, item, flat)
                else:
                    flat.lists.update(f"{key}.{name.strip().lower()}" for name, *_ in item.items)
                    _lay(item, f"{key}.", flat)


def _has_names(node: Sequence) -> bool:
    """Tell whether a list has mappings with names, beside which a text is a name, in its place."""
    mappings = [item for item in node.items if isinstance(item, Mapping)]
    return any(key.strip().lower() == "name" for one in mappings for key, *_rest in one.items)


def _lines_of(node: Text) -> list[str]:
    """Return the lines of a text, as a field continued on several lines has them."""
    lines = [line.strip() for line in normalise(node.text or "").split("\n")]
    return [line for line in lines if line]
