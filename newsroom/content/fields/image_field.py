"""The picture of an article: its file, found however other systems name it, and its words."""

import posixpath
import re

from newsroom.content.article import Image
from newsroom.content.fields.field_reader import FieldReader
from newsroom.content.picture import folder_of
from newsroom.language.patterns import lazy_pattern
from newsroom.language.typography.typographer import Typographer

_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
# Pelican's marks of a file, and Hugo's and Astro's folders of files that are copied as they are.
_MARK = lazy_pattern(r"[{|](?:static|attach|filename)[}|]/?|/?(?:static|public)/")
# Two shares of a hundred, as CSS has them, or as other systems do: `30%, 20%`, `30 20`.
_POINT = lazy_pattern(r"([0-9]{1,3}) ?%?[\s,;x]\s*([0-9]{1,3}) ?%?")
_WHOLE = 100


def image_of(fields_read: FieldReader, typographer: Typographer) -> Image:
    """Return the picture with its words; none where it lies on another website."""
    written = next(iter(fields_read.values("image")), "")
    if not written:
        return Image()
    if _ELSEWHERE.match(written):
        fields_read.reject("image", "left-out", picture=written)
        return Image()
    if count := len(fields_read.values("image")) - 1:
        fields_read.reject("image", "spare-pictures", count=count)
    path = _found(fields_read, written)
    line = fields_read.line("image")
    fields_read.take_in("image", fields_read.files.refuse_image(fields_read.path, line, path))
    return Image(
        path=path,
        alt=typographer.text(fields_read.text("image-alt")),
        caption=typographer.text(fields_read.text("image-caption")),
        credit=typographer.text(fields_read.text("image-credit")),
        focus=_focus(fields_read),
    )


def _focus(fields_read: FieldReader) -> str:
    """Return the point that must stay in sight, as `30% 20%`; empty where none is named."""
    written = fields_read.text("image-focus")
    if not written:
        return ""
    parts = _POINT.fullmatch(written)
    if parts is None or max(int(part) for part in parts.groups()) > _WHOLE:
        fields_read.reject("image-focus", "unreadable-focus", focus=written)
        return ""
    return f"{int(parts[1])}% {int(parts[2])}%"


def _found(fields_read: FieldReader, written: str) -> str:
    """Return the path under content/ at which the picture is; as written if it is nowhere."""
    plain = written.lstrip("/")
    unmarked = _MARK.sub("", written, count=1).lstrip("/")
    folder = folder_of(fields_read.path)
    paths = (plain, unmarked, posixpath.normpath(folder + unmarked))
    there = (fields_read.files.on_disk(path) for path in paths)
    return next(filter(None, there), plain)
