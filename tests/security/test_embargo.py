"""Nothing of an article is readable a second before its minute; all of it is, at its minute.

EMBARGOES=10000 tries as many dates, in random zones and at random clocks; the suite is content with
200.
"""

import os
import re
import sqlite3
import zlib
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from newsroom.catalogue.queries.schedule import due, next_instant
from tests.engine.newspaper import NOON, Newspaper

EXAMPLES = int(os.environ.get("EMBARGOES", "200"))
ZONES = [
    *("Asia/Ho_Chi_Minh", "UTC", "America/New_York", "Pacific/Apia", "Pacific/Kiritimati"),
    *("Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Berlin", "Africa/Casablanca"),
]
OFFSETS = {" +09:00": 9, " -11:00": -11, " +14:00": 14, "Z": 0}  # hours
TOGETHER = 20  # articles of an example: builds cost more than dates
CANARY = "canaryxyzzy"
_NUMBERED = re.compile(rf"{CANARY}(\d\d)q".encode())
PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)


def plant(newspaper, date, **fields):
    """Write an article whose every part holds the canary, and another that is out already."""
    newspaper.article("old.md", Title="Bài cũ", Date="2001-01-01", body="[x]({filename}new.md)")
    picture = newspaper.content / f"images/{CANARY}.gif"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(PIXEL)
    newspaper.article(
        "new.md",
        Title=f"Tin {CANARY}",
        Date=date,
        Summary=CANARY,
        Tags=f"Lúa, {CANARY}",
        Author=CANARY,
        Image=f"images/{CANARY}.gif",
        Image_Alt=CANARY,
        Image_Caption=CANARY,
        Redirect_From=f"/{CANARY}/1.html",
        body=f"Đoạn {CANARY}.\n\n![{CANARY}](/images/{CANARY}.gif)",
        **fields,
    )


def leaks(newspaper):
    """Return the files of output/ that hold the canary, in their path or in their bytes."""
    return [
        path
        for path, data in newspaper.tree().items()
        if CANARY in path or CANARY.encode() in readable(path, data)
    ]


def readable(path, data):
    """Return what is in a file of the output; those of the search index are deflated."""
    return zlib.decompress(data, -15) if path.endswith(".bin") else data


def build_at(newspaper, now):
    newspaper.now = now
    report = newspaper.build()
    assert report.rejections == ()


@pytest.fixture(scope="module")
def rendering(tmp_path_factory):
    """One newspaper for all examples: what an earlier one left must not help the next."""
    return Newspaper(tmp_path_factory.mktemp("embargo"))


def spelled(instant, zone, spelling):
    """Return a date as a journalist may write it: local time, an offset, or no more than a day."""
    if spelling in OFFSETS:
        return (instant + timedelta(hours=OFFSETS[spelling])).strftime("%Y-%m-%d %H:%M") + spelling
    return instant.astimezone(ZoneInfo(zone)).strftime(spelling)


def opening(date, zone):
    """Return the second at which what is written begins, by the standard library alone."""
    for offset, hours in OFFSETS.items():
        if date.endswith(offset):
            there = datetime.strptime(date.removesuffix(offset), "%Y-%m-%d %H:%M")
            return int((there.replace(tzinfo=UTC) - timedelta(hours=hours)).timestamp())
    precision = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d", 16: "%Y-%m-%d %H:%M"}[len(date)]
    return int(datetime.strptime(date, precision).replace(tzinfo=ZoneInfo(zone)).timestamp())


def plant_one_of_many(newspaper, number, date):
    """Write an article with a canary of its own in title, slug, text and picture."""
    canary = f"{CANARY}{number:02}q"
    picture = newspaper.content / f"images/{canary}.gif"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(PIXEL)
    newspaper.article(
        f"{number:02}.md",
        Title=f"Tin {canary}",
        Date=date,
        Slug=canary,
        Image=f"images/{canary}.gif",
        body=f"Đoạn {canary}.\n\n![{canary}](/images/{canary}.gif)",
    )


def seen(newspaper):
    """Return the numbers of the articles of which anything is in output/."""
    return {
        int(number)
        for path, data in newspaper.tree().items()
        for number in _NUMBERED.findall(path.encode() + readable(path, data))
    }


