"""Pages that go to object storage in place of output/, for archives that outgrow a disk.

A page lies there under the digest of its bytes, whatever its name. To put one twice does no harm, a
page that no publish has named yet is found by nobody, and a publish names it by a copy within the
bucket. So whoever makes a page may store it, and what leads readers to it is decided elsewhere.
"""

from newsroom.catalogue.manifest import OutputFile
from newsroom.content.scan import digest
from newsroom.engine.object_store import Bucket, Place, object_name
from newsroom.engine.output import OutputFolder


class PageStore:
    """The place in a bucket that `OUTPUT_STORE` names."""

    def __init__(self, address: str) -> None:
        self._place = Place.of(address)
        self._bucket = Bucket(self._place.bucket)

    def put(self, pages: dict[str, bytes]) -> None:
        """Store pages, given by their paths in output/; raises StoreError."""
        names = ((object_name(path, digest(data)), data) for path, data in pages.items())
        self._bucket.put({self._place.name(name): data for name, data in names})


class StoredOutput(OutputFolder):
    """Stands in for output/: keeps the pages of a job in memory until `settle` stores them."""

    is_shared = True

    def __init__(self, store: PageStore) -> None:
        self._store = store
        self._pages: dict[str, bytes] = {}

    def as_left(self, known: OutputFile) -> OutputFile | None:
        """Return the line as it is: what lies under a digest is never another thing."""
        return known

    def put(self, path: str, data: bytes) -> tuple[bool, int]:
        """Keep a page, to be stored; there is no file that could have a stamp."""
        self._pages[path] = data
        return True, 0

    def read(self, path: str, known: str) -> bytes | None:
        """Return nothing: what lies in the bucket is not fetched back."""
        return None

    def settle(self) -> None:
        """Store what was put since; raises StoreError."""
        pages, self._pages = self._pages, {}
        if pages:
            self._store.put(pages)
