"""What the handbook says of a finding's code, or of a subject, for people without a network.

The handbook is English. The words of findings are in the language of whoever reads them.
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from newsroom.content.findings.files import FILES
from newsroom.content.findings.imports import IMPORTS
from newsroom.content.findings.links import LINKS
from newsroom.content.findings.output import OUTPUT
from newsroom.content.findings.pictures import PICTURES
from newsroom.content.findings.redirects import REDIRECTS
from newsroom.content.findings.speech import FINDINGS
from newsroom.content.rejection import Rejection
from newsroom.language.messages import translations

# Where the handbook goes on about what a code is of; the first that has the code.
_SUBJECTS = (
    (PICTURES, "pictures"),
    (REDIRECTS, "addresses"),
    (LINKS, "addresses"),
    (IMPORTS, "importing"),
    (OUTPUT, "publishing"),
    (FILES, "writing"),
)
_ROW = re.compile(r"^\| (`[^|]*) \| ([^|]*) \|$", re.MULTILINE)
_NAME = re.compile(r"`([a-z][a-z-]*)`")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


class Pair(NamedTuple):
    """What is said in one case, and what to write then."""

    message: str
    remedy: str


class Explanation(NamedTuple):
    """What a code means: `meaning` is the handbook's sentence on it, empty if it has none.

    `page` is the page of the handbook that goes on about it.
    """

    code: str
    is_warning: bool
    meaning: str
    pairs: tuple[Pair, ...]
    page: str


def handbook() -> Path:
    """Return the folder of the handbook's pages: inside the package, or beside it in a checkout."""
    package = Path(str(files("newsroom")))
    inside = package / "handbook"
    return inside if inside.is_dir() else package.parent / "docs"


def pages() -> tuple[str, ...]:
    """Return the names of the handbook's pages."""
    return tuple(sorted(file.stem for file in handbook().glob("*.md")))


def page(name: str) -> str:
    """Return the text of one of the `pages`, as Markdown."""
    return (handbook() / f"{name}.md").read_text(encoding="utf-8")


def explanation(code: str, language: str) -> Explanation:
    """Return what a code means, in words of `language`; KeyError if there is no such code."""
    catalogue = translations(language)
    pairs = (
        Pair(_shown(catalogue.gettext(one.message)), _shown(catalogue.gettext(one.remedy)))
        for one in FINDINGS[code]
    )
    return Explanation(
        code,
        Rejection(path="", line=0, code=code).is_warning,
        _meanings().get(code, ""),
        tuple(dict.fromkeys(pairs)),
        next((name for findings, name in _SUBJECTS if code in findings), "writing"),
    )


@cache
def _meanings() -> dict[str, str]:
    """Return the handbook's sentence on each code: from the table in writing.md."""
    found: dict[str, str] = {}
    for codes, meaning in _ROW.findall(page("writing")):
        for code in _NAME.findall(codes):
            if code in FINDINGS:
                found[code] = _LINK.sub(r"\1", meaning)
    return found


def _shown(template: str) -> str:
    """Return a template with its values as words in angle brackets: “‹date›” is not a date."""
    parts = Formatter().parse(template)
    return "".join(text + (f"‹{name}›" if name else "") for text, name, _spec, _conversion in parts)


def markdown_of(code: str) -> str:
    """Return the handbook's page on a code, in English."""
    found = explanation(code, "en")
    kind = "A warning: what is meant for readers is published all the same."
    if not found.is_warning:
        kind = "A rejection: the rest is published; of this file, the last good version stays."
    lines = [f"# {code}", ""]
    if found.meaning:
        lines += [f"{found.meaning[:1].upper()}{found.meaning[1:]}.", ""]
    lines += [kind, "", "| you read | do |", "| --- | --- |"]
    lines += [f"| {_cell(pair.message)} | {_cell(pair.remedy)} |" for pair in found.pairs]
    return "\n".join([*lines, "", f"More: [{found.page}](../{found.page}.md).", ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("\n", " ")
