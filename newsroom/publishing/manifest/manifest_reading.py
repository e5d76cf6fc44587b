"""Reading the manifest on the host: the newest head that is whole, and the files it names."""

from collections import deque
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
    for a manifest that cannot be read or is of a later version of this software, unless the publish
    `starts_anew` and sends everything. A host with an unreadable manifest is never an empty host.
    """
    seen = tuple(filter(is_changes_file, names))
    heads = sorted(filter(is_head, names), reverse=True)
    head = _newest_head(source, desk, heads)
    damage = _damage(source, desk, heads, head)
    if damage and not starts_anew:
        raise RefusedError(damage)
    if damage:
        return HostManifest(desk.state, None, seen)
    settled = {*head.chain, *head.replaced} if head else set()
    begun = [name for name in seen if name not in settled]
    try:
        manifest = HostManifest(desk.state, head, seen, _unfinished(source, desk, begun, names))
        if starts_anew:
            deque(manifest.entries(), maxlen=0)  # whoever takes over is not stopped by any of them
    except RefusedError:
        if not starts_anew:
            raise
        return HostManifest(desk.state, None, seen)
    return manifest


def _newest_head(source: ManifestSource, desk: Desk, heads: Sequence[str]) -> Head | None:
    """Return the first head that is whole. A torn one before it is that of a killed publish.

    A host keeps the older head until the newer one is whole, so that one of several is.
    """
    for name in heads:
        if not (desk.state / name).is_file():
            _fetch(source, desk, [name])
        if (desk.state / name).is_file():
            head = head_from((desk.state / name).read_bytes())
            if head and head.name == name:
                return head
            (desk.state / name).unlink()
    return None


def _damage(
    source: ManifestSource, desk: Desk, heads: Sequence[str], head: Head | None
) -> Message | None:
    """Return why the manifest cannot be used; None if it can, or if there never was one."""
    if head is None:
        return damaged_manifest(heads[0]) if heads else None
    if head.format > FORMAT:
        return _("A later version of this software published here: install that one.")
    _fetch(source, desk, [name for name in head.chain if not is_whole(desk.state / name)])
    damaged = (name for name in head.chain if not is_whole(desk.state / name))
    return next(map(damaged_manifest, damaged), None)


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
    number = note.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0


def _fetch(source: ManifestSource, desk: Desk, names: list[str]) -> None:
    source.fetch((f"{STATE_FOLDER}/{name}" for name in names), desk.mirror)


def damaged_manifest(file: str) -> Message:
    """Return that a file of the manifest on the host cannot be used, and the way out."""
    return _(
        "The manifest on the host is damaged ({file}). --take-over publishes everything anew."
    ).format(file=file)
