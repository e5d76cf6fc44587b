"""Which field a journalist means who names it in Vietnamese, or with a slip around its name."""

from collections.abc import Collection

from newsroom.language.folding import fold

_LONGEST_NAME = 40  # characters; what stands before a later colon is a sentence
_SLIPS = "*_#>- \t"  # marks of Markdown and spaces around a name, as in `**Title**:` and `Title :`

# As `fold` leaves them: newsrooms write these with their marks, and in a hurry without.
_ENGLISH_NAMES = {
    **dict.fromkeys(("tieu de", "dau de", "tua de", "tit", "nhan de", "ten bai"), "title"),
    **dict.fromkeys(("ngay", "ngay dang", "ngay gio", "thoi gian"), "date"),
    **dict.fromkeys(("chuyen muc", "muc", "danh muc"), "category"),
    **dict.fromkeys(("tac gia", "nguoi viet", "phong vien"), "author"),
    **dict.fromkeys(("tom tat", "sapo", "sa po", "sa-po"), "summary"),
    **dict.fromkeys(("tu khoa", "the", "chu de"), "tags"),
    **dict.fromkeys(("anh", "hinh anh", "anh dai dien"), "image"),
    **dict.fromkeys(("mo ta anh", "anh mo ta"), "image-alt"),
    **dict.fromkeys(("chu thich", "chu thich anh"), "image-caption"),
    **dict.fromkeys(("nguon anh", "nguoi chup", "tac gia anh"), "image-credit"),
    **dict.fromkeys(("cap nhat", "ngay cap nhat", "ngay sua"), "modified"),
    **dict.fromkeys(("het han", "ngay het han"), "expires"),
    **dict.fromkeys(("duong dan",), "slug"),
    **dict.fromkeys(("nguon",), "source"),
    **dict.fromkeys(("trang thai",), "status"),
    **dict.fromkeys(("ngon ngu",), "lang"),
    **dict.fromkeys(("dinh chinh",), "correction"),
}


def english_name(name: str) -> str:
    """Return the field, in lower case, that a Vietnamese name stands for; empty for any other."""
    return _ENGLISH_NAMES.get(fold(name).replace("_", " "), "")


def field_meant(line: str, known: Collection[str]) -> str:
    """Return which of the `known` fields a line seems to hold, empty for none of them."""
    name, colon, _value = line.replace("：", ":").partition(":")
    if not colon or len(name) > _LONGEST_NAME:
        return ""
    name = name.strip(_SLIPS)
    meant = english_name(name) or fold(name).replace(" ", "-")
    return meant if meant in known else ""
