"""Every test runs, and no tool passes over a folder because of its name."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import conftest

ROOT = Path(__file__).parents[1]


def output_of(*command: str) -> list[str]:
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return result.stdout.splitlines()


def files(folder: str, pattern: str) -> set[str]:
    return {file.relative_to(ROOT).as_posix() for file in (ROOT / folder).rglob(pattern)}


def test_pytest_collects_every_test_file() -> None:
    lines = output_of(sys.executable, "-m", "pytest", "--collect-only", "-q", "-pno:cacheprovider")

    collected = {line.partition("::")[0] for line in lines if "::" in line}

    assert collected == files("tests", "test_*.py")
    assert {Path(name).name for name in collected} >= conftest.LONG


def test_the_linter_reads_every_python_file() -> None:
    lines = output_of(f"{Path(sys.executable).parent}/ruff", "check", "--show-files")

    read = {Path(line).relative_to(ROOT).as_posix() for line in lines}

    for folder in ("newsroom", "tests", "bench"):
        assert files(folder, "*.py") <= read


def test_nothing_of_ours_is_ignored_by_its_name() -> None:
    """A pattern such as `output/` hides every folder of that name, in Git and in the wheel."""
    patterns = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    names = {name.rstrip("/") for name in patterns if "/" not in name.rstrip("/")}
    folders = {
        part
        for folder in ("newsroom", "tests", "bench", "theme")
        for file in files(folder, "*.*")
        for part in file.split("/")[:-1]
    }

    assert sorted(name for name in names if not name.startswith((".", "*", "__"))) == []
    assert folders & names <= {"__pycache__"}


@pytest.mark.parametrize(("is_ci", "outcome"), [(True, "failed"), (False, "skipped")])
def test_a_skipped_test_fails_in_ci(
    monkeypatch: pytest.MonkeyPatch, is_ci: bool, outcome: str
) -> None:
    monkeypatch.setattr(conftest, "IS_CI", is_ci)
    report = pytest.CollectReport("x", "skipped", ("x.py", 1, "Skipped: no strace"), [])

    told = conftest._as_ci_has_it(report)

    assert told.outcome == outcome
    assert "no strace" in str(told.longrepr)
