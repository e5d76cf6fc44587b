"""A rejection: why a file is not in the edition, where, and what to write instead."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

MOST_TOLD = 100
"""Findings of one file that are told. It is mended from the top; a file of 60,000 broken links must
not bury what is wrong with the others."""

TOO_HARD = "too-hard"
NO_ALT = "no-alt"
NO_CAPTIONS = "no-captions"
UNPUBLISHED_LINK = "unpublished-link"
MISSING_ARTICLE = "missing-article"
LEFT_OUT = "left-out"
# Codes of what should be mended, and keeps nothing from being published.
_WARNINGS = frozenset({NO_ALT, NO_CAPTIONS, UNPUBLISHED_LINK, MISSING_ARTICLE, LEFT_OUT})


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
        """Whether the file is in the edition all the same."""
        return self.code in _WARNINGS

    def __str__(self) -> str:
        """Return it as compilers write it: `file:line: what is wrong → what to write`."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message} → {self.remedy}"


def first_of_each_file(findings: Iterable[Rejection]) -> Iterator[Rejection]:
    """Yield the first MOST_TOLD of each file's findings, sorted by file and line."""
    for _path, of_file in groupby(sorted(findings), key=lambda one: one.path):
        yield from islice(of_file, MOST_TOLD)
