"""What changed on the site, until hubs, search engines and caches have heard of it.

It is noted before it is done, so that a publish that is killed leaves word for the next one; and
each publish notes in a file of its own, so that one may still tell while the next one notes.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsroom.publishing.difference import Plan, difference
from newsroom.publishing.hooks import run_hooks
from newsroom.publishing.manifest import HostManifest
from newsroom.publishing.targets import Hooks


@dataclass(frozen=True, slots=True)
class News:
    """The notes of one target, in a folder that may be lost: then what is in them is not told."""

    folder: Path

    def note(self, paths: Iterable[str]) -> None:
        """Note the files at `paths`, which are about to change or have just changed."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / secrets.token_hex(8)).write_text("\n".join(paths), encoding="utf-8")

    def untold(self) -> tuple[Path, ...]:
        """Return the notes that nobody has been told of.

        To be asked while no other publish can be noting what it has not done yet.
        """
        return tuple(sorted(self.folder.iterdir())) if self.folder.is_dir() else ()


def tell(notes: Sequence[Path], hooks: Hooks, site_url: str) -> tuple[str, ...]:
    """Run the hooks for what is noted, and return a sentence for each that failed.

    The notes go when all have listened; else the next publish tells them again.
    """
    paths = dict.fromkeys(path for note in notes for path in _paths_in(note))
    complaints = run_hooks(hooks, site_url, tuple(paths)) if paths else ()
    if not complaints:
        for note in notes:
            note.unlink(missing_ok=True)
    return complaints


def changed_by(plan: Plan, before: HostManifest) -> Iterator[str]:
    """Yield the files that read otherwise, or are gone, once a publish is done.

    Those that a killed publish may have brought are among them: nobody was told of them.
    """
    for entry in (*plan.sent, *plan.due, *before.unfinished):
        yield entry.path


def changed_between(before: HostManifest, after: HostManifest) -> Iterator[str]:
    """Yield the files that differ between two publishes, or are in one of them only."""
    plan = difference(after.entries(), before.entries(), now=0, grace=0)
    return changed_by(plan, after)


def _paths_in(note: Path) -> list[str]:
    try:
        return note.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:  # another publish has told it meanwhile
        return []
