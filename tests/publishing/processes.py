"""Publishes in processes of their own, that faults may befall and others may overtake."""

import multiprocessing
import os
import sys
from multiprocessing.process import BaseProcess
from pathlib import Path

from newsroom.publishing.errors import HostError, RefusedError
from newsroom.publishing.hosts.rclone import find_rclone
from tests.publishing.publisher import Publisher, restored_newspaper

DONE, REFUSED, FAILED = 0, 2, 3

find_rclone()  # asked for its version once, before the processes are forked

# A server that forks: Python and the package are loaded once for all of them.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.publishing.processes"])


def start(publisher: Publisher) -> BaseProcess:
    """Start a publish, the leader of a group of processes of its own."""
    newspaper = publisher.newspaper
    store = newspaper.settings.get("OUTPUT_STORE", "")
    arguments = (newspaper.root, store, publisher.fields, dict(os.environ))
    process = _PROCESSES.Process(target=_publish, args=arguments)
    process.start()
    return process


def _publish(
    root: Path, store: object, fields: dict[str, object], environment: dict[str, str]
) -> None:
    os.setsid()
    os.environ.update(environment)
    newspaper = restored_newspaper(root)
    newspaper.settings["OUTPUT_STORE"] = store
    try:
        Publisher(newspaper, fields).publish()
    except RefusedError:
        sys.exit(REFUSED)
    except (HostError, OSError):
        sys.exit(FAILED)
