"""`newsroom new`: articles begun in a terminal, and corrections that change a line of a file."""

import os
import sys

import pexpect
import pytest
from invoke import Context

from newsroom.commands import commands_of_an_edition
from newsroom.content.article import Article, Status
from newsroom.desk.beginning.filling import filled
from newsroom.desk.beginning.new_article import Beginning, new_file
from newsroom.desk.beginning.templates import kinds, template_of
from newsroom.desk.files.writes import ChangedMeanwhileError, replace_version, write_new
from newsroom.desk.text.corrections import CorrectionError, with_correction
from newsroom.pages.theme import Theme
from tests.engine.newspaper import THEME

SETTINGS = """
SITENAME = "Báo Thử"
SITEURL = ""
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "{language}"
SECTIONS = [{{"name": "Chính trị", "slug": "chinh-tri"}}, {{"name": "Kinh tế", "slug": "kinh-te"}}]
PATH = "content"
THEME = "theme"
"""
NOON = "1552282000"  # 2019-03-11 12:26 in Vietnam


@pytest.fixture
def folder(tmp_path):
    """Return the folder of an edition in English with two sections and no article."""
    (tmp_path / "content").mkdir()
    (tmp_path / "theme/articles").mkdir(parents=True)
    (tmp_path / "pelicanconf.py").write_text(SETTINGS.format(language="en"), "utf-8")
    return tmp_path


@pytest.fixture
def new(folder, monkeypatch, capsys):
    """Return a function that runs `new` where nobody answers: code, output, errors."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)

    def run(**options):
        code = 0
        try:
            commands_of_an_edition()["new"].body(Context(), yes=True, **options)
        except SystemExit as end:
            code = int(end.code or 0)
        return (code, *capsys.readouterr())

    return run


def opened(folder, *options):
    """Return a terminal in which somebody has typed `newsroom new` and these options."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "newsroom", "new", *options],
        cwd=str(folder),
        env={
            **os.environ,
            "SOURCE_DATE_EPOCH": NOON,
            "EDITOR": "cat",
            "VISUAL": "",
            "COLUMNS": "100",
        },
        encoding="utf-8",
        timeout=60,
    )


def test_a_journalist_is_asked_and_finds_the_file_in_its_place(folder):
    terminal = opened(folder, "--edit")
    for question, answer in (
        ("Title: ", ""),
        ("An article needs a title", None),
        ("Title: ", "Thuyền về bến"),
        (r"Section, by name or number \(1 Chính trị, 2 Kinh tế\) \[Chính trị\]: ", "Sports"),
        ("There is no section “Sports”; there are Chính trị, Kinh tế", None),
        (r"Section.*\[Chính trị\]: ", "2"),
        ("Byline: ", "Lê Mai"),
        ("content/2019/03/2019-03-11-thuyen-ve-ben.md is written, as a draft", None),
        ("Title: Thuyền về bến", None),  # what the editor shows
    ):
        terminal.expect(question)
        if answer is not None:
            terminal.sendline(answer)
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert terminal.exitstatus == 0
    assert (folder / "content/2019/03/2019-03-11-thuyen-ve-ben.md").read_text("utf-8") == (
        "Title: Thuyền về bến\nDate: 2019-03-11 12:26\nCategory: Kinh tế\nAuthor: Lê Mai\n"
        "Summary:\nTags:\nStatus: draft\n\n"
    )


@pytest.mark.parametrize("kind", ["article", "headline", "photos", "live"])
def test_each_kind_is_a_draft_without_a_finding(read_file, edition, kind):
    theme = Theme((THEME,))
    begun = Beginning("Lễ hội: ngày đầu", "Kinh tế", date="2019-03-11", alt="Đua thuyền")

    made = new_file(template_of(theme, kind), begun, edition)
    record = read_file(made.text, made.path, (made.pictures + "/", made.pictures))

    assert kind in kinds(theme)
    assert made.path == "2019/03/2019-03-11-le-hoi-ngay-dau.md"
    assert isinstance(record, Article), record
    assert (record.status, record.title) == (Status.DRAFT, "Lễ hội: ngày\xa0đầu")
    assert record.has_body == (kind in {"photos", "live"})


