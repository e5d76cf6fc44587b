"""Addresses, maps, dates and the ledger's lines."""

from zoneinfo import ZoneInfo

import pytest

from newsroom.importing.item import LeftOut
from newsroom.importing.mending import in_a_line, mended, mended_html
from newsroom.importing.steps.ledger import LedgerEntry, entry_of
from newsroom.importing.steps.maps import author_map, section_map
from newsroom.importing.steps.old_addresses import address_key, redirects_from
from newsroom.importing.written_dates import front_matter_date


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("http://bao.vn/a/", "https://www.bao.vn/a", True),
        ("http://bao.vn/a/index.html", "http://bao.vn/a", True),
        ("http://bao.vn/b%E1%BA%BFn", "http://bao.vn/bến/", True),
        ("http://bao.vn/?b=1&a=2", "http://bao.vn/?a=2&b=1", True),
        ("http://bao.vn/a#x", "http://bao.vn/a", True),
        ("http://bao.vn/a", "http://khac.vn/a", False),
        ("http://bao.vn/A", "http://bao.vn/a", False),
        ("http://bao.vn/?p=1", "http://bao.vn/?p=2", False),
    ],
)
def test_when_two_addresses_are_one(one, other, is_same):
    assert (address_key(one) == address_key(other)) is is_same


@pytest.mark.parametrize("address", ["", "http://bao.vn/", "mailto:a@b.vn", "http://[x"])
def test_what_names_no_page_has_no_key(address):
    assert address_key(address) == ""


def test_old_addresses_lead_to_the_page_or_are_told(edition):
    addresses = ("http://b.vn/tin/1.html", "http://b.vn//x//", "http://b.vn/2019/", "http://b.vn/")
    leading, lost = redirects_from(addresses, "/2019/03/11/a/", edition)
    assert leading == ("/tin/1.html", "/x/")
    assert lost == ("http://b.vn/2019/",)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("1552310580", "2019-03-11 13:23Z"),
        ("1552310580000", "2019-03-11 13:23Z"),
        ("Mon, 11 Mar 2019 20:23:00 +0700", "2019-03-11 20:23+07:00"),
        ("11/03/2019 20:23", "2019-03-11 20:23"),
        ("Thứ hai, 11/03/2019 20:23 (GMT+7)", "2019-03-11 20:23+07:00"),
        ("hôm qua", "hôm qua"),
    ],
)
def test_dates_of_other_systems(written, date):
    found = front_matter_date(written, ZoneInfo("Asia/Ho_Chi_Minh"), "vi")
    assert found.replace(" +", "+").replace("T", " ") == date


@pytest.mark.parametrize(
    ("categories", "section", "topics"),
    [
        (("Thời sự",), "Chính trị", ()),
        (("lạ", "nông thôn mới"), "Nông thôn mới", ("lạ",)),
        (("Chính trị", "Nông thôn mới"), "Chính trị", ("Nông thôn mới",)),
        (("Bỏ",), "Nông thôn mới", ()),
        ((), "Nông thôn mới", ()),
    ],
)
def test_categories_become_a_section_and_topics(edition, tmp_path, categories, section, topics):
    file = tmp_path / "s.toml"
    file.write_text(
        'default = "nong-thon-moi"\n[map]\n"Thời sự" = "chinh-tri"\n"Bỏ" = ""\n', encoding="utf-8"
    )
    filing = section_map(file, "", edition).file(categories)
    assert (filing.section, filing.topics) == (section, topics)


def test_an_author_may_be_several_or_none(tmp_path):
    file = tmp_path / "a.toml"
    file.write_text('admin = ""\nmai = ["Lê Mai", "Trần A"]\n', encoding="utf-8")
    authors = author_map(file)
    assert authors.names(("admin", "Mai", "Bình")) == ("Lê Mai", "Trần A", "Bình")


def test_an_entry_is_its_line():
    entry = LedgerEntry(
        "post 1",
        "article",
        "written",
        "Lúa",
        "a.md",
        left_out=(LeftOut("picture", "x"),),
        reasons=("draft",),
    )
    assert entry_of(entry.line()) == entry
    assert entry_of(entry.line()[:30]) is None
    assert entry_of('{"lạ": 1}') is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("It\x92s", "It’s"),
        ("tháº¿ nÃ\xa0o", "thế nào"),
        ("café má» «x»", "café má» «x»"),
        ("a\r\nb\x00", "a\nb"),
    ],
)
def test_residue_of_encodings_is_put_right(text, right):
    assert mended(text) == right


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("A &amp;amp; B", "A & B"),
        ("<i>A</i>\nB", "A B"),
        ("a\u202eb\ue000", "ab"),
        (" a  b ", "a b"),
    ],
)
def test_a_field_is_a_line(text, line):
    assert in_a_line(text) == line


def test_references_to_controls_are_what_windows_meant():
    assert mended_html("a&#146;b&#11;c") == "a’bc"
