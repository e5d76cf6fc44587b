"""Help is in the newsroom's language; before there is a newsroom, in that of the environment."""

import os
import subprocess
import sys

import pytest

from newsroom.__main__ import main
from newsroom.commands import commands_of_an_edition
from newsroom.commands.exit_codes import MISUSED
from newsroom.commands.program import Newsroom
from newsroom.language.messages import prefer_catalogues
from newsroom.starting.words import translate_from_edition


@pytest.fixture
def told(monkeypatch, tmp_path, capsys):
    """Return a function that runs `newsroom` in an empty folder, and gives what it prints."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["newsroom", *words])
        program = Newsroom(name="newsroom", binary="newsroom", namespace=commands_of_an_edition())
        with pytest.raises(SystemExit) as end:
            program.run()
        assert not end.value.code
        return capsys.readouterr().out

    return run


def test_it_follows_the_edition(told, tmp_path):
    (tmp_path / "pelicanconf.py").write_text('DEFAULT_LANG = "vi"\n', encoding="utf-8")

    assert "Dựng báo:" in told("--list")
    assert "Các lệnh:" in told()
    help_of_build = told("--help", "build")
    assert "Cách dùng: newsroom build" in help_of_build
    assert "chỉ nói khi có lỗi" in help_of_build


@pytest.mark.parametrize(
    ("locale", "words"),
    [("fr_FR.UTF-8", "Construit l’édition"), ("C.UTF-8", "Build the edition")],
)
def test_without_an_edition_it_follows_the_environment(told, monkeypatch, locale, words):
    monkeypatch.setenv("LANG", locale)

    assert words in told("--list")


def test_every_command_and_option_has_its_help_translated():
    untranslated = []
    for command in commands_of_an_edition().tasks.values():
        assert command.__doc__
        untranslated += [
            f"{command.name} --{argument.name}"
            for argument in command.get_arguments()
            if not argument.help and argument.name != "files"
        ]

    assert untranslated == []


def test_an_edition_s_own_translation_is_spoken(told, tmp_path):
    (tmp_path / "pelicanconf.py").write_text('DEFAULT_LANG = "it"\n', encoding="utf-8")
    newsroom, _theme = translate_from_edition(tmp_path / "theme", "it")
    text = newsroom.file.read_text(encoding="utf-8")
    translated = text.replace('msgid "Commands"\nmsgstr ""', 'msgid "Commands"\nmsgstr "Comandi"')
    newsroom.file.write_text(translated, encoding="utf-8")

    assert "Comandi:" in told()
    prefer_catalogues(tmp_path / "none")


@pytest.mark.parametrize("words", [["nonsense"], ["build", "--nonsense"]])
def test_what_is_misspelt_is_told_in_the_same_language(monkeypatch, tmp_path, capsys, words):
    (tmp_path / "pelicanconf.py").write_text('DEFAULT_LANG = "vi"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["newsroom", *words])

    with pytest.raises(SystemExit) as end:
        main()

    assert end.value.code == MISUSED
    assert f"Không có “{words[-1]}”" in capsys.readouterr().err


def test_whoever_reads_only_the_beginning_sees_no_traceback(tmp_path):
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as pipe:
        ended = subprocess.run(
            [sys.executable, "-m", "newsroom", "--help"],
            cwd=tmp_path,
            stdout=pipe,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert (ended.returncode, ended.stderr) == (1, b"")
