"""What fails while one file or page is at work: it costs that file or page, never the edition.

A failure becomes a rejection of its source. What was published of it stays, the rest is built, and
the next build tries again. The traceback, which helps whoever mends the software, is in a log file.
"""

import errno
import re
import sqlite3
import traceback
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from newsroom.catalogue.manifest import FailedPage, Key, Manifest
from newsroom.content.rejection import FAILED_HERE, Rejection
from newsroom.language.messages import ToldError

LOG = "failures.log"
"""The log file's name in the edition's cache folder; it holds the last build's failures only."""

_TEXTS = ("article", "standing")  # the kinds of pages that other pages lead to
_MOST_ALIKE = 10  # pages of a kind that are told one by one when they all fail alike
_LONGEST_ERROR = 200  # characters

# When the machine itself fails, going on would only fail once a file.
_BROKEN_MACHINE = {
    *(errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.ENOMEM),
}
_MEMORY_ADDRESS = re.compile(r"0x[0-9a-f]+")


class Failure(NamedTuple):
    """One failure: at which file under content/ or page, of which kind, and why.

    `place` is a path relative to content/, or an address of the site, which begins with a slash.
    `kind` is the kind of page, or what was being done.
    """

    kind: str
    place: str
    error: str
    traceback: str


def failure(kind: str, place: str, error: Exception, told: ToldError | None = None) -> Failure:
    """Return the failure that an exception is; raise the exception if the machine is broken.

    `told` says better than the exception what is wrong, where that is known.
    """
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415  (loaded where there is one)

    is_machine = isinstance(error, OSError) and error.errno in _BROKEN_MACHINE
    if is_machine or isinstance(error, (sqlite3.DatabaseError, BrokenExecutor)):
        raise error
    text = (str(told) if told else f"{type(error).__name__}: {error}").partition("\n")[0]
    # Names of files may hold bytes that no catalogue takes; addresses in memory differ every time.
    text = text.encode("utf-8", "backslashreplace").decode()
    text = _MEMORY_ADDRESS.sub("0x…", text)[:_LONGEST_ERROR]
    return Failure(kind, place, text, "".join(traceback.format_exception(error)))


def is_of_disk(error: Exception) -> bool:
    """Tell whether what failed as a page was written or removed is the disk, not that page.

    Then the build must end, for the next one to mend: a page that stays as it was may lead to what
    would be removed next. (Of a file that cannot be read, the same error costs that file only.)
    """
    return isinstance(error, OSError) and error.errno == errno.EIO


def failed_here(place: str, error: str) -> Rejection:
    """Return the rejection of a file or page at which the software failed."""
    return Rejection.of(place, 0, FAILED_HERE, error=error, log=LOG)


def rejections_of(failures: Iterable[Failure]) -> Iterator[Rejection]:
    """Yield a rejection for each failure, but one for all if many pages of a kind fail alike.

    That is so when a template or a plugin is at fault, and not a file.
    """
    by_cause = attrgetter("kind", "error")
    for (_kind, error), alike in groupby(sorted(failures, key=by_cause), key=by_cause):
        places = sorted({one.place for one in alike})
        if len(places) <= _MOST_ALIKE:
            yield from (failed_here(place, error) for place in places)
        else:
            count = len(places) - 1
            yield Rejection.of(places[0], 0, "failed-alike", count=count, error=error, log=LOG)


class Failures:
    """What has failed during one build."""

    def __init__(self) -> None:
        self._of_pages: dict[Key, Failure] = {}
        self._of_files: list[Failure] = []
        self._withheld: set[str] = set()

    def add_page(self, key: Key, why: Failure) -> None:
        """Note that a page could not be made: the next build tries it again."""
        self._of_pages[key] = why

    def add_file(self, why: Failure) -> None:
        """Note what failed at a file; whoever notes it sees to it that it is tried again."""
        self._of_files.append(why)

    def new_texts(self, manifest: Manifest) -> list[str]:
        """Return the files of texts that no reader has met, and whose own pages have failed.

        Other pages would lead to them; those that are withheld already are not among them.
        """
        return [
            one.place
            for key, one in self._of_pages.items()
            if key[0] in _TEXTS and one.place not in self._withheld and not manifest.output(key)
        ]

    def withhold(self, paths: Iterable[str]) -> None:
        """Note that the texts in these files are taken out of the edition."""
        self._withheld.update(paths)

    def leave_word(self, manifest: Manifest, cache: Path) -> None:
        """Leave word of what failed: for the next build in the catalogue, for people in the log."""
        manifest.set_failed_pages(
            FailedPage(key, one.place, one.error) for key, one in self._of_pages.items()
        )
        _write_log(cache, [*self._of_files, *self._of_pages.values()])


def findings(manifest: Manifest) -> list[Rejection]:
    """Return all that is wrong with content/, and with the pages that the last build failed at."""
    pages = (Failure(one.key[0], one.place, one.error, "") for one in manifest.failed_pages())
    return sorted([*manifest.rejections(), *rejections_of(pages)])


def _write_log(cache: Path, failures: Iterable[Failure]) -> None:
    """Replace the log by the tracebacks of `failures`, each told once; without any, delete it."""
    log = cache / LOG
    places: dict[str, list[str]] = {}
    for one in failures:
        places.setdefault(one.traceback, []).append(one.place)
    if places:
        log.write_text(
            "\n".join(
                "{}:\n{}".format(", ".join(sorted(set(where))), text)
                for text, where in places.items()
            ),
            encoding="utf-8",
            errors="backslashreplace",
        )
    else:
        log.unlink(missing_ok=True)
