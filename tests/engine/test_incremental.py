"""A build writes exactly the pages that changed, whatever changed, and touches no other file."""

import os
import sqlite3
from contextlib import closing
from zlib import compress

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from newsroom.catalogue.kept_bodies import KeptBodies, _proof
from newsroom.content.markdown.body import BodyConverter
from tests.engine.complete import write_all_kinds
from tests.engine.newspaper import Newspaper, mtimes

# What one article published today may write, in an archive of any size; the first of a day has its
# month's days made again, for their calendars.
MOST_FILES, MOST_FILES_OF_A_DAYS_FIRST = 40, 75


@pytest.fixture
def archive(newspaper: Newspaper) -> Newspaper:
    """Return an edition of thirty articles over three months, built once."""
    for number in range(30):
        newspaper.article(
            f"{number:02}.md",
            Title=f"Bài số {number}",
            Date=f"2019-0{number % 3 + 1}-{number % 9 + 1:02} 08:{number:02}",
            Category="Kinh tế" if number % 2 else "Chính trị",
            Tags="Lúa" if number % 5 == 0 else "",
            body=f"Đoạn {number}.",
        )
    newspaper.build()
    return newspaper


def written_by_build(newspaper: Newspaper) -> set[str]:
    """Build, and return the files that were written or removed."""
    before = mtimes(newspaper.output)
    newspaper.build()
    after = mtimes(newspaper.output)
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def pages_of(files: set[str]) -> set[str]:
    """Return the HTML pages among files: feeds and sitemaps have tests of their own."""
    return {path for path in files if path.endswith(".html")}


def test_a_build_with_nothing_to_do_writes_nothing(archive: Newspaper) -> None:
    assert written_by_build(archive) == set()


def test_a_touched_file_rewrites_nothing(archive: Newspaper) -> None:
    os.utime(archive.content / "04.md")
    assert written_by_build(archive) == set()


