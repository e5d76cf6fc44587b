"""The configuration of an office's editor is made of the edition, and its files are read."""

from datetime import date

import pytest
import yaml
from invoke import Context

from newsroom.commands import commands_of_an_edition
from newsroom.content.article import Article, Status
from newsroom.content.fields.declared import FIELDS
from newsroom.office.months import months_around
from newsroom.office.sveltia import Office, configuration

OFFICE = Office("github", "bao/toa-soan", "main", "content", ["2026-12", "2026-11"])
# As Sveltia CMS 0.221.1 wrote it with this configuration, into content/2026/11/.
SAVED = """---
title: 'Bão số 9: đê vững'
date: 2026-11-26 09:36
category: Kinh tế
author:
  - Lê Mai
status: draft
---

Đoạn **một**.
"""


@pytest.fixture
def made(edition):
    """Return the configuration of the newspaper, as YAML is read."""
    return yaml.safe_load(configuration(edition, OFFICE))


def test_it_opens_months_and_no_archive(made):
    articles = made["collections"][:-1]

    assert [one["folder"] for one in articles] == ["content/2026/12", "content/2026/11"]
    assert [one["label"] for one in articles] == ["Bài viết 12/2026", "Bài viết 11/2026"]
    assert made["collections"][-1]["folder"] == "content/pages"
    assert made["backend"] == {"name": "github", "repo": "bao/toa-soan", "branch": "main"}
    assert made["site_url"] == "https://example.com"


def test_it_asks_for_every_field_in_the_newsroom_s_words(made):
    fields = {one["name"]: one for one in made["collections"][0]["fields"]}

    assert fields.keys() == {*(one.name for one in FIELDS), "body"}
    assert fields["category"]["options"] == ["Chính trị", "Kinh tế", "Nông thôn mới"]
    assert fields["lang"]["options"] == ["vi", "en"]
    assert fields["status"]["default"] == "draft"
    assert fields["title"]["label"] == "Tiêu đề"
    assert {name for name, one in fields.items() if one.get("required", True)} == {
        *(one.name for one in FIELDS if one.is_required),
    }
    pages = {one["name"] for one in made["collections"][-1]["fields"]}
    assert pages == {"title", "slug", "status", "lang", "body"}


def test_what_the_editor_saves_is_read_without_a_finding(read_file):
    record = read_file(SAVED, "2026/11/2026-11-26-bao-so-9-de-vung.md")

    assert isinstance(record, Article), record
    assert (record.status, record.section, record.stamp, record.authors[0].name) == (
        *(Status.DRAFT, "kinh-te", "2026-11-26T09:36", "Lê Mai"),
    )


def test_months_go_over_the_year_s_end():
    assert months_around(date(2026, 12, 31), 2) == ["2027-01", "2026-12", "2026-11"]
    assert months_around(date(2026, 1, 1), 1) == ["2026-02", "2026-01"]


SETTINGS = """
SITENAME = "The Trial"
SITEURL = ""
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
SECTIONS = [{"name": "Economy", "slug": "economy"}]
PATH = "content"
OUTPUT_PATH = "output"
"""
WRONG = {
    "no repository": ({}, "OWNER/NAME"),
    "a backend that none knows": ({"backend": "svn", "repo": "a/b"}, "github, gitlab, test-repo"),
    "a part of the site": ({"repo": "a/b", "output": "output/admin"}, "lies in"),
}


@pytest.fixture
def cms_config(tmp_path, monkeypatch, capsys):
    """Return a function that runs the command in an edition: code, output, errors."""
    (tmp_path / "content").mkdir()
    (tmp_path / "pelicanconf.py").write_text(SETTINGS, "utf-8")
    monkeypatch.chdir(tmp_path)

    def run(**options):
        code = 0
        try:
            commands_of_an_edition()["cms-config"].body(Context(), **options)
        except SystemExit as end:
            code = int(end.code or 0)
        return (code, *capsys.readouterr())

    return run


def test_the_command_prints_it_or_writes_it_with_a_page_of_no_other_host(cms_config, tmp_path):
    code, out, _wrong = cms_config(backend="gitlab", repo="group/paper")
    assert (code, yaml.safe_load(out)["backend"]["name"]) == (0, "gitlab")

    assert cms_config(repo="a/b", output="desk")[0] == 0
    assert yaml.safe_load((tmp_path / "desk/config.yml").read_text("utf-8"))["collections"]
    page = (tmp_path / "desk/index.html").read_text("utf-8")
    assert 'src="sveltia-cms.js"' in page
    assert "http" not in page


@pytest.mark.parametrize(("options", "told"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_configured_is_a_sentence(cms_config, options, told):
    code, _out, wrong = cms_config(**options)

    assert (code, told in wrong) == (2, True), wrong