def test_a_live_story_and_a_correction_are_asked_for_in_a_terminal(folder, monkeypatch):
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    terminal = opened(folder, "--kind", "live")
    for question, answer in (
        ("Title: ", "Bão số 9"),
        (r"Section.*\[Chính trị\]: ", ""),
        ("Byline: ", ""),
    ):
        terminal.expect(question)
        terminal.sendline(answer)
    terminal.expect(pexpect.EOF)
    file = folder / "content/2019/03/2019-03-11-bao-so-9.md"
    text = file.read_text("utf-8")
    assert text.endswith("Live: yes\nStatus: draft\n\n## 12:26\n"), text
    public = text.replace("Status: draft\n", "") + "Mưa.\n"
    file.write_text(public, "utf-8")
    commands_of_an_edition()["build"].body(Context(), quiet=True, jobs=1)

    terminal = opened(folder, "--kind", "correction")
    dialogue: list[tuple[str, str | None]] = [
        ("Address of the article, or its file: ", "/2019/03/11/bao-so-9/"),
        ("What is right: ", ""),
        ("A correction says what is right", None),
        ("What is right: ", "Bão số 10."),
        ("The correction is written into", None),
    ]
    for question, right in dialogue:
        terminal.expect(question)
        if right is not None:
            terminal.sendline(right)
    terminal.expect(pexpect.EOF)
    assert "Correction: 2019-03-11 12:26 Bão số 10.\n" in file.read_text("utf-8")


FILLED = {
    "names in Vietnamese": (
        "Tiêu đề:\nNgày: 2019\n\nChữ {title}",
        "Tiêu đề: A: b\nNgày: 2019\n\nChữ A: b",
    ),
    "YAML": ('---\ntitle: ""\n---\n\nx', '---\ntitle: "A: b"\n---\n\nx'),
    "TOML": ('+++\ntitle = ""\n+++\nx', '+++\ntitle = "A: b"\n+++\nx'),
    "JSON": (
        '{"title": "", "draft": true}\nx',
        '{\n  "title": "A: b",\n  "draft": true\n}\nx',
    ),
    "what it lacks": ("Date: 2019\n\nx", "Title: A: b\nDate: 2019\n\nx"),
    "what it has": ("Title: B\n\n{other}", "Title: B\n\n{other}"),
    "no fields at all": ("Chỉ chữ.", "Title: A: b\n\nChỉ chữ."),
}


@pytest.mark.parametrize(("template", "file"), FILLED.values(), ids=FILLED)
def test_a_template_is_filled_where_it_is_empty(template, file):
    assert filled(template, {"title": "A: b", "source": ""}, {"title": "A: b"}) == file


CORRECTED = {
    "the last field": ("Title: A\nX-Own:  1\n\nBody", "Title: A\nX-Own:  1\nCorrection: c\n\nBody"),
    "no text": ("Title: A\n", "Title: A\nCorrection: c\n"),
    "line ends": ("Title: A\r\n\r\nB\r\n", "Title: A\r\nCorrection: c\r\n\r\nB\r\n"),
    "a mark": ("\ufeffTitle: A\n\nB", "\ufeffTitle: A\nCorrection: c\n\nB"),
    "an earlier one": (
        "Title: A\nCorrection: 2019-01-01 b\n    more\nTags: t\n\nB",
        "Title: A\nCorrection: c\nCorrection: 2019-01-01 b\n    more\nTags: t\n\nB",
    ),
    "YAML": ("---\ntitle: A\n---\nB", '---\nCorrection: "c"\ntitle: A\n---\nB'),
    "TOML with a table": (
        '+++\ntitle="A"\n[x]\ny=1\n+++\nB',
        '+++\nCorrection = "c"\ntitle="A"\n[x]\ny=1\n+++\nB',
    ),
}


