"""From an empty folder to one's own article on a page: a newcomer's walk, as a terminal sees it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from invoke import Context

from newsroom.commands import commands_of_an_edition

NEWSROOM = (sys.executable, "-m", "newsroom")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"},
    "LC_ALL": "C.UTF-8",
    "LANGUAGE": "",
    "TZ": "Europe/London",
    "COLUMNS": "100",
}
TUTORIAL = (Path(__file__).parents[2] / "docs" / "tutorial.md").read_text(encoding="utf-8")
ARTICLE = re.search(r"```\n(Title: .*?)```", TUTORIAL, re.DOTALL)[1]


def run(folder, *arguments):
    return subprocess.run(
        [*NEWSROOM, *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_a_newcomer_has_an_article_on_a_page_in_minutes(tmp_path):
    program, *first = NEWSROOM
    terminal = pexpect.spawn(
        program,
        [*first, "init", "fen-courier"],
        cwd=str(tmp_path),
        env=ENVIRONMENT,
        encoding="utf-8",
        timeout=60,
    )
    for question, answer in (
        (r"Language of the edition \(vi, en, fr …\) \[en\]: ", "english"),
        ("“english” is no tag of a language", ""),
        (r"Language of the edition \(vi, en, fr …\) \[en\]: ", ""),
        (r"Name of the newspaper \[Fen Courier\]: ", "The Fen Courier"),
        (r"Time zone \[Europe/London\]: ", ""),
        (r"Address at which readers find it \[https://fen-courier.example\]: ", ""),
        (r"Sections, parted by commas \[News, Politics.*?\]: ", "News, Harbour"),
        (r"Colour of the newspaper \[#a3131c\]: ", "#00634f"),
    ):
        terminal.expect(question)
        if not question.startswith("“"):
            terminal.sendline(answer)
    terminal.expect("cd fen-courier")
    terminal.expect(pexpect.EOF)

    edition = tmp_path / "fen-courier"
    built = run(edition, "build")
    assert (built.returncode, built.stderr) == (0, "")
    [first_article] = edition.glob("output/20*/*/*/*/index.html")
    date = re.search("Date: (.*)", next(edition.glob("content/2*/*/our*.md")).read_text())[1]
    article = ARTICLE.replace("2026-04-16 07:00", f"{date} 00:00")
    (edition / "content/ferry.md").write_text(article, encoding="utf-8")
    assert run(edition, "build").returncode == 0

    page = (first_article.parents[1] / "the-ferry-sails-again/index.html").read_text("utf-8")
    assert "The ferry sails" in page
    assert "The Fen Courier" in page
    assert "/the-ferry-sails-again/" in (edition / "output/index.html").read_text("utf-8")
    assert "--accent:#00634f" in next(edition.glob("output/theme/style.*.css")).read_text("utf-8")
    again = run(tmp_path, "init", "fen-courier")
    assert again.returncode == 2
    assert "already; nothing was written" in again.stderr


@pytest.fixture
def init(monkeypatch, capsys, tmp_path):
    """Return a function that runs `init` in a folder of its own: code, output, errors."""

    def run_init(*folders, **options):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("builtins.input", nobody)
        code = 0
        try:
            commands_of_an_edition()["init"].body(Context(), files=[*folders], **options)
        except SystemExit as end:
            code = int(end.code or 0)
        return (code, *capsys.readouterr())

    return run_init


def nobody(_question):
    raise EOFError


@pytest.mark.parametrize("language", ["vi", "en", "fr", "pt-BR"])
def test_an_edition_of_any_language_builds_without_a_complaint(init, tmp_path, language):
    code, told, wrong = init("mot", language=language, yes=True)

    assert (code, wrong) == (0, "")
    assert "pelicanconf.py" in told
    [build] = [commands_of_an_edition()["build"]]
    os.chdir(tmp_path / "mot")
    build.body(Context(), quiet=True, jobs=1)
    assert next(Path("output").glob("20*/*/*/*/index.html")).is_file()
    assert f'<html lang="{language}"' in Path("output/index.html").read_text(encoding="utf-8")


def test_where_nobody_answers_the_suggestions_count(init, tmp_path):
    code, _told, _wrong = init("fen-courier", language="en")

    assert code == 0
    assert '"Fen Courier"' in (tmp_path / "fen-courier/pelicanconf.py").read_text("utf-8")


WRONG = {
    "no folder": ((), {}, "newsroom init fen-courier"),
    "a language": (("x",), {"language": "english"}, "“english”"),
    "a zone": (("x",), {"timezone": "Mars/Base"}, "“Mars/Base”"),
    "an address": (("x",), {"url": "fen"}, "“fen”"),
    "a colour": (("x",), {"colour": "rot"}, "“rot”"),
    "an address with a question": (("x",), {"url": "https://fen.example?x"}, "“https://fen"),
    "a folder of no name": (("",), {}, "newsroom init fen-courier"),
    "sections": (("x",), {"sections": " , "}, "needs a section"),
    "a section that is a year": (("x",), {"sections": "News, 2024"}, "“2024” cannot be"),
    "a section in a folder's place": (("x",), {"sections": "Topics"}, "“Topics” cannot be"),
    "a section among our files": (("x",), {"sections": "Media"}, "“Media” cannot be"),
}


@pytest.mark.parametrize(("folders", "options", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_answer_is_a_sentence_and_nothing_is_written(
    init, tmp_path, folders, options, told
):
    code, _out, wrong = init(*folders, yes=True, **{"language": "en", **options})

    assert code == 2
    assert told in wrong
    assert not (tmp_path / "x").exists()
