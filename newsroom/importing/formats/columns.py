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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin

from newsroom.importing.item import BodyForm, Item, LeftOut, OldPicture
from newsroom.importing.mending import in_a_line, mended
from newsroom.importing.source_error import SourceError
from newsroom.importing.steps.old_addresses import TREE
from newsroom.language.folding import fold
from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _

Row = Mapping[str, str]

_ROLES = (
    *("key", "title", "lead", "body", "date", "modified", "authors", "categories", "topics"),
    *("slug", "picture", "caption", "source", "language", "status"),
)
# What columns are called, in folded letters, the likeliest first.
_HINTS = {
    "key": ("id", "newsid", "articleid", "postid", "ma", "matin", "idtin", "uuid"),
    "title": ("title", "tieude", "ten", "name", "headline", "subject", "tentin", "posttitle"),
    "lead": (
        "sapo",
        "lead",
        "summary",
        "tomtat",
        "mota",
        "description",
        "excerpt",
        "introtext",
        "intro",
        "hometext",
        "postexcerpt",
        "trichdan",
    ),
    "body": (
        "body",
        "content",
        "noidung",
        "fulltext",
        "bodyhtml",
        "bodytext",
        "chitiet",
        "text",
        "html",
        "postcontent",
        "baiviet",
    ),
    "date": (
        "publishdate",
        "publishedat",
        "publishup",
        "publtime",
        "date",
        "ngaydang",
        "ngaytao",
        "postdate",
        "createdat",
        "created",
        "datecreated",
        "createddate",
        "addtime",
        "thoigian",
        "ngay",
        "time",
        "pubdate",
    ),
    "modified": (
        "modified",
        "updatedat",
        "updated",
        "lastmod",
        "ngaysua",
        "edittime",
        "postmodified",
    ),
    "authors": (
        "author",
        "authors",
        "tacgia",
        "byline",
        "createdbyalias",
        "nguoiviet",
        "butdanh",
        "postauthor",
    ),
    "categories": (
        "category",
        "categoryname",
        "section",
        "chuyenmuc",
        "danhmuc",
        "catid",
        "categoryid",
        "idchuyenmuc",
        "idloai",
        "cat",
        "theloai",
        "catname",
    ),
    "topics": ("tags", "keywords", "tukhoa", "topics", "tag", "metakey"),
    "slug": ("slug", "alias", "tenkhongdau", "urlalias", "seourl", "postname", "friendlyurl"),
    "picture": (
        "image",
        "picture",
        "thumbnail",
        "anh",
        "hinh",
        "hinhanh",
        "avatar",
        "thumb",
        "img",
        "homeimgfile",
        "anhdaidien",
        "urlhinh",
    ),
    "caption": ("imagecaption", "caption", "chuthich", "homeimgalt", "chuthichanh"),
    "source": ("source", "nguon", "sourceurl", "sourcetext"),
    "language": ("lang", "language", "ngonngu"),
    "status": (
        "status",
        "state",
        "published",
        "trangthai",
        "active",
        "anhien",
        "poststatus",
        "duyet",
    ),
    "address": ("url", "link", "permalink", "duongdan", "guid"),
}
_PUBLISHED = ("1", "publish", "published", "true", "active", "yes", "public", "t")
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
        unused = (
            ()
            if not source or source.startswith("http")
            else (LeftOut("field", f"source: {in_a_line(source)}"),)
        )
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
            left_out=unused,
        )

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
        columns={role: str(data[role]) for role in _ROLES if data.get(role)},
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


def proposed_map(
    columns: Iterable[str], rows: Iterable[Row], language: str, table: str = ""
) -> str:
    """Return a map as TOML, made of the names of the columns and their first rows, to be mended."""
    names = list(columns)
    samples = list(rows)
    chosen = _guessed(names, samples)
    lines: list[Message | str] = [
        _("# Proposed from the first rows. Look it through: every line may be wrong.")
    ]
    if table:
        lines.append(f"table = {json.dumps(table, ensure_ascii=False)}")
    for role in (*_ROLES, "address"):
        if role in chosen:
            shown = next((row[chosen[role]] for row in samples if row.get(chosen[role])), "")
            example = in_a_line(shown)[:60]
            lines.append(f"{role} = {json.dumps(chosen[role], ensure_ascii=False)}  # {example}")
        else:
            lines.append(f'# {role} = ""')
    body = chosen.get("body", "")
    has_tags = any("<" in row.get(body, "") for row in samples)
    lines.append(f'form = "{"html" if has_tags else "text"}"')
    zone = 'zone = "Asia/Ho_Chi_Minh"'
    lines.append(_("# {line}  # of times without one").format(line=zone))
    lines.append('# site = "https://www.example.vn"')
    if "status" in chosen:
        seen = sorted({row.get(chosen["status"], "") for row in samples})
        shown = json.dumps(seen, ensure_ascii=False)
        lines.append(_("published = {values}  # take out what was not public").format(values=shown))
    rest = [name for name in names if name not in chosen.values()]
    if rest:
        lines.append(_("# Columns left: {columns}").format(columns=", ".join(rest)))
    return "\n".join(in_words(line, language) for line in lines) + "\n"


def _guessed(names: list[str], rows: list[Row]) -> dict[str, str]:
    """Return the likeliest column of each role: by its name, and of a body by its length."""
    bare = {re.sub(r"[^a-z0-9]", "", fold(name)): name for name in names}
    chosen: dict[str, str] = {}
    for role, hints in _HINTS.items():
        ends = [
            name
            for hint in hints
            for key, name in bare.items()
            if key == hint or (len(hint) > 3 and key.endswith(hint))
        ]
        free = [name for name in ends if name not in chosen.values()]
        if free:
            chosen[role] = free[0]
    if "body" not in chosen and rows:
        lengths = {name: sum(len(row.get(name, "")) for row in rows) for name in names}
        longest = max(lengths, key=lambda name: lengths[name])
        if longest not in chosen.values() and lengths[longest] > 100 * len(rows):
            chosen["body"] = longest
    return chosen
