"""The trial of files that may be bombs: read and set once, where they can do no harm.

Python-Markdown's patterns try some texts in a time that grows with the square or the cube of
their length (2,000 times `![[]()` takes a minute), and recurse on others until Python gives up;
composing a letter in Unicode takes the square of the number of its marks (10 s for 400,000).
Whatever could do so is read and converted in a process of its own when it is taken in, with a bound
on time and memory. What fails is rejected like any other mistake, and so is in no list. Ordinary
texts, which cannot take long, are told from their size and number of marks in 20 µs.

Where the edition uses extensions that are not Python-Markdown's own, every body is converted once
when it is taken in: one on which such an extension fails costs its article, not the build.
"""

import os
import pkgutil
import re
import resource
import select
import signal
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import local
from typing import TYPE_CHECKING, NoReturn

from newsroom.content.markdown.elements import NAMES
from newsroom.content.rejection import TOO_HARD, Rejection
from newsroom.edition import Edition
from newsroom.language.patterns import lazy_pattern

if TYPE_CHECKING:
    from markdown import Markdown

SECONDS = 1.0
"""Processor time that a file may take, a thousand times what an article takes. Wall time would
judge the machine, not the text."""

MEMORY = 512 << 20
"""Bytes that the work may take beside what the process has already."""

_PATIENCE = 60.0  # seconds of wall time: a machine may be busy, but not for ever

# An ordinary body has few marks, and few for its length. Whole tags of HTML are none of them: they
# are read in one pass. Measured for bodies at these bounds, with every pattern known to be slow
# among tags of every kind: 0.5 s at most.
_LARGEST = 20_000  # bytes without tags
_LARGEST_WITH_TAGS = 60_000  # bytes
_MARKS = b"[]!<&*_-`\\{|'\"=~^#@"
_MOST_MARKS = 600
_MOST_STEPS = 1_500_000  # marks × bytes
_MOST_DEFINITIONS = 10
# A pattern that begins with a line's end is found five times as fast as one with `^`.
_NESTED = re.compile(rb"\n(?>\ {4}|\t|\ {0,3}(?:>|(?:[-+*:]|\d{1,9}[.)])[\ \t])){4}", re.VERBOSE)
_CONTAINER = lazy_pattern(rb"^[ \t]*(?:>|(?:[-+*:]|\d{1,9}[.)])[ \t])", re.MULTILINE)
# Tags whose values have no mark that opens anything, and comments on lines of their own. `_LARGEST`
# and the number of marks bound all else, among it whatever only looks like a tag.
_TAGS = lazy_pattern(
    rf"""</?(?:{"|".join(sorted(NAMES))})
    (?:\s+[a-z-]+=(?:"[^"<>\[\]`*|{{]*"|'[^'<>\[\]`*|{{]*')|\s+(?:controls|allowfullscreen|open))*+
    \s*+/?>|^<!--[^<>\n]*-->[ ]*$""".encode(),
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)


def is_ordinary(data: bytes) -> bool:
    """Tell whether the file that holds `data` is sure to be read and converted quickly."""
    text = _TAGS.sub(b"", data) if b"<" in data else data
    marks = len(text) - len(text.translate(None, _MARKS))
    return (
        len(text) <= _LARGEST
        and len(data) <= _LARGEST_WITH_TAGS
        and marks <= _MOST_MARKS
        and marks * len(data) <= _MOST_STEPS
        and b"]:" not in data
        and data.count(b"\n:") <= _MOST_DEFINITIONS
        and not (_NESTED.search(b"\n" + data) and _CONTAINER.search(data))
    )


class _Converters(local):
    """A thread's converter for the last edition, by what its settings say of Markdown."""

    def __init__(self) -> None:
        self.known: dict[str, Markdown] = {}


_converters = _Converters()


def try_extensions(path: str, markdown: str, edition: Edition) -> Rejection | None:
    """Return why extensions by others cannot convert the body of `path`, None if they can."""
    names = {
        name.removeprefix("markdown.extensions.") for name, _configuration in edition.extensions
    }
    if names <= _built_in():
        return None
    try:
        _converter(edition).reset().convert(markdown)
    except Exception as error:
        return Rejection.of(path, 0, "failed-extension", error=repr(error))
    return None


@cache
def _built_in() -> frozenset[str]:
    """Return the names of Python-Markdown's own extensions, without loading it."""
    markdown = find_spec("markdown")
    assert markdown is not None
    places = [f"{place}/extensions" for place in markdown.submodule_search_locations or ()]
    return frozenset(module.name for module in pkgutil.iter_modules(places))


def _converter(edition: Edition) -> "Markdown":
    # Loaded for extensions of others only.
    from newsroom.content.markdown.markdown_instance import markdown_of  # noqa: PLC0415

    settings = repr(edition.extensions)
    known = _converters.known
    if settings not in known:
        known.clear()
        known[settings] = markdown_of(edition)
    return known[settings]


def forget_extensions() -> None:
    """Let go of extensions that are loaded: another edition's may have the same names."""
    _converters.known.clear()


def endures(work: Callable[[], object], *, seconds: float = SECONDS) -> bool:
    """Tell whether `work` comes to its end, and raises nothing, within `seconds` and MEMORY.

    It is done in a forked process, which the system ends when it takes too long, whatever it is
    doing then. Its result is lost: who needs it does the work again, knowing that it ends.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work_and_exit(writer, work, seconds)
    os.close(writer)
    try:
        answered, _write, _error = select.select([reader], [], [], _PATIENCE)
        return bool(answered) and os.read(reader, 1) == b"."
    finally:
        os.close(reader)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _work_and_exit(writer: int, work: Callable[[], object], seconds: float) -> NoReturn:
    try:
        signal.signal(signal.SIGPROF, signal.SIG_DFL)  # whose default is to end the process
        signal.setitimer(signal.ITIMER_PROF, seconds)
        _limit_memory()
        work()
        os.write(writer, b".")
    finally:
        os._exit(0)  # no cleaning up: files, locks and buffers are the parent's


def _limit_memory() -> None:
    """Bound this process's address space, where the system tells how large it is already."""
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def too_hard(path: str) -> Rejection:
    """Return the rejection of a file that did not endure its trial."""
    return Rejection.of(path, 0, TOO_HARD)
