"""What the software of a process is known by: workers must have their client's."""

import sys
from importlib import metadata
from typing import NamedTuple

from packaging.requirements import Requirement

from newsroom.engine.fingerprints import (
    digest_of_package,
    fingerprint,
    inspection_environment,
    software,
)
from newsroom.versions import version_of

_OURS = "pelican-newsroom"
_TRAVELLING = ("cloudpickle", "distributed")  # what turns jobs and results into bytes


class Identity(NamedTuple):
    """The software of a process: two that are equal make the same pages.

    `sources` stands for our own files, `packages` are names and versions of all that they need.
    """

    sources: str
    python: str
    packages: tuple[tuple[str, str], ...]

    def difference(self, other: object) -> str:
        """Return what runs where `other` was told and not here, such as `markdown 3.9`."""
        if not isinstance(other, Identity):
            return _OURS  # there is none, or one that does not know what it is asked
        if other.python != self.python:
            return f"Python {other.python}"
        packages = sorted({*other.packages} - {*self.packages})
        return ", ".join(" ".join(one) for one in packages) or _OURS


def identity() -> Identity:
    """Return what the software of this process is known by."""
    sources = fingerprint(software(), inspection_environment(), digest_of_package(["cluster"]))
    return Identity(sources, ".".join(map(str, sys.version_info[:2])), _packages())


def _packages() -> tuple[tuple[str, str], ...]:
    """Return name and version of each package that this software needs, and that those need.

    Takes 20 ms.
    """
    found: dict[str, str] = {}
    waiting = [_OURS, *_TRAVELLING]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            # An editable installation tells the version that it once had: our sources are compared.
            found[name] = "" if name == _OURS else version_of(name)
            waiting += _needed_by(name)
        except metadata.PackageNotFoundError:
            found[name] = "-"
    return tuple(sorted(found.items()))


def _needed_by(distribution: str) -> list[str]:
    told = map(Requirement, metadata.requires(distribution) or ())
    is_needed = [one for one in told if one.marker is None or one.marker.evaluate({"extra": ""})]
    return [one.name.lower() for one in is_needed]
