"""An import as a whole: again, interrupted, after a person's change, with duplicates."""

from collections import Counter

import pytest

from newsroom.importing.source_error import SourceError
from newsroom.importing.steps.ledger import Ledger
from tests.importing.wxr import attachment, export, post

LUA = "2019/03/2019-03-11-lua-xuan.md"


@pytest.fixture
def source(tmp_path):
    def write(*parts: str):
        file = tmp_path / "export.xml"
        file.write_text(export(*parts), encoding="utf-8")
        return file

    return write


def outcomes(imported):
    return {key: entry.outcome for key, entry in imported.entries.items()}


def test_again_nothing_is_written(source, bring):
    file = source(post(1), post(2, name="hai", title="Hai"))
    bring(file)
    assert set(outcomes(bring(file)).values()) == {"unchanged"}


def test_a_newer_export_adds_and_updates(source, bring):
    bring(source(post(1)))
    again = bring(source(post(1, "<p>Lúa rất tốt.</p>"), post(2, name="hai", title="Hai")))
    assert outcomes(again) == {"post 1": "updated", "post 2": "written"}
    assert "Lúa rất tốt." in again.text(LUA)


def test_what_a_person_changed_is_never_overwritten(source, bring, edition):
    bring(source(post(1)))
    file = edition.content / LUA
    file.write_text(file.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
    for body in ("<p>Mới.</p>", "<p>Mới hơn.</p>"):
        again = bring(source(post(1, body)))
        assert outcomes(again) == {"post 1": "kept"}
        assert "Thêm." in again.text(LUA)
        assert not again.result.account.is_whole


def test_what_a_person_deleted_stays_away(source, bring, edition):
    bring(source(post(1)))
    (edition.content / LUA).unlink()
    again = bring(source(post(1, "<p>Mới.</p>")))
    assert outcomes(again) == {"post 1": "kept"}
    assert again.files == []


def test_an_untouched_file_moves_with_its_item(source, bring):
    bring(source(post(1, categories=("Lạ",))))
    again = bring(source(post(1)))
    assert again.files == [LUA]
    assert outcomes(again) == {"post 1": "updated"}


def test_an_item_that_only_an_older_export_had_stays_in_the_ledger(source, bring):
    bring(source(post(1)))
    again = bring(source(post(2, name="hai", title="Hai")))
    assert set(again.entries) == {"post 1", "post 2"}


def test_an_interrupted_import_goes_on(source, bring, edition, monkeypatch):
    file = source(
        *(post(one, f"<p>{one * 'x'}</p>", name=f"t{one}", title=f"T{one}") for one in range(1, 60))
    )
    ledger_lines = []

    def interrupted(self, entries):
        """Lose what was written last, as a killed process does."""
        ledger_lines.extend(entries)
        if len(ledger_lines) > 25:
            raise KeyboardInterrupt
        with self.file.open("a", encoding="utf-8") as stream:
            stream.writelines(f"{entry.line()}\n" for entry in entries)

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "append", interrupted)
        with pytest.raises(KeyboardInterrupt):
            bring(file)
    written = sorted(edition.content.rglob("*.md"))
    assert 25 < len(written) < 59

    again = bring(file)

    assert len(again.files) == 59
    assert Counter(outcomes(again).values()) == {
        "unchanged": len(written),
        "written": 59 - len(written),
    }
    assert sorted(path.name for path in again.result.ledger.parent.iterdir()) == [
        again.result.ledger.name,
        again.result.summary.name,
    ]


def test_a_file_that_is_there_already_is_kept(source, bring, edition):
    file = edition.content / "drafts/lua-xuan.md"
    file.parent.mkdir()
    file.write_text("Title: Lúa\nCategory: Chính trị\nStatus: draft\n", encoding="utf-8")
    imported = bring(source(post(1, status="draft")))
    assert imported.text("drafts/lua-xuan.md").startswith("Title: Lúa\n")
    assert imported.entries["post 1"].path == "drafts/lua-xuan-2.md"


