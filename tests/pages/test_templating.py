"""Pages are escaped as Jinja escapes them, and lists made of entries that are made once."""

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from newsroom.pages.item_lists import each_once
from newsroom.pages.templating import PageEnvironment

TEMPLATES = {
    "part": "{% macro entry(item) %}<li>{{ item }}</li>{% endmacro %}",
    "list": "{% from 'part' import entry %}<ul>{{ items|each(entry) }}</ul>",
    "values": """{% macro said(value) %}“{{ value }}”{% endmacro %}
        {{ text }} {{ html }} {{ number }} {{ none }} {{ said(text) }} {{ text ~ html }}
        {% set block %}{{ text }}<br>{% endset %}{{ block }} {{ block|upper }} {{ text|safe }}
        {% autoescape false %}{{ text }}{% endautoescape %}
        {{ [text, html]|join(text) }}""",
}
VALUES = {"text": """a & b < c > "d" 'e'""", "html": Markup("<b>"), "number": 12, "none": None}


def _environment(kind: type[Environment]) -> Environment:
    environment = kind(loader=DictLoader(TEMPLATES), autoescape=True)
    environment.filters["each"] = each_once()
    return environment


@pytest.mark.parametrize("finalize", [None, lambda value: "–" if value is None else value])
def test_values_are_printed_as_jinja_prints_them(finalize: object) -> None:
    made = []
    for kind in (Environment, PageEnvironment):
        environment = _environment(kind).overlay(finalize=finalize)
        made.append(environment.get_template("values").render(VALUES))

    assert made[0] == made[1]
    assert "a &amp; b &lt; c" in made[1]


def test_an_entry_is_made_once_for_all_lists() -> None:
    environment = _environment(PageEnvironment)
    calls = []

    class Item(str):
        def __html__(self) -> str:
            calls.append(self)
            return "x &amp; y"

    items = [Item("a"), Item("b"), Item("a")]
    template = environment.get_template("list")

    assert template.render(items=items) == "<ul>" + "<li>x &amp; y</li>" * 3 + "</ul>"
    assert template.render(items=items[:1]) == "<ul><li>x &amp; y</li></ul>"
    assert calls == ["a", "b"]
    assert template.render(items=[]) == "<ul></ul>"
