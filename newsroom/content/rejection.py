"""A rejection: why a file is not in the edition, where, and what to write instead."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from newsroom.language.messages import translate as _

MOST_TOLD = 100
"""Findings of one file that are told. It is mended from the top; a file of 60,000 broken links must
not bury what is wrong with the others."""

TOO_HARD = "too-hard"
NO_ALT = "no-alt"
NO_CAPTIONS = "no-captions"
UNPUBLISHED_LINK = "unpublished-link"
STRAY_FILE = "stray-file"
# Codes of what should be mended, and keeps nothing from being published.
_WARNINGS = frozenset({NO_ALT, NO_CAPTIONS, UNPUBLISHED_LINK, STRAY_FILE})
_SIGNS_OF_A_STRAY = ({"no-title", "no-date"}, {"empty-file"})


@dataclass(frozen=True, slots=True, order=True)
class Rejection:
    """One thing wrong with one file.

    `path` is relative to content/, `line` counts from 1 (0: the file as a whole), `code` is a
    stable word for machines; `message` and `remedy` are sentences in the newsroom's language.
    Rejections sort by file and line, the order in which a journalist mends them.
    """

    path: str
    line: int
    code: str
    message: str
    remedy: str

    @property
    def is_warning(self) -> bool:
        """Whether it keeps nothing from readers that was meant for them."""
        return self.code in _WARNINGS

    def __str__(self) -> str:
        """Return it as compilers write it: `file:line: what is wrong → what to write`."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message} → {self.remedy}"


def is_stray(rejections: Iterable[Rejection]) -> bool:
    """Tell whether a file with these rejections has neither a title nor a date.

    Then it is no article, unless it was one before: somebody's notes, or a page of another program.
    """
    codes = {one.code for one in rejections}
    return any(signs <= codes for signs in _SIGNS_OF_A_STRAY)


def stray_file(path: str) -> Rejection:
    """Return the note about a file that is no article."""
    return Rejection(
        path,
        0,
        STRAY_FILE,
        _("This file has neither a title nor a date, so it is no article and is passed over."),
        _("Write “Title:” and “Date:” at its top, or move it out of the folder of the articles."),
    )


def first_of_each_file(findings: Iterable[Rejection]) -> Iterator[Rejection]:
    """Yield the first MOST_TOLD of each file's findings, sorted by file and line."""
    for _path, of_file in groupby(sorted(findings), key=lambda one: one.path):
        yield from islice(of_file, MOST_TOLD)
