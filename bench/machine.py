"""The machine and the versions that figures belong to."""

import os
import platform
import re
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import gettempdir

KIBIBYTE = 1024
GIBIBYTE = 1024**3
PACKAGES = {"Pelican": "pelican", "Hugo": "hugo"}
MEMORY_FILE_SYSTEM = Path("/dev/shm")


def workplace(room: int) -> Path:
    """Return a folder for files of `room` bytes: in memory if they fit there, else on disk.

    Generators are compared, not disks: on the ext4 of a virtual machine the same Hugo build of
    15,600 pages took 4 to 23 seconds of system time, in memory 1.3 to 1.4.
    """
    if (
        MEMORY_FILE_SYSTEM.is_dir()
        and shutil.disk_usage(MEMORY_FILE_SYSTEM).free > room
        and _memory("MemAvailable") > room
    ):
        return MEMORY_FILE_SYSTEM
    return Path(gettempdir())


def description() -> str:
    """Return one line: processor, cores, memory, system and versions."""
    return ", ".join(
        (
            _processor(),
            f"{len(os.sched_getaffinity(0))} cores",
            f"{_memory('MemTotal') / GIBIBYTE:.0f} GiB of memory",
            f"Linux {platform.release()}",
            f"Python {platform.python_version()}",
            *(f"{name} {_version(package)}" for name, package in PACKAGES.items()),
        )
    )


def _processor() -> str:
    found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1] if found else platform.machine()


def _memory(kind: str) -> int:
    """Return a figure of /proc/meminfo, such as MemTotal, in bytes; 0 when it is not there."""
    text = Path("/proc/meminfo").read_text()
    found = re.search(rf"^{kind}:\s*(\d+) kB$", text, re.MULTILINE)
    return int(found[1]) * KIBIBYTE if found else 0


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"
