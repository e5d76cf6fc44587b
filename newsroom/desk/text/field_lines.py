"""Lines of front matter as they lie in a file: with their own ends, in their own order."""

import json
import re

from newsroom.content.fields.front_matter import FrontMatter, Syntax, read_front_matter

_BYTE_ORDER_MARK = "\ufeff"
_UNPRINTABLE = re.compile("[\x7f-\x9f\ufeff\ufffe\uffff]")


def taken_apart(text: str) -> tuple[list[str], FrontMatter]:
    """Return the lines of a file as they are, carriage returns included, and its front matter."""
    lines = text.split("\n")
    return lines, read_front_matter("\n".join(map(_plain, lines)))


def ending_of(lines: list[str]) -> str:
    """Return what stands before the line feeds: a carriage return, or nothing."""
    return "\r" if lines[0].endswith("\r") else ""


def end_of_fields(matter: FrontMatter, lines: list[str]) -> int:
    """Return before which line, counted from 0, a further field goes.

    In TOML a table may come last, which would take the field for its own: there it is the top.
    """
    if matter.syntax is not Syntax.PLAIN:
        return 1
    end = min(matter.body_line - 1, len(lines))
    last = lines[end - 1].strip()
    return end - 1 if not last or last.startswith(("---", "...")) else end


def field_line(name: str, value: str, syntax: Syntax) -> str:
    """Return a line of front matter; a value of one line is the same in YAML, TOML and JSON."""
    if syntax is Syntax.PLAIN:
        return f"{name}: {value}"
    sign = " =" if syntax is Syntax.TOML else ":"
    return f"{name}{sign} {quoted(value)}"


def quoted(text: str) -> str:
    """Return a text between quotation marks, as YAML, TOML and JSON have it."""
    written = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _plain(line: str) -> str:
    return line.removeprefix(_BYTE_ORDER_MARK).removesuffix("\r")