def test_a_fresh_clone_rewrites_nothing(archive: Newspaper) -> None:
    for file in archive.content.glob("*.md"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    assert written_by_build(archive) == set()


def test_a_changed_body_writes_its_page_only(archive: Newspaper) -> None:
    file = archive.content / "04.md"
    file.write_text(file.read_text("utf-8").replace("Đoạn 4.", "Đoạn khác."), "utf-8")
    assert pages_of(written_by_build(archive)) == {"2019/02/05/bai-so-4/index.html"}


def test_a_renamed_file_with_the_same_slug_writes_no_page(archive: Newspaper) -> None:
    (archive.content / "04.md").rename(archive.content / "renamed.md")
    written = written_by_build(archive)
    # Feeds name their items after files.
    names = ("feed.xml", "feed.json", "rss.xml")
    feeds = {f"{folder}{name}" for folder in ("", "chinh-tri/") for name in names}
    assert written == feeds


def test_a_changed_title_is_written_wherever_it_is_listed(archive: Newspaper) -> None:
    file = archive.content / "29.md"  # the newest of its month, so nothing follows it in March
    file.write_text(file.read_text("utf-8").replace("Bài số 29", "Bài đổi tên"), "utf-8")
    changed = pages_of(written_by_build(archive))
    assert "2019/03/03/bai-doi-ten/index.html" in changed
    assert {"index.html", "2019/03/03/index.html"} <= changed
    assert {"kinh-te/index.html", "kinh-te/2019/03/index.html"} <= changed
    # The fourth item of its day: a month page shows the first three.
    assert "2019/03/index.html" not in changed
    assert not [page for page in changed if page.startswith(("2019/01", "2019/02", "chinh-tri"))]


def test_a_new_article_leaves_earlier_pages_alone(archive: Newspaper) -> None:
    archive.article("new.md", Title="Tin mới", Date="2019-03-11 09:00", Category="Kinh tế")
    changed = pages_of(written_by_build(archive))
    assert "2019/03/11/tin-moi/index.html" in changed
    # The days of its month show that there is a new one; no earlier article is written again.
    days = {f"2019/03/{day:02}/index.html" for day in (3, 6, 9)}
    assert {page for page in changed if page.startswith("2019/03/0")} == days
    assert not [page for page in changed if page.startswith(("2019/01/", "2019/02/"))]


@pytest.mark.parametrize(
    ("days_later", "date", "most"),
    [
        (0, "2019-03-11 11:00", MOST_FILES),
        (20, "2019-03-31 08:00", MOST_FILES_OF_A_DAYS_FIRST),
        (300, "2020-01-05 08:00", MOST_FILES_OF_A_DAYS_FIRST),
    ],
    ids=["of a day with news", "the first of its day", "the first of its year"],
)
def test_an_article_writes_few_files(
    newspaper: Newspaper, days_later: int, date: str, most: int
) -> None:
    write_all_kinds(newspaper)
    for day in range(1, 31):  # a month with news on every day, and the same day of other years
        newspaper.article(f"ngay/{day}.md", Title=f"Ngày {day}", Date=f"2019-03-{day:02} 05:00")
        newspaper.article(f"nam/{day}.md", Title=f"Năm {day}", Date=f"{1988 + day}-03-31 05:00")
    newspaper.now += days_later * 86_400
    newspaper.build()
    # Both a topic and the author are so long that they have pages of years.
    newspaper.article("moi.md", Title="Mới", Date=date, Tags="Mùa vụ, Lúa", Author="Bùi Thanh Hà")
    touched = written_by_build(newspaper)
    assert len(touched & newspaper.tree().keys()) <= most


def test_a_back_dated_article_is_listed_under_the_ten_that_follow_it(archive: Newspaper) -> None:
    archive.article("old.md", Title="Tin cũ", Date="2018-12-31", Category="Kinh tế")
    changed = written_by_build(archive)
    followers = {
        page.relative_to(archive.output).as_posix()
        for page in archive.output.glob("2019/*/*/*/index.html")
        if "/2018/12/31/tin-cu/" in page.read_text("utf-8")
    }
    assert len(followers) == 10
    assert followers <= changed


def test_an_article_that_moves_section_leaves_the_old_one(archive: Newspaper) -> None:
    file = archive.content / "04.md"
    file.write_text(file.read_text("utf-8").replace("Chính trị", "Nông thôn mới"), "utf-8")
    changed = pages_of(written_by_build(archive))
    assert {"chinh-tri/2019/02/index.html", "nong-thon-moi/2019/02/index.html"} <= changed
    assert "Bài số 4<" not in (archive.output / "chinh-tri/2019/02/index.html").read_text("utf-8")


def test_the_last_article_of_a_period_takes_its_pages_along(archive: Newspaper) -> None:
    archive.article("old.md", Title="Tin cũ", Date="1998-05-01", Category="Kinh tế")
    archive.build()
    (archive.content / "old.md").unlink()
    archive.build()
    assert not (archive.output / "1998").exists()
    assert not (archive.output / "kinh-te" / "1998").exists()


def test_an_edited_template_writes_the_pages_of_its_kind(archive: Newspaper) -> None:
    template = archive.own_theme() / "templates" / "day.html"
    template.write_text(template.read_text("utf-8").replace("<h1", "<h1 data-mark", 1), "utf-8")
    changed = written_by_build(archive)
    days = {
        path.relative_to(archive.output).as_posix()
        for path in archive.output.glob("2019/??/??/index.html")
    }
    assert changed == days


TABLE = "| Xã | Tấn |\n|---|---|\n| Vũ Thư | 5 |"  # no plain body: it takes the long way to HTML


def test_a_new_template_converts_no_body_anew(
    newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    newspaper.article("a.md", Title="Sản lượng", Date="2019-03-01 08:00", body=TABLE)
    template = newspaper.own_theme() / "templates" / "article.html"
    newspaper.build()
    with monkeypatch.context() as patch:
        patch.setattr(BodyConverter, "converted", lambda *_body: pytest.fail("converted anew"))
        template.write_text(template.read_text("utf-8").replace("<h1", "<h1 data-mark"), "utf-8")
        assert not newspaper.build().rejections

    page = newspaper.tree()["2019/03/01/san-luong/index.html"]
    assert b"<h1 data-mark" in page
    assert b"<table>" in page
    assert newspaper.tree() == newspaper.cold_tree()


def test_a_cold_build_trusts_no_kept_body(newspaper: Newspaper) -> None:
    newspaper.article("a.md", Title="Sản lượng", Date="2019-03-01 08:00", body=TABLE)
    newspaper.build()
    sound = newspaper.tree()
    with closing(sqlite3.connect(newspaper.root / "cache" / "bodies.sqlite")) as kept:
        [(key,)] = kept.execute("SELECT key FROM body").fetchall()
    wrong = KeptBodies(newspaper.root / "cache", "")
    wrong._waiting["a.md"] = (key, packed := compress(b"<p>sai</p>"), _proof(key, packed))
    wrong.close()

    newspaper.build(is_cold=True)

    assert newspaper.tree() == sound


def test_an_edited_macro_writes_the_pages_that_use_it(archive: Newspaper) -> None:
    macro = archive.own_theme() / "templates" / "partials" / "items.html"
    macro.write_text(
        macro.read_text("utf-8").replace('class="headlines"', 'class="headlines x"'), "utf-8"
    )
    changed = pages_of(written_by_build(archive))
    assert "index.html" in changed
    assert "404.html" not in changed


def test_a_translated_string_writes_the_pages_of_its_language(archive: Newspaper) -> None:
    (archive.own_theme() / "translations" / "en" / "LC_MESSAGES" / "theme.mo").unlink()
    changed = pages_of(written_by_build(archive))
    assert all(page.startswith("en/") for page in changed)


def test_a_string_translated_anew_is_shown_by_the_next_build_of_the_same_process(
    archive: Newspaper,
) -> None:
    folder = archive.own_theme() / "translations" / "vi" / "LC_MESSAGES"
    catalogue = Catalog(locale="vi")
    catalogue.add("Browse by date", "Xem theo ngày tháng")
    with (folder / "theme.mo").open("wb") as stream:
        write_mo(stream, catalogue)
    archive.build()
    assert "Xem theo ngày tháng" in (archive.output / "index.html").read_text("utf-8")


def test_a_setting_that_pages_show_writes_them(archive: Newspaper) -> None:
    archive.settings["MASTHEAD"] = {"hotline": "0227 123 456"}
    assert len(pages_of(written_by_build(archive))) == len(list(archive.output.rglob("*.html")))


def test_an_embargoed_article_appears_at_its_minute_and_not_before(archive: Newspaper) -> None:
    archive.picture("images/secret.jpg")
    archive.article(
        "later.md", Title="Tin cấm vận", Date="2019-03-12 09:00", Image="images/secret.jpg"
    )
    due = 1_552_356_000  # 2019-03-12 09:00 in Vietnam
    archive.now = due - 1
    archive.build()
    assert not [
        path
        for path, data in archive.tree().items()
        if "cam-van" in path or "secret" in path or b"secret" in data
    ]
    archive.now = due
    changed = written_by_build(archive)
    assert {"2019/03/12/tin-cam-van/index.html", "2019/03/12/index.html", "index.html"} <= changed
    assert [path for path in archive.tree() if path.startswith("media/images/secret.")]


def test_a_rejected_edit_leaves_the_published_page(archive: Newspaper) -> None:
    before = archive.tree()
    (archive.content / "04.md").write_text("Title: Hỏng\nDate: hôm qua\n\nKhác.", "utf-8")
    report = archive.build()
    assert {rejection.code for rejection in report.rejections} == {"unreadable-date", "no-section"}
    assert archive.tree() == before


def test_a_rejection_is_told_again_until_it_is_mended(archive: Newspaper) -> None:
    archive.write("bad.md", "Title: Hỏng\n\nKhông ngày.")
    assert archive.build().rejections == archive.build().rejections != ()
    (archive.content / "bad.md").unlink()
    assert archive.build().rejections == ()


def test_a_picture_that_comes_later_mends_the_article_that_names_it(archive: Newspaper) -> None:
    archive.article("late.md", Title="Ảnh đến sau", Image="images/late.jpg")
    assert [rejection.code for rejection in archive.build().rejections] == ["missing-file"]
    archive.picture("images/late.jpg")
    assert archive.build().rejections == ()
    assert (archive.output / "2019/03/10/anh-den-sau/index.html").exists()


def test_a_watched_build_looks_at_the_saved_files_only(archive: Newspaper) -> None:
    archive.article("seen.md", Title="Được thấy", Date="2019-03-11 09:00")
    archive.article("unseen.md", Title="Không thấy", Date="2019-03-11 09:00")
    archive.build(paths=("seen.md",))
    assert (archive.output / "2019/03/11/duoc-thay/index.html").exists()
    assert not (archive.output / "2019/03/11/khong-thay").exists()
    archive.build()
    assert archive.tree() == archive.cold_tree()


def test_parallel_and_single_builds_write_the_same_bytes(archive: Newspaper) -> None:
    alone = archive.cold_tree()
    archive.jobs = 2
    for number in range(300):  # enough for worker processes
        archive.article(
            f"many/{number}.md", Title=f"Nhiều {number}", Date=f"2018-01-{number % 28 + 1:02}"
        )
    archive.build(is_cold=True)
    archive.jobs = 1
    assert archive.tree() == archive.cold_tree() != alone


def test_a_file_name_that_is_no_text_is_refused_and_stops_nobody(archive: Newspaper) -> None:
    file = archive.content / os.fsdecode(b"b\xe0i.md")
    file.write_bytes(b"Title: x\n\ny")
    archive.article("good.md", Title="B\u00e0i t\u1ed1t", Date="2019-03-11")
    assert [rejection.code for rejection in archive.build().rejections] == ["bad-file-name"]
    assert (archive.output / "2019/03/11/bai-tot/index.html").exists()
    file.unlink()
    assert archive.build().rejections == ()


@pytest.mark.parametrize("jobs", [1, 2])
def test_new_pages_are_written_before_those_that_lead_to_them(
    archive: Newspaper, jobs: int
) -> None:
    archive.jobs = jobs
    before = mtimes(archive.output)
    archive.article("moi.md", Title="Z đầu ngày", Date="2019-03-10 06:00", Category="Kinh tế")
    archive.article("sau.md", Title="A cuối ngày", Date="2019-03-10 21:00", Category="Kinh tế")
    archive.build()
    after = mtimes(archive.output)

    new = {path: time for path, time in after.items() if path not in before}
    indexed = {path: new.pop(path) for path in list(new) if "/segments/" in path}
    rewritten = {path: time for path, time in after.items() if before.get(path, time) != time}

    assert {"2019/03/10/index.html", "2019/03/10/z-dau-ngay/index.html"} <= new.keys()
    assert {"index.html", "2019/03/index.html"} <= rewritten.keys()
    directory = rewritten.pop("search/segments.json")
    assert max(new.values()) <= min(rewritten.values())
    assert max(rewritten.values()) <= min(indexed.values())
    assert max(indexed.values()) <= directory


def test_a_link_that_led_nowhere_is_followed_as_soon_as_its_folder_is_there(
    archive: Newspaper,
) -> None:
    (archive.content / "linked").symlink_to("later")
    archive.build()
    archive.article("later/a.md", Title="Sau")

    report = archive.build(paths=("later",))  # all that a watcher tells of a new folder

    assert [one.path for one in report.rejections] == ["linked/a.md"]  # a second copy
    assert archive.tree() == archive.cold_tree()
