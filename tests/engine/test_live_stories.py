"""Live stories as readers have them: entries come when their time comes, and the story ends."""

import json
import re
import sqlite3
from dataclasses import dataclass

import pytest

from newsroom.catalogue.queries.schedule import due, next_instant
from tests.engine.newspaper import NOON, Newspaper

PAGE = "2019/03/11/bao-so-9"
CANARY = "canaryxyzzy"
LATER = NOON - NOON % 60 + 3 * 3600  # 15:26:00
END = NOON - NOON % 60 + 5 * 3600 + 34 * 60  # 18:00:00
BODY = f"""Gió cấp 10[^1].

[^1]: Theo đài.

## 12:10 Gió mạnh
Đoạn[^1].

[^1]: Theo dân.

### Danh sách

## 15:26 {CANARY}
{CANARY} ![{CANARY}](/images/{CANARY}.png) [bản đồ](/tep/{CANARY}.pdf)

## 12:20
<div>Chưa đóng.
"""
LISTS = ["index.html", "kinh-te/index.html", "2019/03/11/index.html", "kinh-te/2019/03/index.html"]


@dataclass
class Told:
    """What a newspaper was at one time."""

    tree: dict[str, bytes]
    cold: dict[str, bytes]

    @property
    def page(self) -> str:
        return self.tree[f"{PAGE}/index.html"].decode()

    @property
    def news(self) -> dict[str, object]:
        return json.loads(self.tree[f"{PAGE}/live.json"])

    def thing(self) -> dict[str, object]:
        [text] = re.findall('ld.json">(.*)</script>', self.page)
        return json.loads(text)["@graph"][0]


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> Newspaper:
    """Return a newspaper with a story whose second entry comes in three hours."""
    newspaper = Newspaper(tmp_path_factory.mktemp("live"))
    newspaper.picture(f"images/{CANARY}.png", width=300, height=200)
    newspaper.write(f"tep/{CANARY}.pdf", "bản đồ")
    newspaper.article("tin.md", Title="Tin sau", Date="2019-03-11 12:25")
    newspaper.article(
        "bao.md",
        body=BODY,
        Title="Bão số 9",
        Date="2019-03-11 12:00",
        Live="until 2019-03-11 18:00",
    )
    return newspaper


@pytest.fixture(scope="module")
def times(newspaper: Newspaper) -> dict[int, Told]:
    """Return what the newspaper is now, a second before its entry, at it, and at the end."""
    told = {}
    for now in (NOON, LATER - 1, LATER, END - 1, END):
        newspaper.now = now
        assert newspaper.build().rejections == ()
        told[now] = Told(newspaper.tree(), newspaper.cold_tree())
    return told


def test_an_incremental_build_equals_a_cold_one_at_every_time(times):
    for told in times.values():
        assert told.tree == told.cold


def test_nothing_of_an_entry_is_public_a_second_before_its_time(times):
    def leaks(told: Told) -> set[str]:
        return {
            path for path, data in told.tree.items() if CANARY in path or CANARY.encode() in data
        }

    assert leaks(times[NOON]) == leaks(times[LATER - 1]) == set()
    shown = leaks(times[LATER])
    assert f"{PAGE}/index.html" in shown
    assert f"media/tep/{CANARY}.pdf" in shown
    assert any(path.startswith(f"media/images/{CANARY}") for path in shown)


def test_its_entries_stand_newest_first_each_at_an_address(times):
    page, entry = times[LATER].page, r'<article class="live-entry" id="([^"]*)">'

    assert re.findall(entry, times[NOON].page) == ["e-20190311-1220", "e-20190311-1210"]
    assert re.findall(entry, page)[0] == "e-20190311-1526"
    assert times[LATER].news == {
        "entries": ["e-20190311-1526", "e-20190311-1220", "e-20190311-1210"],
        "until": END,
    }
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids)), "notes of two entries have the same number"
    body = page.partition("<body>")[2]
    assert body.count("Theo đài") == body.count("Theo dân") == 1
    assert '<time datetime="2019-03-11T12:20+07:00">12:20</time>' in page


def test_it_is_marked_and_asks_for_news_only_while_it_goes_on(times):
    for now, is_live in ((LATER, True), (END - 1, True), (END, False)):
        told = times[now]
        assert ("live.json" in told.page, "/live." in told.page.replace("live.json", "")) == (
            is_live,
            is_live,
        )
        assert ("until" in told.news) == is_live
        for path in LISTS:
            assert ('class="live"' in told.tree[path].decode()) == is_live, path
        assert ('<p class="live-over" hidden>' in told.page) == is_live


def test_machines_are_told_of_the_coverage_and_its_entries(times):
    going_on, over = times[NOON].thing(), times[END].thing()

    assert going_on["@type"] == over["@type"] == "LiveBlogPosting"
    assert going_on["coverageStartTime"] == "2019-03-11T12:00+07:00"
    assert going_on["coverageEndTime"] == over["coverageEndTime"] == "2019-03-11T18:00+07:00"
    assert going_on["dateModified"] == "2019-03-11T12:20+07:00"
    updates = going_on["liveBlogUpdate"]
    assert [one["headline"] for one in updates] == ["Bão số\xa09", "Gió\xa0mạnh"]
    assert updates[1]["url"] == f"https://example.com/{PAGE}/#e-20190311-1210"
    assert "Đoạn" in updates[1]["articleBody"]


def test_what_comes_by_itself_is_told(newspaper, times):
    with sqlite3.connect(newspaper.root / "cache/catalogue.sqlite") as connection:
        coming = due(connection, NOON, 9)
        soonest = next_instant(connection, NOON)
    connection.close()

    assert [(one.instant, one.event.value, one.title) for one in coming] == [
        (LATER, "entry appears", CANARY),
        (END, "live ends", "Bão số\xa09"),
    ]
    assert soonest == LATER


def test_an_entry_keeps_its_address_when_its_title_is_put_right(newspaper, times):
    newspaper.now = END
    file = newspaper.content / "bao.md"
    before = file.read_text("utf-8")
    file.write_text(before.replace("12:10 Gió mạnh", "12:10 Gió giật"), "utf-8")

    assert newspaper.build().rejections == ()

    assert 'id="e-20190311-1210"' in newspaper.tree()[f"{PAGE}/index.html"].decode()
    assert newspaper.tree() == newspaper.cold_tree()
    file.write_text(before.replace("Live: until 2019-03-11 18:00\n", ""), "utf-8")
    newspaper.build()
    assert f"{PAGE}/live.json" not in newspaper.tree()
    assert newspaper.tree() == newspaper.cold_tree()
