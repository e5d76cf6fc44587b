"""What pyproject.toml promises: a machine that installs the package can run it."""

import ast
import re
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

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


def test_all_that_the_package_imports_is_installed_with_it():
    installed = with_requirements(distributions(PROJECT["dependencies"]))
    providers = metadata.packages_distributions()

    missing = [
        module
        for module in sorted(imported_modules(ROOT / "newsroom"))
        if not {name.lower().replace("_", "-") for name in providers[module]} & installed
    ]

    assert missing == []


def test_every_dependency_has_a_lower_bound():
    groups = PROJECT["optional-dependencies"].values()
    declared = [*PROJECT["dependencies"], *(name for group in groups for name in group)]

    assert [name for name in declared if ">=" not in name] == []


def test_the_package_and_its_metadata_have_one_version():
    initial = (ROOT / "newsroom" / "__init__.py").read_text(encoding="utf-8")

    assert re.search(r'^__version__ = "(.+)"$', initial, re.MULTILINE)[1] == PROJECT["version"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_translations_lie_inside_the_package(language):
    folder = ROOT / "newsroom" / "language" / "translations" / language / "LC_MESSAGES"

    assert (folder / "newsroom.mo").stat().st_size > 0


def test_the_licence_is_the_one_that_is_declared():
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert PROJECT["license"] == "AGPL-3.0-or-later"
    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in licence
    assert "TERMS AND CONDITIONS" in licence
