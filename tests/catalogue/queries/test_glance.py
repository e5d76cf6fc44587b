"""The paper at a glance: what is live, due, a draft or expiring, each from an index of its own."""

import re

import pytest

from newsroom.catalogue.queries.glance import glance
from newsroom.catalogue.queries.sources import is_named_publicly
from newsroom.content.article import Status
from newsroom.content.live_story import Entry, LiveStory
from tests.catalogue.queries.test_queries import Explaining
from tests.catalogue.records import an_article

MIDNIGHT = 1_552_237_200  # 2019-03-11 00:00 in Vietnam
HOUR = 3600


def seen(desk, connection=None):
    asked = connection or desk.connection
    return glance(asked, midnight=MIDNIGHT, now=MIDNIGHT + 12 * HOUR, first=2)


@pytest.fixture
def full(desk):
    """A catalogue with an article in each state, and three live ones of today."""
    desk.now = MIDNIGHT + 12 * HOUR
    desk.store(
        an_article("yesterday.md", instant=MIDNIGHT - 1),
        *(an_article(f"{hour}.md", instant=MIDNIGHT + hour * HOUR) for hour in range(3)),
        an_article("draft.md", instant=MIDNIGHT + 20 * HOUR, status=Status.DRAFT),
        an_article("undated.md", instant=0, stamp="", status=Status.DRAFT),
        an_article("later.md", instant=MIDNIGHT + 13 * HOUR),
        an_article("expiring.md", instant=MIDNIGHT - 9, expires=MIDNIGHT + 14 * HOUR),
        an_article("expired.md", instant=MIDNIGHT - 9, expires=MIDNIGHT + HOUR),
    )
    return desk


def test_each_article_is_where_it_belongs_today(full):
    found = {
        name: (group.total, [one.path for one in group.first])
        for name, group in seen(full)._asdict().items()
    }

    assert found == {
        "live": (3, ["2.md", "1.md"]),
        "due": (1, ["later.md"]),
        "drafts": (2, ["draft.md", "undated.md"]),
        "expiring": (1, ["expiring.md"]),
    }
    assert seen(full).expiring.first[0].instant == MIDNIGHT + 14 * HOUR


def test_entries_of_live_stories_are_due_until_their_time_has_come(full):
    times = {"gone": 11, "coming": 14, "last": 15}
    entries = tuple(
        Entry("", MIDNIGHT + hour * HOUR, title, title, place)
        for place, (title, hour) in enumerate(times.items())
    )
    story = LiveStory(until=MIDNIGHT + 16 * HOUR, entries=entries)
    begun = {"instant": MIDNIGHT + 10 * HOUR, "live_story": story}
    full.store(
        an_article("story.md", **begun),
        an_article("draft-story.md", **begun, status=Status.DRAFT),
        an_article("over.md", **begun, status=Status.WITHDRAWN),
    )
    due = seen(full).due

    assert due.total == 3
    assert [(one.path, one.entry) for one in due.first] == [
        *(("later.md", None), ("story.md", "coming")),
    ]


def test_it_costs_the_same_in_an_archive_of_any_size(full):
    explaining = Explaining(full.connection)
    seen(full, explaining)

    assert len(explaining.plans) == 12  # two of them of articles by their paths, for entries
    for plan in explaining.plans:
        assert re.search("INDEX (article_|live_instant_by_instant|sqlite_autoindex)|ROWID", plan)
        assert "TEMP B-TREE" not in plan
    whole = [plan for plan in explaining.plans if plan.startswith("SCAN")]
    assert all("article_draft" in plan for plan in whole)  # an index of nothing but drafts
    is_named_publicly(explaining, "images/")
    assert not any(plan.startswith("SCAN") for plan in explaining.plans[12:])
