"""The ledger of an import: what became of every item of a source, a line of JSON for each.

It lies beside content/, in `import/<name>.jsonl`, and is committed with it: the next import of a
newer export reads in it what was written before, and so knows what a person has changed since.
A line is appended when an item is done, so that an import that was killed goes on where it stood;
of two lines for one item the later holds. At the end the file is written anew, in the order of the
source.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsroom.engine.output import write
from newsroom.importing.item import LeftOut

FOLDER = "import"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of one item.

    `outcome` is one of: written, updated, unchanged, kept, merged, left-out; and of a file: copied,
    missing, unused. `path` is the
    content file, relative to content/; `into` the key of the item that it was merged into, or what
    the source calls an item that is left out. `source` is the hash of all that the file was made
    of, `file` that of what was written: a file of another hash has been changed by a person.
    """

    key: str
    kind: str
    outcome: str
    title: str = ""
    path: str = ""
    status: str = ""
    form: str = ""
    into: str = ""
    source: str = ""
    file: str = ""
    reasons: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def line(self) -> str:
        """Return the entry as a line of JSON, without what is empty."""
        values = {name: value for name in self.__slots__ if (value := getattr(self, name))}
        if self.left_out:
            values["left_out"] = [list(one) for one in self.left_out]
        return json.dumps(values, ensure_ascii=False)

    @property
    def is_whole(self) -> bool:
        """Whether the item came over with all that it had."""
        return not self.left_out and not self.reasons and self.outcome not in {"kept", "left-out"}


def entry_of(line: str) -> LedgerEntry | None:
    """Return the entry of a line, None for one that was cut off or is none."""
    try:
        values: dict[str, Any] = json.loads(line)
        values["left_out"] = tuple(LeftOut(*one) for one in values.get("left_out", ()))
        values["reasons"] = tuple(values.get("reasons", ()))
        return LedgerEntry(**values)
    except (ValueError, TypeError):
        return None


class Ledger:
    """The ledger of one import, in its file."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def entries(self) -> Iterator[LedgerEntry]:
        """Yield the entries, in the order of the file."""
        if not self.file.exists():
            return
        with self.file.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if entry := entry_of(line):
                    yield entry

    def append(self, entries: Iterable[LedgerEntry]) -> None:
        """Add entries behind all others; they are on the disk when this returns."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self.file.open("a", encoding="utf-8") as stream:
            stream.writelines(f"{entry.line()}\n" for entry in entries)

    @property
    def _plan(self) -> Path:
        return self.file.with_name(f".{self.file.stem}.plan")

    def note_plan(self, paths: Iterable[str]) -> None:
        """Note which content files are about to be written, before the first of them is.

        A killed import has written files that the ledger does not know yet. By the plan the next
        one knows that they are its own.
        """
        self.file.parent.mkdir(parents=True, exist_ok=True)
        with self._plan.open("a", encoding="utf-8") as stream:
            stream.writelines(f"{path}\n" for path in paths)

    def plan(self) -> Iterator[str]:
        """Yield the content files that a killed import was about to write."""
        if self._plan.exists():
            with self._plan.open(encoding="utf-8", errors="replace") as lines:
                yield from (line.rstrip("\n") for line in lines)

    def forget_plan(self) -> None:
        """Forget the plan: the import is done, and the ledger knows every file."""
        self._plan.unlink(missing_ok=True)

    def rewrite(self, lines: Iterable[str]) -> None:
        """Write the whole file anew, whole or not at all."""
        new = self.file.with_name(self.file.name + ".new")
        with new.open("w", encoding="utf-8") as stream:
            stream.writelines(f"{line}\n" for line in lines)
        new.replace(self.file)

    def write_summary(self, text: str) -> Path:
        """Write the readable summary beside the ledger, and return its path."""
        path = self.file.with_suffix(".md")
        write(path, text.encode())
        return path
