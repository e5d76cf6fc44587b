"""Versions of installed distributions, which stand for the code inside them in fingerprints."""

import os
import re
import sys
from contextlib import suppress
from functools import cache

_SUFFIX = ".dist-info"
_BETWEEN = re.compile("[-_.]+")  # one and the same in names of distributions


def version_of(distribution: str) -> str:
    """Return the version of an installed distribution; PackageNotFoundError if there is none.

    `importlib.metadata.version` says the same, but takes 15 ms to be loaded, and parses the whole
    description as a mail to find one line: 3 ms for each of a dozen distributions, in every build.
    """
    if version := _installed().get(_normal(distribution)):
        return version
    from importlib import metadata  # noqa: PLC0415  (of what was installed in another way)

    return metadata.version(distribution)


@cache
def _installed() -> dict[str, str]:
    """Return versions by names, as the folders beside installed packages are called.

    `NAME-VERSION.dist-info`: https://packaging.python.org/specifications/recording-installed-packages
    """
    found: dict[str, str] = {}
    for place in sys.path:
        with suppress(OSError):  # not there, or no folder
            for folder in os.listdir(place or "."):  # noqa: PTH208  (Path makes objects of them)
                if folder.endswith(_SUFFIX):
                    name, _, version = folder.removesuffix(_SUFFIX).partition("-")
                    found.setdefault(_normal(name), version)
    return found


def _normal(name: str) -> str:
    return _BETWEEN.sub("-", name).lower()
