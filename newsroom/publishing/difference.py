"""What a publish has to do: the difference between our manifest and the one on the host.

Pure: entries in, plan out. Digests decide, never modification times and never sizes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsroom.pages.family import Rank
from newsroom.publishing.manifest.manifest_entry import Change, ManifestEntry


@dataclass(frozen=True, slots=True)
class PublishPlan:
    """What is to be done, each list in the order of doing it.

    `sent` are new or changed, or back again; `leaving` are in the edition no longer and stay for
    a grace period; `due` are those whose grace is over.
    """

    sent: tuple[ManifestEntry, ...]
    leaving: tuple[ManifestEntry, ...]
    due: tuple[ManifestEntry, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the host is as it should be already."""
        return not (self.sent or self.leaving or self.due)

    @property
    def sent_files(self) -> tuple[str, ...]:
        """The files to be sent, compressed siblings among them, in the order of sending."""
        return tuple(file for entry in self.sent for file in entry.files)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the manifest on the host learns before anything is deleted."""
        return tuple((entry.path, entry) for entry in (*self.sent, *self.leaving))

    @property
    def deletions(self) -> tuple[Change, ...]:
        """What the manifest on the host learns after the deletions."""
        return tuple((entry.path, None) for entry in self.due)

    @property
    def doomed_files(self) -> tuple[str, ...]:
        """The files to be deleted."""
        wanted = set(self.sent_files)
        files = (file for entry in self.due for file in entry.files)
        return tuple(file for file in files if file not in wanted)

    @property
    def vanishing_pages(self) -> tuple[str, ...]:
        """The addresses that readers, and the links of others, would find gone."""
        return tuple(
            entry.path
            for entry in self.leaving
            if entry.rank >= Rank.ARTICLES and entry.path.endswith(".html")
        )


def difference(
    ours: Iterable[ManifestEntry], theirs: Iterable[ManifestEntry], *, now: int, grace: int
) -> PublishPlan:
    """Return how the host comes to hold `ours` where it holds `theirs`.

    Both sides come sorted by path and are compared as they stream by. `now` is in seconds since
    1970 UTC, `grace` in seconds: how long a file that the edition has dropped stays for readers
    who have an older page open.
    """
    sent: list[ManifestEntry] = []
    leaving: list[ManifestEntry] = []
    due: list[ManifestEntry] = []
    for our, their in _side_by_side(ours, theirs):
        if our is None:
            assert their is not None  # one of the two is always there
            left = their._replace(left=their.left or now)
            if left.left + grace <= now:
                due.append(left)
            if not their.left:
                leaving.append(left)
        elif their is None or _content(our) != _content(their):
            sent.append(our._replace(is_new=their is None or (their.is_new and not their.digest)))
            stale = list(_dropped_siblings(our, their, now - grace))
            leaving += stale
            due += stale
    sent.sort(key=lambda entry: (entry.step, entry.path))
    return PublishPlan(tuple(sent), tuple(leaving), tuple(due))


def _content(entry: ManifestEntry) -> tuple[str, str, int]:
    return entry.digest, entry.encodings, entry.left


def _dropped_siblings(
    our: ManifestEntry, their: ManifestEntry | None, left: int
) -> Iterator[ManifestEntry]:
    """Yield the compressed siblings that we have no more: a server would prefer them, stale."""
    for file in their.files if their else ():
        if file not in our.files:
            yield ManifestEntry(file, our.rank, "", 0, left=left)


def _side_by_side(
    ours: Iterable[ManifestEntry], theirs: Iterable[ManifestEntry]
) -> Iterator[tuple[ManifestEntry | None, ManifestEntry | None]]:
    """Yield each path's entry in ours and in theirs, None where it has none."""
    left, right = iter(ours), iter(theirs)
    our, their = next(left, None), next(right, None)
    while our is not None or their is not None:
        if their is None or (our is not None and our.path < their.path):
            yield our, None
            our = next(left, None)
        elif our is None or their.path < our.path:
            yield None, their
            their = next(right, None)
        else:
            yield our, their
            our, their = next(left, None), next(right, None)
