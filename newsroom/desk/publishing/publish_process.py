"""A publish in a process of its own, begun at the desk: one at a time, and how far it is.

The process is `newsroom publish`: the same build, checks and locks as in a terminal. It writes what
it tells to files, so that it goes on to its end if the desk is stopped meanwhile.
"""

import json
import os
import secrets
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_FIRST = 200  # files of each kind of change that are named; the rest is counted
_LONGEST = 4_000  # characters of what went wrong
_CHANGES = ("send", "leave", "takeBack", "delete")
_DONE_WITHOUT_SOME = 1  # the exit code when files were left out: commands.exit_codes


@dataclass(slots=True)
class _Run:
    """A plan or a publish: its process, and what it has told so far."""

    name: str
    is_plan: bool
    whose: str
    process: subprocess.Popen[bytes]
    told: Path
    wrong: Path
    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    read: int = 0

    def look(self) -> None:
        """Read what the process has told since the last look: whole lines only."""
        with self.told.open("rb") as stream:
            stream.seek(self.read)
            lines = stream.read().splitlines(keepends=True)
        for line in lines:
            if not line.endswith(b"\n"):
                break
            self.read += len(line)
            event = json.loads(line)
            self.events[event["event"]] = _shortened(event)


class PublishProcess:
    """Plans and publishes the edition whose settings lie in `root`, with files in `folder`."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root, self._folder = root, folder
        self._lock = threading.Lock()
        self._run: _Run | None = None

    def plan(self, whose: str) -> bool:
        """Begin to find out what a publish would do; False if one is at work already."""
        with self._lock:
            return self._begin(["--dry-run"], whose)

    def publish(self, whose: str, plan: str) -> bool:
        """Begin a publish; False unless `plan` is the plan that was made last, and is shown.

        What is saved between plan and publish goes along, as in a terminal.
        """
        with self._lock:
            run = self._run
            if run is None or not run.is_plan or run.name != plan or self._phase(run) != "planned":
                return False
            return self._begin([], whose)

    def ended(self) -> dict[str, Any]:
        """Return the state in which the plan or publish that is at work now ends; it is awaited."""
        with self._lock:
            run = self._run
        if run:
            run.process.wait()
        return self.state()

    def state(self) -> dict[str, Any]:
        """Return how far the last plan or publish is, as JSON has it.

        `phase` is idle, building, sending, planned, published or failed; the rest is what
        `newsroom publish --json` tells, at most the first 200 files of each kind of change.
        """
        with self._lock:
            run = self._run
            if run is None:
                return {"phase": "idle"}
            phase = self._phase(run)
            wrong = ""
            if phase == "failed":
                wrong = run.wrong.read_text("utf-8", errors="replace").strip()[-_LONGEST:]
            return {
                "phase": phase,
                "whose": run.whose,
                "isPlan": run.is_plan,
                "plan": run.name,
                "wrong": wrong,
                "exitCode": run.process.poll(),
                **run.events.get("sending", {}),
                **run.events.get("planned", {}),
                **run.events.get("published", {}),
            }

    def _begin(self, options: list[str], whose: str) -> bool:
        if self._run and self._run.process.poll() is None:
            return False
        self._folder.mkdir(parents=True, exist_ok=True)
        name = secrets.token_hex(8)
        for old in self._folder.iterdir():
            old.unlink()  # a publish of an earlier desk may still be writing into them
        told, wrong = self._folder / f"{name}.jsonl", self._folder / f"{name}.txt"
        command = [sys.executable, "-P", "-m", "newsroom", "publish", "--json", *options]
        with told.open("wb") as out, wrong.open("wb") as err:
            process = subprocess.Popen(
                command,
                cwd=self._root,
                env={**os.environ, "PYTHONIOENCODING": "utf-8"},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,  # Ctrl-C is for the desk
            )
        self._run = _Run(name, bool(options), whose, process, told, wrong)
        return True

    @staticmethod
    def _phase(run: _Run) -> str:
        code = run.process.poll()  # before the look: what is told last is read then
        run.look()
        if code is None:
            return "sending" if "sending" in run.events else "building"
        end = "planned" if run.is_plan else "published"
        return end if code in {0, _DONE_WITHOUT_SOME} and end in run.events else "failed"


def _shortened(event: dict[str, Any]) -> dict[str, Any]:
    """Return an event with the first files of each kind of change, and how many there are."""
    changes = {name: event[name] for name in _CHANGES if name in event}
    return {
        **{name: value for name, value in event.items() if name not in {"event", *changes}},
        **{
            name: {"count": len(files), "first": sorted(files, key=_is_part)[:_FIRST]}
            for name, files in changes.items()
        },
    }


def _is_part(file: str) -> bool:
    """Tell what pages are made of from pages themselves, which an editor looks for first."""
    return not file.endswith(".html")
