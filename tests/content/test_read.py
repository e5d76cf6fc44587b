"""From one file to its record, or to every reason why it is not in the edition."""

import unicodedata
from dataclasses import replace

import pytest

from newsroom.content.article import Article, Image, StandingPage, Status, Term
from newsroom.content.findings.speech import said
from newsroom.content.named_files import NamedFiles
from newsroom.content.read import read_with_warnings
from newsroom.content.rejection import Rejection

ARTICLE = """\
Title: Rau vụ xuân được giá
Date: 2019-03-11 20:23
Modified: 2019-03-12 06:00
Category: Kinh tế
Author: Đào Quyên
Summary: Người trồng vẫn giữ sổ ghi chép.
Slug: rau-vu-xuan
Tags: rau màu, Vũ Thư
Image: images/rau.jpg
Image-Alt: Ruộng rau sớm mai
Image-Caption: Ruộng rau ở Vũ Thư.
Image-Credit: Lê Mai
Source: https://example.com/rau
Status: published
Lang: vi

Một đoạn.
"""
REQUIRED = {"Title": "Lúa xuân", "Date": "2019-03-11 20:23", "Category": "Kinh tế"}


def text(body="Một đoạn.", **fields):
    """Return a file with the fields that every article has, and those given (`None`: left out)."""
    written = {**REQUIRED, **{key.replace("_", "-"): value for key, value in fields.items()}}
    lines = [f"{key}: {value}" for key, value in written.items() if value is not None]
    return "\n".join([*lines, "", body])


def plain(title):
    """Return a title without the typesetter's no-break spaces, which have tests of their own."""
    return title.replace("\N{NO-BREAK SPACE}", " ")


# What is accepted ---------------------------------------------------------------------------


def test_an_article_has_what_its_front_matter_says(read_file):
    article = read_file(ARTICLE, "2019/03/rau.md", files=("images/rau.jpg",))

    assert replace(article, title=plain(article.title)) == Article(
        path="2019/03/rau.md",
        digest=article.digest,
        language="vi",
        status=Status.PUBLISHED,
        section="kinh-te",
        stamp="2019-03-11T20:23",
        instant=1_552_310_580,
        modified="2019-03-12T06:00",
        slug="rau-vu-xuan",
        url="/2019/03/11/rau-vu-xuan/",
        title="Rau vụ xuân được giá",
        lead="Người trồng vẫn giữ sổ ghi chép.",
        image=Image("images/rau.jpg", "Ruộng rau sớm mai", "Ruộng rau ở Vũ Thư.", "Lê Mai"),
        source="https://example.com/rau",
        has_body=True,
        authors=(Term("dao-quyen", "Đào Quyên"),),
        topics=(Term("rau-mau", "rau màu"), Term("vu-thu", "Vũ Thư")),
        references=("images/rau.jpg",),
    )


def test_title_date_and_section_are_enough(read_file):
    article = read_file(text())

    assert (article.status, article.language) == (Status.PUBLISHED, "vi")
    assert (article.lead, article.authors, article.topics, article.image) == ("", (), (), Image())


@pytest.mark.parametrize(
    ("date", "url"),
    [
        ("2019-03-11 20:23", "/2019/03/11/lua-xuan/"),
        ("2019-03-11", "/2019/03/11/lua-xuan/"),
        ("2019-03", "/2019/03/lua-xuan/"),
        ("2019", "/2019/lua-xuan/"),
        ("2019-03-11 18:30 +00:00", "/2019/03/12/lua-xuan/"),
    ],
)
def test_an_address_is_as_precise_as_the_date(read_file, date, url):
    assert read_file(text(Date=date)).url == url


def test_an_article_in_another_language_has_its_folder(read_file):
    assert read_file(text(Lang="en")).url == "/en/2019/03/11/lua-xuan/"


@pytest.mark.parametrize("body", ["", "  \n\n"])
def test_a_file_without_body_is_a_headline_on_the_page_of_its_day(read_file, body):
    headline = read_file(text(body))

    assert not headline.has_body
    assert headline.url == "/2019/03/11/#lua-xuan"


