"""Cutting a long list of files into batches, between which a publish notes how far it came."""

from collections.abc import Iterable, Iterator

from newsroom.publishing.manifest.manifest_entry import ManifestEntry

_FILES = 1000
_BYTES = 256 << 20


def batches(entries: Iterable[ManifestEntry]) -> Iterator[list[ManifestEntry]]:
    """Yield entries in the order of sending, of one step and not too much at a time.

    The cut depends on nothing but the entries, so that a publish that goes on with a killed one's
    work finds the same batches.
    """
    batch: list[ManifestEntry] = []
    size = 0
    for entry in sorted(entries, key=lambda entry: (entry.step, entry.path)):
        is_full = len(batch) == _FILES or size + entry.size > _BYTES
        if batch and (is_full or entry.step != batch[0].step):
            yield batch
            batch, size = [], 0
        batch.append(entry)
        size += entry.size
    if batch:
        yield batch
