"""A scheduler and two workers, each with a home of its own and no disk in common with us."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import Client

from tests.engine.newspaper import THEME

PATIENCE = 120  # seconds, for a machine that is busy with other tests
KEEPING_OUT = Path(__file__).with_name("keeping_out.py")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the newspapers, which no worker may look into."""
    return tmp_path_factory.mktemp("client")


@pytest.fixture(scope="module")
def cluster(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the scheduler."""
    machines = tmp_path_factory.mktemp("machines")
    told = machines / "scheduler.json"
    worker = ("worker", "--nthreads", "1", "--preload", str(KEEPING_OUT))
    processes: list[subprocess.Popen[bytes]] = []
    with ExitStack() as running:
        for name, arguments in (
            ("scheduler", ("scheduler", "--host", "127.0.0.1", "--port", "0")),
            ("first", worker),
            ("second", worker),
        ):
            command = (*arguments, "--scheduler-file", str(told), "--no-dashboard")
            processes.append(running.enter_context(_started(machines / name, command, folder)))
            running.callback(processes[-1].terminate)
        while not told.exists() or not told.read_bytes().endswith(b"}"):
            assert processes[0].poll() is None, (machines / "scheduler/log").read_text()
            time.sleep(0.05)  # those that start need the processor
        with Client(scheduler_file=str(told), timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE)
            address = client.scheduler.address
        yield address


def _started(home: Path, command: tuple[str, ...], kept_out_of: Path) -> subprocess.Popen[bytes]:
    home.mkdir()
    folders = os.pathsep.join(map(str, (kept_out_of, THEME)))
    with (home / "log").open("wb") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *command],
            cwd=home,
            env={**os.environ, "HOME": str(home), "KEPT_OUT_OF": folders},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
