"""docs/theming.md lists what templates get: checked against what they are really given."""

import re
from pathlib import Path
from typing import Any

import pytest

from newsroom.pages import frame_views, views
from newsroom.pages.articles import standing
from newsroom.pages.listings.taxonomy import LONG
from newsroom.pages.renderer import Renderer
from tests.engine.newspaper import Newspaper

DOCUMENT = (Path(__file__).parents[1] / "docs" / "theming.md").read_text(encoding="utf-8")
_PART = re.compile(r"^### `([^`]+)`$(.*?)(?=^##)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `([a-z_]+)`", re.MULTILINE)


def documented():
    """Return the names below each heading of the document that is a template's or a value's."""
    return {name: set(_ROW.findall(part)) for name, part in _PART.findall(f"{DOCUMENT}\n##")}


@pytest.fixture(scope="module")
def contexts(tmp_path_factory):
    """What each template is given while a newspaper with every kind of page is built."""
    given: dict[str, set[str]] = {}
    fill = Renderer.fill

    def listening(
        renderer: Renderer, template: str, language: str, context: dict[str, Any]
    ) -> bytes:
        given.setdefault(template, set()).update(context)
        return fill(renderer, template, language, context)

    newspaper = Newspaper(tmp_path_factory.mktemp("newspaper"))
    newspaper.write("pages/toa-soan.md", "Title: Tòa soạn\n\nĐịa chỉ.")
    for number in range(LONG + 1):
        newspaper.article(
            f"{number}.md",
            Title=f"Bài {number}",
            Tags="Lúa",
            Author="Lê Mai",
            Correction="2019-03-11 Đúng.",
            Redirect_From=f"/news/2/{number}/bai",
        )
    newspaper.picture("images/le-hoi/a.jpg", width=8)
    newspaper.article(
        "le-hoi.md", Title="Lễ hội", Series="Sông quê", body="![Hội](/images/le-hoi/)"
    )
    newspaper.article("withdrawn.md", Title="Bài đã gỡ", Status="withdrawn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Renderer, "fill", listening)
        newspaper.build()
    return given


def test_every_template_gets_what_is_documented(contexts):
    common = documented()["every page"]
    templates = {name: part for name, part in documented().items() if name.endswith(".html")}

    assert {name: keys - common for name, keys in contexts.items()} == templates


def test_every_value_has_the_parts_that_are_documented():
    values = {
        name: set(value._fields)
        for module in (views, frame_views, standing)
        for name, value in vars(module).items()
        if hasattr(value, "_fields")
        and value.__module__ == module.__name__
        and not name.endswith("Inputs")
    }

    assert {name: part for name, part in documented().items() if name in values} == values
