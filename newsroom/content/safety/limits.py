"""Limits: how large and how deeply nested a content file may be, and what it may not hold.

They lie far above what a newspaper prints (its longest texts, laws in full, have some 300 KB) and
keep a file that somebody made to hurt from costing more than a glance.
"""

import re
from collections.abc import Iterator

from newsroom.content.fields.tree import LARGEST_FRONT_MATTER, Field
from newsroom.content.rejection import Rejection
from newsroom.language.controls import first_control, letters_of_controls
from newsroom.language.patterns import lazy_pattern

LARGEST_FILE = 1_000_000  # bytes
LONGEST_LINE = 100_000  # characters
LARGEST_HTML = 8 << 20  # characters that a body may become
DEEPEST = 12  # quotations and lists within one another

# Control characters and Unicode's noncharacters in UTF-8, but for tabs and line ends. No editor
# types them, feeds may not hold them, and the typesetter and Markdown keep some for themselves.
# Those that Windows-1252 leaves behind are read as its letters: see language.controls.
_CONTROLS = lazy_pattern(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x81\x8d\x8f\x90\x9d]"
    rb"|\xef\xb7[\x90-\xaf]|\xef\xbf[\xbe\xbf]"
)
_SINGLE_CONTROLS = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})
# What opens a quotation, a list or a definition, with the indent before it.
_OPENING = lazy_pattern(r"[ \t]*+(?P<mark>>|(?:[-+*:]|\d{1,9}[.)])(?=[ \t]))[ \t]?+")
# No line is too deep in a text of which none begins with three spaces or four marks. (A pattern
# that begins with a line's end is found four times as fast as one with `^`.)
_MAYBE_DEEP = re.compile(r"\n(?:[ \t]{3}|(?:[ \t]*+(?:>|[-+*:]|\d{1,9}[.)])){4})")
_RULE = re.compile(r"[\s*_>-]*")
# Directional marks, embeddings, overrides and isolates turn a title around for readers and not
# for machines; fillers, tags and annotations make two names of one. A joiner between emoji is
# left by `normalise` and is no deceit.
_UNSEEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff\ufdd0-\ufdef]"
)


def too_large(path: str) -> Rejection:
    """Return the rejection of a file of more than LARGEST_FILE bytes, which nobody need read."""
    return Rejection.of(path, 0, "too-large", size=LARGEST_FILE // 1_000_000)


def refuse_bytes(path: str, data: bytes) -> Iterator[Rejection]:
    """Yield what is wrong with a file before it is read as text."""
    # A fifth of the pattern's time, and enough for nearly all files.
    is_multiple = b"\xc2" in data or b"\xef" in data
    if not is_multiple and len(data.translate(None, _SINGLE_CONTROLS)) == len(data):
        return
    if match := _CONTROLS.search(data):
        line = data.count(b"\n", 0, match.start()) + 1
        character = f"U+{ord(match[0].decode()):04X}"
        yield Rejection.of(path, line, "control-character", character=character)


def tell_old_letters(path: str, data: bytes) -> Iterator[Rejection]:
    """Yield a warning if a file holds what Windows-1252 has left of its letters."""
    if match := first_control(data):
        control = match[0].decode()
        yield Rejection.of(
            path,
            data.count(b"\n", 0, match.start()) + 1,
            "old-letters",
            character=f"U+{ord(control):04X}",
            letter=letters_of_controls(control),
        )


def refuse_front_matter(path: str, size: int) -> Iterator[Rejection]:
    """Yield what is wrong with front matter of `size` characters, before its fields are looked at.

    Beyond this bound it holds the text itself: a rejection for each "field" would help nobody.
    """
    if size > LARGEST_FRONT_MATTER:
        yield Rejection.of(path, 1, "long-front-matter", count=LARGEST_FRONT_MATTER)


def refuse_text(path: str, text: str, body: str) -> Iterator[Rejection]:
    """Yield what is too long or too deep in a file; `body` is the end of `text`."""
    if len(text) > LONGEST_LINE:
        for number, line in enumerate(text.split("\n"), start=1):
            if len(line) > LONGEST_LINE:
                yield Rejection.of(path, number, "long-line", count=LONGEST_LINE)
    if deep := _too_deep_line(body):
        above = text.count("\n", 0, len(text) - len(body))
        yield Rejection.of(path, above + deep, "too-deep", count=DEEPEST)


def _too_deep_line(body: str) -> int:
    """Return the first line of `body` (from 1) that opens too much within one another, or 0.

    An indent opens nothing: what stands deeper than an open item's mark is in that item, whatever
    its indent. Lists within one another stand one below the other or on one line.
    """
    if not _MAYBE_DEEP.search(f"\n{body}"):
        return 0
    open_items: list[int] = []  # the indents of the marks that are open
    for number, line in enumerate(body.split("\n"), start=1):
        if not line.strip() or _RULE.fullmatch(line):
            continue
        marks = list(_marks_of(line.expandtabs(4)))
        indent = marks[0][0] if marks else len(line) - len(line.lstrip())
        if marks or not line[:1].isspace():
            open_items = [one for one in open_items if one < indent]
        quotations = sum(mark == ">" for _place, mark in marks)
        items = [place for place, mark in marks if mark != ">"]
        if quotations + len(open_items) + len(items) > DEEPEST:
            return number
        open_items += items
    return 0


def _marks_of(line: str) -> Iterator[tuple[int, str]]:
    position = 0
    while match := _OPENING.match(line, position):
        yield match.start("mark"), match["mark"]
        position = match.end()


def refuse_unseen(path: str, fields: dict[str, Field]) -> Iterator[Rejection]:
    """Yield the fields whose values hold what no reader sees; names and titles would deceive."""
    for name, field in fields.items():
        if name.isascii() and field.text.isascii() and field.text.isprintable():
            continue
        if match := _UNSEEN.search(name + field.text):
            yield Rejection.of(
                path,
                field.line,
                "invisible-character",
                field=name.title(),
                character=f"U+{ord(match[0]):04X}",
            )
