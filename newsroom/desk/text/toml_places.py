"""The places of values in TOML, and texts as it writes them."""

import re
import tomllib
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any

from newsroom.content.fields.toml_fields import KEY, TABLE, TOKENS, as_written, statements
from newsroom.desk.text.field_lines import quoted
from newsroom.desk.text.value_places import Place, Span

_MINUTE = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}")


def toml_places(block: str) -> dict[str, Place]:
    """Return the keys above the first table whose values are texts or lists of texts, as written.

    Dates, numbers and truth values are such texts.
    """
    return dict(_places(block))


def toml_text(text: str, before: str) -> str:
    """Return a text as TOML writes it: a date where a date stood, else between the same marks."""
    kind = type(_value_of(before))
    if kind is not str:
        for written in (text, f"{text}:00" if _MINUTE.fullmatch(text) else text):
            if type(_value_of(written)) is kind and kind is not type(None):
                return written
    if before.startswith("'") and "'" not in text and text.isprintable():
        return f"'{text}'"
    return quoted(text)


def end_of_keys(block: str) -> int:
    """Return where a further key goes: before the first table, behind the keys above it."""
    lines = block.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    end = 0
    for (_number, line), (following, _next) in pairwise([*statements(block), (len(lines), "")]):
        if TABLE.match(line):
            break
        if KEY.match(line):
            end = min(starts[following], len(block))
    return end


def _places(block: str) -> Iterator[tuple[str, Place]]:
    lines = block.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for (number, line), (following, _next) in pairwise([*statements(block), (len(lines), "")]):
        if TABLE.match(line):
            return
        match = KEY.match(line)
        if match is None:
            continue
        start, end = starts[number] + match.end(), min(starts[following], len(block))
        tokens = list(TOKENS.finditer(block, start, end))
        comment = next((one.start() for one in tokens if one[0].startswith("#")), end)
        if any(one.start() > comment and one[0] != "\n" for one in tokens):
            continue  # a comment within a list
        source = block[start:comment]
        span = Span(start + len(source) - len(source.lstrip()), start + len(source.rstrip()))
        value = _value_of(source)
        entry = Span(starts[number], end)
        if isinstance(value, list):
            items = tuple(Span(*one.span()) for one in tokens if one[0][0] in "\"'")
            if len(items) == len(value) and all(isinstance(one, str) for one in value):
                yield _bare(match["key"]), Place(entry, span, tuple(value), items)
        elif value is not None and not isinstance(value, dict):
            yield _bare(match["key"]), Place(entry, span, (as_written(value, 0),))


def _value_of(source: str) -> Any:  # noqa: ANN401  (of whatever type TOML has)
    """Return what a value is; None if it is none."""
    try:
        read = tomllib.loads(f"x = {source.strip()}")
    except (ValueError, RecursionError):
        return None
    return read["x"] if len(read) == 1 else None


def _bare(key: str) -> str:
    return key.strip("\"'") if key[0] in "\"'" else key
