"""How the records of content files lie in rows: a column for each of their attributes, by its name.

The tables are declared from this, rows are made and read by it, and a record that gets an attribute
more has a column more.
"""

from collections.abc import Callable
from dataclasses import fields
from operator import attrgetter
from types import GenericAlias
from typing import Any, Generic, NamedTuple, TypeVar, get_args, get_type_hints

import orjson

from newsroom.content.article import ArticleKind, Image, Status, Term
from newsroom.content.live_story import NO_LIVE_STORY, Entry, Later, LiveStory

Record = TypeVar("Record")


class _Codec(NamedTuple):
    """How an attribute lies in a row: the endings of its columns, its values there, and back."""

    endings: tuple[str, ...]
    type: str
    to_row: Callable[[Any], tuple[Any, ...]]
    of_row: Callable[..., Any]


def _one(kind: str, to_row: Callable[[Any], Any], of_row: Callable[[Any], Any]) -> _Codec:
    return _Codec(("",), kind, lambda value: (to_row(value),), of_row)


def _same(value: Any) -> Any:  # noqa: ANN401  (whatever SQLite keeps as it is)
    return value


LIVE_STORY_ENDINGS = ("", "_shown", "_until", "_end", "_entries", "_later")
"""The endings of the columns of `live_story`; the one without says whether the story goes on."""


def _row_of_live_story(story: LiveStory) -> tuple[Any, ...]:
    parts = (_json(story.entries), _json(story.later))
    return (int(story.is_live), story.shown, story.until, story.end, *parts)


def live_story_of_row(*row: Any) -> LiveStory:  # noqa: ANN401
    """Return the live story that lies in columns of the LIVE_STORY_ENDINGS."""
    is_live, shown, until, end, entries, later = row
    if not until and entries == "[]":
        return NO_LIVE_STORY
    return LiveStory(
        until,
        end,
        tuple(Entry(*one) for one in orjson.loads(entries)),
        tuple(Later(*one) for one in orjson.loads(later)),
        shown,
        bool(is_live),
    )


_CODECS: dict[object, _Codec] = {
    str: _one("TEXT", _same, _same),
    int: _one("INTEGER", _same, _same),
    bool: _one("INTEGER", _same, bool),
    Status: _one("TEXT", lambda status: status.value, Status),
    ArticleKind: _one("TEXT", lambda kind: kind.value, ArticleKind),
    Image: _Codec(
        ("", "_alt", "_caption", "_credit", "_focus"),
        "TEXT",
        lambda image: (image.path, image.alt, image.caption, image.credit, image.focus),
        Image,
    ),
    LiveStory: _Codec(
        LIVE_STORY_ENDINGS,
        "",
        _row_of_live_story,
        live_story_of_row,
    ),
    Term: _Codec(("", "_name"), "TEXT", tuple, Term),
}
# `references` is a word of SQL.
_NAMES = {"references": "reference_paths"}


def _codec(hint: object) -> _Codec:
    """Return how an attribute of a type lies in a row; tuples are JSON."""
    if not isinstance(hint, GenericAlias):
        return _CODECS[hint]
    item = get_args(hint)[0]

    def of_row(text: str) -> tuple[Any, ...]:
        if text == "[]":
            return ()
        values = orjson.loads(text)
        return tuple(values if item is str else (item(*value) for value in values))

    return _one("TEXT", _json, of_row)


def _json(value: tuple[Any, ...]) -> str:
    return orjson.dumps(value, tuple).decode() if value else "[]"


class Columns(Generic[Record]):
    """The columns of a kind of record: `names` for queries, `declared` for the table."""

    def __init__(self, kind: type[Record]) -> None:
        hints = get_type_hints(kind)
        self._kind = kind
        self._codecs = [(one.name, _codec(hints[one.name])) for one in fields(kind)]  # type: ignore[arg-type]
        columns = [
            (_NAMES.get(name, name) + ending, codec.type)
            for name, codec in self._codecs
            for ending in codec.endings
        ]
        self._values_of = attrgetter(*(name for name, _codec in self._codecs))
        self._to_row = [(c.of_row is _same, c.to_row) for _name, c in self._codecs]
        self._places: list[tuple[int, int, Callable[..., Any]]] = []
        place = 0
        for _name, codec in self._codecs:
            self._places.append((place, place := place + len(codec.endings), codec.of_row))
        self.names = ", ".join(name for name, _type in columns)
        self.declared = ", ".join(f"{name} {kind} NOT NULL" for name, kind in columns)

    def row_of(self, record: Record) -> tuple[Any, ...]:
        """Return a record's values in the order of `names`."""
        row: list[Any] = []
        for value, (is_same, to_row) in zip(self._values_of(record), self._to_row, strict=True):
            if is_same:
                row.append(value)
            else:
                row += to_row(value)
        return tuple(row)

    def record_of(self, row: tuple[Any, ...]) -> Record:
        """Return the record that `row_of` laid in a row (further columns are ignored)."""
        return self._kind(
            *[
                row[start] if of_row is _same else of_row(*row[start:end])
                for start, end, of_row in self._places
            ]
        )
