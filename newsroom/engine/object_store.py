"""Files in a bucket of object storage: put there, copied there, and read, many at a time.

Requests are what takes time, so that they are made side by side. Keys, region and endpoint come
from the environment (`AWS_ACCESS_KEY_ID` and the like): never from settings.
"""

import asyncio
import mimetypes
import re
from collections.abc import Callable, Coroutine, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any, NamedTuple

_AT_ONCE = 64  # requests
_ANSWER = re.compile(r":? <\?xml.*")  # of which the first line says nothing
_LATER_TYPES = {".avif": "image/avif", ".webp": "image/webp", ".woff2": "font/woff2"}
_TEXTS = ("text/", "application/json", "application/javascript", "application/xml")


class StoreError(OSError):
    """A bucket, or the way to it, failed; what was asked may be asked again."""


class NoObjectError(StoreError):
    """There is no object of the name that was asked for."""


class Place(NamedTuple):
    """A place in a bucket, such as `s3://newspaper/objects`: the bucket, and a folder in it."""

    bucket: str
    folder: str

    @classmethod
    def of(cls, address: str) -> "Place":
        """Return the place that an address names."""
        scheme, _, rest = address.partition("://")
        bucket, _, folder = rest.partition("/")
        return cls(f"{scheme}://{bucket}", folder.strip("/"))

    def overlaps(self, other: "Place") -> bool:
        """Tell whether one of two places in a bucket is the other, or lies in it."""
        longer, shorter = sorted((f"{self.folder}/", f"{other.folder}/"), key=len, reverse=True)
        return shorter == "/" or longer.startswith(shorter)

    def name(self, path: str) -> str:
        """Return the name in the bucket of a file in the folder; of the folder, for no path."""
        return "/".join(filter(None, (self.folder, path)))


def is_place(address: str) -> bool:
    """Tell whether an address names a place in a bucket that this software knows to reach."""
    scheme, _, rest = address.partition("://")
    return scheme == "s3" and bool(rest.partition("/")[0])


def object_name(path: str, digest: str) -> str:
    """Return under which name a store has a file of output/: that of its bytes.

    The suffix of the path belongs to it, because the type that browsers are told goes by that.
    """
    suffix = path.rpartition("/")[2].rpartition(".")
    return f"{digest[:2]}/{digest}" + (f".{suffix[2]}" if suffix[1] else "")


def type_of(path: str) -> str:
    """Return the Content-Type of a file."""
    kind = _types().guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXTS) else kind


@cache
def _types() -> mimetypes.MimeTypes:
    """Return Python's own types, and not those of each machine: workers are to say the same."""
    types = mimetypes.MimeTypes()
    for suffix, kind in _LATER_TYPES.items():
        types.add_type(kind, suffix)
    return types


class Bucket:
    """A bucket. Its methods raise StoreError when it, or the way to it, fails.

    A process that was forked while another had a bucket must not use any: threads do not follow.
    """

    def __init__(self, address: str) -> None:
        """Use the bucket of an address such as `s3://newspaper`; nothing is sent yet."""
        # Only editions that store their pages in a bucket, or publish to one, need the package.
        import obstore  # noqa: PLC0415
        from obstore.store import from_url  # noqa: PLC0415

        self._api: Any = obstore
        with _told():
            self._client = from_url(address)

    def put(self, files: Mapping[str, bytes]) -> None:
        """Store files by their names, each whole or not at all; those of the names are replaced."""

        async def one(name: str) -> None:
            attributes = {"Content-Type": type_of(name)}
            await self._api.put_async(self._client, name, files[name], attributes=attributes)

        self._each(files, one)

    def copy(self, sources: Mapping[str, str], on_copied: Callable[[str], None]) -> None:
        """Copy objects to the names that are the keys of `sources`; no bytes pass through here.

        `on_copied` is told of each name. Raises NoObjectError if there is nothing to copy.
        """

        async def one(name: str) -> None:
            await self._api.copy_async(self._client, sources[name], name)
            on_copied(name)

        self._each(sources, one)

    def get(self, names: Iterable[str], take: Callable[[str, bytes], None]) -> None:
        """Read objects, and hand each with its name to `take`; those that are missing are not."""

        async def one(name: str) -> None:
            with suppress(FileNotFoundError):
                found = await self._api.get_async(self._client, name)
                take(name, bytes(await found.bytes_async()))

        self._each(names, one)

    def delete(self, names: Iterable[str]) -> None:
        """Delete objects; those that are gone already are no error."""

        async def one(name: str) -> None:
            with suppress(FileNotFoundError):
                await self._api.delete_async(self._client, name)

        self._each(names, one)

    def names(self, folder: str) -> tuple[list[str], list[str]]:
        """Return the names of objects and of folders in a folder, each as a whole."""
        with _told():
            found = self._api.list_with_delimiter(self._client, folder or None)
        return [one["path"] for one in found["objects"]], list(found["common_prefixes"])

    def objects(self, folder: str) -> Iterator[tuple[str, int]]:
        """Yield the names and sizes of all objects in a folder, and in those in it."""
        with _told():
            for part in self._api.list(self._client, folder or None, chunk_size=1000):
                for one in part:
                    yield one["path"], one["size"]

    def _each(self, names: Iterable[str], work: Callable[[str], Coroutine[Any, Any, None]]) -> None:
        with _told():
            _run(_side_by_side(names, work))


def _run(work: Coroutine[Any, Any, None]) -> None:
    """Run what is to be done side by side to its end, beside a loop that runs in this thread."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        asyncio.run(work)
    else:
        with ThreadPoolExecutor(1) as apart:
            apart.submit(asyncio.run, work).result()


async def _side_by_side(
    names: Iterable[str], work: Callable[[str], Coroutine[Any, Any, None]]
) -> None:
    """Do the work for each name, so many at once; after a failure, only end what was begun.

    What is under way is not cancelled: it would come back to a loop that is closed by then.
    """
    room = asyncio.Semaphore(_AT_ONCE)
    failures: list[Exception] = []

    async def one(name: str) -> None:
        try:
            await work(name)
        except Exception as error:  # raised below, once what is under way has ended
            failures.append(error)
        finally:
            room.release()

    async with asyncio.TaskGroup() as group:
        for name in names:
            await room.acquire()
            if failures:
                break
            group.create_task(one(name))
    if failures:
        raise failures[0]


@contextmanager
def _told() -> Iterator[None]:
    """Turn what the library raises into a StoreError, in the first line of its words."""
    from obstore.exceptions import BaseError  # noqa: PLC0415

    try:
        yield
    except (BaseError, OSError) as error:
        kind = NoObjectError if isinstance(error, FileNotFoundError) else StoreError
        raise kind(_ANSWER.sub("", str(error).partition("\n")[0])) from error
