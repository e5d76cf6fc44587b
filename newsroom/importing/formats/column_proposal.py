"""A map of the columns of a table, proposed by their names and first rows."""

import json
import re
from collections.abc import Iterable

from newsroom.importing.formats.columns import ROLES, Row
from newsroom.importing.mending import in_a_line
from newsroom.language.folding import fold
from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _

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
    for role in (*ROLES, "address"):
        if role in chosen:
            shown = next((row[chosen[role]] for row in samples if row.get(chosen[role])), "")
            example = in_a_line(shown)[:60]
            lines.append(f"{role} = {json.dumps(chosen[role], ensure_ascii=False)}  # {example}")
        else:
            lines.append(f'# {role} = ""')
    body = chosen.get("body", "")
    has_tags = any("<" in row.get(body, "") for row in samples)
    lines.append(f'form = "{"html" if has_tags else "text"}"')
    remark = _("of times without one")
    lines.append(Message('# zone = "Asia/Ho_Chi_Minh"  # {remark}', (("remark", remark),)))
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
