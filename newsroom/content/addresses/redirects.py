"""`redirects.txt`: where addresses lead that readers know and that no page has any more.

A line is an address and its target: `/2019/03/11/old/ /2019/03/12/new/`. The target may be `gone`:
it is meant that nothing is there. `?` is what a build writes that finds nothing for the reader;
somebody is to decide. `#` begins a comment. Lines are sorted by address, so that the lines of two
editors merge, and any line says all by itself, so that Git may simply keep those of both.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import quote

from newsroom.content.addresses.former_addresses import (
    canonical_address,
    is_reserved,
    list_named,
)
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition
from newsroom.language.messages import in_words
from newsroom.language.messages import message as _

REDIRECTS = "redirects.txt"  # in content/
GONE = "gone"
UNRESOLVED = "?"
_AMBIGUOUS = " #"  # what an address may hold and a line must spell otherwise


class Redirect(NamedTuple):
    """A line: both addresses in their one spelling, the target perhaps with a `#place` behind."""

    address: str
    target: str
    line: int


class Redirects(NamedTuple):
    """What the file says, by address, and what is wrong with it; the rest of it holds."""

    by_address: dict[str, Redirect]
    rejections: tuple[Rejection, ...]


def decode(data: bytes) -> str:
    """Return the text of a file; bytes that are no UTF-8 are kept, for `encode` to give back."""
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """Return the bytes of a text that `decode` returned."""
    return text.encode("utf-8", "surrogateescape")


def read_redirects(text: str, edition: Edition) -> Redirects:
    """Return what the text of a `redirects.txt`, decoded by `decode`, says.

    Of two lines for one address the first holds, but an answer goes before a `?`: that is what is
    left when one editor has answered what the other's build asked.
    """
    found: dict[str, Redirect] = {}
    rejections: list[Rejection] = []
    for number, line in enumerate(text.split("\n"), start=1):
        words = _words(line)
        if not words:
            continue
        redirect = _redirect(words, number, edition)
        if isinstance(redirect, Rejection):
            rejections.append(redirect)
            continue
        known = found.get(redirect.address)
        if known is None or known.target == UNRESOLVED:
            found[redirect.address] = redirect
        elif redirect.target not in {known.target, UNRESOLVED}:
            rejections.append(_twice(redirect, known))
    return Redirects(found, tuple(rejections))


def rewritten(text: str, added: Mapping[str, str], dropped: Iterable[str], language: str) -> str:
    """Return the text with lines for `added` (targets by address), none for `dropped` addresses.

    An empty text gets a heading in the newsroom's `language`.

    Everything else stays as it is written: a comment above the line that it stood above, and what
    ends with an empty line, such as the heading, where it is.
    """
    without = {*added, *dropped}
    waiting = sorted(added.items(), reverse=True)
    lines: list[str] = []
    comments: list[str] = []
    for line in text.removesuffix("\n").split("\n") if text else [_heading(language), ""]:
        words = _words(line)
        if not words:
            comments.append(line)
            if not line.strip():
                lines += comments
                comments = []
            continue
        address = _address(words[0])
        while address and waiting and waiting[-1][0] < address:
            lines.append(_line(*waiting.pop()))
        if address not in without:
            lines += [*comments, line]
            comments = []
    return "\n".join([*lines, *comments, *(_line(*pair) for pair in reversed(waiting))]) + "\n"


def _heading(language: str) -> str:
    heading = _(
        "Where addresses lead that readers know. Kept by the build: `newsroom explain addresses`"
    )
    return f"# {in_words(heading, language)}"


def _words(line: str) -> list[str]:
    """Return the words of a line, none where it is a comment."""
    words = line.removeprefix("\ufeff").split()
    return [] if words and words[0].startswith("#") else words


def _line(address: str, target: str) -> str:
    path, mark, place = target.partition("#")
    is_address = target not in {GONE, UNRESOLVED}
    return f"{_spelled(address)} {_spelled(path) + mark + place if is_address else target}"


def _spelled(address: str) -> str:
    """Return an address as a line has it: readable, and read back as the same."""
    path, mark, query = address.partition("?")
    spelled = "".join(
        letter if letter.isprintable() and letter not in _AMBIGUOUS else quote(letter)
        for letter in path
    )
    return spelled + mark + query


def _redirect(words: list[str], number: int, edition: Edition) -> Redirect | Rejection:
    address = _address(words[0])
    target = _target(words[1]) if len(words) == 2 else None
    if address is None or target is None:
        return Rejection.of(REDIRECTS, number, "bad-redirect")
    if is_reserved(address, edition) and not list_named(address, edition):
        return Rejection.of(REDIRECTS, number, "address-taken", address=address)
    return Redirect(address, target, number)


def _target(word: str) -> str | None:
    if word in {GONE, UNRESOLVED}:
        return word
    path, mark, place = word.partition("#")
    address = _address(path)
    if address is None or address.startswith("//") or not place.isprintable():
        return None
    return address + mark + place


def _address(word: str) -> str | None:
    """Return the one spelling of an address; None for anything else, and for what is not UTF-8."""
    return canonical_address(word) if word.startswith("/") and word.isprintable() else None


def _twice(redirect: Redirect, known: Redirect) -> Rejection:
    return Rejection.of(
        REDIRECTS,
        redirect.line,
        "redirect-twice",
        known=known.line,
        url=redirect.address,
        target=known.target,
    )