@pytest.mark.parametrize(
    "written", ["Kinh tế", "kinh tế", "KINH TẾ", "kinh te", "kinh-te", "Kinh tê"]
)
def test_a_section_is_known_by_its_name_however_its_letters_are_written(read_file, written):
    assert read_file(text(Category=written)).section == "kinh-te"


def test_a_section_is_known_by_its_name_in_another_language(read_file):
    assert read_file(text(Category="Politics", Lang="en")).section == "chinh-tri"


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"Author": "Đào Quyên, Lê Mai"}, ["Đào Quyên", "Lê Mai"]),
        ({"Authors": "Quyên, Đào; Mai, Lê"}, ["Quyên, Đào", "Mai, Lê"]),
        ({"Author": "Đào Quyên", "Authors": "Lê Mai"}, ["Đào Quyên", "Lê Mai"]),
        ({"Author": "Đào Quyên, ĐÀO QUYÊN, , Lê Mai"}, ["Đào Quyên", "Lê Mai"]),
    ],
)
def test_several_authors_are_told_apart_and_each_counts_once(read_file, fields, names):
    assert [author.name for author in read_file(text(**fields)).authors] == names


def test_some_fields_may_have_several_lines_and_any_may_go_on_in_the_next(read_file):
    article = read_file(text(Author="Đào Quyên\nAuthor: Lê Mai", Summary="Một\n    hai."))

    assert [author.name for author in article.authors] == ["Đào Quyên", "Lê Mai"]
    assert plain(article.lead) == "Một hai."


def test_a_draft_needs_no_date(read_file):
    draft = read_file(text(Date=None, Status="draft"))

    assert (draft.status, draft.stamp) == (Status.DRAFT, "")


@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_known(read_file, status):
    assert read_file(text(Status=status.upper())).status is status


def test_a_standing_page_has_no_date(read_file):
    page = read_file("Title: Tòa soạn\n\nĐịa chỉ.", "pages/toa-soan.md")

    assert replace(page, title=plain(page.title)) == StandingPage(
        path="pages/toa-soan.md",
        digest=page.digest,
        language="vi",
        status=Status.PUBLISHED,
        slug="toa-soan",
        url="/toa-soan/",
        title="Tòa soạn",
        references=(),
    )


# Files as editors and machines leave them ---------------------------------------------------


def test_a_byte_order_mark_is_nobody_s_mistake(read_file):
    plain, marked = read_file(text()), read_file(b"\xef\xbb\xbf" + text().encode())

    assert (marked.title, marked.url) == (plain.title, plain.url)


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_of_other_machines_are_read(read_file, line_end):
    article = read_file(text(Summary="Một câu.").replace("\n", line_end))

    assert (plain(article.title), article.lead, article.has_body) == ("Lúa xuân", "Một câu.", True)


def test_letters_that_a_mac_took_apart_are_put_together(read_file):
    article = read_file(unicodedata.normalize("NFD", text(Category="Nông thôn mới")))

    assert plain(article.title) == "Lúa xuân"
    assert article.section == "nong-thon-moi"
    assert unicodedata.is_normalized("NFC", article.title)


def test_a_title_with_html_in_it_stays_text(read_file):
    article = read_file(text(Title="Giá <b>lúa</b> & gạo"))

    assert plain(article.title) == "Giá <b>lúa</b> & gạo"


def test_letters_of_windows_1252_are_read_with_a_note(edition):
    data = text(Title="Ông Tư\x92s", body="\x93Về\x94").encode()

    article, (warning,) = read_with_warnings("a.md", data, edition, NamedFiles(lambda _path: False))

    assert plain(article.title) == "Ông Tư’s"
    assert (warning.code, warning.line, warning.is_warning) == ("old-letters", 1, True)
    assert "U+0092" in said(warning, "en").message


@pytest.mark.parametrize(
    ("written", "focus"), [("30% 20%", "30% 20%"), ("5,100", "5% 100%"), ("0 % 7 %", "0% 7%")]
)
def test_the_focus_of_a_picture_is_two_shares_of_a_hundred(written, focus, read_file):
    article = read_file(
        text(Image="images/rau.jpg", Image_Focus=written), files=("images/rau.jpg",)
    )

    assert article.image.focus == focus


