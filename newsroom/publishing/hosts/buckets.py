"""A bucket as a host, and the one to which an edition's pages have gone already.

rclone reaches buckets too. This way is for pages that no disk of this machine holds: they lie in
the same bucket under their digests (see `newsroom.engine.stored_output`), and a publish copies each
to its name there, so that no bytes pass through here.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsroom.content.scan import digest
from newsroom.engine.object_store import (
    Bucket,
    NoObjectError,
    Place,
    StoreError,
    is_place,
    object_name,
)
from newsroom.language.messages import message as _
from newsroom.publishing.errors import HostError
from newsroom.publishing.hosts.base import Delivery
from newsroom.publishing.hosts.ordered_host import PlainHost
from newsroom.publishing.hosts.site_files import HostFile
from newsroom.publishing.hosts.storage import Storage
from newsroom.publishing.local_state import Desk
from newsroom.publishing.lock import HostLock
from newsroom.publishing.manifest.manifest import HostManifest
from newsroom.publishing.manifest.manifest_entry import ManifestEntry
from newsroom.publishing.targets import Target
from newsroom.publishing.verification import PAUSES, reads_otherwise, sample

_MOST_READ = 32 << 20  # bytes of files that are sent at a time: so much memory they take


@dataclass(frozen=True, slots=True)
class BucketFolder(Storage):
    """A folder of a bucket."""

    bucket: Bucket
    place: Place

    def at(self, folder: str) -> "BucketFolder":
        """Return a folder in this one."""
        return BucketFolder(self.bucket, self.place._replace(folder=self.place.name(folder)))

    def names(self, folder: str = "") -> list[str]:
        """Return the names in a folder, those of folders with a slash; none if it is missing."""
        with _told():
            objects, folders = self.bucket.names(self.place.name(folder))
        last = [name.rpartition("/")[2] for name in objects]
        return sorted([*last, *(f"{name.rpartition('/')[2]}/" for name in folders)])

    def send(
        self,
        source: Path,
        paths: Iterable[str],
        on_sent: Callable[[int], None] = lambda _size: None,
    ) -> None:
        """Store files of the folder `source`, telling `on_sent` the size of each."""
        for part in _parts(source, paths):
            with _told():
                self.bucket.put({self.place.name(path): data for path, data in part.items()})
            for data in part.values():
                on_sent(len(data))

    def copy(self, sources: Mapping[str, str], on_copied: Callable[[str], None]) -> None:
        """Copy objects of the bucket to paths in this folder, and tell `on_copied` each path."""
        paths = {self.place.name(path): path for path in sources}
        with _told():
            self.bucket.copy(
                {name: sources[path] for name, path in paths.items()},
                lambda name: on_copied(paths[name]),
            )

    def fetch(self, paths: Iterable[str], into: Path) -> None:
        """Read those files that are there to the same paths under a folder here."""

        def keep(path: str, data: bytes) -> None:
            file = into / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)

        self.read(paths, keep)

    def read(self, paths: Iterable[str], take: Callable[[str, bytes], None]) -> None:
        """Hand each of the files that are there, with its path, to `take`."""
        names = {self.place.name(path): path for path in paths}
        with _told():
            self.bucket.get(names, lambda name, data: take(names[name], data))

    def files(self) -> Iterator[HostFile]:
        """Yield every file, with its size."""
        above = len(self.place.name("")) + bool(self.place.folder)
        with _told():
            for name, size in self.bucket.objects(self.place.folder):
                yield HostFile(name[above:], size)

    def delete(self, paths: Iterable[str]) -> None:
        """Delete files; those that are gone already are no error."""
        with _told():
            self.bucket.delete(self.place.name(path) for path in paths)

    def remove_folders(self, folders: Iterable[str]) -> None:
        """Do nothing: a bucket has no folders without files."""

    def clear_partial_files(self, folders: set[str]) -> None:
        """Do nothing: a bucket shows no file before it is whole."""


@dataclass(slots=True)
class BucketHost(PlainHost):
    """A folder of a bucket, in which each page is named by a copy within the bucket."""

    folder: BucketFolder

    def _bring(self, delivery: Delivery, entries: list[ManifestEntry]) -> None:
        """Send what is staged, and name what lies in the store."""
        staged = [entry for entry in entries if _is_staged(delivery, entry)]
        PlainHost._bring(self, delivery, staged)
        self._name(delivery, [entry for entry in entries if not _is_staged(delivery, entry)])

    def _verify(self, delivery: Delivery, after: HostManifest) -> None:
        """Read a sample of what was sent, and one of what was named."""
        PlainHost._verify(self, delivery, after)
        named = {one.path: one for one in _files(delivery) if not _is_staged(delivery, one)}
        paths = [entry.path for entry in delivery.plan.sent if entry.path in named]
        wrong = [named[path] for path in sample(paths, min(self.samples, len(paths)))]
        for seconds in (*PAUSES, None):
            wrong = self._otherwise(wrong)
            if not wrong:
                return
            if seconds is None:
                raise reads_otherwise(wrong[0].path)
            time.sleep(seconds)
            self._name(delivery, wrong)

    def _name(self, delivery: Delivery, entries: list[ManifestEntry]) -> None:
        store = Place.of(delivery.store)
        sizes = {entry.path: entry.size for entry in entries}
        sources = {one.path: store.name(object_name(one.path, one.digest)) for one in entries}
        self.folder.copy(sources, lambda path: delivery.on_sent(sizes[path]))

    def _otherwise(self, entries: list[ManifestEntry]) -> list[ManifestEntry]:
        """Return those of the entries whose files the host does not hold as they should be."""
        found: dict[str, str] = {}
        self.folder.read(
            (entry.path for entry in entries),
            lambda path, data: found.update({path: digest(data)}),
        )
        return [entry for entry in entries if found.get(entry.path) != entry.digest]


def _files(delivery: Delivery) -> Iterator[ManifestEntry]:
    return (entry for entry in delivery.plan.sent if entry.files)


def _is_staged(delivery: Delivery, entry: ManifestEntry) -> bool:
    return not delivery.store or not entry.files or (delivery.staging / entry.path).is_file()


def _parts(source: Path, paths: Iterable[str]) -> Iterator[dict[str, bytes]]:
    """Yield the bytes of files by their paths, not too many at a time."""
    part: dict[str, bytes] = {}
    size = 0
    for path in paths:
        try:
            data = (source / path).read_bytes()
        except FileNotFoundError as error:
            raise HostError(_("{path} was not sent.").format(path=path)) from error
        part[path] = data
        size += len(data)
        if size > _MOST_READ:
            yield part
            part, size = {}, 0
    yield part


@contextmanager
def _told() -> Iterator[None]:
    """Turn what a bucket complains of into the host's failure."""
    try:
        yield
    except NoObjectError as error:
        raise HostError(
            _(
                "The bucket lacks what was to be published ({error}). If it is a page, build the "
                "edition anew: `invoke build --production --cold`."
            ).format(error=error)
        ) from error
    except StoreError as error:
        raise HostError(str(error)) from error


def storage_for(target: Target, _held: int) -> BucketFolder | None:
    """Return the folder of a target whose remote is a place in a bucket: `s3://bucket/folder`."""
    if not is_place(target.remote):
        return None
    place = Place.of(target.remote)
    return BucketFolder(Bucket(place.bucket), place)


def host_for(target: Target, desk: Desk, held: int) -> BucketHost | None:
    """Return the host of such a target."""
    folder = storage_for(target, held)
    if folder is None or target.branch or target.releases:
        return None
    lock = HostLock(folder, desk.state, desk.token, target.lock_time)
    return BucketHost(folder, desk, lock, target.samples, folder)
