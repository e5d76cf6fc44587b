"""`invoke audit`: what is installed beside what the lock allows, and under which licences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

_LOCKED = re.compile(
    r"^(?P<name>[\w.-]+)(?:\[[^]]*\])?==(?P<version>[^\s;\\]+)(?:\s*;(?P<marker>[^\\\n]*))?",
    re.MULTILINE,
)
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
_MIT = "Permission is hereby granted, free of charge"
# Licences under which a package may be used beside this software, which is AGPL-3.0-or-later.
_FREE = re.compile(
    r"\b(?:0?BSD|MIT|Apache|MPL|Mozilla|ISC|PSF|Python Software Foundation|A?L?GPL|GNU|HPND|"
    r"Unlicense|Zlib|CC0)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Package:
    """A package of the lock; `installed` is empty where this machine has none."""

    name: str
    version: str
    installed: str
    licence: str

    @property
    def is_as_locked(self) -> bool:
        """Whether what is installed, if anything, is what the lock says."""
        return self.installed in {"", self.version}

    @property
    def is_free(self) -> bool:
        """Whether its licence is one that we know to fit; what is not installed tells none."""
        return not self.installed or _FREE.search(self.licence) is not None


def packages(lock: Path) -> list[Package]:
    """Return the packages of a lock file, in its order.

    Raises ValueError for a package without a hash: anything could be installed in its place.
    """
    return list(_packages(lock.read_text(encoding="utf-8")))


def _packages(text: str) -> Iterator[Package]:
    matches = list(_LOCKED.finditer(text))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        if not _HASH.search(text, match.end(), end):
            raise ValueError(match["name"])
        installed, licence = _installed(match["name"])
        yield Package(match["name"], match["version"], installed, licence)


def _installed(name: str) -> tuple[str, str]:
    """Return a package's installed version and its licence, as its own metadata tells them."""
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return "", ""
    classifiers = [
        classifier.rpartition(" :: ")[2]
        for classifier in told.get_all("Classifier") or ()
        if classifier.startswith("License ::")
    ]
    expressions = told.get_all("License-Expression") or classifiers or told.get_all("License")
    licence = ", ".join(expressions or [_licence_file(name)])
    return told["Version"], licence.strip().partition("\n")[0]


def _licence_file(name: str) -> str:
    """Return the licence text that a package ships; some say nothing of it elsewhere.

    That of MIT does not always name itself; it is known by its beginning.
    """
    files = metadata.files(name) or []
    texts = (file.read_text() for file in files if file.stem.upper().startswith("LICEN"))
    text = next(texts, "")
    return f"MIT: {text}" if _MIT in text else text
