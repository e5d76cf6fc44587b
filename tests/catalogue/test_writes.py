"""Changes of the catalogue: what readers notice of them, and what follows by itself."""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.catalogue.change import Change
from newsroom.catalogue.listing import Listing
from newsroom.catalogue.listing_writer import listings_of
from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.schema import open_catalogue
from newsroom.catalogue.writes import Writer
from newsroom.content.article import Status, Term
from newsroom.content.rejection import Rejection
from newsroom.language.dates.moment import Moment
from tests.catalogue.records import a_standing_page, an_article

NOON = an_article().instant


def codes(desk):
    return [(one.path, one.code) for one in Manifest(desk.connection).rejections()]


# What readers notice ------------------------------------------------------------------------


def test_a_new_article_comes(desk):
    article = an_article()

    assert desk.store(article) == [Change(None, article)]


def test_a_changed_article_is_told_with_what_it_was(desk):
    before = an_article(title="Lúa xuân")
    after = replace(before, title="Lúa mùa")
    desk.store(before)

    assert desk.store(after) == [Change(before, after)]


def test_a_moved_article_leaves_its_old_address(desk):
    before = an_article(slug="lua-xuan")
    after = an_article(slug="lua-mua")
    desk.store(before)

    assert desk.store(after) == [Change(before, after)]


def test_a_removed_article_goes(desk):
    article = an_article()
    desk.store(article)

    assert desk.remove("a.md") == [Change(article, None)]


def test_a_standing_page_comes_and_goes(desk):
    page = a_standing_page()

    assert desk.store(page) == [Change(None, page)]
    assert desk.remove(page.path) == [Change(page, None)]


def test_nobody_notices_a_draft(desk):
    assert desk.store(an_article(status=Status.DRAFT)) == []


def test_nobody_notices_that_an_unknown_file_went(desk):
    assert desk.remove("unknown.md") == []


# Embargo ------------------------------------------------------------------------------------


def test_an_embargoed_article_is_noticed_when_its_minute_comes(desk):
    desk.now = NOON - 1
    article = an_article()
    assert desk.store(article) == []

    desk.now = NOON
    assert desk.pass_time(NOON - 1) == [Change(None, article)]
    assert desk.pass_time(NOON) == []


def test_a_clock_set_back_takes_articles_back(desk):
    desk.now = NOON
    article = an_article()
    desk.store(article)

    desk.now = NOON - 1
    assert desk.pass_time(NOON) == [Change(article, None)]


# Two files, one address ---------------------------------------------------------------------


def test_the_earlier_article_keeps_an_address_that_two_claim(desk):
    earlier = an_article("b.md", "2019-03-11T08:00", slug="x")
    later = an_article("a.md", "2019-03-11T09:00", slug="x")

    desk.store(later)
    desk.store(earlier)

    assert desk.queries.article("/2019/03/11/x/") == earlier
    assert codes(desk) == [("a.md", "duplicate-address")]


def test_the_other_article_is_published_when_the_first_goes(desk):
    first, second = an_article("a.md", slug="x"), an_article("b.md", slug="x")
    desk.store(first, second)

    assert desk.remove("a.md") == [Change(None, second), Change(first, None)]
    assert codes(desk) == []


def test_a_draft_claims_no_address(desk):
    desk.store(an_article("a.md", slug="x", status=Status.DRAFT))
    published = an_article("b.md", slug="x")
    desk.store(published)

    assert desk.queries.article("/2019/03/11/x/") == published
    assert codes(desk) == []


# Rejections ---------------------------------------------------------------------------------


@pytest.fixture
def no_title():
    return Rejection.of("a.md", 1, "no-title")


def test_a_rejected_file_keeps_its_last_accepted_record(desk, no_title):
    article = an_article()
    desk.store(article)

    Writer(desk.connection, desk.now).reject("a.md", [no_title])

    assert desk.queries.article(article.url) == article
    assert codes(desk) == [("a.md", "no-title")]


def test_a_mended_file_has_no_rejections_left(desk, no_title):
    Writer(desk.connection, desk.now).reject("a.md", [no_title])

    desk.store(an_article())

    assert codes(desk) == []


def test_a_deleted_file_has_no_rejections_left(desk, no_title):
    Writer(desk.connection, desk.now).reject("a.md", [no_title])

    desk.remove("a.md")

    assert codes(desk) == []


# Listings ------------------------------------------------------------------------------------


def test_a_period_is_told_with_its_first_item_and_its_last(desk):
    writer = Writer(desk.connection, desk.now)
    first, second = an_article("a.md"), an_article("b.md", "2019-03-12")

    list(writer.apply([first], ()))
    assert (Listing("vi", "edition"), "2019-03-11") in writer.flush()
    list(writer.apply([second], ()))
    turned = writer.flush()
    assert (Listing("vi", "edition"), "2019-03-12") in turned
    assert (Listing("vi", "edition"), "2019-03") not in turned
    list(writer.apply((), ["b.md"]))
    assert (Listing("vi", "section", "kinh-te"), "2019-03-12") in writer.flush()


