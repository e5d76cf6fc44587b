"""Builds in processes of their own that faults may befall: killed, or on a machine that fails.

Each is a fork of the test, so that no fault spends its time on loading Python and Pelican.
"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace

import pytest

from tests.engine.newspaper import Newspaper

RAISED = 70  # status of a build that ended with what is no OSError
_SET_PTRACER, _ANYBODY = 0x59616D61, ctypes.c_ulong(-1)  # prctl(2)


@dataclass(frozen=True)
class ForkedBuild:
    """A build that waits for `begin`."""

    process: int
    _pipe: int

    @classmethod
    def of(cls, newspaper: Newspaper, *, jobs: int = 1) -> "ForkedBuild":
        reader, writer = os.pipe()
        sys.stdout.flush()
        process = os.fork()
        if process == 0:
            status = RAISED
            try:
                os.close(writer)
                ctypes.CDLL(None).prctl(_SET_PTRACER, _ANYBODY, 0, 0, 0)
                os.read(reader, 1)
                status = _status_of(replace(newspaper, jobs=jobs))
            finally:
                os._exit(status)
        os.close(reader)
        return cls(process, writer)

    def begin(self) -> None:
        os.close(self._pipe)

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        self.wait()

    def wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def _status_of(newspaper: Newspaper) -> int:
    """Build, and return the status with which `invoke build` would end."""
    try:
        return 1 if newspaper.build().rejections else 0
    except OSError:
        return 3


def build_with(newspaper: Newspaper, injection: str, calls: Iterable[str]) -> int:
    """Build on a machine that fails as strace's `injection` says; return the build's status."""
    build = ForkedBuild.of(newspaper)
    command = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={','.join(calls)}"]
    with subprocess.Popen(
        [*command, "-e", injection, "-p", str(build.process)], stderr=subprocess.PIPE, text=True
    ) as strace:
        assert strace.stderr is not None
        told = strace.stderr.readline()
        build.begin()
        status = build.wait()
        strace.stderr.read()
    if "attached" not in told:
        pytest.skip(f"this machine lets nobody inject faults: {told}")
    return status
