"""The bytes of the site depend on content, settings and clock, not on who builds it and where."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.newspaper import Newspaper

ROOT = Path(__file__).parents[2]
SURROUNDINGS = {
    "another zone": {"TZ": "America/St_Johns"},
    "another language": {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr"},
    "no language": {"LANG": "C", "LC_ALL": "C"},
    "another hash seed": {"PYTHONHASHSEED": "4711"},
    "another home": {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
    "optimised": {"PYTHONOPTIMIZE": "1"},
}


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    newspaper = Newspaper(tmp_path_factory.mktemp("surroundings") / "newspaper")
    for number in range(8):
        newspaper.article(
            f"{number}.md",
            Title=f"Đê biển số {number}: İ ı ß",
            Date=f"2019-03-{number + 1:02} 23:{number:02}",
            Tags="Lúa, Biển, Đê, Ý kiến",
            Author="Nguyễn Văn Ý; Trần Ánh",
            body='"Trích" - HĐND...\n\n[x]({filename}0.md)[^1]\n\n[^1]: y',
        )
    return newspaper


def build(newspaper, **variables):
    for folder in ("output", "cache"):
        subprocess.run(["rm", "-rf", newspaper.root / folder], check=True)
    command = [sys.executable, "-m", "tests.engine.one_build", newspaper.root, newspaper.now, 1]
    environment = os.environ | {"PYTHONHASHSEED": "0", "PYTHONPATH": str(ROOT)} | variables
    subprocess.run(map(str, command), cwd=ROOT, env=environment, check=True)
    return newspaper.tree()


@pytest.fixture(scope="module")
def usual(newspaper):
    return build(newspaper)


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_same_bytes_come_out_in_any_surroundings(newspaper, usual, name):
    assert build(newspaper, **SURROUNDINGS[name]) == usual
