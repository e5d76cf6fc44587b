"""The files of a new edition: sound in every language, whatever the newspaper is called."""

import ast
import re
import runpy
import sys
import tomllib

import pytest

from newsroom.starting.answers import (
    Answers,
    name_from,
    sections_from,
    suggested_language,
    suggested_zone,
)
from newsroom.starting.begin import begin
from newsroom.starting.presets import languages_with_presets, preset_of
from newsroom.starting.scaffold import scaffold

PRESETS = languages_with_presets()
NOW = 1_790_000_000  # 2026-09-21 14:13:20 UTC


def answers(language="en", name="The Fen Courier"):
    preset = preset_of(language)
    return Answers(
        name=name,
        language=language,
        timezone=preset.timezone,
        url="https://fen.example",
        sections=sections_from(preset.sections, language),
        colour="#004080",
    )


def texts(**given):
    return {
        file.path: file.data.decode()
        for file in scaffold(answers(**given), NOW)
        if not file.path.endswith(".jpg")
    }


@pytest.mark.parametrize("language", [*PRESETS, "pt-BR"])
@pytest.mark.parametrize("name", ["Báo Thử", 'The "Fen"\\ Courier', "Line\nbreak # and {{ x }}"])
def test_settings_are_a_program_that_says_what_was_answered(language, name):
    files = texts(language=language, name=name)
    said = {
        target.id: ast.literal_eval(node.value)
        for node in ast.parse(files["pelicanconf.py"]).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }

    assert said["SITENAME"] == name
    assert said["DEFAULT_LANG"] == language
    assert len(said["SECTIONS"]) == len(preset_of(language).sections)
    assert [one["section"] for one in said["FRONT"]] == [one["slug"] for one in said["SECTIONS"]]
    assert said["CARDS_SINCE"] == "2026-09"
    assert tomllib.loads(files["theme/theme.toml"]) == {"contract": 1}
    assert not [path for path, text in files.items() if "[[" in text or "[%" in text]


@pytest.mark.parametrize("language", PRESETS)
def test_an_edition_has_words_of_its_own_language(language):
    files = texts(language=language)
    guide = files[preset_of(language).guide]

    assert "newsroom serve" in guide
    others = [
        texts(language=other)[preset_of(other).guide] for other in PRESETS if other != language
    ]
    assert guide not in others


def test_the_machinery_says_its_revision_and_the_newspaper_s_own_does_not():
    marked = {path for path, text in texts().items() if "newsroom-scaffold: 1" in text}

    assert {"tasks.py", ".github/workflows/publish.yml", ".gitlab-ci.yml"} <= marked
    assert not marked & {"pelicanconf.py", "publishconf.py", "GUIDE.md"}


@pytest.mark.parametrize("path", [".github/workflows/publish.yml", ".gitlab-ci.yml"])
def test_workflows_build_keep_addresses_and_are_allowed_to(path):
    text = texts()[path]

    assert "newsroom build --production" in text
    # Both redirects.txt and addresses.txt, whichever the build has written.
    assert re.search("git add -A content\n.*git commit.*git push", text, re.DOTALL)
    if ".github" in path:
        assert "contents: write" in text
        assert "pages: write" in text


def test_public_settings_find_the_others_wherever_they_are_read_from(tmp_path, monkeypatch):
    """`pelican -s publishconf.py` puts no folder of the edition on Python's path."""
    begin(tmp_path, scaffold(answers(), NOW))
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.delitem(sys.modules, "pelicanconf", raising=False)

    try:
        settings = runpy.run_path(str(tmp_path / "publishconf.py"))
    finally:
        sys.modules.pop("pelicanconf", None)

    assert (settings["SITENAME"], settings["SITEURL"]) == ("The Fen Courier", "https://fen.example")


def test_nothing_that_is_there_is_written_over(tmp_path):
    (tmp_path / "tasks.py").write_text("mine")

    begun = begin(tmp_path, scaffold(answers(), NOW))

    assert begun.kept == ("tasks.py",)
    assert (tmp_path / "tasks.py").read_text() == "mine"
    assert (tmp_path / "content/2026/09/our-first-edition.md").is_file()


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi-VN"),
        ({"LC_ALL": "fr_CA@euro", "LANG": "en_GB"}, "fr-CA"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_environment_suggests_a_language(environment, language):
    assert suggested_language(environment) == language


def test_a_place_suggests_its_zone():
    assert suggested_zone("vi", {"TZ": "Asia/Tokyo"}) == "Asia/Tokyo"
    assert suggested_zone("vi", {"TZ": "Nowhere"}) in {"Asia/Ho_Chi_Minh", suggested_zone("vi", {})}


def test_names_are_taken_from_folders_and_slugs_from_names(tmp_path):
    assert name_from(tmp_path / "fen-courier") == "Fen Courier"
    assert sections_from(["Kinh tế", "", "Kinh Tế", "Y tế"], "vi") == (
        ("Kinh tế", "kinh-te"),
        ("Y tế", "y-te"),
    )
