"""WordPress's unwritten paragraphs: an empty line parts them, a line end is a line break.

WordPress stores them so and writes the tags when it shows a post (its function `wpautop`).
"""

import re

_BLOCK = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|"
    "area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|header|"
    "footer|nav|figure|figcaption|details|summary|script|iframe|video|audio|object"
)
_AROUND_BLOCK = re.compile(rf"(<(?:{_BLOCK})(?:\s[^<>]*)?>|</(?:{_BLOCK})\s*>)", re.IGNORECASE)
_WHOLE = re.compile(r"<(pre|script|style|code)\b[^<>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(r"<br\s*/?>\s*<br\s*/?>", re.IGNORECASE)
_HELD = re.compile("\ue110(\\d+)\ue111")


def with_paragraphs(text: str) -> str:
    """Return a body that WordPress stored as HTML with its paragraphs and line breaks written."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        mark = f"\ue110{len(held) - 1}\ue111"
        return mark if match[1].lower() == "code" else f"\n\n{mark}\n\n"

    text = _WHOLE.sub(hold, text)
    text = _BREAKS.sub("\n\n", text)
    text = _AROUND_BLOCK.sub(r"\n\n\1\n\n", text)
    parts = [part.strip() for part in re.split(r"\n\s*\n", text)]
    written = "\n".join(_paragraph(part, held) for part in parts if part)
    return _HELD.sub(lambda match: held[int(match[1])], written)


def _paragraph(part: str, held: list[str]) -> str:
    alone = _HELD.fullmatch(part)
    is_block = _AROUND_BLOCK.fullmatch(part) or (
        alone is not None and not held[int(alone[1])].lower().startswith("<code")
    )
    if is_block:
        return part
    lines = re.sub(r"(?:<br\s*/?>)?[ \t]*\n", "<br>\n", part)
    return f"<p>{lines}</p>"
