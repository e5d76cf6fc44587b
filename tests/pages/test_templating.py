"""Pages are escaped as Jinja escapes them, and lists made of entries that are made once."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, pass_context
from markupsafe import Markup

from newsroom.pages.item_lists import each_once
from newsroom.pages.templating import KeptTemplates, PageEnvironment
from newsroom.settings.parts import JinjaSettings

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


WORDS = (
    "{{ _('Share') }}{% for _ in [shout] %}{{ _('a') }}{{ _(text, 1) }}{% endfor %}{{ _(text) }}"
)


@pytest.mark.parametrize("is_own", [False, True])
def test_words_are_asked_for_as_jinja_asks_for_them(is_own: bool) -> None:
    made = []
    for kind in (Environment, PageEnvironment):
        environment = _environment(kind)
        environment.globals["_"] = environment.globals["gettext"] = lambda text: f"<{text}>"
        if is_own:
            environment.globals["_"] = pass_context(lambda context, text: f"{context['x']}{text}")
        template = environment.from_string(WORDS)
        made.append(template.render(VALUES, x="x", shout=lambda *values: f"{values}!"))

    assert made[0] == made[1]


def test_a_template_is_compiled_anew_when_its_settings_are_others(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{% if true %}\na{% endif %}")
    made = []
    for options in ({"trim_blocks": True}, {"trim_blocks": False}):
        environment = PageEnvironment(
            loader=FileSystemLoader(tmp_path),
            bytecode_cache=KeptTemplates(tmp_path / "kept", JinjaSettings(tuple(options.items()))),
            **options,
        )
        made.append(environment.get_template("page.html").render())

    assert made == ["a", "\na"]


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
