"""docs/extending.md: what it shows works as it stands there."""

import re
from pathlib import Path
from typing import Any

import pytest
from invoke import Context

from newsroom.content.fields.declared import DECLARED, DeclaredField, Kind
from newsroom.content.findings.speech import FINDINGS, said
from newsroom.content.findings.words import Words
from newsroom.content.rejection import Rejection
from newsroom.language.locales.locale import Locale
from newsroom.language.messages import mark
from newsroom.pages.registry import FAMILIES

DOCUMENT = Path(__file__).parents[1].joinpath("docs/extending.md").read_text(encoding="utf-8")


def example(heading):
    """Return the Python that stands below a heading."""
    _before, _heading, below = DOCUMENT.partition(f"## {heading}\n")
    match = re.search(r"```python\n(.*?)```", below, re.DOTALL)
    assert match
    return match[1]


def test_the_command_counts_articles(newspaper, tmp_path, monkeypatch, capsys):
    newspaper.article("a.md")
    module: dict[str, Any] = {"__name__": "newsroom.commands.count"}
    exec(example("A command"), module)
    (tmp_path / "pelicanconf.py").write_text("")
    monkeypatch.chdir(tmp_path)

    class WithEdition:
        edition = newspaper.edition()

    module["newsroom_of"] = lambda _root, production: WithEdition

    module["count"].body(Context())

    assert capsys.readouterr().out == "1\n"


def test_the_family_makes_its_page(newspaper, tmp_path, monkeypatch):
    module: dict[str, Any] = {"__name__": "newsroom.pages.listings.sections"}
    exec(example("A family of pages"), module)
    (family,) = module["FAMILIES"]
    monkeypatch.setitem(FAMILIES, family.kind, family)
    overrides = tmp_path / "overrides"
    overrides.mkdir()
    (overrides / "sections.html").write_text("{% for link in links %}{{ link.url }} {% endfor %}")
    newspaper.settings["THEME_TEMPLATES_OVERRIDES"] = [str(overrides)]
    newspaper.article("a.md")

    report = newspaper.build()

    assert report.rejections == ()
    assert "/kinh-te/" in (newspaper.output / "sections/index.html").read_text()


def test_the_finding_is_said(monkeypatch):
    found = eval("{" + example("A finding") + "}", {"Words": Words, "_": mark})
    for code, words in found.items():
        monkeypatch.setitem(FINDINGS, code, words)

    told = said(Rejection.of("a.md", 1, "no-portrait", author="Lê Mai"), "en")

    assert told.message == "The article of Lê Mai has no portrait."


@pytest.mark.parametrize("heading", ["A command", "A family of pages", "A finding"])
def test_every_kind_of_thing_has_an_example(heading):
    assert len(example(heading).splitlines()) > 5


def test_the_field_is_declared():
    scope = {"DeclaredField": DeclaredField, "Kind": Kind}

    field = eval(example("A field of front matter").rstrip().rstrip(","), scope)

    assert (field.name, field.kind.repeats) == ("photographer", False)
    assert "photographer" not in DECLARED


def test_the_locale_is_one():
    module: dict[str, object] = {}

    exec(example("A locale"), module)

    locale = module["LOCALE"]
    assert isinstance(locale, Locale)
    assert locale.field_names.keys() <= DECLARED.keys()