@settings(
    max_examples=max(1, EXAMPLES // TOGETHER),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
@given(
    border=st.datetimes(datetime(2010, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC)),
    zone=st.sampled_from(ZONES),
    articles=st.lists(
        st.tuples(
            st.sampled_from(["%Y-%m-%d %H:%M", *OFFSETS, "%Y-%m-%d", "%Y-%m", "%Y"]),
            st.sampled_from([0, 0, 0, 1, -1, 59, 1440, -1440, 43_200, 600_000, -600_000]),
        ),
        min_size=TOGETHER,
        max_size=TOGETHER,
    ),
    early=st.sampled_from([59, 3600, 86_400, 40_000_000]),
)
def test_nothing_of_an_article_is_out_before_its_minute(rendering, border, zone, articles, early):
    border = border.replace(second=0, microsecond=0)
    rendering.settings["TIMEZONE"] = zone
    openings = {}
    for number, (spelling, minutes) in enumerate(articles):
        date = spelled(border + timedelta(minutes=minutes), zone, spelling)
        plant_one_of_many(rendering, number, date)
        openings[number] = opening(date, zone)
    first = openings[0]

    for clock in (first - early, first - 1, first):
        build_at(rendering, clock)
        assert seen(rendering) == {number for number, at in openings.items() if at <= clock}


def test_no_part_of_an_embargoed_article_is_out_before_its_minute(newspaper):
    plant(newspaper, "2019-03-11 20:23")
    minute = NOON + 28_580  # 20:23:00

    build_at(newspaper, minute - 1)
    assert leaks(newspaper) == []
    build_at(newspaper, minute)
    assert any(path.endswith("index.html") for path in leaks(newspaper))


def test_search_tells_an_article_at_its_minute(newspaper):
    plant(newspaper, "2019-03-11 20:23")

    build_at(newspaper, NOON + 28_580)

    told = {path.rpartition("/")[2][0] for path in leaks(newspaper) if path.endswith(".bin")}
    assert told == {"d", "s"}, "documents and the list of words, for postings hold none"


def test_drafts_and_rejected_files_leak_nothing(newspaper):
    plant(newspaper, "2019-03-10", Status="draft")
    newspaper.article("bad.md", Title=CANARY, Category="Không có", body=CANARY)

    newspaper.build()

    assert leaks(newspaper) == []


def test_an_article_that_is_pulled_back_leaves_nothing(newspaper):
    plant(newspaper, "2019-03-10")
    newspaper.build()
    plant(newspaper, "2019-03-10", Status="draft")

    newspaper.build()

    assert [path for path in leaks(newspaper) if not path.startswith(CANARY)] == []


def test_an_expired_article_leaves_every_list_and_keeps_its_address(newspaper):
    plant(newspaper, "2019-03-10", Expires="2019-03-11 12:30", Slug="het-han")
    page = "2019/03/10/het-han/index.html"
    newspaper.build()
    assert CANARY in newspaper.tree()[page].decode()
    moment = NOON + 200  # 12:30:00

    build_at(newspaper, moment - 1)
    assert 'class="body"' in newspaper.tree()[page].decode()
    build_at(newspaper, moment)

    after = newspaper.tree()
    assert 'content="noindex"' in after[page].decode()
    assert 'class="body"' not in after[page].decode()
    told = {path for path in leaks(newspaper) if not path.startswith(f"{CANARY}/")}
    lists = {"_redirects", "_redirects.map"}  # its former address, which holds the word, leads on
    assert told <= {page, *lists}, "only its own page tells its title"
    assert after == newspaper.cold_tree()


def test_an_expiry_before_its_appearance_is_rejected(read_file):
    (rejection,) = read_file(
        "Title: Lúa\nDate: 2019-03-10\nCategory: Kinh tế\nExpires: 2019-03-09\n\nĐoạn."
    )

    assert (rejection.code, rejection.line) == ("expires-too-early", 4)


def test_what_happens_next_is_told_in_its_order(newspaper):
    newspaper.article("a.md", Title="Sắp đăng", Date="2019-03-12 06:00", body="x")
    newspaper.article("b.md", Title="Sắp gỡ", Expires="2019-03-11 18:00", body="x")
    newspaper.article("c.md", Title="Nháp", Date="2019-03-11 13:00", Status="draft", body="x")
    newspaper.build()

    with sqlite3.connect(newspaper.root / "cache" / "catalogue.sqlite") as connection:
        coming = due(connection, NOON, 9)
        soonest = next_instant(connection, NOON)
    connection.close()

    assert [(one.path, one.is_expiry) for one in coming] == [("b.md", True), ("a.md", False)]
    assert soonest == coming[0].instant