@pytest.mark.parametrize("written", ["130% 20%", "30%", "left top", "-1% 2%"])
def test_any_other_focus_is_told(written, read_file):
    [rejection] = read_file(
        text(Image="images/rau.jpg", Image_Focus=written), files=("images/rau.jpg",)
    )

    assert (rejection.code, rejection.line) == ("unreadable-focus", 5)


@pytest.mark.parametrize(
    ("written", "kind"),
    [("", "news"), ("Opinion", "opinion"), ("Ý kiến", "opinion"), ("quảng cáo", "sponsored")],
)
def test_the_kind_is_read_in_every_language(written, kind, read_file):
    assert read_file(text(Kind=written)).kind == kind


def test_a_foreign_kind_is_told_and_left_out(edition):
    data = "---\ntitle: A\ndate: 2019-03-11\ncategory: Kinh tế\nkind: page\n---\nA.".encode()

    article, (warning,) = read_with_warnings("a.md", data, edition, NamedFiles(lambda _path: False))

    assert (article.kind, warning.code, warning.line) == ("news", "ignored-kind", 5)


def test_the_parts_of_a_series_share_its_slug(read_file):
    spellings = ["Những dòng sông quê", "NHỮNG DÒNG SÔNG QUÊ"]

    assert {read_file(text(Series=name)).series.slug for name in spellings} == {
        "nhung-dong-song-que"
    }


# What is rejected ---------------------------------------------------------------------------

REJECTED = {
    "no title": (text(Title=None), 1, "no-title", "Title: …"),
    "an empty title": (text(Title=""), 1, "no-title", "Title: …"),
    "no date": (text(Date=None), 1, "no-date", "Date: 2019-03-11 20:23"),
    "an unreadable date": (text(Date="nay"), 2, "unreadable-date", "Date: 2019-03-11 20:23"),
    "a date as it is said": (text(Date="5/4/2019"), 2, "unreadable-date", "“Date: 2019-04-05”"),
    "a change as it is said": (
        *(text(Modified="2019-04-05 9h30"), 4),
        *("unreadable-date", "“Modified: 2019-04-05 09:30”"),
    ),
    "a day that never was": (text(Date="2019-02-30"), 2, "unreadable-date", "2019-03"),
    "an unreadable change": (text(Modified="nay"), 4, "unreadable-date", "Modified: 2019-03-11"),
    "an unknown status": (text(Status="xong"), 4, "unknown-status", "published"),
    "an unknown kind": (text(Kind="quảng bá"), 4, "unknown-kind", "sponsored"),
    "no section": (text(Category=None), 1, "no-section", "Kinh tế"),
    "an unknown section": (text(Category="Kính tế học"), 3, "unknown-section", "Category: Kinh tế"),
    "two sections": (
        *(text(Category="Chính trị, Kinh tế"), 3),
        *("unknown-section", "one section: write “Category: Chính trị”"),
    ),
    "a title given twice": (text(Slug="a\nTitle: b"), 5, "field-twice", "one of the two"),
    "a section given twice": (text(Slug="a\nCategory: x"), 5, "field-twice", "one of the two"),
    "an unlikely section": (text(Category="xyz"), 3, "unknown-section", "Nông thôn mới"),
    "an unknown language": (text(Lang="fr"), 4, "unknown-language", "vi, en"),
    "an unknown field": (text(Tilte="x"), 4, "unknown-field", "Title:"),
    "a slug that leaves the folder": (text(Slug="../../etc"), 4, "bad-slug", "Slug: etc"),
    "a slug with a slash": (text(Slug="a/b"), 4, "bad-slug", "Slug: a-b"),
    "a slug with capitals": (text(Slug="Lua"), 4, "bad-slug", "Slug: lua"),
    "a section that leaves the folder": (text(Category="../x"), 3, "unknown-section", "Kinh tế"),
    "a slug that is a day": (text(Date="2019-03", Slug="11"), 4, "slug-is-a-period", "longer"),
    "a source that is no address": (text(Source="example.com"), 4, "bad-source", "https://"),
    "a source with half a bracket": (text(Source="https://[x"), 4, "bad-source", "https://"),
    "a source with no such port": (text(Source="https://a:99999"), 4, "bad-source", "https://"),
    "a source without a host": (text(Source="https://"), 4, "bad-source", "https://"),
    "a source that runs code": (text(Source="javascript:alert(1)"), 4, "bad-source", "https://"),
    "a missing picture": (text(Image="images/a.jpg"), 4, "missing-file", "Put the picture"),
    "a picture from outside": (text(Image="../a.jpg"), 4, "missing-file", "Put the picture"),
    "a missing file in the body": (text("x\n![x](a.jpg)"), 6, "missing-file", "Put the file"),
    "not UTF-8": (text().encode("utf-16"), 1, "not-utf-8", "UTF-8"),
    "a letter that is not UTF-8": (b"Title: a\nDate: \xe1\n", 2, "not-utf-8", "UTF-8"),
    "an empty file": ("", 0, "empty-file", "Title:"),
    "a file of spaces": (" \n\n ", 0, "empty-file", "Title:"),
}


