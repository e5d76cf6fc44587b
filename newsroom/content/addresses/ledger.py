"""`addresses.txt`: which file keeps an address that several claim.

Whoever was published first keeps an address. Mostly the claims themselves tell who that was: the
earlier date, then the shorter path (a copy that a program leaves has the longer name), then the
path. Where they do not, a build for readers writes a line: the address and the file that keeps it.
All that is known of it is in this file, so that a build from nothing decides as the last one did.
"""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote, unquote

from newsroom.content.addresses.former_addresses import canonical_address
from newsroom.content.rejection import Rejection
from newsroom.language.messages import in_words
from newsroom.language.messages import message as _

LEDGER = "addresses.txt"  # in content/
_AMBIGUOUS = " %#"  # what a name may hold and a line must spell otherwise
_MARKS = " -_.~("  # what programs set between a file's name and what makes another of it
_PREFIXES = ("copy of ", "bản sao của ", "conflict-")


class Ledger(NamedTuple):
    """What the file says: paths under content/ by address; and what is wrong with it."""

    owners: dict[str, str]
    rejections: tuple[Rejection, ...]


def read_ledger(text: str) -> Ledger:
    """Return what the text of an `addresses.txt` says; of two lines for an address the first."""
    owners: dict[str, str] = {}
    rejections: list[Rejection] = []
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.removeprefix("\ufeff").split()
        if not words or words[0].startswith("#"):
            continue
        address, path = _address(words[0]), unquote(words[-1])
        if len(words) != 2 or not address or not words[1].isprintable():
            rejections.append(Rejection.of(LEDGER, number, "bad-owner"))
        elif owners.setdefault(address, path) != path:
            first = owners[address]
            rejections.append(Rejection.of(LEDGER, number, "owner-twice", url=address, owner=first))
    return Ledger(owners, tuple(rejections))


def rewritten_ledger(
    text: str, added: Mapping[str, str], dropped: Iterable[str], language: str
) -> str:
    """Return the text with lines for `added` (paths by address), none for `dropped` addresses.

    Its lines are sorted by address, so that those of two editors merge; comments stay on top. An
    empty text gets a heading in the newsroom's `language`.
    """
    heading = _("Which file keeps an address that several claim. Kept by the build.")
    lines = text.split("\n") if text else [f"# {in_words(heading, language)}"]
    without = {*added, *dropped}
    comments = [line for line in lines if line.lstrip("\ufeff").startswith("#")]
    kept = [
        line
        for line in lines
        if line.strip() and line not in comments and _address(line.split()[0]) not in without
    ]
    new = [f"{_spelled(address)} {_spelled(path)}" for address, path in added.items()]
    return "\n".join([*comments, *sorted([*kept, *new])]) + "\n"


def is_copy(path: str, original: str) -> bool:
    """Tell whether a file's name says that it is a copy of another in the same folder.

    Programs that keep folders alike, and file managers, leave such: `c (conflict).md`,
    `c - Copy.md`, `c.sync-conflict-20190311.md`, `Copy of c.md` beside `c.md`.
    """
    one, other = PurePosixPath(path), PurePosixPath(original)
    if one.parent != other.parent:
        return False
    rest = one.stem.removeprefix(other.stem)
    is_longer = rest != one.stem and rest[:1] in {*_MARKS}
    return is_longer or one.stem.lower() in {
        f"{prefix}{other.stem}".lower() for prefix in _PREFIXES
    }


def _address(word: str) -> str | None:
    """Return the one spelling of an address, with the place on the page that may follow."""
    if not word.isprintable():
        return None  # bytes that were no UTF-8, among others
    path, mark, place = word.partition("#")
    address = canonical_address(path) if path.startswith("/") else None
    return address and address + mark + place


def _spelled(name: str) -> str:
    path, mark, place = name.partition("#") if name.startswith("/") else (name, "", "")
    return (
        "".join(
            letter if letter.isprintable() and letter not in _AMBIGUOUS else quote(letter)
            for letter in path
        )
        + mark
        + place
    )
