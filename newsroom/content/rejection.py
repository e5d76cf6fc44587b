"""A rejection: why a file is not in the edition, and where. Its words are in `findings/`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

MOST_TOLD = 100
"""Findings of one file that are told. It is mended from the top; a file of 60,000 broken links must
not bury what is wrong with the others."""

TOO_HARD = "too-hard"
FAILED_HERE = "failed-here"
COPY = "copy-of-article"
FORMER_ADDRESS_TWICE = "former-address-twice"
UNREAD_FILES = "unread-files"
NO_ALT = "no-alt"
NO_CAPTIONS = "no-captions"
UNPUBLISHED_LINK = "unpublished-link"
STRAY_FILE = "stray-file"
MISSING_ARTICLE = "missing-article"
LEFT_OUT = "left-out"
# Codes of what should be mended, and keeps nothing from being published: a copy's original is.
_WARNINGS = frozenset(
    {
        "bad-former-address",
        "capitals-only",
        "early-year",
        "far-embargo",
        "former-address-taken",
        "ignored-field",
        "ignored-kind",
        LEFT_OUT,
        "list-page",
        "mended-slug",
        MISSING_ARTICLE,
        COPY,
        FORMER_ADDRESS_TWICE,
        NO_ALT,
        NO_CAPTIONS,
        "old-letters",
        "other-name",
        "spare-field",
        "spare-pictures",
        STRAY_FILE,
        UNPUBLISHED_LINK,
        UNREAD_FILES,
    }
)
_SIGNS_OF_A_STRAY = ({"no-title", "no-date"}, {"empty-file"})


@dataclass(frozen=True, slots=True, order=True)
class Rejection:
    """One thing wrong with one file.

    `path` is relative to content/, `line` counts from 1 (0: the file as a whole), `code` is a
    stable word for machines, `values` are what its words are filled with, sorted by name.
    Rejections sort by file and line, the order in which a journalist mends them.
    """

    path: str
    line: int
    code: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, path: str, line: int, code: str, **values: object) -> "Rejection":
        """Return a rejection with these values, as texts."""
        return cls(path, line, code, tuple(sorted((k, str(v)) for k, v in values.items())))

    @property
    def is_warning(self) -> bool:
        """Whether it keeps nothing from readers that was meant for them."""
        return self.code in _WARNINGS

    @property
    def place(self) -> str:
        """Where to look, as compilers write it: `file:line`."""
        return f"{self.path}:{self.line}" if self.line else self.path


def is_stray(rejections: Iterable[Rejection]) -> bool:
    """Tell whether a file with these rejections has neither a title nor a date.

    Then it is no article, unless it was one before: somebody's notes, or a page of another program.
    """
    codes = {one.code for one in rejections}
    return any(signs <= codes for signs in _SIGNS_OF_A_STRAY)


def stray_file(path: str) -> Rejection:
    """Return the note about a file that is no article."""
    return Rejection.of(path, 0, STRAY_FILE)


def first_of_each_file(findings: Iterable[Rejection]) -> Iterator[Rejection]:
    """Yield the first MOST_TOLD of each file's findings, sorted by file and line."""
    for _path, of_file in groupby(sorted(findings), key=lambda one: one.path):
        yield from islice(of_file, MOST_TOLD)
