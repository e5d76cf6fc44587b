"""The lock names every package by version and hash; the audit holds this machine to it."""

import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from newsroom.checking.audit import _licence_file, packages

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
HASH = "--hash=sha256:" + "0" * 64


def wanted():
    """Return what pyproject.toml asks for to build, test and publish."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["test"],
        *project["build-system"]["requires"],
    ]
    ours = project["project"]["name"]
    extras = project["project"]["optional-dependencies"]
    for one in (one for one in map(Requirement, asked) if one.name == ours):
        asked += [name for extra in one.extras for name in extras[extra]]
    return [one for one in map(Requirement, asked) if one.name != ours]


def brought_along_by(name):
    """Return what an installed package needs on this machine, as its own metadata tells it."""
    try:
        needs = map(Requirement, metadata.requires(name) or ())
    except metadata.PackageNotFoundError:
        return []  # for another system
    return [one for one in needs if one.marker is None or one.marker.evaluate({"extra": ""})]


def test_the_lock_has_what_the_project_asks_for_in_versions_that_fit():
    locked = {package.name: package.version for package in packages(LOCK)}

    unfit = [
        str(one)
        for one in wanted()
        if canonicalize_name(one.name) not in locked
        or locked[canonicalize_name(one.name)] not in one.specifier
    ]

    assert unfit == []


def test_the_lock_has_what_its_own_packages_bring_along():
    names = {package.name for package in packages(LOCK)}

    needed = {canonicalize_name(one.name) for name in names for one in brought_along_by(name)}

    assert needed - names == set()


def test_a_licence_that_does_not_name_itself_is_known_by_its_words():
    assert _licence_file("resvg-py").startswith("MIT")


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
