"""The line that a finding is about, and the words in it that are meant."""

import pytest

from newsroom.content.findings.excerpt import excerpt_of, marked
from newsroom.content.rejection import Rejection

MEANT = {
    "a value": ("Date: hôm qua nhé", ["hôm qua"], "hôm qua"),
    "the longest value": ("![a](/anh/a.jpg)", ["a", "anh/a.jpg"], "anh/a.jpg"),
    "the value, not the name": ("Date: nay", ["Date", "nay"], "nay"),
    "before a colon": ("![a](/sai.jpg): chú thích", ["sai.jpg"], "sai.jpg"),
    "the value of the field": ("Title:  Xin chào ", ["khác", ""], "Xin chào"),
    "an empty field": ("Title:", [], "Title:"),
    "the line": ("  Một đoạn. ", [], "Một đoạn."),
    "a name that is its value": ("a: a", ["x"], "a"),
    "far in a long line": ("x" * 500 + "SAI" + "y" * 500, ["SAI"], "SAI"),
}


@pytest.mark.parametrize(("line", "values", "meant"), MEANT.values(), ids=MEANT)
def test_what_is_meant_is_found(line, values, meant):
    found = marked(line, values)

    assert found.text[found.start : found.start + found.length] == meant
    assert len(found.text) < 200


def test_nothing_reaches_the_terminal_but_letters():
    assert marked("Title: \x1b[31mđỏ\x07\u202e", []).text.isprintable()


@pytest.mark.parametrize(
    ("path", "line"), [("a.md", 0), ("a.md", 9), ("no.md", 1), ("../b.md", 1), ("a.md", 2)]
)
def test_without_a_line_there_is_no_excerpt(tmp_path, path, line):
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("Title: A\n\nB", "utf-8")
    (tmp_path / "b.md").write_text("secret", "utf-8")

    assert excerpt_of(Rejection(path, line, "no-date"), tmp_path / "content") is None


def test_the_line_is_that_of_the_file(tmp_path):
    (tmp_path / "a.md").write_bytes("\ufeffTitle: A\r\nDate: mai\r\n".encode())

    assert excerpt_of(Rejection.of("a.md", 2, "x", date="mai"), tmp_path) == ("Date: mai", 6, 3)