@pytest.mark.parametrize(("data", "line", "code", "remedy"), REJECTED.values(), ids=REJECTED)
def test_a_rejection_names_file_line_reason_and_remedy(read_file, data, line, code, remedy):
    (rejection,) = read_file(data, "2019/a.md")

    assert (rejection.path, rejection.line, rejection.code) == ("2019/a.md", line, code)
    assert remedy in said(rejection, "en").remedy


def test_a_file_that_lacks_but_the_slash_before_its_path_is_suggested(read_file):
    (rejection,) = read_file(text("![x](images/a.jpg)"), "2019/a.md", ("images/a.jpg",))

    assert (rejection.code, said(rejection, "en").remedy) == (
        "missing-file",
        "Did you mean “/images/a.jpg”?",
    )


@pytest.mark.parametrize("name", ["phim.mov", "ban-do.pdf"])
def test_what_no_browser_shows_is_not_shown(read_file, name):
    (rejection,) = read_file(text(f"Một đoạn.\n\n![Phà]({name})"), "a.md", (name,))

    assert (rejection.line, rejection.code) == (7, "cannot-be-shown")
    assert "MP4" in said(rejection, "en").remedy


@pytest.mark.parametrize("slug", ["kinh-te", "topics", "authors", "archive", "en", "2019"])
def test_a_standing_page_may_not_take_an_address_of_the_archive(read_file, slug):
    (rejection,) = read_file(f"Title: x\nSlug: {slug}\n\nx", "pages/a.md")

    assert (rejection.line, rejection.code) == (2, "address-taken")


def test_everything_wrong_with_a_file_is_said_at_once_in_the_order_of_its_lines(read_file):
    rejections = read_file("Date: nay\nCategory: ?\nStatus: xong\nSlug: A\n\nx")

    assert [(one.line, one.code) for one in rejections] == [
        (1, "no-title"),
        (1, "unreadable-date"),
        (2, "unknown-section"),
        (3, "unknown-status"),
        (4, "bad-slug"),
    ]


def test_a_rejection_reads_like_a_compiler_s():
    assert str(said(Rejection.of("a.md", 3, "not-utf-8"), "en")) == (
        "a.md:3: This file is not UTF-8 text. → Save it again with the encoding UTF-8."
    )
    assert str(said(Rejection.of("a.md", 0, "not-utf-8"), "en")) == (
        "a.md: This file is not UTF-8 text. → Save it again with the encoding UTF-8."
    )


def test_journalists_read_rejections_in_their_own_language(read_file):
    (rejection,) = read_file(text(Title=None))

    assert (
        str(said(rejection, "vi"))
        == "a.md:1: Bài chưa có đầu đề. → Xin ghi dòng “Title: …” ở đầu tệp."
    )


@pytest.mark.parametrize(
    ("written", "topics"),
    [
        ("#lũ #đê", ["lũ", "đê"]),
        ("#lũ lụt, #đê điều", ["lũ lụt", "đê điều"]),
        ("C#, lũ", ["C#", "lũ"]),
    ],
)
def test_hashtags_are_topics_of_their_own(read_file, written, topics):
    record = read_file(f"Title: L\nDate: 2019-03-10\nCategory: Kinh tế\nTags: {written}\n\nx")

    assert [topic.name for topic in record.topics] == topics
