"""Nothing of an article is readable a second before its minute; all of it is, at its minute.

EMBARGOES=10000 tries as many dates, zones and clocks; the suite is content with a few dozen.
"""

import os
import sqlite3
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.catalogue.schedule import due, next_instant
from tests.build.newspaper import NOON, Newspaper

EXAMPLES = int(os.environ.get("EMBARGOES", "30"))
ZONES = [
    *("Asia/Ho_Chi_Minh", "UTC", "America/New_York", "Pacific/Apia", "Pacific/Kiritimati"),
    *("Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Berlin", "Africa/Casablanca"),
]
CANARY = "canaryxyzzy"
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
        path for path, data in newspaper.tree().items() if CANARY in path or CANARY.encode() in data
    ]


def build_at(newspaper, now):
    newspaper.now = now
    report = newspaper.build()
    assert report.rejections == ()


@pytest.fixture(scope="module")
def press_hall(tmp_path_factory):
    """One newspaper for all examples: what an earlier one left must not help the next."""
    return Newspaper(tmp_path_factory.mktemp("embargo"))


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
@given(
    moment=st.datetimes(datetime(2010, 1, 1), datetime(2035, 12, 31)),
    precision=st.sampled_from(["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d", "%Y-%m", "%Y"]),
    zone=st.sampled_from(ZONES),
    offset=st.sampled_from(["", "", " +09:00", " -11:00", "Z"]),
    early=st.sampled_from([1, 1, 59, 3600, 86_400, 40_000_000]),
)
def test_nothing_of_an_embargoed_article_is_out_before_its_minute(  # noqa: PLR0917
    press_hall, moment, precision, zone, offset, early
):
    date = moment.strftime(precision)
    if offset and len(date) == 16:
        date += offset
        shift = {"Z": 0, " +09:00": 9, " -11:00": -11}[offset]
        instant = moment.replace(second=0, microsecond=0, tzinfo=UTC) - timedelta(hours=shift)
    else:
        start = datetime.strptime(date, precision)
        instant = start.replace(tzinfo=ZoneInfo(zone))
    opening = int(instant.timestamp())
    press_hall.settings["TIMEZONE"] = zone
    plant(press_hall, date)

    build_at(press_hall, opening - early)
    assert leaks(press_hall) == []
    build_at(press_hall, opening - 1)
    assert leaks(press_hall) == []
    build_at(press_hall, opening)
    assert any(path.endswith("index.html") for path in leaks(press_hall))


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