@pytest.mark.parametrize(("before", "after"), CORRECTED.values(), ids=CORRECTED)
def test_a_correction_is_one_line_more(before, after):
    assert with_correction(before, "c") == after


@pytest.mark.parametrize(
    "text",
    [
        "Nur Text",
        "---\ntitle: A\ncorrection: [b]\n---\nB",
        "+++\ntitle = \n+++\nB",
        '{"title": "A"}\nB',
    ],
)
def test_a_correction_that_cannot_be_written_is_refused(text):
    with pytest.raises(CorrectionError):
        with_correction(text, "c")


def test_a_published_article_is_corrected_by_its_address(new, folder):
    article = folder / "content/a.md"
    article.write_bytes("Title: Cầu\nDate: 2019-03-10\nCategory: Kinh tế\n\nDài 3 km.\n".encode())
    commands_of_an_edition()["build"].body(Context(), quiet=True, jobs=1)

    done = new(kind="correction", of="https://x.example/2019/03/10/cau/", text="Dài 300 m.")

    assert done[0] == 0, done
    assert "Correction: 2019-03-11 12:26 Dài 300 m.\n\nDài 3 km." in article.read_text("utf-8")
    draft = new(title="Bài nháp")
    assert draft[0] == 0
    commands_of_an_edition()["build"].body(Context(), quiet=True, jobs=1)
    refused = new(kind="correction", of="2019/03/2019-03-11-bai-nhap.md", text="x")
    assert refused[0] == 2
    assert "is not published" in refused[2]
    assert new(kind="correction", of="/khong/", text="x")[0] == 2


WRONG = {
    "no title": ({}, "needs a title"),
    "kind": ({"kind": "poem"}, "article, headline, live, photos, correction"),
    "section": ({"title": "A", "section": "9"}, "no section “9”"),
    "date": ({"title": "A", "date": "11/3/2019"}, "“11/3/2019” is no date"),
    "language": ({"title": "A", "language": "fr"}, "no language “fr”"),
    "outside": ({"title": "A", "kind": "photos", "pictures": "../../x"}, "../../x"),
    "nothing built": ({"kind": "correction", "of": "/a/", "text": "x"}, "Nothing has been built"),
    "no article": ({"kind": "correction", "text": "x"}, "--of"),
}


@pytest.mark.parametrize(("options", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_option_is_a_sentence_and_nothing_is_written(new, folder, options, told):
    code, _out, wrong = new(**options)

    assert (code, told in wrong) == (2, True), wrong
    assert list((folder / "content").iterdir()) == []


def test_templates_of_the_edition_stand_before_ours_and_answer_questions(new, folder):
    own = folder / "theme/articles/thi-truong.md"
    own.write_text("Title:\nCategory: Kinh tế\nStatus: hidden\n\n## Giá lúa\n", "utf-8")

    assert new(kind="thi-truong", title="Chợ phiên")[0] == 0
    written = (folder / "content/2019/03/2019-03-11-cho-phien.md").read_text("utf-8")
    assert written == (
        "Date: 2019-03-11 12:26\nTitle: Chợ phiên\nCategory: Kinh tế\nStatus: hidden\n\n"
        "## Giá lúa\n"
    )
    code, _out, wrong = new(kind="thi-truong", title="Chợ phiên")
    assert (code, "is there already" in wrong) == (2, True)


def test_a_file_is_replaced_only_as_it_was_opened(tmp_path):
    file = tmp_path / "a.md"
    write_new(file, b"1")
    with pytest.raises(FileExistsError):
        write_new(file, b"2")
    with pytest.raises(ChangedMeanwhileError):
        replace_version(file, b"2", "another digest")

    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]
    assert file.read_bytes() == b"1"
