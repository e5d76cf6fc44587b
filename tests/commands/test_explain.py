"""What findings mean is told without a network; nobody's traceback is a pipe that was closed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from invoke import Context

from newsroom.commands import commands_of_an_edition
from newsroom.commands.exit_codes import FAILED, exit_codes
from newsroom.content.findings.speech import FINDINGS
from newsroom.explanations import explanation, markdown_of, page, pages
from newsroom.serving.finding_page import finding_page

ROOT = Path(__file__).parents[2]


@pytest.fixture
def explain(capsys, monkeypatch, tmp_path):
    """Return a function that runs `explain` in an empty folder: code, output, errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "C.UTF-8")

    def run(*words):
        code = 0
        try:
            commands_of_an_edition()["explain"].body(Context(), files=list(words))
        except SystemExit as end:
            code = int(end.code or 0)
        return (code, *capsys.readouterr())

    return run


@pytest.mark.parametrize("language", ["en", "vi", "fr"])
def test_every_code_is_explained_in_every_language(language):
    for code in FINDINGS:
        found = explanation(code, language)

        assert found.pairs, code
        assert found.page in pages(), code
        assert not any("{" in text for pair in found.pairs for text in pair), code


def test_a_code_has_its_page_in_the_handbook_and_at_the_desk():
    text = markdown_of("unreadable-date")

    assert text.startswith("# unreadable-date\n\nNo date, or a day that never was;")
    assert "| “‹date›” is not a date. | Write “‹field›: ‹meant›”. |" in text
    assert b"<dt>\xe2\x80\x9c\xe2\x80\xb9date" in (finding_page("unreadable-date", "en") or b"")
    assert finding_page("<script>", "en") is None


def test_a_code_or_a_page_is_printed_and_what_is_neither_is_a_sentence(explain):
    code, out, _wrong = explain("no-title")
    assert code == 0
    assert "The article has no title.\n    → Write a line “Title: …”" in out
    assert explain("publishing")[1] == page("publishing") + "\n"
    assert "no-title" in explain()[1]

    code, _out, wrong = explain("slug-taken")
    assert (code, "address-taken" in wrong) == (2, True)


def test_messages_lead_to_pages_that_there_are_and_to_no_file_of_a_checkout():
    catalogue = ROOT / "newsroom/language/translations/en/LC_MESSAGES/newsroom.po"
    said = "".join(re.findall(r'^(?:msgid )?"(.*)"$', catalogue.read_text("utf-8"), re.MULTILINE))

    assert "docs/" not in said
    named = set(re.findall(r"`newsroom explain ([a-z]+)`", said))
    assert named
    assert named <= set(pages())


@pytest.mark.parametrize("program", ["newsroom", "invoke"])
def test_a_reader_who_has_read_enough_ends_a_command_without_a_word(program):
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", program, "explain", "settings"],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)

    assert (done.stderr, done.returncode) == (b"", 1)


def test_another_pipe_that_breaks_is_a_failure(capsys, tmp_path):
    with pytest.raises(SystemExit) as end, exit_codes(tmp_path, "en"):
        raise BrokenPipeError(32, "Broken pipe")

    assert end.value.code == FAILED
    assert "The machine failed" in capsys.readouterr().err
