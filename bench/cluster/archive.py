"""An archive that is built in several ways: alone or over a cluster, to files or to a store."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bench.builders import REPOSITORY
from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.scan import digest

_EDITION = """
from pathlib import Path
exec(Path({settings!r}).read_text())
THEME = {theme!r}
OUTPUT_STORE = {store!r}
PUBLISH_TARGETS = {{}}
PUBLISH_TARGET = ""
"""


@dataclass(frozen=True, slots=True)
class Used:
    """What a build used: seconds of processor time, and by the clock."""

    processor: float
    clock: float


@dataclass(frozen=True, slots=True)
class Archive:
    """The articles in the folder `content` of a folder, where its builds go too.

    `keys` are the environment in which object storage is found.
    """

    folder: Path
    keys: Mapping[str, str] = field(default_factory=dict)

    def build(
        self, name: str, options: Sequence[str], *, store: str = "", on: Sequence[str] = ()
    ) -> Used:
        """Build from nothing; `on` is what the command begins with, such as `taskset`."""
        edition = self.folder / name
        edition.mkdir()
        settings, theme = (str(REPOSITORY / one) for one in ("pelicanconf.py", "theme"))
        told = _EDITION.format(settings=settings, theme=theme, store=store)
        for file in ("pelicanconf.py", "publishconf.py"):
            (edition / file).write_text(told)
        command = [*on, sys.executable, "-m", "newsroom", "build", "--quiet", "--production"]
        places = (f"--content={self.folder}/content", f"--output={edition}/output")
        environment = {**os.environ, **self.keys, "PYTHONPATH": str(REPOSITORY)}
        environment["PYTHONDONTWRITEBYTECODE"] = ""
        began = time.monotonic()
        process = subprocess.Popen(
            [*command, *places, f"--cache={edition}/cache", *options], cwd=edition, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert not process.returncode, command
        return Used(usage.ru_utime + usage.ru_stime, time.monotonic() - began)

    def digests(self, name: str) -> dict[str, str]:
        """Return the digest of each file that a build has made, by its path."""
        with closing(
            open_snapshot(self.folder / name / "cache" / "catalogue.sqlite")
        ) as connection:
            return {file.path: file.digest for file in Manifest(connection).outputs()}

    def files(self, name: str) -> dict[str, str]:
        """Return the digest of each file that a build's folder holds, by its path."""
        output = self.folder / name / "output"
        files = (path for path in output.rglob("*") if path.is_file())
        return {str(path.relative_to(output)): digest(path.read_bytes()) for path in files}
