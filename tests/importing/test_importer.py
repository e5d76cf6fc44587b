from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.content.article import Status
from newsroom.content.findings.speech import said
from newsroom.content.named_files import NamedFiles
from newsroom.content.read import read
from newsroom.importing.importer import import_files
from newsroom.importing.scraped_ledger import keep_ledger
from newsroom.importing.steps.ledger import Ledger


@pytest.fixture
def page(tmp_path, scraped_page):
    file = tmp_path / "trang.txt"
    file.write_text(scraped_page(), encoding="utf-8")
    return file


@pytest.fixture
def bring_in(edition):
    def run(*paths, section="Chính trị", date="2019-03-12 08:00", undated="2019-11"):
        return import_files(paths, edition=edition, section=section, date=date, undated=undated)

    return run


def contents(edition):
    """Return every file of content/ by its path, hidden ones included."""
    files = (path for path in edition.content.rglob("*") if path.is_file())
    return {str(path.relative_to(edition.content)): path.read_bytes() for path in files}


def codes(report):
    return [(rejection.path, rejection.line, rejection.code) for rejection in report.refused]


def test_writes_the_article_and_each_headline(edition, bring_in, page):
    report = bring_in(page)

    assert [str(entry) for entry in report.written] == [
        "2019/03/2019-03-12-xa-ven-song-mo-loi-ra-dong.md: article",
        "2019/03/2019-03-06-ubnd-tinh-nghe-va-cho-y-kien-ve-mot-so-noi-dung-quan-trong.md: "
        "headline item",
        "2019/03/2019-03-09-tap-huan-nang-cao-ky-nang-lam-bao-dien-tu-da-phuong-tien.md: "
        "headline item",
        "2019/03/2019-03-08-ubnd-tinh-ban-giai-phap-doi-voi-27-xa-chua-dat-chuan.md: headline item",
        "2019/11/2019-11-quoc-hoi-thao-luan-ve-cac-du-an-luat.md: headline item",
        "2019/11/2019-11-hop-ban-can-su-dang-ubnd-tinh.md: headline item",
    ]
    assert (report.unchanged, report.kept, report.refused) == ((), (), ())
    assert set(contents(edition)) == {entry.path for entry in report.written}


def test_the_build_takes_every_file_that_was_written(edition, bring_in, page):
    bring_in(page, date=None, undated=None)

    records = [
        read(path, data, edition, NamedFiles(lambda _: False))
        for path, data in contents(edition).items()
    ]

    assert sorted((record.status, record.stamp, record.has_body) for record in records) == [
        (Status.DRAFT, "", False),
        (Status.DRAFT, "", False),
        (Status.DRAFT, "", True),
        (Status.PUBLISHED, "2019-03-06T18:01", False),
        (Status.PUBLISHED, "2019-03-08T17:51", False),
        (Status.PUBLISHED, "2019-03-09T10:22", False),
    ]


def test_never_prints_the_stray_pm(edition, bring_in, page):
    bring_in(page)

    assert not any(b"PM" in data for data in contents(edition).values())


def test_a_second_import_writes_nothing(edition, bring_in, page):
    first = bring_in(page)
    before = {path: path.stat().st_mtime_ns for path in edition.content.rglob("*")}

    second = bring_in(page)

    assert (second.written, second.kept, second.refused) == ((), (), ())
    assert [entry.path for entry in second.unchanged] == [entry.path for entry in first.written]
    assert {path: path.stat().st_mtime_ns for path in edition.content.rglob("*")} == before


def test_other_line_ends_are_no_change(edition, bring_in, page):
    bring_in(page)
    for path in edition.content.rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    report = bring_in(page)

    assert (report.written, report.kept) == ((), ())


@pytest.mark.parametrize("edit", [b"Title: Ti\xc3\xaau \xc4\x91\xe1\xbb\x81\n", b"\xff\xfe", b""])
def test_never_overwrites_a_changed_file(edition, bring_in, page, edit):
    article, headline, *_others = bring_in(page).written
    for entry in (article, headline):
        (edition.content / entry.path).write_bytes(edit)

    report = bring_in(page)

    assert [entry.path for entry in report.kept] == [article.path, headline.path]
    assert contents(edition)[article.path] == contents(edition)[headline.path] == edit


def test_a_headline_becomes_an_article_when_its_own_page_comes_in(
    edition, bring_in, page, tmp_path, scraped_page
):
    bring_in(page)
    title = "UBND tỉnh nghe và cho ý kiến về một số nội dung quan trọng"
    own = tmp_path / "own.txt"
    own.write_text(scraped_page(title=title, same_section=(), by_day=()))

    report = bring_in(own, date="2019-03-06 18:01")

    assert [str(entry.message) for entry in report.written] == ["article"]
    assert "Mỗi nhà góp" in contents(edition)[report.written[0].path].decode()
    assert bring_in(page, own, date="2019-03-06 18:01").kept == ()


def test_an_article_stays_when_another_page_names_it_as_a_headline(
    edition, bring_in, page, tmp_path, scraped_page
):
    bring_in(page, date="2019-03-12 08:00")
    before = contents(edition)
    other = tmp_path / "other.txt"
    stamped = "- Xã ven sông mở lối ra đồng 12.03.2019 | 08:00 AM"
    other.write_text(scraped_page(title="Bài khác", same_section=(stamped,)))

    report = bring_in(other)

    assert report.kept == ()
    assert before.items() <= contents(edition).items()


def test_two_headlines_of_one_day_with_the_same_words_are_not_taken_for_one(
    bring_in, tmp_path, scraped_page
):
    file = tmp_path / "trang.txt"
    twice = ("- Tin lũ 06.03.2019 | 08:00 AM", "- Tin lũ 06.03.2019 | 16:00 PM")
    file.write_text(scraped_page(same_section=twice))

    report = bring_in(file)

    assert [entry.path for entry in report.kept] == ["2019/03/2019-03-06-tin-lu.md"]


