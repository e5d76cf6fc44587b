"""The body of a file whose record is known, read again when its page is made."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

from newsroom.content.fields.front_matter import body_of
from newsroom.content.safety.limits import LARGEST_FILE
from newsroom.content.scan import digest
from newsroom.language.controls import first_control, letters_of_controls
from newsroom.language.normalisation import normalise

_ORDINARY_FILE = 1 << 16  # bytes

_in_memory: ContextVar[Mapping[str, bytes]] = ContextVar(
    "texts in memory", default=MappingProxyType({})
)


def read_body(file: Path | str, expected: str) -> str | None:
    """Return the Markdown body of `file`, or None if its digest is no longer `expected`.

    That is so for a file saved since the scan, which the next build will see, and for one whose
    newest version was rejected: what was published of it stays.
    """
    try:
        data = read_source(file)
    except OSError:
        return None
    if digest(data) != expected:
        return None
    return body_of(decode(data))


def read_source(file: Path | str) -> bytes:
    """Return the bytes of a Markdown file, or so many that it is seen to be too large.

    Room is made for as many bytes as are asked for: for the largest file it would take 20 µs, four
    times what it takes to read an ordinary one.
    """
    if (held := _in_memory.get().get(str(file))) is not None:
        return held
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123  (pathlib: twice as slow)
        data = stream.read(_ORDINARY_FILE)
        return (
            data + stream.read(LARGEST_FILE + 1 - len(data))
            if len(data) == _ORDINARY_FILE
            else data
        )


@contextmanager
def in_memory(texts: Mapping[str, bytes]) -> Iterator[None]:
    """Let files be read that lie on no disk: `texts` are their bytes by their full paths.

    On a machine that is sent texts, writing each to a file and deleting it took half of its time.
    """
    outside = _in_memory.set(texts)
    try:
        yield
    finally:
        _in_memory.reset(outside)


def decode(data: bytes) -> str:
    """Return a file's text in NFC with plain line ends; raises UnicodeDecodeError.

    A byte-order mark, which some editors write, is nobody's mistake and falls away, as do other
    characters that nobody sees. What Windows-1252 has left of its quotation marks is read as such;
    `read` warns of it.
    """
    text = data.decode()
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if first_control(data):
        text = letters_of_controls(text)
    return normalise(text)
