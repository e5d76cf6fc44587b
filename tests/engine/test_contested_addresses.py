"""Who is published keeps an address, whatever comes to lie beside it."""

import pytest

from newsroom.checking.check import CheckOrder, check

FILE = "addresses.txt"
URL = "/2019/03/10/lua-xuan/"


@pytest.fixture
def paper(newspaper):
    """A newspaper whose builds are for readers, with one article that they know."""
    newspaper.settings["KEEP_ADDRESSES"] = True
    newspaper.article("kinh-te/c.md", Title="Lúa xuân", body="Nguyên.")
    newspaper.build()
    return newspaper


def page(paper, url=URL):
    return paper.tree()[f"{url.strip('/')}/index.html"].decode()


def told(report):
    return [(one.path, one.code) for one in (*report.rejections, *report.warnings)]


def as_cold(paper):
    cold = paper.cold_tree()
    assert paper.tree() == cold


COPIES = [
    *("c (xung đột).md", "c - Copy.md", "c.sync-conflict-20190311-0800-ABC.md", "c (1).md"),
    *("c~2.md", "Copy of c.md", "Bản sao của c.md", "c_conflict-20190311.md"),
]


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("reads", [True, False])
def test_a_copy_never_takes_the_place_of_its_original(newspaper, name, reads):
    newspaper.settings["KEEP_ADDRESSES"] = reads
    newspaper.article("kinh-te/c.md", Title="Lúa xuân", body="Nguyên.")
    newspaper.article(f"kinh-te/{name}", Title="Lúa xuân", body="Chép.")

    report = newspaper.build()

    assert report.rejections == ()
    assert told(report) == [(f"kinh-te/{name}", "copy-of-article")]
    assert "Nguyên." in page(newspaper)
    assert not (newspaper.content / FILE).exists()


@pytest.mark.parametrize(
    ("path", "code"),
    [("kinh-te/c (1).md", "copy-of-article"), ("a.md", "duplicate-address")],
)
def test_an_earlier_date_does_not_take_an_address_from_who_is_published(paper, path, code):
    before = paper.tree()
    paper.article(path, Title="Lúa xuân", Date="2019-03-10 07:00", body="Khác.")

    for _build in range(2):
        assert told(paper.build()) == [(path, code)]
        assert paper.tree() == before
        assert f"{URL} kinh-te/c.md\n" in (paper.content / FILE).read_text(encoding="utf-8")
        as_cold(paper)
    assert told(paper.build(is_cold=True)) == [(path, code)]


def test_the_check_says_what_the_build_would_and_writes_nothing(paper):
    paper.article("a.md", Title="Lúa xuân", Date="2019-03-10 07:00")

    found = check(paper.edition(), CheckOrder(paper.now, 1))

    assert [(one.path, one.code) for one in found] == [("a.md", "duplicate-address")]
    assert not (paper.content / FILE).exists()


def test_an_original_that_changes_keeps_its_address_too(paper):
    paper.article("a.md", Title="Lúa xuân", Date="2019-03-10 07:00")
    paper.article("kinh-te/c.md", Title="Lúa xuân", body="Sửa.")

    assert told(paper.build()) == [("a.md", "duplicate-address")]
    assert "Sửa." in page(paper)
    as_cold(paper)


@pytest.mark.parametrize("end", ["delete", "draft", "slug"])
def test_an_address_that_its_owner_leaves_is_free(paper, end):
    paper.article("a.md", Title="Lúa xuân", Date="2019-03-10 07:00", body="Khác.")
    paper.build()
    if end == "delete":
        (paper.content / "kinh-te/c.md").unlink()
    else:
        change = {"Status": "draft"} if end == "draft" else {"Slug": "khac"}
        paper.article("kinh-te/c.md", Title="Lúa xuân", **change)

    assert told(paper.build()) == []
    assert "Khác." in page(paper)
    assert URL not in (paper.content / FILE).read_text(encoding="utf-8")
    as_cold(paper)


def test_two_new_articles_of_one_address_go_by_their_dates(newspaper):
    newspaper.settings["KEEP_ADDRESSES"] = True
    newspaper.article("z.md", Title="Lúa xuân", Date="2019-03-10 07:00", body="Sớm.")
    newspaper.article("a.md", Title="Lúa xuân", Date="2019-03-10 08:00", body="Muộn.")

    assert told(newspaper.build()) == [("a.md", "duplicate-address")]
    assert "Sớm." in page(newspaper)


def test_a_copy_of_a_standing_page_is_left_out_and_told(paper):
    paper.write("pages/toa-soan.md", "Title: Tòa soạn\n\nNguyên.")
    paper.build()
    paper.write("pages/toa-soan (1).md", "Title: Tòa soạn\n\nChép.")

    assert told(paper.build()) == [("pages/toa-soan (1).md", "copy-of-article")]
    assert "Nguyên." in page(paper, "/toa-soan/")
    assert page(paper).count('href="/toa-soan/"') == 1
    as_cold(paper)

    (paper.content / "pages/toa-soan.md").unlink()
    assert told(paper.build()) == []
    assert "Chép." in page(paper, "/toa-soan/")
    as_cold(paper)


def test_a_former_address_stays_with_who_had_it_first(paper):
    paper.article("b.md", Title="Thứ hai", Redirect_From="/tin/1/")
    paper.build()
    paper.article("a.md", Title="Thứ nhất", Date="2019-03-09", Redirect_From="/tin/1/")

    for _build in range(2):
        report = paper.build()
        assert report.rejections == ()
        assert told(report) == [("a.md", "former-address-twice")]
        assert "url=/2019/03/10/thu-hai/" in page(paper, "/tin/1/")
        as_cold(paper)

    paper.article("b.md", Title="Thứ hai")
    assert told(paper.build()) == []
    assert "url=/2019/03/09/thu-nhat/" in page(paper, "/tin/1/")
    as_cold(paper)


def test_bad_lines_of_the_ledger_are_told_and_the_others_hold(paper):
    paper.article("a.md", Title="Lúa xuân", Date="2019-03-10 07:00")
    paper.write(FILE, f"# chú thích\n{URL}\n{URL} kinh-te/c.md\n{URL} a.md\n<<<<<<< HEAD\n")

    report = paper.build()

    assert [(one.path, one.line, one.code) for one in report.rejections] == [
        ("a.md", 1, "duplicate-address"),
        (FILE, 2, "bad-owner"),
        (FILE, 4, "owner-twice"),
        (FILE, 5, "bad-owner"),
    ]
    assert "Nguyên." in page(paper)
    as_cold(paper)


def test_bytes_that_are_no_text_in_the_ledger_are_told(paper):
    (paper.content / FILE).write_bytes(b"/\xff/ a.md\n/a/ \xff.md\n\x00\n")

    assert [one.code for one in paper.build().rejections] == ["bad-owner"] * 3


def test_a_ledger_that_is_a_folder_is_told(paper):
    (paper.content / FILE).mkdir()
    paper.article("a.md", Title="Lúa xuân", Date="2019-03-10 07:00")

    assert (FILE, "not-a-plain-file") in told(paper.build())
    assert "Nguyên." in page(paper)
