"""Search files follow the catalogue: found are live, listed items, and past periods hold still."""

import json
import zlib
from typing import Any

import pytest

from newsroom.engine.search.jobs import GatherJob, PackJob
from newsroom.engine.workers import Workers
from newsroom.pages.family import Rank
from newsroom.pages.registry import rank_of
from newsroom.search import segment_index, segments
from newsroom.search.documents import CHUNK
from tests.engine.newspaper import NOON, Newspaper, mtimes

DAY = 86_400


def inflate(data: bytes) -> bytes:
    return zlib.decompress(data, -15)


def found(newspaper: Newspaper, folder: str = "tim-kiem") -> dict[str, list[str]]:
    """Return the titles of all documents by segment, in the order in which readers meet them."""
    root = newspaper.output / folder
    rows = json.loads((root / "segments.json").read_text())["segments"]
    titles = {}
    for name, version, _words, _pairs, years in rows:
        chunks = sorted((root / "segments" / name / version).glob("d*.bin"))
        documents = [one for chunk in chunks for one in json.loads(inflate(chunk.read_bytes()))]
        assert len(documents) == sum(items for _year, items in years)
        titles[name] = [document[0].replace("\xa0", " ") for document in documents]
    return titles


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Newspaper:
    """Return an edition with an item of every period, and of every kind that is not listed."""
    newspaper = Newspaper(tmp_path_factory.mktemp("search") / "newspaper")
    newspaper.settings["SEARCH_FOLDER"] = "tim-kiem"
    for name, date in {
        "hôm nay": "2019-03-11 08:00",
        "hôm qua": "2019-03-10 08:00",
        "tháng này": "2019-03",
        "tháng trước": "2019-02-28 23:59",
        "năm nay": "2019",
        "năm ngoái": "2018-12-31",
        "năm xưa": "1998",
    }.items():
        newspaper.article(f"{name}.md", Title=f"Bài {name}", Date=date)
    newspaper.article("tin.md", Title="Tin vắn", Date="2019-03-11 07:00", body="")
    newspaper.article("english.md", Title="News", Date="2019-03-10", Lang="en")
    for status in ("draft", "hidden", "withdrawn"):
        newspaper.article(f"{status}.md", Title=status, Date="2019-03-09", Status=status)
    newspaper.article("mai.md", Title="Ngày mai", Date="2019-03-12 08:00")
    newspaper.article("het.md", Title="Hết hạn", Date="2019-03-09", Expires="2019-03-10 08:00")
    newspaper.build()
    return newspaper


def test_an_archive_is_cut_into_this_month_and_all_that_was_before(published):
    assert found(published) == {
        "2019-03": ["Bài hôm nay", "Tin vắn", "Bài hôm qua", "Bài tháng này"],
        "1998_2019": ["Bài tháng trước", "Bài năm nay", "Bài năm ngoái", "Bài năm xưa"],
    }


def test_every_language_has_an_index_of_its_own(published):
    assert found(published, "en/search") == {"2019-03": ["News"]}


def test_one_article_writes_the_files_of_the_newest_segment_alone(published):
    before = published.tree()
    published.article("moi.md", Title="Bài mới", Date="2019-03-11 09:00")
    published.build()
    after = published.tree()
    (published.content / "moi.md").unlink()
    published.build()

    written = {path for path in after if after[path] != before.get(path) and "tim-kiem" in path}
    assert {path.split("/")[2] for path in written if "/segments/" in path} == {"2019-03"}
    assert written - {path for path in written if "/segments/" in path} == {
        "tim-kiem/segments.json"
    }
    assert published.tree() == before


def test_a_corrected_old_article_writes_a_few_files_of_its_own_segment(published):
    before, directory = published.tree(), read_directory(published)
    published.article("năm ngoái.md", Title="Bài năm ngoái", Date="2018-12-31", body="Khác.")
    published.build()
    after = published.tree()

    written = {path for path in after if after[path] != before.get(path) and "tim-kiem" in path}
    assert 1 <= len(written) < 5
    assert all(path.startswith("tim-kiem/segments/1998_2019/") for path in written)
    assert read_directory(published) == directory
    assert published.tree() == published.cold_tree()


def read_directory(newspaper: Newspaper, folder: str = "tim-kiem") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((newspaper.output / folder / "segments.json").read_text())
    return found


def test_nothing_is_written_where_nothing_changed(published):
    published.build()
    before = mtimes(published.output)
    published.build()

    assert mtimes(published.output) == before


