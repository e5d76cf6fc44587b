"""Reading the manifest on the host: the newest head that is whole, and the files it names."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from newsroom.language.messages import Message
from newsroom.language.messages import message as _
from newsroom.publishing.errors import RefusedError
from newsroom.publishing.hosts.batches import batches
from newsroom.publishing.local_state import Desk
from newsroom.publishing.manifest.manifest import (
    FORMAT,
    STATE_FOLDER,
    Head,
    HostManifest,
    head_from,
    is_head,
)
from newsroom.publishing.manifest.manifest_entry import (
    ManifestEntry,
    is_changes_file,
    is_whole,
    read_changes,
)


class ManifestSource(Protocol):
    """A place that files can be fetched from."""

    def fetch(self, paths: Iterable[str], into: Path) -> None:
        """Copy those files that are there to the same paths under a folder here."""


def read_manifest(
    source: ManifestSource, desk: Desk, names: Sequence[str], *, starts_anew: bool
) -> HostManifest:
    """Return what the host holds; `names` are those in its state folder.

    What the desk mirrors is not fetched again: a file of a name never changes. Raises RefusedError
    for a manifest that is damaged or of a later version of this software, unless the publish
    `starts_anew` and sends everything.
    """
    head = _newest_head(source, desk, names)
    seen = tuple(filter(is_changes_file, names))
    if head is not None:
        _fetch(source, desk, [name for name in head.chain if not is_whole(desk.state / name)])
        damaged = [name for name in head.chain if not is_whole(desk.state / name)]
        if damaged or head.format > FORMAT:
            if not starts_anew:
                raise RefusedError(_refusal(head, damaged))
            return HostManifest(desk.state, None, seen)
    settled = {*head.chain, *head.replaced} if head else set()
    begun = [name for name in seen if name not in settled]
    return HostManifest(desk.state, head, seen, _unfinished(source, desk, begun, names))


def _newest_head(source: ManifestSource, desk: Desk, names: Sequence[str]) -> Head | None:
    """Return the newest head that is whole; a torn one is that of a publish that was killed."""
    for name in sorted(filter(is_head, names), reverse=True):
        if not (desk.state / name).is_file():
            _fetch(source, desk, [name])
        if (desk.state / name).is_file():
            if head := head_from((desk.state / name).read_bytes()):
                return head
            (desk.state / name).unlink()
    return None


def _unfinished(
    source: ManifestSource, desk: Desk, begun: list[str], names: Sequence[str]
) -> tuple[ManifestEntry, ...]:
    """Return what killed publishes set out to bring, without a digest unless noted as brought."""
    _fetch(source, desk, [name for name in begun if not is_whole(desk.state / name)])
    found: dict[str, ManifestEntry] = {}
    for name in begun:
        if not is_whole(desk.state / name):
            continue  # torn itself, so nothing was sent after it
        done = max((_done(note) for note in names if _is_note_of(note, name)), default=0)
        for entry in _as_far_as(done, desk.state / name):
            known = found.setdefault(entry.path, entry)
            if known != entry:
                found[entry.path] = entry._replace(digest="", left=0)
    return tuple(found.values())


def _as_far_as(done: int, changes_file: Path) -> Iterator[ManifestEntry]:
    """Yield the entries of a file of changes, with their digests in the first `done` batches."""
    entries = [entry for _path, entry in read_changes(changes_file) if entry]
    for number, batch in enumerate(batches(entry for entry in entries if not entry.left)):
        yield from batch if number < done else (entry._replace(digest="") for entry in batch)
    yield from (entry for entry in entries if entry.left)


def progress_note(changes_file: str, done: int) -> str:
    """Return the name of the note that so many batches of a file of changes have been sent."""
    return f"done-{changes_file.partition('.')[0]}-{done}"


def _is_note_of(note: str, changes_file: str) -> bool:
    return note.startswith(progress_note(changes_file, 0)[:-1])


def _done(note: str) -> int:
    return int(note.rpartition("-")[2])


def _fetch(source: ManifestSource, desk: Desk, names: list[str]) -> None:
    source.fetch((f"{STATE_FOLDER}/{name}" for name in names), desk.mirror)


def _refusal(head: Head, damaged: list[str]) -> Message:
    if damaged:
        return _(
            "The manifest on the host is damaged ({file}). --take-over publishes everything anew."
        ).format(file=damaged[0])
    return _("A later version of this software published here: install that one.")
