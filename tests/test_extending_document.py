"""docs/extending.md: what it shows works as it stands there."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from invoke import Context

from newsroom.content.fields.declared import DECLARED, DeclaredField, Kind
from newsroom.content.findings.speech import FINDINGS, said
from newsroom.content.findings.words import Words
from newsroom.content.rejection import Rejection
from newsroom.importing import sources
from newsroom.language.locales.locale import Locale
from newsroom.language.messages import mark
from newsroom.pages.registry import FAMILIES
from newsroom.publishing import hosts
from newsroom.publishing.hosts.folder import LocalFolder
from newsroom.publishing.hosts.registry import storage_of
from newsroom.publishing.targets import publication_from_settings

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


def test_the_host_is_found_by_being_there(tmp_path, monkeypatch):
    (tmp_path / "a_stick.py").write_text(example("A host"))
    monkeypatch.setattr(hosts, "__path__", [*hosts.__path__, str(tmp_path)])

    storage = storage_of(target(remote="stick:newspaper"), -1)

    assert storage == LocalFolder(Path("/media/newspaper"))
    sys.modules.pop("newsroom.publishing.hosts.a_stick")


def target(**fields):
    """Return a target of these settings."""
    settings = {"PUBLISH_TARGETS": {"here": fields}}
    return publication_from_settings(settings).target("here")


def test_the_finding_is_said(monkeypatch):
    found = eval("{" + example("A finding") + "}", {"Words": Words, "_": mark})
    for code, words in found.items():
        monkeypatch.setitem(FINDINGS, code, words)

    told = said(Rejection.of("a.md", 1, "no-portrait", author="Lê Mai"), "en")

    assert told.message == "The article of Lê Mai has no portrait."


def test_the_kind_of_source_is_imported(tmp_path, monkeypatch):
    (tmp_path / "lines.py").write_text(example("A kind of source"), encoding="utf-8")
    monkeypatch.setattr(sources, "__path__", [*sources.__path__, str(tmp_path)])
    source = tmp_path / "a.lines"
    source.write_text("2019-03-11\tLúa\tMột đoạn.\n", encoding="utf-8")
    sources.kinds.cache_clear()

    kind = sources.kind_of(source)
    (item,) = sources.kinds()[kind].items(source, sources.SourceTerms())

    assert (kind, item.title, item.date, item.body) == ("lines", "Lúa", "2019-03-11", "Một đoạn.")
    sources.kinds.cache_clear()
    sys.modules.pop("newsroom.importing.sources.lines")


@pytest.mark.parametrize(
    "heading", ["A command", "A family of pages", "A host", "A kind of source", "A finding"]
)
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
