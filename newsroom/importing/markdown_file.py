"""The files that an import writes, whose paragraphs Markdown leaves as they were."""

import re
from collections.abc import Iterator

from newsroom.importing.scraped_page import ScrapedPage

# What means something to Python-Markdown anywhere in a line. Most marks take a backslash; what it
# knows no backslash for becomes an entity. `src=` and its like are no Markdown, but would be taken
# for a file that the article names (see content.references).
_MARK = re.compile(
    r"(?P<escapable>[\\`*_{\[])|\]\(|(?P<entity><|&(?=\#?\w+;))|(?<=src)=|(?<=href)=|(?<=poster)="
)
_LIST_NUMBER = re.compile(r"(\d+)([.)])")
_ENTITIES = {"<": "&lt;", "&": "&amp;", "=": "&#61;", ":": "&#58;", "~": "&#126;"}


def article_file(page: ScrapedPage, *, date: str, section: str) -> str:
    """Return the Markdown file of a page's article; without a date (empty) it is a draft.

    The caption is kept in the front matter, where it waits for its picture.
    """
    fields = {"Author": page.byline, "Image-Caption": page.caption}
    header = _front_matter(page.title, date, section, fields)
    return "\n\n".join([header, *map(escape_paragraph, page.paragraphs)]) + "\n"


def headline_file(title: str, *, date: str, section: str) -> str:
    """Return the file of a headline item, which has no body; without a date it is a draft."""
    return _front_matter(title, date, section, {}) + "\n"


def escape_paragraph(text: str) -> str:
    """Return `text`, one line without blanks around it, as Markdown for a paragraph of that text.

    Only what Markdown would take for a mark is escaped, for journalists will edit the file.
    """
    return escape_beginning(escape_inside(text))


def escape_inside(text: str) -> str:
    """Return `text` with what Markdown takes for a mark anywhere in a line escaped."""
    return _MARK.sub(_escape, text)


def escape_beginning(escaped: str) -> str:
    """Return a text that `escape_inside` returned as it may stand at the beginning of a line."""
    if numbered := _LIST_NUMBER.match(escaped):
        return rf"{numbered[1]}\{numbered[2]}{escaped[numbered.end() :]}"
    if escaped[:1] in tuple("#>+-"):
        return "\\" + escaped
    if escaped[:1] in tuple(":~"):
        return _ENTITIES[escaped[0]] + escaped[1:]
    return escaped


def _escape(match: re.Match[str]) -> str:
    if match["escapable"]:
        return "\\" + match[0]
    return "]\\(" if match[0] == "](" else _ENTITIES[match[0]]


def _front_matter(title: str, date: str, section: str, more: dict[str, str]) -> str:
    return "\n".join(_field_lines({"Title": title, "Date": date, "Category": section, **more}))


def _field_lines(fields: dict[str, str]) -> Iterator[str]:
    yield from (f"{key}: {value}" for key, value in fields.items() if value)
    if not fields["Date"]:
        yield "Status: draft"
