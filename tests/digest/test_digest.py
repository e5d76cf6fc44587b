"""A day or week for print and mail holds what readers were given, and nothing else."""

import re
import shutil
from datetime import date

import pytest

from newsroom.digest.items import NothingToDigestError, digest_of
from newsroom.digest.pdf import print_pdf
from newsroom.digest.period import day_of, week_of
from newsroom.digest.report import print_digest, read_day
from newsroom.digest.writing import MAIL, PDF, PRINT, TEXT, checked_folder, write_digest
from tests.browser.conftest import chromium
from tests.engine.newspaper import NOON, Newspaper

DAY = date(2019, 3, 11)
HIDDEN = "canaryxyzzy"
ADDRESS = re.compile(r'(?:href|src)="([^"]*)"')


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Newspaper:
    """Return a newspaper with a day of two sections, and with what nobody has seen yet."""
    newspaper = Newspaper(tmp_path_factory.mktemp("digest"))
    newspaper.picture("images/lua.png", width=1200, height=800)
    newspaper.article(
        "lua.md",
        Title="Lúa xuân được mùa trên khắp các cánh đồng ven biển của tỉnh trong vụ này",
        Date="2019-03-11 08:00",
        Summary="Nước về & lúa lên.",
        Author="Lê Mai",
        Image="images/lua.png",
        body="Xem [bài cũ]({filename}cu.md).\n\n![Ruộng](/images/lua.png)",
    )
    newspaper.article("cu.md", Title="Bài cũ", Date="2019-03-06 08:00")
    newspaper.article("hop.md", Title="Họp", Date="2019-03-11", Category="Chính trị", body="")
    for name, fields in {
        "sap": {"Date": "2019-03-11 20:00"},
        "nhap": {"Status": "draft"},
        "an": {"Status": "hidden"},
        "go": {"Status": "withdrawn"},
    }.items():
        date_of_it = fields.pop("Date", "2019-03-11 09:00")
        newspaper.article(f"{name}.md", Title=f"{HIDDEN} {name}", Date=date_of_it, **fields)
    newspaper.article(
        "bao.md",
        Title="Bão",
        Date="2019-03-11 10:00",
        Live="yes",
        body=f"## 10:00 Gió\nMạnh.\n\n## 21:00 {HIDDEN}\n{HIDDEN}",
    )
    newspaper.build()
    return newspaper


@pytest.fixture(scope="module")
def written(newspaper: Newspaper) -> dict[str, str]:
    """Return the files of the day's digest."""
    folder = newspaper.root / "digest"
    write_digest(*digest_of(newspaper.edition(), day_of(DAY), "vi", NOON), folder)
    return {file.name: file.read_text("utf-8") for file in folder.iterdir()}


def test_it_holds_the_day_by_section_and_nothing_that_readers_have_not_seen(newspaper, written):
    made, _renderer = digest_of(newspaper.edition(), day_of(DAY), "vi", NOON)

    assert [section.name for section in made.sections] == ["Chính trị", "Kinh tế"]
    assert [len(section.items) for section in made.sections] == [1, 2]
    assert made.changed == ()
    assert sorted(written) == [TEXT, MAIL, PRINT]
    for name, text in written.items():
        assert HIDDEN not in text, name
        assert "Thứ Hai, 11/03/2019" in text, name
        assert "Bài cũ" not in text, name


def test_a_mail_has_whole_addresses_tables_and_no_script(written):
    mail = written[MAIL]

    assert all(one.startswith("https://example.com/") for one in ADDRESS.findall(mail))
    assert "<script" not in mail
    assert "prefers-color-scheme: dark" in mail
    assert '<img src="https://example.com/media/images/lua.' in mail
    assert "Nước về &amp; lúa lên." in mail
    assert mail.count("<table") == mail.count("</table>") == 2


def test_paper_has_the_text_its_pictures_and_fetches_nothing(written):
    paper = written[PRINT]

    pictures = re.findall(r'<img src="([^"]{20})', paper)
    assert len(pictures) == 2
    assert all(one.startswith("data:image/jpeg;base") for one in pictures)
    assert 'href="https://example.com/2019/03/06/bai-cu/"' in paper
    assert "Mạnh." in paper
    assert "@page" in paper


def test_plain_text_fits_a_mail_program(written):
    lines = written[TEXT].split("\n")

    assert all(len(line) <= 72 for line in lines if "https://" not in line)
    assert "  https://example.com/2019/03/11/#hop" in lines
    assert "\xa0" not in written[TEXT]


def test_a_week_goes_from_monday_to_sunday_and_has_leads_only(newspaper):
    period = week_of(date(2019, 3, 6))

    assert (period.name, period.days[0], period.days[-1]) == (
        *("2019-W10", "2019-03-04", "2019-03-10"),
    )
    made, _renderer = digest_of(newspaper.edition(), period, "vi", NOON)
    assert [item.title.replace("\xa0", " ") for item in made.sections[0].items] == ["Bài cũ"]
    assert not made.sections[0].items[0].body
    assert week_of(date(2019, 12, 30)).name == "2020-W01"


def test_a_text_that_has_changed_since_is_left_out_and_named(newspaper):
    file = newspaper.content / "lua.md"
    before = file.read_bytes()
    file.write_bytes(before + f"\n{HIDDEN}".encode())

    made, _renderer = digest_of(newspaper.edition(), day_of(DAY), "vi", NOON)

    file.write_bytes(before)
    assert made.changed == ("lua.md",)
    assert not any(HIDDEN in item.body for section in made.sections for item in section.items)


def test_what_cannot_be_digested_is_a_sentence(newspaper, tmp_path):
    edition = newspaper.edition()

    with pytest.raises(NothingToDigestError, match="Nothing was published"):
        digest_of(edition, day_of(date(2018, 1, 1)), "vi", NOON)
    with pytest.raises(NothingToDigestError, match="Nothing has been built"):
        digest_of(Newspaper(tmp_path / "x").edition(), day_of(DAY), "vi", NOON)
    with pytest.raises(NothingToDigestError, match="is no day"):
        read_day("11/3/2019", NOON, edition.zone)
    with pytest.raises(NothingToDigestError, match="lies in"):
        checked_folder(edition.output / "digest", edition)
    assert read_day("", NOON, edition.zone) == DAY


@pytest.mark.browser
def test_paper_is_printed_where_something_can(newspaper, written, tmp_path):
    if chromium() is None:
        pytest.skip("no browser")
    assert print_pdf(newspaper.root / "digest" / PRINT, tmp_path / PDF)
    assert (tmp_path / PDF).read_bytes().startswith(b"%PDF-")


def test_where_nothing_can_print_that_is_said(newspaper, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr("newsroom.digest.pdf.find_spec", lambda _name: None)
    made, _renderer = digest_of(newspaper.edition(), day_of(DAY), "vi", NOON)

    assert not print_pdf(tmp_path / PRINT, tmp_path / PDF)
    print_digest(made, tmp_path, "en", has_pdf=False, wants_pdf=True)
    assert "There is no PDF: install WeasyPrint or Chromium" in capsys.readouterr().out
