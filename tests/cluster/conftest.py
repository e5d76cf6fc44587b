"""A scheduler and two workers, each with a home of its own and no disk in common with us."""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import Client

from tests.engine.newspaper import THEME
from tests.publishing.servers import Server, rclone_server

PATIENCE = 120  # seconds, for a machine that is busy with other tests
KEEPING_OUT = Path(__file__).with_name("keeping_out.py")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the newspapers, which no worker may look into."""
    return tmp_path_factory.mktemp("client")


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run object storage with an empty bucket, `paper`."""
    with rclone_server("s3", tmp_path_factory.mktemp("storage")) as server:
        server.make_bucket("paper")
        yield server


@pytest.fixture(scope="module")
def cluster(
    folder: Path, storage: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Return the address of the scheduler."""
    machines = tmp_path_factory.mktemp("machines")
    told = machines / "scheduler.json"
    # Without a nanny, so that a worker that is killed stays away.
    worker = ("worker", "--nthreads", "1", "--no-nanny", "--preload", str(KEEPING_OUT))
    processes: list[subprocess.Popen[bytes]] = []
    with ExitStack() as running:
        for name, arguments in (
            ("scheduler", ("scheduler", "--host", "127.0.0.1", "--port", "0")),
            ("first", worker),
            ("second", worker),
        ):
            command = (*arguments, "--scheduler-file", str(told), "--no-dashboard")
            process = _started(machines / name, command, folder, storage.keys())
            processes.append(running.enter_context(process))
            running.callback(process.kill)
        while not told.exists() or not told.read_bytes().endswith(b"}"):
            assert processes[0].poll() is None, (machines / "scheduler/log").read_text()
            time.sleep(0.05)  # those that start need the processor
        with Client(scheduler_file=str(told), timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=PATIENCE)
            address = client.scheduler.address
        yield address


def _started(
    home: Path, command: tuple[str, ...], kept_out_of: Path, keys: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    home.mkdir()
    folders = (kept_out_of, THEME)
    whole = [sys.executable, "-m", "dask", *command]
    environment = {
        **os.environ,
        **keys,
        "HOME": str(home),
        "KEPT_OUT_OF": os.pathsep.join(map(str, folders)),
        # They run the same modules, and compile them once for all.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(home.parent / "compiled"),
    }
    with (home / "log").open("wb") as log:
        return subprocess.Popen(
            [*(_hiding(folders) if _may_hide() else ()), *whole],
            cwd=home,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        )


def _hiding(folders: tuple[Path, ...]) -> list[str]:
    """Return what a command begins with that finds these folders empty: it has mounts of its own.

    Where the system does not let us, what keeps workers out is the audit hook alone.
    """
    mounts = [f"mount -t tmpfs none {shlex.quote(str(folder))}" for folder in folders]
    script = " && ".join((*mounts, 'exec "$@"'))
    return ["unshare", "--mount", "--propagation", "private", "sh", "-c", script, "sh"]


def _may_hide() -> bool:
    if not shutil.which("unshare"):
        return False
    trial = [*_hiding((Path("/tmp"),)), "true"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0