def test_time_moves_the_bounds_and_incremental_stays_cold(tmp_path):
    newspaper = Newspaper(tmp_path / "newspaper")
    newspaper.article("a.md", Title="Bài một", Date="2019-03-11 08:00")
    newspaper.article("b.md", Title="Bài hai", Date="2019-03-12 06:00")
    seen = []
    for days in (0, 1, 2, 21, 300, -1):
        newspaper.now = NOON + days * DAY
        newspaper.build()
        seen.append(found(newspaper, "search"))
        assert newspaper.tree() == newspaper.cold_tree()

    assert seen == [
        {"2019-03": ["Bài một"]},
        {"2019-03": ["Bài hai", "Bài một"]},
        {"2019-03": ["Bài hai", "Bài một"]},
        {"2019": ["Bài hai", "Bài một"]},
        {"2019": ["Bài hai", "Bài một"]},
        {},
    ]


def test_search_can_be_turned_off_and_on(published):
    before = published.tree()
    published.settings["SEARCH"] = False
    published.build()
    off = published.tree()
    published.settings["SEARCH"] = True
    published.build()

    assert not [path for path in off if "tim-kiem" in path or "en/search" in path]
    assert published.tree() == before


def test_an_index_that_moves_leaves_nothing_behind(published):
    before = found(published)
    published.settings["SEARCH_FOLDER"] = "tra-cuu"
    published.build()
    moved, left = found(published, "tra-cuu"), (published.output / "tim-kiem").exists()
    published.settings["SEARCH_FOLDER"] = "tim-kiem"
    published.build()

    assert (moved, left) == (before, False)


def test_an_article_whose_newest_version_is_rejected_is_still_found_by_its_title(tmp_path):
    newspaper = Newspaper(tmp_path / "newspaper")
    newspaper.article("a.md", Title="Bài một", Date="2019-03-11 08:00", body="Lúa.")
    newspaper.build()
    whole = newspaper.tree()
    newspaper.write("a.md", "Title: Hỏng\nDate: không biết\n\nLúa.\n")
    newspaper.article("b.md", Title="Bài hai", Date="2019-03-11 09:00")
    newspaper.build()
    titles = found(newspaper, "search")
    newspaper.article("a.md", Title="Bài một", Date="2019-03-11 08:00", body="Lúa.")
    (newspaper.content / "b.md").unlink()
    newspaper.build()

    assert titles == {"2019-03": ["Bài hai", "Bài một"]}
    assert newspaper.tree() == whole


def test_files_on_their_way_to_hosts_keep_the_order_of_pages():
    assert Rank.ARTICLES < rank_of("search segment") < rank_of("search directory")


def test_titles_of_past_years_have_an_index_that_follows_them_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(segments, "LARGEST", 1)
    newspaper = Newspaper(tmp_path / "newspaper")
    for year in (2015, 2016, 2017):
        newspaper.article(f"{year}.md", Title=f"Bài năm {year}", Date=f"{year}-05-02")
    newspaper.build()
    [row] = read_directory(newspaper, "search")["titles"]
    before = title_index(newspaper)
    newspaper.article("2016.md", Title="Bài năm 2016", Date="2016-05-02", body="Khác.")
    newspaper.build()
    corrected = title_index(newspaper)
    newspaper.article("2016.md", Title="Tựa khác", Date="2016-05-02", body="Khác.")
    newspaper.build()
    renamed = title_index(newspaper)

    assert (row[0], row[4:]) == ("titles-2015-2017", [0, 3])
    assert corrected == before
    assert renamed != before
    assert renamed.keys() == before.keys()
    assert newspaper.tree() == newspaper.cold_tree()


def title_index(newspaper: Newspaper) -> dict[str, bytes]:
    return {path: data for path, data in newspaper.tree().items() if "/titles-" in path}


def test_however_many_processes_make_an_index_it_is_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(segment_index, "STRETCH", CHUNK)
    newspaper = Newspaper(tmp_path / "newspaper")
    for number in range(5 * CHUNK):
        title = f"Tin {number} của ngày {number % 7}"
        newspaper.article(f"{number}.md", Title=title, Date="2018-05-02", body="")
    newspaper.build()
    alone = newspaper.tree()
    newspaper.jobs = 2
    asked: list[type] = []
    run = Workers.run

    def asking(workers: Workers, work: Any, jobs: Any, **how: Any) -> Any:
        return run(workers, work, (asked.append(type(job)) or job for job in jobs), **how)

    monkeypatch.setattr(Workers, "run", asking)
    at_once = newspaper.cold_tree()
    newspaper.jobs = 4

    assert at_once == newspaper.cold_tree() == alone
    assert asked.count(GatherJob) == 2 * 5
    assert asked.count(PackJob) > 2 * 5
