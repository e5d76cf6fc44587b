"""Comparing a whole host with its manifest: what is missing there, changed, or nobody's of ours.

A file of the right size is compared by the host's own hash, where it keeps one and this machine
has a good copy to make the same hash of. Where that does not prove it right, it is read.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from newsroom.content.scan import digest
from newsroom.pages.family import Rank
from newsroom.publishing.compression import DECODERS, ENCODERS
from newsroom.publishing.hosts.site_files import HostFile, SiteFiles
from newsroom.publishing.manifest.manifest import STATE_FOLDER, HostManifest, head_from
from newsroom.publishing.manifest.manifest_entry import ManifestEntry, Role, digest_of, is_whole
from newsroom.publishing.progress import Meter


@dataclass(frozen=True, slots=True)
class Differences:
    """The files of a host that are not as its manifest says, by their paths.

    Those of the manifest itself are among them, in the state folder. `compared` is how many files
    there are on the host that should be.
    """

    missing: tuple[str, ...]
    changed: tuple[str, ...]
    foreign: tuple[str, ...]
    compared: int

    @property
    def wrong(self) -> tuple[str, ...]:
        """The files that readers do not get as they should."""
        return (*self.missing, *self.changed)

    @property
    def is_empty(self) -> bool:
        """Whether the host holds what it should, and nothing else."""
        return not (self.wrong or self.foreign)

    def doubted(self, manifest: HostManifest, *, deletes_foreign: bool) -> HostManifest:
        """Return the manifest with what is wrong in doubt, so that a publish brings it anew.

        Foreign files are entered as left long ago if they are to go: then the publish deletes them.
        """
        wrong = set(self.wrong)
        entries = [
            entry._replace(digest="")
            for entry in manifest.entries()
            if not wrong.isdisjoint(entry.files)
        ]
        if deletes_foreign:
            entries += [
                ManifestEntry(path, Rank.ASSETS, "", 0, left=1, role=Role.FOREIGN)
                for path in self.foreign
            ]
        return replace(
            manifest,
            unfinished=(*manifest.unfinished, *entries),
            is_rewritten=any(path.startswith(f"{STATE_FOLDER}/") for path in wrong),
        )


class _Expected(NamedTuple):
    """A file that a host should have: its entry, and its encoding if it is a compressed sibling."""

    entry: ManifestEntry
    encoding: str


def compare(
    site: SiteFiles, manifest: HostManifest, output: Path, scratch: Path, meter: Meter
) -> Differences:
    """Look at every file of a host, and return what is not as its manifest says.

    `output` is a folder with copies of the files, as far as they are good; `scratch` is one for
    what has to be read. `meter` is told of every file as it is compared.
    """
    expected = {file: wanted for entry in manifest.entries() for file, wanted in _files_of(entry)}
    found = {file.path: file for file in site.files() if not _is_state(file.path)}
    there = [path for path in expected if path in found]
    meter.begin(len(there), sum(expected[path].entry.size for path in there))
    try:
        unproved: list[str] = []
        wrong: list[str] = []
        for path in there:
            wanted = expected[path]
            verdict = _at_once(found[path], wanted, site, output)
            if verdict is None:
                unproved.append(path)
                continue
            meter.sent(wanted.entry.size)
            if not verdict:
                wrong.append(path)
        for path, file in site.readable(unproved, scratch):
            if not _holds(file, expected[path]):
                wrong.append(path)
            meter.sent(expected[path].entry.size)
    finally:
        meter.end()
    return Differences(
        missing=tuple(path for path in expected if path not in found),
        changed=(*sorted(wrong), *damaged_state(site, manifest, scratch, is_whole_state=True)),
        foreign=tuple(sorted(path for path in found if path not in expected)),
        compared=len(there),
    )


def _files_of(entry: ManifestEntry) -> Iterator[tuple[str, _Expected]]:
    for file, encoding in zip(entry.files, ("", *entry.encodings.split()), strict=False):
        yield file, _Expected(entry, encoding)


def _is_state(path: str) -> bool:
    return path.startswith(f"{STATE_FOLDER}/")


def _at_once(found: HostFile, wanted: _Expected, site: SiteFiles, output: Path) -> bool | None:
    """Tell whether a file is right without reading it; None if that cannot be told."""
    if not wanted.entry.digest:
        return False  # a killed publish may have brought it or not
    if not wanted.encoding and found.size not in {-1, wanted.entry.size}:
        return False
    copy = output / wanted.entry.path
    if found.hash and found.hash == _hash_of(copy, wanted, site):
        return True
    return None


def _hash_of(copy: Path, wanted: _Expected, site: SiteFiles) -> str:
    """Return the host's kind of hash of what a file should hold; empty if that is not known."""
    with suppress(FileNotFoundError):
        if copy.stat().st_size != wanted.entry.size or digest_of(copy) != wanted.entry.digest:
            return ""
        if wanted.encoding:
            data = ENCODERS[wanted.encoding](copy.read_bytes())
            hasher = site.hasher(len(data))
            chunks: Iterable[bytes] = (data,)
        else:
            hasher, chunks = site.hasher(wanted.entry.size), _chunks(copy)
        if hasher:
            for chunk in chunks:
                hasher.update(chunk)
            return hasher.hexdigest()
    return ""


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        while chunk := stream.read(1 << 20):
            yield chunk


def _holds(file: Path, wanted: _Expected) -> bool:
    """Tell whether a file that was read holds what it should, compressed or not."""
    if not file.is_file():
        return False
    if not wanted.encoding:
        return digest_of(file) == wanted.entry.digest
    try:
        data = DECODERS[wanted.encoding](file.read_bytes())
    except ValueError:
        return False
    return digest(data) == wanted.entry.digest


def damaged_state(
    site: SiteFiles, manifest: HostManifest, scratch: Path, *, is_whole_state: bool
) -> Iterator[str]:
    """Yield the files of the manifest that the host does not hold whole: the head, or all of them.

    This machine mirrors them and does not fetch them again, so that nothing else would notice.
    """
    if manifest.head is None:
        return
    checks: dict[str, Callable[[Path], bool]] = {
        manifest.head.name: lambda file: head_from(file.read_bytes()) == manifest.head
    }
    if is_whole_state:
        checks |= dict.fromkeys(manifest.head.chain, is_whole)
    paths = {f"{STATE_FOLDER}/{name}": is_good for name, is_good in checks.items()}
    for path, file in site.readable(paths, scratch):
        if not (file.is_file() and paths[path](file)):
            yield path
