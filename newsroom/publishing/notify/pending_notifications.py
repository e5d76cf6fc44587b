"""What changed on the site, until hubs, search engines and caches have heard of it.

It is noted before it is done, so that a publish that is killed leaves word for the next one; and
each publish notes in files of its own, so that one may still tell while the next one notes.
"""

import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsroom.language.messages import Message
from newsroom.language.messages import message as _
from newsroom.publishing.difference import PublishPlan, difference, nothing_taken_back
from newsroom.publishing.manifest.manifest import HostManifest
from newsroom.publishing.notify.hooks import run_hook
from newsroom.publishing.targets import Hooks

_KEPT = 100  # notes that a hook which never listens may leave


@dataclass(frozen=True, slots=True)
class News:
    """The notes of one target, in a folder that may be lost: then what is in them is not told."""

    folder: Path

    def note(self, paths: Iterable[str], hooks: Hooks) -> None:
        """Note for each hook the files at `paths`, which are about to change or have changed."""
        text = "\n".join(paths)
        for hook in hooks.names:
            (self.folder / hook).mkdir(parents=True, exist_ok=True)
            number = f"{time.time_ns():020}-{secrets.token_hex(2)}"
            (self.folder / hook / number).write_text(text, encoding="utf-8")

    def untold(self, hooks: Hooks) -> dict[str, tuple[Path, ...]]:
        """Return by hook the notes that it has not been told of, the newest of too many.

        To be asked while no other publish can be noting what it has not done yet.
        """
        found = {hook: sorted((self.folder / hook).glob("*")) for hook in hooks.names}
        for notes in found.values():
            _forget(notes[:-_KEPT])
        return {hook: tuple(notes[-_KEPT:]) for hook, notes in found.items() if notes}


def tell(
    untold: Mapping[str, tuple[Path, ...]], hooks: Hooks, site_url: str
) -> tuple[Message, ...]:
    """Run each hook for what is noted for it, and return a sentence for each that failed.

    Its notes go when it has listened; else the next publish tells it again.
    """
    complaints: list[Message] = []
    for hook, notes in untold.items():
        paths = dict.fromkeys(path for note in notes for path in _paths_in(note))
        problem = run_hook(hook, hooks, site_url, tuple(paths))
        if problem:
            complaints.append(_("{hook}: {problem}").format(hook=hook, problem=problem))
        else:
            _forget(notes)
    return tuple(complaints)


def changed_by(plan: PublishPlan, before: HostManifest) -> Iterator[str]:
    """Yield the files that read otherwise, or are gone, once a publish is done.

    Those that a killed publish may have brought are among them: nobody was told of them.
    """
    for entry in (*plan.sent, *plan.due, *before.unfinished):
        if entry.files:
            yield entry.path


def changed_between(before: HostManifest, after: HostManifest) -> Iterator[str]:
    """Yield the files that differ between two publishes, or are in one of them only."""
    plan = difference(
        after.entries(), before.entries(), now=0, grace=0, is_taken_back=nothing_taken_back
    )
    return changed_by(plan, after)


def _forget(notes: Iterable[Path]) -> None:
    for note in notes:
        note.unlink(missing_ok=True)


def _paths_in(note: Path) -> list[str]:
    try:
        return note.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:  # another publish has told it meanwhile
        return []