def test_a_draft_says_what_it_waits_for(bring_in, page):
    report = bring_in(page, date=None)

    assert str(report.written[0].message) == "article, a draft until you write its “Date:”"


def test_a_section_is_found_by_any_spelling_and_written_as_declared(edition, bring_in, page):
    report = bring_in(page, section="nong thon moi")

    assert (
        b"Category: N\xc3\xb4ng th\xc3\xb4n m\xe1\xbb\x9bi\n"
        in (contents(edition)[report.written[0].path])
    )


def test_a_date_with_an_offset_is_converted_to_the_newspapers_zone(bring_in, page):
    report = bring_in(page, date="2019-03-11T20:00Z")

    assert report.written[0].path.startswith("2019/03/2019-03-12-")


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ({"section": "Chính chị"}, ("--section", 0, "unknown-section")),
        ({"section": ""}, ("--section", 0, "no-section")),
        ({"section": "Chính trị\nStatus: hidden"}, ("--section", 0, "unknown-section")),
        ({"date": "12.03.2019"}, ("--date", 0, "unreadable-date")),
        ({"date": "2019-02-30"}, ("--date", 0, "unreadable-date")),
        ({"undated": "tháng 11"}, ("--undated", 0, "unreadable-date")),
    ],
)
def test_refuses_an_option_once_and_before_anything_is_written(
    edition, bring_in, page, option, code
):
    report = bring_in(page, page, **option)

    assert codes(report) == [code]
    assert report.is_misuse
    assert f"Write {code[0]} " in said(report.refused[0], "en").remedy
    assert contents(edition) == {}


def test_a_refused_page_stops_no_other(edition, bring_in, page, tmp_path):
    foreign = tmp_path / "foreign.txt"
    foreign.write_text("Một trang khác.\n", encoding="utf-8")

    report = bring_in(tmp_path / "absent.txt", foreign, tmp_path, page)

    assert codes(report) == [
        (str(tmp_path / "absent.txt"), 0, "unreadable-file"),
        (str(foreign), 1, "no-scraped-page"),
        (str(tmp_path), 0, "unreadable-file"),
    ]
    assert len(report.written) == 6


def test_nothing_is_written_of_a_page_with_one_wrong_line(
    edition, bring_in, tmp_path, scraped_page
):
    file = tmp_path / "trang.txt"
    file.write_text(scraped_page(same_section=("- Không có giờ",)), encoding="utf-8")

    report = bring_in(file)

    assert codes(report) == [(str(file), 7, "no-stamp")]
    assert contents(edition) == {}


@pytest.mark.parametrize(
    "data", [b"\xff\xfeT\x00i\x00n\x00", b"\x80\x81\x82 \x90\x9d", bytes(range(256))]
)
def test_refuses_bytes_whose_encoding_cannot_be_told(edition, bring_in, tmp_path, data):
    file = tmp_path / "trang.txt"
    file.write_bytes(data)

    report = bring_in(file)

    assert codes(report) == [(str(file), 0, "unknown-encoding")]
    assert contents(edition) == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [("x" + "\u0301\u0323" * 200_000, "too-hard"), ("a\n" * 600_000, "too-large")],
    ids=["a letter with 400,000 marks", "more than a megabyte"],
)
def test_refuses_a_page_that_nobody_could_read(bring_in, tmp_path, text, code):
    scrape = tmp_path / "scrape.txt"
    scrape.write_text(text, encoding="utf-8")

    (rejection,) = bring_in(scrape).refused

    assert rejection.code == code


def test_reads_an_old_encoding_and_says_so(edition, bring_in, tmp_path):
    file = tmp_path / "trang.txt"
    file.write_bytes(
        b"X\xb7 ven s\xabng m\xeb l\xe8i ra \xae\xe5ng\n"  # TCVN3
        b"Con \xae\xad\xeang d\xb5i hai c\xa9y s\xe8.\n"
        b"L\xaa Th\xde Mai\n"
        b"Tin c\xefng chuy\xaan m\xf4c\n"
        b"Xem tin theo ng\xb5y\n"
    )

    report = bring_in(file)

    assert [str(entry) for entry in report.written] == [
        "2019/03/2019-03-12-xa-ven-song-mo-loi-ra-dong.md: "
        "article (read as TCVN3: check its letters)"
    ]
    assert "Con đường dài hai cây số." in contents(edition)[report.written[0].path].decode()


def test_a_failed_write_leaves_nothing_behind(edition, bring_in, page, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)

    with pytest.raises(OSError, match="No space left"):
        bring_in(page)

    assert contents(edition) == {}


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_refused_without_an_error(bring_in, tmp_path, data):
    file = tmp_path / "trang.txt"
    file.write_bytes(data)

    assert bring_in(file).refused


def test_every_page_and_headline_is_in_the_ledger(edition, bring_in, page, tmp_path):
    broken = tmp_path / "hong.txt"
    broken.write_text("chữ", encoding="utf-8")
    first = bring_in(page, broken, undated=None)
    keep_ledger(first.items, "", edition)
    second = bring_in(page)
    summary = keep_ledger(second.items, "", edition)

    entries = list(Ledger(summary.with_name("scraped.jsonl")).entries())
    assert len(entries) == len(first.items) == 7
    outcomes = Counter(entry.outcome for entry in entries)
    assert outcomes == {"unchanged": 4, "written": 2, "left-out": 1}
    assert [one for entry in entries for one in entry.left_out] == [
        ("refused", "1: no-scraped-page")
    ]
    assert "| 6 |" in summary.read_text(encoding="utf-8")
