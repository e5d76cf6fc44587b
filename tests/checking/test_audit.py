"""The lock names every package by version and hash; the audit holds this machine to it."""

import re
import tomllib
from pathlib import Path

import pytest

from newsroom.checking.audit import packages

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
HASH = "--hash=sha256:" + "0" * 64


def test_every_package_of_the_project_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"]]
    wanted += [
        *project["project"]["optional-dependencies"]["test"],
        *project["build-system"]["requires"],
    ]
    names = {re.split(r"[\[><=~! ]", one)[0].lower().replace("_", "-") for one in wanted}

    assert names - {package.name for package in packages(LOCK)} == set()


def test_every_locked_package_has_a_hash_and_a_fitting_licence():
    assert [one.name for one in packages(LOCK) if not one.is_free] == []


def test_a_package_without_a_hash_is_refused(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text(f"a==1 \\\n    {HASH}\nb==2\n")

    with pytest.raises(ValueError, match="b"):
        packages(lock)


def test_another_version_than_the_locked_one_is_told(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        f"pytest==0.1 \\\n    {HASH}\nnot-installed==1 ; sys_platform == 'x' \\\n    {HASH}\n"
    )

    pytest_, missing = packages(lock)

    assert not pytest_.is_as_locked
    assert missing.is_as_locked
    assert missing.is_free
