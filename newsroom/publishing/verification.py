"""Proof that files are on the host: they are read back and compared."""

import random
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from newsroom.language.messages import message as _
from newsroom.publishing.errors import HostError
from newsroom.publishing.hosts.storage import Storage
from newsroom.publishing.manifest.manifest_entry import digest_of

PAUSES = (1.0, 2.0, 4.0)  # seconds before each further try: hosts of hosts take turns to agree

Sent = tuple[Path, str]  # the folder that a file was sent from, and its path in there


def sample(paths: Sequence[str], size: int) -> list[str]:
    """Return `size` of the paths: the last, which are the most visited, and others by chance."""
    last = list(paths[-(size // 2) :]) if size > 1 else []
    others = [path for path in paths if path not in set(last)]
    return last + random.sample(others, min(size - len(last), len(others)))


def verify(
    remote: Storage,
    files: Sequence[Sent],
    scratch: Path,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Read files back into the folder `scratch`, and send those again that are not as they were.

    Raises HostError if some are still wrong after several tries.
    """
    wrong = _wrong(remote, files, scratch)
    for seconds in PAUSES:
        if not wrong:
            return
        pause(seconds)
        for source in {source for source, _path in wrong}:
            remote.send(source, [path for origin, path in wrong if origin == source])
        wrong = _wrong(remote, wrong, scratch)
    if wrong:
        raise reads_otherwise(wrong[0][1])


def reads_otherwise(path: str) -> HostError:
    """Return that a file on the host is not what it should be, however often it was sent."""
    return HostError(
        _("The host does not hold what was sent: {path} reads otherwise.").format(path=path)
    )


def _wrong(remote: Storage, files: Sequence[Sent], scratch: Path) -> list[Sent]:
    shutil.rmtree(scratch, ignore_errors=True)
    remote.fetch([path for _source, path in files], scratch)
    wrong = [
        (source, path)
        for source, path in files
        if not (scratch / path).is_file() or digest_of(scratch / path) != digest_of(source / path)
    ]
    shutil.rmtree(scratch, ignore_errors=True)
    return wrong
