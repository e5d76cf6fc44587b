"""Tables of an SQL dump: the `INSERT`s of MySQL and MariaDB, read as a stream.

Nothing is run: a dump is text, and so it stays.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from newsroom.importing.formats.column_proposal import proposed_map
from newsroom.importing.formats.columns import ColumnMap, Row, read_column_map
from newsroom.importing.item import Item
from newsroom.importing.source_error import SourceError
from newsroom.importing.sources import SourceTerms
from newsroom.language.legacy import Encoding, decode, recognise
from newsroom.language.messages import message as _

KIND = "sql"

_CHUNK = 1 << 20
_MOST_PENDING = 256 << 20
"""Characters of one row: more is no row but a dump that was cut within a text."""
_SAMPLE = 20
_NAME = r"(?:`(?P<{0}>[^`]+)`|\"(?P<{0}_q>[^\"]+)\"|(?P<{0}_b>[\w$.]+))"
_STATEMENT = re.compile(
    r"(?:INSERT|REPLACE)\s+(?:IGNORE\s+|LOW_PRIORITY\s+|DELAYED\s+)*INTO\s+(?:`[^`]+`\.)?"
    + _NAME.format("table")
    + r"\s*(?:\((?P<columns>[^()]*)\))?\s*VALUES?\s*"
    r"|CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:`[^`]+`\.)?"
    + _NAME.format("created")
    + r"\s*\((?P<body>(?:[^;'`\"]|'(?:[^'\\]|\\.|'')*'|`[^`]*`|\"[^\"]*\")*?)\n?\)"
    r"[^();'`\"]*(?:'[^']*'[^();'`\"]*)*;",
    re.IGNORECASE,
)
_VALUE = (
    r"(?:_\w+\s*)?'[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+'"
    r"|\"[^\"\\]*+(?:(?:\\.|\"\")[^\"\\]*+)*+\"|(?:[^,()'\"\s;]+(?:\([^()]*\))?)"
)
_ROW = re.compile(rf"\s*\(\s*(?:(?:{_VALUE})\s*,?\s*)*+\)", re.DOTALL)
_ONE = re.compile(_VALUE, re.DOTALL)
_BETWEEN = re.compile(r"\s*(?P<mark>[,;])")
_COLUMN = re.compile(r"^\s*(?:`([^`]+)`|\"([^\"]+)\")\s", re.MULTILINE)
_ESCAPED = (
    *(("\\n", "\n"), ("\\r", "\r"), ("\\t", "\t"), ("\\0", ""), ("\\b", ""), ("\\Z", "")),
    *(("\\'", "'"), ('\\"', '"'), ("\\%", "%"), ("\\_", "_"), ("\\/", "/")),
)


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether a file is a dump."""
    if path.suffix.lower() == ".sql":
        return True
    start = head[:4_000].upper()
    return b"INSERT INTO" in start or b"MYSQL DUMP" in start or b"MARIADB DUMP" in start


def items(path: Path, terms: SourceTerms) -> Iterator[Item]:
    """Yield an item for each row of the table that the map names."""
    columns = _with_looked_up(path, read_column_map(terms.columns, KIND))
    wanted = columns.table or _largest(path)
    found = False
    for number, (_table, row) in enumerate(_rows(path, frozenset({wanted})), start=1):
        found = True
        yield columns.item(row, number)
    if not found:
        raise SourceError(
            _("{file} holds no rows of a table “{table}”. Its tables: {tables}.").format(
                file=path.name, table=wanted, tables=", ".join(sorted(_sizes(path)))
            )
        )


def propose(path: Path, terms: SourceTerms) -> str:
    """Return a map of the largest table's columns as TOML, for a person to mend."""
    table = _largest(path)
    sample = [row for _table, row in islice(_rows(path, frozenset({table})), _SAMPLE)]
    return proposed_map(sample[0] if sample else (), sample, terms.language, table)


def _with_looked_up(path: Path, columns: ColumnMap) -> ColumnMap:
    """Return the map with the words that other tables have for numbers."""
    if not columns.lookups:
        return columns
    names = {role: dict(words) for role, words in columns.names.items()}
    by_table = {one.table: (role, one) for role, one in columns.lookups.items()}
    for table, row in _rows(path, frozenset(by_table)):
        role, lookup = by_table[table]
        names.setdefault(role, {}).setdefault(row.get(lookup.key, ""), row.get(lookup.value, ""))
    return replace(columns, names=names)