def test_an_address_of_the_edition_is_not_taken_twice(source, bring, edition, rejections):
    own = edition.content / "tay.md"
    own.write_text(
        "Title: Khác\nSlug: lua-xuan\nDate: 2019-03-11\nCategory: Chính trị\n\nx\n",
        encoding="utf-8",
    )
    imported = bring(source(post(1)))
    assert imported.entries["post 1"].path == "2019/03/2019-03-11-lua-xuan-2.md"


@pytest.mark.parametrize(
    ("second", "is_merged"),
    [
        ({"body": "<p>Lúa tốt lắm.</p>", "name": "khac"}, True),  # title and day
        ({"body": "<p>Một tin hoàn toàn khác hẳn.</p>", "name": "khac"}, False),
        ({"body": "<p>Lúa tốt lắm.</p>", "title": "Lúa xuân (sửa)"}, True),  # address
        ({"body": "<p>Lúa tốt.</p>", "name": "khac", "date": "2019-03-12 08:00:00"}, False),
    ],
)
def test_duplicates_are_merged_and_told(source, bring, second, is_merged):
    tagged = post(2, **{"tags": ("hai",), **second})
    imported = bring(source(post(1, tags=("một",)), tagged))
    assert (outcomes(imported)["post 2"] == "merged") is is_merged
    if is_merged:
        assert len(imported.files) == 1
        assert "Tags: một, hai" in imported.text(imported.files[0])
        assert imported.entries["post 2"].into == "post 1"


def test_one_number_for_two_posts_is_two_posts(source, bring):
    link = "http://bao.example/?p=5"
    imported = bring(source(post(5, link=link), post(5, link=link, title="Khác", name="khac")))
    assert len(imported.files) == 2
    assert set(imported.entries) == {"post 5", "post 5 #2"}


def test_sections_and_authors_by_maps(source, bring, tmp_path):
    (tmp_path / "s.toml").write_text('"Thời sự" = "Nông thôn mới"\n"Bỏ" = ""\n', encoding="utf-8")
    (tmp_path / "a.toml").write_text('"Lê Thị Mai" = ["L. Mai", "Tr. A"]\n', encoding="utf-8")
    imported = bring(
        source(post(1, categories=("Bỏ", "Thời sự", "Chính trị"))),
        sections=str(tmp_path / "s.toml"),
        authors=str(tmp_path / "a.toml"),
    )
    text = imported.text(LUA)
    assert "Category: Nông thôn mới\n" in text
    assert "Tags: Chính trị\n" in text
    assert "Author: L. Mai, Tr. A\n" in text


@pytest.mark.parametrize(
    "options",
    [
        {"sections": "missing.toml"},
        {"section": "Lạ"},
        {"timezone": "Asia/Hanoi2"},
        {"media": ("http://x",)},
        {"name": "../x"},
        {"kind": "joomla"},
    ],
)
def test_an_option_that_means_nothing_writes_nothing(source, bring, edition, options):
    with pytest.raises(SourceError):
        bring(source(post(1)), **options)
    assert list(edition.content.iterdir()) == []


def test_the_summary_adds_up_and_says_how_to_see_all(source, bring):
    imported = bring(
        source(post(1), post(2, kind="nav_menu_item"), post(3, status="draft", name="b"))
    )
    summary = imported.result.summary.read_text(encoding="utf-8")
    assert "3" in summary
    assert "nav_menu_item" in summary
    assert imported.result.account.outcomes.total() == 3


HARD = {
    "controls": "<p>a\x0bb\u200bc\ufffe</p>",
    "windows": "<p>It\x92s \x93x\x94</p>",
    "twice encoded": "<p>tháº¿ nÃ o</p>",
    "brackets": "<p>" + "![[]()" * 300 + "</p>",
    "deep": "<blockquote>" * 20 + "x" + "</blockquote>" * 20,
    "long line": "<p>" + "dài " * 40_000 + "</p>",
    "abbreviation": "<p>*[HTML]: x</p>",
    "script": "<p>x</p><script>alert(1)</script>",
    "missing file": '<p><img src="khong.jpg"><a href="khong.pdf">y</a></p>',
    "fields": "Title: x\n\nDate: y",
    "broken": "<p><b>a<table><tr><td>b</i></p><<<",
}


