"""What pyproject.toml promises: a machine that installs the package can run it."""

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from newsroom.importing.missing import PACKAGES

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def distributions(requirements):
    """Return the distributions that requirements name, as PyPI compares names."""
    return {
        _NAME.match(requirement)[0].lower().replace("_", "-")
        for requirement in requirements or ()
        if "extra ==" not in requirement
    }


def with_requirements(names):
    """Return distributions and all that they bring along."""
    found, waiting = set(), set(names)
    while waiting:
        name = waiting.pop()
        found.add(name)
        try:
            waiting |= distributions(metadata.requires(name)) - found
        except metadata.PackageNotFoundError:
            continue  # for another system, or another Python
    return found


def imported_modules(folder):
    """Return the top-level modules that the Python files below a folder import from elsewhere."""
    modules = set()
    for file in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                modules.add(node.module.partition(".")[0])
    return modules - sys.stdlib_module_names - {"newsroom"}


def missing_of(modules, requirements):
    """Return the modules that no distribution brings which these requirements install."""
    installed = with_requirements(distributions(requirements))
    providers = metadata.packages_distributions()
    return [
        module
        for module in sorted(modules)
        if not {name.lower().replace("_", "-") for name in providers[module]} & installed
    ]


def test_all_that_the_package_imports_is_installed_with_it():
    with_extras = {"importing", "desk", "cluster"}
    rooms = [one for one in (ROOT / "newsroom").iterdir() if one.name not in with_extras]
    modules = set().union(*(imported_modules(room) for room in rooms if room.is_dir()))
    modules -= {"weasyprint", "obstore"}  # extras: they are looked for before they are imported

    assert missing_of(modules, PROJECT["dependencies"]) == []


def test_all_that_an_import_needs_is_its_extra():
    extra = PROJECT["optional-dependencies"]["import"]
    modules = imported_modules(ROOT / "newsroom/importing")

    assert missing_of(modules, [*PROJECT["dependencies"], *extra]) == []
    assert sorted(distributions(extra)) == sorted(PACKAGES.values())


def test_all_that_the_desk_needs_is_its_extra():
    extra = PROJECT["optional-dependencies"]["desk"]
    modules = imported_modules(ROOT / "newsroom/desk")

    assert missing_of(modules, [*PROJECT["dependencies"], *extra]) == []
    providers = metadata.packages_distributions()
    missing = missing_of(modules, PROJECT["dependencies"])
    assert {providers[module][0] for module in missing} == distributions(extra)


def test_all_that_a_cluster_needs_is_its_extra():
    extra = PROJECT["optional-dependencies"]["cluster"]
    modules = imported_modules(ROOT / "newsroom/cluster")

    assert missing_of(modules, [*PROJECT["dependencies"], *extra]) == []


def test_every_dependency_has_a_lower_bound():
    groups = PROJECT["optional-dependencies"].values()
    declared = [*PROJECT["dependencies"], *(name for group in groups for name in group)]
    declared.remove("pelican-newsroom[import,desk,cluster,store]")  # whose own have theirs

    assert [name for name in declared if ">=" not in name] == []


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_the_lock_has_every_dependency_for_each_python(python):
    lines = re.findall(
        r"^[A-Za-z0-9].*?(?= \\$)", (ROOT / "requirements.lock").read_text(), re.MULTILINE
    )
    machine = {"python_version": python, "python_full_version": f"{python}.0"}
    locked = {
        one.name
        for one in map(Requirement, lines)
        if one.marker is None or one.marker.evaluate(machine)
    }

    assert distributions(PROJECT["dependencies"]) - locked == set()


def test_the_package_and_its_metadata_have_one_version():
    initial = (ROOT / "newsroom" / "__init__.py").read_text(encoding="utf-8")

    assert re.search(r'^__version__ = "(.+)"$', initial, re.MULTILINE)[1] == PROJECT["version"]


@pytest.mark.parametrize("language", ["vi", "en", "fr"])
def test_translations_lie_inside_the_package(language):
    folder = ROOT / "newsroom" / "language" / "translations" / language / "LC_MESSAGES"

    assert (folder / "newsroom.mo").stat().st_size > 0


def test_the_licence_is_the_one_that_is_declared():
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert PROJECT["license"] == "AGPL-3.0-or-later"
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in licence
    assert "TERMS AND CONDITIONS" in licence
