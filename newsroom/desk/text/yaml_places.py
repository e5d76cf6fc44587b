"""The places of values in YAML, and texts as it writes them."""

from collections.abc import Iterator
from typing import Any

import yaml

from newsroom.content.fields.tree import FieldsError
from newsroom.content.fields.yaml_fields import LOADER, chunks
from newsroom.desk.text.field_lines import quoted
from newsroom.desk.text.value_places import Place, Span, line_end, line_start


def yaml_places(block: str) -> dict[str, Place]:
    """Return the keys of a block whose values are texts or lists of texts, as they are written.

    A block that is no YAML as a whole is read key by key, as `read_loose_yaml` reads it.
    """
    try:
        return dict(_places(block, 0))
    except yaml.YAMLError:
        return dict(_loose_places(block))


def yaml_text(text: str, before: str) -> str:
    """Return a text as YAML writes it, with the marks that stood around the one before, if any."""
    if before.startswith("'") and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if before.startswith('"') or not _is_plain(text, before):
        return quoted(text)
    return text


def _places(block: str, offset: int) -> Iterator[tuple[str, Place]]:
    events: Iterator[Any] = yaml.parse(block, Loader=LOADER)
    for event in events:
        if isinstance(event, yaml.MappingStartEvent) and not event.flow_style:
            break
    else:
        return
    for key in events:
        if not isinstance(key, yaml.ScalarEvent):
            return
        value = next(events)
        start = line_start(block, _at(key.start_mark))
        texts: tuple[str, ...]
        items: tuple[Span, ...] | None
        if isinstance(value, yaml.ScalarEvent):
            texts, items, end = (value.value,), None, _at(value.end_mark)
        elif isinstance(value, yaml.SequenceStartEvent):
            inner, last = _inner(events)
            end = _at(last.end_mark) if value.flow_style else _at(inner[-1].end_mark)
            if not all(isinstance(one, yaml.ScalarEvent) for one in inner):
                continue
            texts = tuple(one.value for one in inner)
            items = tuple(Span(_at(one.start_mark), _at(one.end_mark)) for one in inner)
        else:
            _inner(events)
            continue
        span = Span(_at(value.start_mark), end)
        if items and value.flow_style and _has_comments(block, span, items):
            continue
        lines = Span(start, line_end(block, max(end - 1, start)))
        place = Place(lines, span, texts, items, bool(items) and not value.flow_style)
        yield key.value, _moved(place, offset)


def _at(mark: Any) -> int:  # noqa: ANN401  (each parser has a class of its own)
    place: int = mark.index
    return place


def _inner(events: Iterator[yaml.Event]) -> tuple[list[Any], Any]:
    """Return the events within a list or mapping that has begun, and the one that ends it."""
    found: list[yaml.Event] = []
    depth = 1
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if not depth:
                return found, event
        found.append(event)
    raise yaml.YAMLError


def _has_comments(block: str, span: Span, items: tuple[Span, ...]) -> bool:
    ends = [span.start, *(item.end for item in items)]
    starts = [*(item.start for item in items), span.end]
    return any("#" in block[a:b] for a, b in zip(ends, starts, strict=True))


def _moved(place: Place, by: int) -> Place:
    def moved(span: Span) -> Span:
        return Span(span.start + by, span.end + by)

    items = None if place.items is None else tuple(map(moved, place.items))
    return place._replace(lines=moved(place.lines), value=moved(place.value), items=items)


def _loose_places(block: str) -> Iterator[tuple[str, Place]]:
    lines = block.splitlines(keepends=True)
    try:
        found = list(chunks(block, 0))
    except FieldsError:
        return
    for number, chunk in found:
        offset = sum(map(len, lines[:number]))
        if block[offset : offset + len(chunk)] != chunk:
            continue  # a comment stands in the middle of it
        try:
            yield from _places(chunk, offset)
        except yaml.YAMLError:
            key, _colon, value = chunk.partition(":")
            if "\n" not in value.rstrip():
                start = offset + len(key) + 1
                end = start + len(value.rstrip())
                text = " ".join(value.split())
                span = Span(start + len(value) - len(value.lstrip()), end)
                yield key, Place(Span(offset, line_end(block, end - 1)), span, (text,))


def _is_plain(text: str, before: str) -> bool:
    """Tell whether a text needs no marks: it is read as it is, by others as a text too."""
    try:
        (read,) = [
            event
            for event in yaml.parse(f"x: {text}", Loader=LOADER)
            if isinstance(event, yaml.ScalarEvent) and event.value != "x"
        ]
        kind = type(yaml.load(f"x: {text}", Loader=LOADER)["x"])
        known = type(yaml.load(f"x: {before}", Loader=LOADER)["x"])
    except (yaml.YAMLError, ValueError, TypeError):
        return False
    return read.value == text and (kind is str or kind is known)
