"""What a publish has to do: the difference between our manifest and the one on the host.

Pure: entries in, plan out. Digests decide, never modification times and never sizes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from newsroom.pages.family import Rank
from newsroom.publishing.manifest.manifest_entry import Change, ManifestEntry, Role


@dataclass(frozen=True, slots=True)
class PublishPlan:
    """What is to be done, each list in the order of doing it.

    `sent` are new or changed, or back again; `leaving` are in the edition no longer and stay for
    a grace period; `due` are those whose grace is over, or that have none. `taken_back` are those
    that the host holds and nobody is to find any more, as the host's manifest has them: they are
    deleted in this publish, or replaced by a page that says so.
    """

    sent: tuple[ManifestEntry, ...]
    leaving: tuple[ManifestEntry, ...]
    due: tuple[ManifestEntry, ...]
    taken_back: tuple[ManifestEntry, ...]

    @property
    def takes_texts_back(self) -> bool:
        """Whether an article, a headline or a standing page was taken back.

        Then every earlier publish shows what is public no more.
        """
        return any(
            entry.rank == Rank.ARTICLES and entry.role != Role.NOTICE for entry in self.taken_back
        )

    @property
    def waiting(self) -> tuple[ManifestEntry, ...]:
        """Those of `leaving` that stay for their grace."""
        gone = {entry.path for entry in self.due}
        return tuple(entry for entry in self.leaving if entry.path not in gone)

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
    def vanishing_pages(self) -> tuple[ManifestEntry, ...]:
        """The pages that readers, and the links of others, would find gone."""
        return tuple(
            entry
            for entry in self.leaving
            if entry.rank >= Rank.ARTICLES and entry.path.endswith(".html")
        )


TakenBack = Callable[[ManifestEntry, ManifestEntry | None], bool]


def nothing_taken_back(_their: ManifestEntry, _our: ManifestEntry | None) -> bool:
    """Say of everything that the edition has dropped that it waits for its grace."""
    return False


def difference(
    ours: Iterable[ManifestEntry],
    theirs: Iterable[ManifestEntry],
    *,
    now: int,
    grace: int,
    is_taken_back: TakenBack,
) -> PublishPlan:
    """Return how the host comes to hold `ours` where it holds `theirs`.

    Both sides come sorted by path and are compared as they stream by. `now` is in seconds since
    1970 UTC, `grace` in seconds: how long a file that the edition has dropped stays for readers
    who have an older page open. `is_taken_back` tells of their entry, and of ours or None, whether
    nobody is to find any more what theirs holds: that has no grace.
    """
    sent: list[ManifestEntry] = []
    leaving: list[ManifestEntry] = []
    due: list[ManifestEntry] = []
    taken_back: list[ManifestEntry] = []
    for our, their in _side_by_side(ours, theirs):
        if our is None:
            assert their is not None  # one of the two is always there
            left = their._replace(left=their.left or now)
            is_back = is_taken_back(their, None)
            if is_back or left.left + grace <= now:
                due.append(left)
            if is_back:
                taken_back.append(their)
            if not their.left:
                leaving.append(left)
        elif their is None or _content(our) != _content(their):
            sent.append(our._replace(is_new=their is None or (their.is_new and not their.digest)))
            if their and is_taken_back(their, our):
                taken_back.append(their)
            stale = list(_dropped_siblings(our, their, now - grace))
            leaving += stale
            due += stale
    sent.sort(key=lambda entry: (entry.step, entry.path))
    return PublishPlan(tuple(sent), tuple(leaving), tuple(due), tuple(taken_back))


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