files = st.sampled_from(["a.md", "b.md", "c.md", "d.md"])
edits = st.builds(
    an_article,
    path=files,
    stamp=st.sampled_from(
        ["2019-03-11T20:23", "2019-03-11T08:00", "2019-03-12", "2019-03", "2018"]
    ),
    slug=st.sampled_from(["x", "y"]),
    status=st.sampled_from([*Status, Status.PUBLISHED]),
    section=st.sampled_from(["kinh-te", "chinh-tri"]),
    language=st.sampled_from(["vi", "vi", "en"]),
    has_body=st.booleans(),
    topics=st.sampled_from([(), (Term("lua", "Lúa"),), (Term("lua", "lúa"), Term("de", "Đê"))]),
    authors=st.sampled_from([(), (Term("dao-quyen", "Đào Quyên"),)]),
    references=st.sampled_from([(), ("images/lua.jpg", "b.md")]),
    former_addresses=st.sampled_from([(), ("/tin/1",), ("/tin/1", "/tin/2")]),
)
pages = st.builds(
    a_standing_page, path=st.sampled_from(["pages/x.md", "pages/y.md"]), slug=st.just("x")
)
clocks = st.sampled_from([NOON - 86_400 * 400, NOON - 1, NOON, NOON + 86_400])


@given(st.lists(st.one_of(st.lists(edits, min_size=1, max_size=4), files, clocks), max_size=12))
def test_after_any_edits_the_catalogue_is_what_its_records_say(steps):
    with (
        TemporaryDirectory() as folder,
        closing(open_catalogue(Path(folder, "catalogue.sqlite"))) as connection,
    ):
        now, expected, paths = NOON, {}, set()
        for step in steps:
            then, now = now, step if isinstance(step, int) else now
            writer = Writer(connection, now)
            if isinstance(step, list):
                found = {article.path: article for article in step}
                list(writer.apply(found.values(), (), are_new=not paths & found.keys()))
                expected |= found
                paths |= found.keys()
            elif isinstance(step, str):
                expected.pop(step, None)
                list(writer.apply((), [step]))
            else:
                list(writer.pass_time(then))
            writer.flush()

        owners, others = _claimants(expected.values())
        live = {article.path: article for article in owners if article.instant <= now}
        assert _paths(connection, "SELECT path FROM article WHERE live") == live.keys()
        assert _listing_items(connection) == _expected_items(live.values())
        assert _listing_periods(connection) == _expected_periods(live.values())
        assert _paths(connection, "SELECT path FROM rejection") == {one.path for one in others}
        assert set(connection.execute("SELECT target, path FROM reference")) == {
            (target, one.path) for one in expected.values() for target in one.references
        }


@given(
    st.lists(st.one_of(edits, pages), max_size=8, unique_by=lambda record: record.path),
    st.integers(0, 8),
)
def test_new_files_are_stored_as_any_are(records, first):
    halves = records[:first], records[first:]

    assert _stored(halves, are_new=True) == _stored(halves, are_new=False)


def _stored(parts, *, are_new):
    """Return what there is of records that have come part after part, and contested addresses."""
    with (
        TemporaryDirectory() as folder,
        closing(open_catalogue(Path(folder, "catalogue.sqlite"))) as connection,
    ):
        writer = Writer(connection, NOON)
        for part in parts:
            list(writer.apply(part, (), are_new=are_new))
        writer.flush()
        tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        names = [name for (name,) in connection.execute(tables)]
        rows = {name: set(connection.execute(f"SELECT * FROM {name}")) for name in names}
        return rows, writer.contested


def _claimants(articles):
    """Return who has an address of its own, and who has another's."""
    claimants = sorted(
        (article for article in articles if article.status is not Status.DRAFT),
        key=lambda article: (article.url, article.stamp, article.path),
    )
    groups = [list(group) for _url, group in groupby(claimants, key=lambda article: article.url)]
    return [group[0] for group in groups], [other for group in groups for other in group[1:]]


def _paths(connection: sqlite3.Connection, query):
    return {path for (path,) in connection.execute(query)}


def _listing_items(connection):
    return set(connection.execute("SELECT language, kind, listing, stamp, path FROM listing_item"))


def _expected_items(live):
    return {
        (*listing, article.stamp, article.path)
        for article in live
        if article.status is Status.PUBLISHED
        for listing, _name in listings_of(article)
    }


def _listing_periods(connection):
    rows = connection.execute(
        "SELECT language, kind, listing, precision, period, items FROM listing_period"
    )
    return {tuple(row[:5]): row[5] for row in rows}


def _expected_periods(live):
    return Counter(
        (*item[:3], len(period), period)
        for item in _expected_items(live)
        for period in Moment(item[3]).periods
    )
