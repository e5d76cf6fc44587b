"""What the tests of page families ask of a small newspaper that has been built."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from tests.engine.newspaper import Newspaper


@pytest.fixture
def read_xml(newspaper: Newspaper) -> Callable[[str], Element]:
    """Return a function that parses an XML file of output/."""
    return lambda path: ElementTree.fromstring(_text(newspaper.output / path))


@pytest.fixture
def read_json(newspaper: Newspaper) -> Callable[[str], Any]:
    """Return a function that parses a JSON file of output/."""
    return lambda path: json.loads(_text(newspaper.output / path))


@pytest.fixture
def read_page(newspaper: Newspaper) -> Callable[[str], str]:
    """Return a function that reads the page at an address."""
    return lambda url: _text(newspaper.output / url.lstrip("/") / "index.html")


@pytest.fixture
def rebuild(newspaper: Newspaper) -> Callable[[], set[str]]:
    """Return a function that builds, holds the result to the law, and tells what was written."""

    def build_by_law() -> set[str]:
        before = newspaper.tree() if newspaper.output.exists() else {}
        newspaper.build()
        after = newspaper.tree()
        assert after == newspaper.cold_tree()
        return {
            path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
        }

    return build_by_law


def _text(file: Path) -> str:
    """Return what a file says; where lines may break is the typographer's business, not ours."""
    return file.read_text("utf-8").replace("\u00a0", " ")
