"""Tables: CSV, JSON and JSON lines, by a map of their columns."""

import csv
import json
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

from newsroom.importing.formats.column_proposal import proposed_map
from newsroom.importing.formats.columns import BEYOND, Row, read_column_map
from newsroom.importing.item import Item
from newsroom.importing.source_error import SourceError
from newsroom.importing.sources import SourceTerms
from newsroom.language.legacy import Encoding, decode, recognise
from newsroom.language.messages import message as _

KIND = "table"
LAST = True

_LONGEST_CELL = 50_000_000  # characters; Python's own bound is far below an article's
_SAMPLE = 20  # rows that a map is proposed from
_LINES = (".jsonl", ".ndjson")


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether a file is a table, by its ending."""
    return path.is_file() and path.suffix.lower() in {".csv", ".tsv", ".json", *_LINES}


def items(path: Path, terms: SourceTerms) -> Iterator[Item]:
    """Yield an item for each row."""
    columns = read_column_map(terms.columns, KIND)
    for number, row in enumerate(_rows(path), start=1):
        yield columns.item(row, number)


def propose(path: Path, terms: SourceTerms) -> str:
    """Return a map of the columns as TOML, for a person to mend."""
    sample = list(islice(_rows(path), _SAMPLE))
    names = dict.fromkeys(chain.from_iterable(sample))
    return proposed_map(names, sample, terms.language)


def _rows(path: Path) -> Iterator[Row]:
    suffix = path.suffix.lower()
    if suffix in _LINES:
        return _json_lines(path)
    return _json(path) if suffix == ".json" else _csv(path)


def _csv(path: Path) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    with path.open("rb") as stream:
        head = stream.read(100_000)
    encoding = _encoding_of(head)
    with path.open(encoding=encoding, errors="surrogateescape", newline="") as lines:
        sample = lines.read(20_000)
        lines.seek(0)
        first = sample.split("\n", 1)[0]
        mark = max(",;\t|", key=first.count)
        for row in csv.DictReader(_put_right(lines, head), restkey=BEYOND, delimiter=mark):
            beyond = row.pop(BEYOND, None)
            cells = {name.strip(): value or "" for name, value in row.items()}
            yield cells | ({BEYOND: mark.join(beyond)} if isinstance(beyond, list) else {})


def _encoding_of(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return "utf-8-sig"


def _put_right(lines: Iterator[str], head: bytes) -> Iterator[str]:
    """Yield lines whose bytes are no UTF-8 in the old encoding that the file's beginning shows."""
    encoding = recognise(head[: head.rfind(b"\n") + 1] or head)
    for line in lines:
        if line.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in line):
            yield line
            continue
        data = line.encode("utf-8", "surrogateescape")
        if encoding is None or encoding is Encoding.UTF_8:
            yield data.decode("cp1252", errors="replace")
        else:
            yield decode(data, encoding)


def _json(path: Path) -> Iterator[Row]:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, ValueError) as error:
        raise SourceError(
            _("{file} is no whole JSON: {reason}.").format(file=path.name, reason=error)
        ) from error
    yield from map(_flat, _list_in(data))


def _list_in(data: Any) -> list[Any]:
    """Return the longest list of objects in a JSON file, wherever it stands."""
    if isinstance(data, list):
        return [one for one in data if isinstance(one, dict)]
    if isinstance(data, dict):
        return max((_list_in(one) for one in data.values()), key=len, default=[])
    return []


def _json_lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise SourceError(
                    _("{file}, line {line}: {error}.").format(
                        file=path.name, line=number, error=error
                    )
                ) from error
            if isinstance(row, dict):
                yield _flat(row)


def _flat(row: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Return an object with texts only; an object within is joined by a dot, a list is JSON."""
    flat: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            flat.update(_flat(value, f"{prefix}{name}."))
        elif isinstance(value, list):
            names = [one.get("name", one) if isinstance(one, dict) else one for one in value]
            flat[prefix + name] = json.dumps(names, ensure_ascii=False)
        elif value is not None:
            flat[prefix + name] = str(value).lower() if isinstance(value, bool) else str(value)
    return flat