@pytest.mark.parametrize("name", HARD)
def test_whatever_a_body_holds_the_reader_accepts_what_is_written(source, bring, rejections, name):
    body = HARD[name].replace("\x0b", "&#11;").replace("\ufffe", "")
    imported = bring(source(post(1, body)))
    assert len(imported.files) == 1
    assert rejections() == []


def test_text_is_put_right(source, bring):
    body = "<p>It\x92s \x93x\x94, tháº¿ nÃ\xa0o, ho\u0061\u0300</p>"
    imported = bring(source(post(1, body)))
    assert "It’s “x”, thế nào, hoà" in imported.text(LUA)


def test_a_folder_of_exports_is_all_of_them(tmp_path, bring):
    folder = tmp_path / "exports"
    folder.mkdir()
    for name in ("a", "b"):
        picture = attachment(9, f"http://bao.example/{name}.jpg", parent=1)
        text = export(
            post(1, "[gallery]", title=name, name=name, meta=(("_thumbnail_id", "9"),)), picture
        )
        (folder / f"{name}.xml").write_text(text, encoding="utf-8")
    imported = bring(folder)
    assert len(imported.files) == 2
    assert imported.result.ledger.name == "wordpress-exports.jsonl"
    lost = imported.entries["b.xml: post 1"].left_out
    assert {one.what for one in lost if one.kind == "picture"} == {
        "http://bao.example/b.jpg (missing)"
    }


def test_pictures_of_a_page_are_its_gallery(source, bring):
    picture = attachment(9, "http://bao.example/a.jpg", parent=1)
    imported = bring(source(post(1, "[gallery]", kind="page"), picture))
    assert imported.told("picture") == ["http://bao.example/a.jpg (missing)"]


def test_a_list_keeps_the_number_with_which_it_begins(source, bring):
    body = "<p>x</p><ol start=8><li>a</li><li>b</li></ol>"
    imported = bring(source(post(1, f"<!-- wp:html -->{body}<!-- /wp:html -->")))
    text = imported.text(LUA)
    assert "8. a\n9. b\n" in text or '<ol start="8">' in text


def test_a_link_follows_an_article_that_moves(source, bring):
    link = post(1, '<a href="http://bao.example/?p=2">x</a>')
    second = post(2, name="hai", title="Hai", status="draft")
    assert "{filename}/drafts/hai.md" in bring(source(link, second)).text(LUA)
    again = bring(source(link, post(2, name="hai", title="Hai")))
    assert "{filename}/2019/03/2019-03-11-hai.md" in again.text(LUA)
    assert outcomes(again) == {"post 1": "updated", "post 2": "updated"}


def test_a_text_that_is_too_long_is_a_draft_with_as_much_as_a_file_may_have(
    source, bring, rejections
):
    imported = bring(source(post(1, "<p>" + "từ ngữ " * 130_000 + "</p>")))
    (file,) = imported.files
    assert file.startswith("drafts/")
    assert imported.text(file).count("từ ngữ") > 70_000
    assert imported.told("refused")
    assert rejections() == []


@pytest.mark.parametrize("cut", [900, 30])
def test_a_file_that_was_cut_is_told(tmp_path, bring, cut):
    file = tmp_path / "export.xml"
    file.write_text(export(post(1), post(2, name="b", title="B"))[:-cut], encoding="utf-8")
    imported = bring(file)
    assert imported.entries["rest"].into == "broken-xml"
    assert not imported.result.account.is_whole


def test_letters_that_xml_forbids_break_nothing(tmp_path, bring):
    file = tmp_path / "export.xml"
    file.write_text(
        export(post(1, "<p>a\x0bb\x00c</p>"), post(2, name="b", title="B")), encoding="utf-8"
    )
    imported = bring(file)
    assert len(imported.files) == 2
    assert "abc" in imported.text(LUA)
