"""Findings in words: every code has some, whatever its values, in every language."""

import ast
from pathlib import Path
from string import Formatter

import pytest

from newsroom.content.findings.speech import FINDINGS, said
from newsroom.content.rejection import Rejection

PACKAGE = Path(__file__).parents[3] / "newsroom"
# Codes that stand in constants or enumerations where findings are made.
WORDS = [(code, words) for code, several in FINDINGS.items() for words in several]


def names_in(words):
    shown = [name for text in words[:2] for _, name, _, _ in Formatter().parse(text) if name]
    return {*shown, *words.needs}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_code_is_said_in_every_language(language):
    for code, words in WORDS:
        values = {name: f"‹{name}›" for name in names_in(words)}

        told = said(Rejection.of("a.md", 3, code, **values), language)

        assert told.message and told.remedy and "{" not in told.message + told.remedy


def test_an_endless_value_is_cut_where_it_is_told():
    finding = Rejection.of("a.md", 3, "missing-file", file="x" * 3000 + ".pdf")

    assert said(finding, "en").message == (
        f"The text names “{'x' * 150}…”, which is not in the content folder."
    )


def test_the_words_that_show_most_come_first():
    """Words that never are said, because others before them always fit, are none."""
    for code, several in FINDINGS.items():
        for place, words in enumerate(several):
            hidden = [one for one in several[:place] if names_in(one) <= names_in(words)]
            assert hidden == [], code


def test_a_finding_has_words_for_what_it_says_of_itself():
    first = said(Rejection.of("a.md", 1, "unknown-section", section="Lúa", near="Kinh tế"), "en")
    second = said(Rejection.of("a.md", 1, "unknown-section", section="x", sections="A, B"), "en")

    assert first.remedy == "Write “Category: Kinh tế”."
    assert second.remedy == "Write “Category:” and one of: A, B."


def test_a_reason_is_said_in_the_language_of_the_rest():
    finding = Rejection.of("a.md", 0, "unreadable-file", reason="no permission")

    assert said(finding, "vi").message == "Không đọc được tệp này: không có quyền."


def test_a_code_without_words_is_a_mistake_of_ours():
    with pytest.raises(LookupError):
        said(Rejection.of("a.md", 0, "no-such-code"), "en")
    with pytest.raises(LookupError):
        said(Rejection.of("a.md", 0, "bad-slug"), "en")


def test_every_code_in_the_sources_has_words():
    used = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (name := _maker(node.func)):
                place = 2 if name == "of" else 1
                code = node.args[place] if len(node.args) > place else None
                if isinstance(code, ast.Constant):
                    used.add(code.value)

    assert len(used) > 25
    assert sorted(used - FINDINGS.keys()) == []


def _maker(function):
    """Return the name of a call that makes a rejection: `Rejection.of` or a reader's `reject`."""
    if not isinstance(function, ast.Attribute):
        return ""
    is_of = function.attr == "of" and getattr(function.value, "id", "") == "Rejection"
    return function.attr if is_of or function.attr in {"reject", "_reject"} else ""