def _sizes(path: Path) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for table, row in _rows(path, None):
        sizes[table] = sizes.get(table, 0) + sum(map(len, row.values()))
    return sizes


def _largest(path: Path) -> str:
    """Return the table with the most text in it: the one of the articles."""
    sizes = _sizes(path)
    return max(sizes, key=lambda name: sizes[name], default="")


def _rows(path: Path, tables: frozenset[str] | None) -> Iterator[tuple[str, Row]]:
    """Yield the rows of some tables, or of all for None, with the name of their table."""
    text = _Text(path)
    names: dict[str, list[str]] = {}
    while match := text.search(_STATEMENT):
        table = match["table"] or match["table_q"] or match["table_b"]
        if table is None:
            created = match["created"] or match["created_q"] or match["created_b"] or ""
            names[created] = [one or other for one, other in _COLUMN.findall(match["body"])]
            continue
        if match["columns"]:
            names[table] = [name.strip().strip('`"[]') for name in match["columns"].split(",")]
        is_wanted = tables is None or table in tables
        while row := text.match(_ROW):
            if is_wanted:
                values = [_value(one) for one in _ONE.findall(row[0].strip()[1:-1])]
                keys = names.get(table) or [f"column{place}" for place in range(len(values))]
                yield table, dict(zip(keys, values, strict=False))
            mark = text.match(_BETWEEN)
            if mark is None or mark["mark"] == ";":
                break


def _value(written: str) -> str:
    """Return the text of a value; NULL is none."""
    if written.upper() == "NULL":
        return ""
    text = re.sub(r"^_\w+\s*(?=')", "", written)
    if text[:1] in {"'", '"'}:
        return _plain(text[1:-1], text[0])
    if text[:2].lower() == "0x":
        try:
            return bytes.fromhex(text[2:]).decode("utf-8", errors="replace")
        except ValueError:
            return text
    return text


def _plain(written: str, mark: str) -> str:
    """Return what stands between the marks of a text, its escapes undone."""
    text = written.replace(mark * 2, mark)
    if "\\" not in text:
        return text
    parts = text.split("\\\\")  # a backslash that is meant as one
    for escape, letter in _ESCAPED:
        parts = [part.replace(escape, letter) for part in parts]
    return "\\".join(parts)


class _Text:
    """A file of any size as a text in which to search, of which only the present part is held."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("rb")
        head = self._stream.read(_CHUNK)
        self._stream.seek(0)
        self._encoding = recognise(head[: head.rfind(b"\n") + 1] or head)
        name = "utf-8" if self._encoding in {None, Encoding.UTF_8} else "latin-1"
        self._decoder = getincrementaldecoder(name)(
            errors="replace" if self._encoding else "surrogateescape"
        )
        self._text = ""
        self._position = 0
        self._is_over = False

    def search(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return the next place that fits, and go behind it; None at the end of the file."""
        while True:
            found = pattern.search(self._text, self._position)
            if found and (found.end() < len(self._text) or self._is_over):
                self._position = found.end()
                return found
            if self._is_over:
                return None
            if not found:
                # A statement may begin in the last part of what is held.
                self._position = max(self._position, len(self._text) - 200_000)
            self._read()

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Return what fits at this place, and go behind it; None if nothing does."""
        while True:
            found = pattern.match(self._text, self._position)
            if found and (found.end() < len(self._text) or self._is_over):
                self._position = found.end()
                return found
            if self._is_over or len(self._text) - self._position > _MOST_PENDING:
                return None
            if (
                found is None
                and len(self._text) - self._position > _CHUNK
                and not self._may_go_on()
            ):
                return None
            self._read()

    def _may_go_on(self) -> bool:
        """Tell whether what is held may be the beginning of a long row."""
        return self._text[self._position : self._position + 100].lstrip()[:1] == "("

    def _read(self) -> None:
        data = self._stream.read(_CHUNK)
        self._is_over = not data
        more = self._decoder.decode(data, final=not data)
        if self._encoding not in {None, Encoding.UTF_8}:
            more = decode(more.encode("latin-1"), self._encoding or Encoding.UTF_8)
        elif self._encoding is None and not more.isascii():
            more = _as_windows(more)
        self._text = self._text[self._position :] + more
        self._position = 0
        if self._is_over:
            self._stream.close()


def _as_windows(text: str) -> str:
    """Return a text whose stray bytes were Windows-1252."""
    return re.sub(
        "[\udc80-\udcff]+",
        lambda match: match[0].encode("utf-8", "surrogateescape").decode("cp1252", "replace"),
        text,
    )
