"""Rows of a table as items, by a map of columns that a person has looked at.

title = "tieu_de"
lead = "sapo"
body = "noi_dung"
form = "html"                       # or text, markdown
date = "ngay_dang"
zone = "Asia/Ho_Chi_Minh"           # of times without one
categories = "id_chuyen_muc"
key = "id"
address = ["/tin/{alias}-{id}.html", "/index.php?id={id}"]
published = ["1", "publish"]        # values of the column `status`

[lookup.categories]                 # in a dump: another table says what a number means
table = "chuyen_muc"
key = "id"
value = "ten"

[names.categories]                  # or the map itself does
"12" = "Kinh tế"
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin

from newsroom.importing.item import BodyForm, Item, LeftOut, OldPicture
from newsroom.importing.mending import in_a_line, mended
from newsroom.importing.source_error import SourceError
from newsroom.importing.steps.old_addresses import TREE
from newsroom.language.messages import message as _

Row = Mapping[str, str]

ROLES = (
    *("key", "title", "lead", "body", "date", "modified", "authors", "categories", "topics"),
    *("slug", "picture", "caption", "source", "language", "status"),
)
BEYOND = ""
"""The name of what a row has beyond the last column: its cells are not where they belong."""

_PUBLISHED = ("1", "publish", "published", "true", "active", "yes", "public", "t")
_LONGEST_SHOWN = 100
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Lookup:
    """Another table of a dump that says what a number means."""

    table: str
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column is what. `columns` are by role; `names` give values of a role their words."""

    columns: Mapping[str, str]
    table: str = ""
    form: BodyForm = BodyForm.HTML
    zone: str = ""
    site: str = ""
    addresses: tuple[str, ...] = ()
    published: tuple[str, ...] = _PUBLISHED
    lookups: Mapping[str, Lookup] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def item(self, row: Row, number: int) -> Item:
        """Return the item of a row; `number` names it where no column does."""
        body = mended(self._value(row, "body"))
        status = self._value(row, "status")
        is_public = not self.columns.get("status") or status.strip().lower() in self.published
        addresses = tuple(self._addresses(row))
        picture = self._value(row, "picture").strip()
        base = self.site or TREE
        source = self._value(row, "source").strip()
        return Item(
            key=self._value(row, "key").strip() or f"row {number}",
            title=in_a_line(self._value(row, "title")),
            body=body,
            form=self.form,
            date=_date(self._value(row, "date")),
            modified=_date(self._value(row, "modified")),
            zone=self.zone,
            status="published" if is_public else "draft",
            reason="" if is_public else "draft",
            authors=self._several(row, "authors"),
            categories=self._several(row, "categories"),
            topics=self._several(row, "topics"),
            slug=self._value(row, "slug").strip(),
            lead=in_a_line(self._value(row, "lead")),
            picture=OldPicture(
                urljoin(base, picture) if picture else "",
                "",
                in_a_line(self._value(row, "caption")),
            ),
            source=source if source.startswith("http") else "",
            language=self._value(row, "language").strip()[:2].lower(),
            addresses=addresses,
            base=addresses[0] if addresses and addresses[0].startswith("http") else base,
            left_out=tuple(self._unused(row, source)),
        )

    @staticmethod
    def _unused(row: Row, source: str) -> Iterator[LeftOut]:
        if source and not source.startswith("http"):
            yield LeftOut("field", f"source: {in_a_line(source)}")
        if beyond := row.get(BEYOND):
            yield LeftOut("field", f"…{in_a_line(beyond)[:_LONGEST_SHOWN]}")

    def _value(self, row: Row, role: str) -> str:
        column = self.columns.get(role, "")
        if not column:
            return ""
        value = row.get(column, "")
        return self.names.get(role, {}).get(value.strip(), value)

    def _several(self, row: Row, role: str) -> tuple[str, ...]:
        words = self.names.get(role, {})
        return tuple(words.get(one, one) for one in _several(self._value(row, role)))

    def _addresses(self, row: Row) -> Iterator[str]:
        for pattern in self.addresses:
            if "{" in pattern:
                if filled := _filled(pattern, row):
                    yield urljoin(self.site or "/", filled)
            elif found := row.get(pattern, "").strip():
                yield found if found.startswith(("http", "/")) else f"/{found}"


def _filled(pattern: str, row: Row) -> str:
    """Return an address from a pattern; empty if the row lacks one of its values."""
    values = {name: row.get(name, "").strip() for name in _FIELD.findall(pattern)}
    if not all(values.values()):
        return ""
    return _FIELD.sub(lambda match: quote(unquote(values[match[1]]), safe="/-_.~"), pattern)


def _date(written: str) -> str:
    text = written.strip()
    return "" if text.startswith("0000") or text in {"0", "NULL"} else text.removesuffix(".000000")


def _several(written: str) -> tuple[str, ...]:
    """Return the names in a value: JSON's list, or names between commas, semicolons or bars."""
    text = written.strip()
    if text.startswith("["):
        try:
            return tuple(filter(None, (in_a_line(str(one)) for one in json.loads(text))))
        except ValueError:
            pass
    return tuple(filter(None, (in_a_line(part) for part in re.split(r"[,;|]", text))))


def read_column_map(file: Path | None, kind: str) -> ColumnMap:
    """Return the map in a file; raises SourceError for none, or for one that cannot be read."""
    if file is None:
        raise SourceError(
            _(
                "A source of the kind {kind} needs a map of its columns. Have one proposed with "
                "--propose-map columns.toml, look through it, and give it with --columns."
            ).format(kind=kind)
        )
    try:
        data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(
            _("{file} cannot be read as a map: {reason}.").format(file=file, reason=error)
        ) from error
    if not data.get("title") or not (data.get("body") or data.get("lead")):
        raise SourceError(_("{file} names no column for “title” and “body”.").format(file=file))
    written = data.get("address", [])
    return ColumnMap(
        columns={role: str(data[role]) for role in ROLES if data.get(role)},
        table=str(data.get("table", "")),
        form=BodyForm(data.get("form", "html")),
        zone=str(data.get("zone", "")),
        site=str(data.get("site", "")),
        addresses=tuple(written if isinstance(written, list) else [written]),
        published=tuple(str(one).lower() for one in data.get("published", _PUBLISHED)),
        lookups={
            role: Lookup(str(one["table"]), str(one["key"]), str(one["value"]))
            for role, one in data.get("lookup", {}).items()
        },
        names={role: dict(one) for role, one in data.get("names", {}).items()},
    )
