"""The manifest on the host: what it holds, kept there in a folder of its own.

It is a chain of immutable files: one with every entry, then one for each publish with what that
publish changed, so that publishing one article writes a few kilobytes whatever the archive's
size. A head file names the chain. Heads are numbered and never overwritten: the newest one that
can be read is what holds, and writing it is the moment at which a publish is done.

A file of changes that no head names was begun and not finished: the host may hold anything for
the paths in it.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from heapq import merge
from pathlib import Path, PurePosixPath

from newsroom.publishing.manifest.manifest_entry import (
    Change,
    ManifestEntry,
    is_changes_file,
    read_changes,
    write_changes,
)

STATE_FOLDER = "_newsroom"  # no slug has an underscore, and no host hides it as it may a dot
FORMAT = 2  # 1: neither roles of entries nor the earliest publish to go back to
# A chain is written anew when a reader would have to fetch more files than this, or when the
# changes weigh more than the whole: so the whole costs each publish a small part of itself.
_LONGEST = 64


@dataclass(frozen=True, slots=True)
class Head:
    """What a publish says of itself.

    `edition` is the site's address. `chain` and `replaced` are names of files: those that hold,
    and those that may still lie there. `commit` is the content's Git commit, empty if it had
    none that tells all. `time` is when it was built, in seconds since 1970 UTC. `earliest` is the
    generation of the first publish that shows nothing that was taken back since.
    """

    edition: str
    generation: int
    chain: tuple[str, ...]
    replaced: tuple[str, ...]
    commit: str
    time: int
    format: int = FORMAT
    earliest: int = 0

    @property
    def name(self) -> str:
        """The name of its file: no two publishes ever have the same."""
        return f"head-{self.generation:08}-{self.chain[-1].partition('.')[0]}.json"

    def dump(self) -> bytes:
        """Return its file's contents."""
        return json.dumps(asdict(self), indent=1).encode()


def head_from(data: bytes) -> Head | None:
    """Return the head in a file; None if the file is torn, or holds what no head holds."""
    try:
        fields = json.loads(data)
        fields["chain"], fields["replaced"] = tuple(fields["chain"]), tuple(fields["replaced"])
        head = Head(**fields)
    except (ValueError, KeyError, TypeError):
        return None
    return head if _is_sound(head) else None


def _is_sound(head: Head) -> bool:
    """Tell whether each field is of its type. A name with a slash could lead out of the folder."""
    numbers, words = (
        (head.generation, head.time, head.format, head.earliest),
        (
            head.edition,
            head.commit,
        ),
    )
    return (
        all(type(number) is int and number >= 0 for number in numbers)
        and all(isinstance(word, str) for word in words)
        and bool(head.chain)
        and all(isinstance(name, str) and is_changes_file(name) for name in head.chain)
        and all(isinstance(name, str) for name in head.replaced)
    )


def is_head(name: str) -> bool:
    """Tell whether a file in the state folder is a head. Names sort by generation."""
    return name.startswith("head-")


@dataclass(frozen=True, slots=True)
class HostManifest:
    """The host's manifest, its files mirrored in `folder` on this machine.

    `head` is None where nothing was ever published. `seen` are the names of all files of changes
    on the host, `unfinished` the entries of publishes that were killed, or of files that somebody
    has changed there: without a digest where nobody knows what is there. `is_rewritten`: the next
    publish is to write the manifest anew, because files of it are damaged on the host.
    """

    folder: Path
    head: Head | None
    seen: tuple[str, ...] = ()
    unfinished: tuple[ManifestEntry, ...] = ()
    is_rewritten: bool = False

    def entries(self) -> Iterator[ManifestEntry]:
        """Yield the entries in the order of their paths."""
        whole, *later = self.head.chain if self.head else ("",)
        overlay: dict[str, ManifestEntry | None] = {}
        for name in later:
            overlay.update(read_changes(self.folder / name))
        overlay.update((entry.path, entry) for entry in self.unfinished)
        base = read_changes(self.folder / whole) if whole else iter(())
        return _overlaid(base, overlay)

    def completed(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """Return the changes together with those that a killed publish has made for certain."""
        made = {entry.path: entry for entry in self.unfinished if entry.digest or entry.left}
        return tuple({**made, **dict(changes)}.items())

    def after(self, changes: Iterable[Change], head: Head) -> "HostManifest":
        """Return the manifest that holds once `changes` are done; `head` says by whom and when.

        Its files are written to the folder, and stand at the end of its `seen`: the first of
        them holds the changes. Chain and replaced files of the head are filled in, and the
        generation, which is at least the head's own.
        """
        name = write_changes(self.folder, sorted(changes, key=lambda change: change[0]))
        chain = (*self.head.chain, name) if self.head else (name,)
        seen = (*self.seen, name)
        if self.is_rewritten or self._is_heavy(chain):
            whole = HostManifest(self.folder, replace(head, chain=chain)).entries()
            chain = (write_changes(self.folder, ((entry.path, entry) for entry in whole)),)
            seen = (*seen, *chain)
        head = replace(
            head,
            generation=max(head.generation, self.head.generation + 1 if self.head else 1),
            earliest=self.head.earliest if self.head else 0,
            chain=chain,
            replaced=tuple(file for file in seen if file not in chain),
        )
        return HostManifest(self.folder, head, seen)

    def as_earliest(self) -> "HostManifest":
        """Return the manifest of a publish before which nobody is to go back."""
        head = certain_head(self)
        return replace(self, head=replace(head, earliest=head.generation))

    def _is_heavy(self, chain: tuple[str, ...]) -> bool:
        whole, *later = ((self.folder / name).stat().st_size for name in chain)
        return len(chain) > _LONGEST or sum(later) > max(whole, 1 << 16)


def certain_head(manifest: HostManifest) -> Head:
    """Return the head of a manifest that was published; AssertionError for any other."""
    assert manifest.head is not None
    return manifest.head


def emptied_folders(due: Iterable[ManifestEntry], manifest: HostManifest) -> set[str]:
    """Return the folders in which nothing is left once the entries `due` are deleted."""
    doomed = {entry.path for entry in due}
    folders = {str(folder) for path in doomed for folder in PurePosixPath(path).parents}
    folders.discard(".")
    for entry in manifest.entries():
        if entry.path not in doomed:
            folders.difference_update(map(str, PurePosixPath(entry.path).parents))
    return folders


def _overlaid(
    base: Iterator[Change], overlay: dict[str, ManifestEntry | None]
) -> Iterator[ManifestEntry]:
    """Yield the base's entries but for those that the overlay has, and the overlay's, by path."""
    older = ((path, entry) for path, entry in base if path not in overlay)
    newer = ((path, overlay[path]) for path in sorted(overlay))
    for _path, entry in merge(older, newer, key=lambda change: change[0]):
        if entry:
            yield entry
