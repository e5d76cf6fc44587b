"""A Markdown extension by others that fails costs the article, not the edition."""

import sys

import pytest

from newsroom.content.findings.speech import said

EXTENSION = """
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

class Fussy(Preprocessor):
    def run(self, lines):
        if any("BOOM" in line for line in lines):
            raise ZeroDivisionError("không chia được")
        return [line.replace("XUÂN", "xuân") for line in lines]

class Fussing(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Fussy(md), "fussy", 30)

def makeExtension(**settings):
    return Fussing(**settings)
"""


@pytest.fixture(params=[1, 2], ids=["one process", "workers"])
def fussy(newspaper, request, monkeypatch):
    """A newspaper with an extension that fails on one word, built by one process or several."""
    (newspaper.root / "fussy_extension.py").write_text(EXTENSION, "utf-8")
    monkeypatch.syspath_prepend(newspaper.root)
    newspaper.settings["MARKDOWN"] = {"extensions": ["fussy_extension"]}
    newspaper.jobs = request.param
    yield newspaper
    sys.modules.pop("fussy_extension", None)


def page(newspaper, slug):
    text = (newspaper.output / f"2019/03/10/{slug}/index.html").read_text("utf-8")
    return text.replace("\u00a0", " ")


def test_only_the_article_on_which_it_fails_is_rejected(fussy):
    for number in range(450):
        fussy.article(f"{number}.md", Title=f"Bài {number}", body="Ngày XUÂN.")
    fussy.article("b.md", Title="Hỏng", body="BOOM")

    report = fussy.build()

    assert [(one.path, one.code) for one in report.rejections] == [("b.md", "failed-extension")]
    assert "không chia được" in said(report.rejections[0], "en").message
    assert "Ngày xuân." in page(fussy, "bai-7")
    assert not (fussy.output / "2019/03/10/hong").exists()


def test_what_it_fails_on_keeps_its_last_version(fussy):
    fussy.article("a.md", Title="Bài", body="Ngày XUÂN.")
    fussy.build()

    fussy.article("a.md", Title="Bài", body="BOOM")

    assert [one.code for one in fussy.build().rejections] == ["failed-extension"]
    assert "Ngày xuân." in page(fussy, "bai")
