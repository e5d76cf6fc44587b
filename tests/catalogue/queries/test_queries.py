"""Questions to the catalogue: right answers, each from an index, in time that does not grow."""

import inspect
import sqlite3

import pytest

from newsroom.catalogue.listing import Listing, Period
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.queries.schedule import due, embargoed_until_after, next_instant
from newsroom.catalogue.queries.search import Selection
from newsroom.catalogue.rows import Headline, Teaser
from newsroom.content.article import ArticleKind, Image, Status, Term
from newsroom.content.picture import PictureFile
from tests.catalogue.records import a_standing_page, an_article

EDITION = Listing("vi", "edition")
ECONOMY = Listing("vi", "section", "kinh-te")
SECTION = Listing("vi", "section", "kinh-te")


def titles(rows):
    return [row.title for row in rows]


# Articles and pages -------------------------------------------------------------------------


def test_an_article_is_found_at_its_address(desk):
    article = an_article()
    desk.store(article)

    assert desk.queries.article(article.url) == article
    assert desk.queries.article("/nowhere/") is None


def test_nothing_is_found_before_its_moment(desk):
    article = an_article()
    desk.now = article.instant - 1
    desk.store(article)

    assert desk.queries.article(article.url) is None
    assert desk.queries.newest(EDITION, 9) == []
    assert list(desk.queries.article_urls()) == []


def test_articles_are_listed_oldest_first_and_headlines_are_not_pages(desk):
    later, earlier = an_article("a.md", "2019-03-12"), an_article("b.md", "2019-03-11")
    desk.store(later, earlier, an_article("c.md", has_body=False))

    assert [url for *_, url in desk.queries.article_urls()] == [earlier.url, later.url]


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WITHDRAWN])
def test_a_standing_page_is_seen_if_published_or_hidden(desk, status):
    seen, unseen = a_standing_page(), a_standing_page("pages/x.md", status=status)
    desk.store(unseen, seen)

    assert desk.queries.standing_pages == [seen]
    assert desk.queries.standing_page(seen.url) == seen
    assert desk.queries.standing_page(unseen.url) is None


def test_what_names_a_file_is_found_by_it(desk):
    article = an_article(references=("images/a.jpg", "b.md"))
    page = a_standing_page(references=("b.md",))
    desk.store(article, page)

    assert desk.queries.articles_naming("b.md") == [("vi", article.url)]
    assert desk.queries.standing_pages_naming("b.md") == [("vi", page.url)]


def test_addresses_are_those_of_what_may_be_read(desk):
    article, page = an_article(), a_standing_page()
    desk.store(article, page, an_article("draft.md", status=Status.DRAFT))

    assert desk.queries.addresses_of(("a.md", "pages/toa-soan.md", "draft.md", "gone.md")) == {
        "a.md": article.url,
        "pages/toa-soan.md": page.url,
    }


# Listings ------------------------------------------------------------------------------------


@pytest.fixture
def month(desk):
    """Articles of every precision around March 2019, one of them of another section."""
    stamps = ["2018", "2019", "2019-03", "2019-03-11", "2019-03-11T08:00", "2019-03-12", "2019-04"]
    articles = [an_article(f"{stamp}.md".replace(":", ""), stamp, title=stamp) for stamp in stamps]
    desk.store(*articles, an_article("x.md", "2019-03-11T09:00", title="x", section="chinh-tri"))
    return desk.queries


def test_the_newest_items_come_first(month):
    assert titles(month.newest(SECTION, 3)) == ["2019-04", "2019-03-12", "2019-03-11T08:00"]


def test_a_period_has_all_items_in_it_at_every_precision(month):
    in_march = ["2019-03", "2019-03-11", "2019-03-11T08:00", "2019-03-12"]

    assert titles(month.headlines_in(SECTION, "2019-03")) == in_march
    assert titles(month.teasers_in(SECTION, "2019-03")) == in_march[::-1]
    assert titles(month.headlines_in(EDITION, "2019-03-11")) == [*in_march[1:3], "x"]


def test_items_for_the_index_are_counted_off_newest_first(desk, month):
    desk.store(an_article("tin.md", "2019-03-12T10:00", title="tin", has_body=False))
    all_of_march = ["tin", "2019-03-12", "x", "2019-03-11T08:00", "2019-03-11", "2019-03"]

    def found(most, skipped):
        return Selection(EDITION, "2019-03", "2019-04", most, skipped)

    assert titles(month.search_items(found(9, 0))) == all_of_march
    assert titles(month.search_items(found(2, 1))) == all_of_march[1:3]
    assert titles(month.search_items(found(9, 6))) == []
    assert list(month.paths_of_texts(found(2, 0))) == ["2019-03-12.md"]


def test_items_dated_to_just_a_period_are_told_apart(month):
    assert titles(month.headlines_at(SECTION, "2019-03")) == ["2019-03"]
    assert titles(month.headlines_at(SECTION, "2019")) == ["2019"]


def test_periods_have_their_numbers(month):
    assert month.years(SECTION) == [Period("2018", 1), Period("2019", 6)]
    assert month.months(SECTION, "2019") == [Period("2019-03", 4), Period("2019-04", 1)]
    assert month.days_of_year(EDITION, "2019") == [Period("2019-03-11", 3), Period("2019-03-12", 1)]
    assert month.days_of_month(SECTION, "2019-03")[0] == Period("2019-03-11", 2)
    assert month.all_periods(SECTION, 7) == month.months(SECTION, "2019")
    assert month.items_in(EDITION, "2019-03-11") == 3
    assert month.items_in(EDITION, "2019-03-10") == 0


def test_neighbours_skip_what_is_empty(month):
    assert month.neighbours(EDITION, "2019-03-11") == ("", "2019-03-12")
    assert month.neighbours(EDITION, "2019-02-01") == ("", "2019-03-11")
    assert month.neighbours(EDITION, "2019") == ("2018", "")


def test_the_first_and_the_last_day_are_told(month, desk):
    assert month.first_and_last_day(EDITION) == ("2019-03-11", "2019-03-12")
    assert month.first_and_last_day(Listing("en", "edition")) == ("", "")


@pytest.mark.parametrize(
    ("items", "lead"),
    [
        ([("a", 1, ""), ("b", 1, "images/a.jpg"), ("c", 1, "images/a.jpg")], "b"),
        ([("a", 1, "images/lost.jpg"), ("b", 1, "")], "a"),
        ([("a", 0, ""), ("b", 1, "")], "b"),
        ([("a", 0, "images/a.jpg"), ("b", 0, "")], "a"),
        ([], None),
    ],
    ids=["pictured", "articles", "an article", "headlines", "nothing"],
)
def test_a_day_is_led_by_its_first_article_with_a_picture(desk, items, lead):
    desk.writer.save_picture(PictureFile("images/a.jpg", "digest", 1200, 800))
    desk.store(
        *(
            an_article(
                f"{title}.md",
                f"2019-03-11T08:0{minute}",
                title=title,
                has_body=bool(has_body),
                image=Image(picture) if picture else Image(),
            )
            for minute, (title, has_body, picture) in enumerate(items)
        )
    )

    found = desk.queries.lead_in(EDITION, "2019-03-11")

    assert (found.title if found else None) == lead
    assert titles(desk.queries.leading_articles(EDITION, ["2019-03-11"], 1)) == (
        [lead] if lead and found.has_body else []
    )


def test_what_was_paid_for_leads_only_where_nothing_else_is(desk):
    paid = an_article("a.md", "2019-03-11T08:00", kind=ArticleKind.SPONSORED)
    desk.store(paid)
    assert desk.queries.lead_in(EDITION, "2019-03-11").title == "a.md"

    desk.store(paid, an_article("b.md", "2019-03-11T09:00", has_body=False))
    assert desk.queries.lead_in(EDITION, "2019-03").title == "b.md"


def test_the_same_day_of_other_years_is_found(desk):
    days = ("2015-03-11", "2019-03-11", "2016-03-12", "2020-03-11")
    desk.store(*(an_article(f"{day}.md", day) for day in (*days, "2018-03", "2017")))

    assert desk.queries.same_days(EDITION, "2019-03-11") == ["2015-03-11", "2020-03-11"]


def test_preceding_items_are_of_the_section_and_newest_first(month):
    article = month.article("/2019/03/12/2019-03-12/")

    preceding = month.preceding(ECONOMY, article, 3)

    assert titles(preceding) == ["2019-03-11T08:00", "2019-03-11", "2019-03"]


def test_following_articles_are_those_that_list_it_as_preceding(month):
    article = month.article("/2019/03/11/2019-03-11T0800/")

    for url in month.following_urls(ECONOMY, article, 10):
        assert article.url in {row.url for row in month.preceding(ECONOMY, month.article(url), 10)}
    assert len(month.following_urls(ECONOMY, article, 10)) == 2


def test_articles_of_one_minute_precede_each_other_by_path(desk):
    first, second = an_article("a.md"), an_article("b.md")
    desk.store(second, first)

    assert titles(desk.queries.preceding(ECONOMY, second, 10)) == ["a.md"]
    assert desk.queries.preceding(ECONOMY, first, 10) == []


def test_a_label_has_the_name_that_its_first_article_wrote(desk):
    desk.store(
        an_article("a.md", "2019-03-12", topics=(Term("lua", "LÚA"),)),
        an_article("b.md", "2019-03-11", topics=(Term("lua", "Lúa"),)),
    )

    assert desk.queries.listing_name(Listing("vi", "topic", "lua")) == "Lúa"
    assert desk.queries.listing_name(Listing("vi", "topic", "x")) == ""
    assert list(desk.queries.listings("topic")) == [Listing("vi", "topic", "lua")]


def test_languages_have_listings_of_their_own(desk):
    desk.store(an_article("a.md"), an_article("b.md", language="en", url="/en/x/"))

    assert titles(desk.queries.newest(EDITION, 9)) == ["a.md"]
    assert titles(desk.queries.newest(Listing("en", "edition"), 9)) == ["b.md"]


@pytest.mark.parametrize("status", [Status.HIDDEN, Status.WITHDRAWN])
def test_hidden_and_withdrawn_articles_are_in_no_list(desk, status):
    article = an_article(status=status)
    desk.store(article)

    assert desk.queries.article(article.url) == article
    assert desk.queries.newest(EDITION, 9) == []


def test_rows_have_what_lists_show(desk):
    image, picture = Image("a.jpg", "Ruộng rau"), PictureFile("a.jpg", "digest", 1200, 800)
    desk.writer.save_picture(picture)
    article = an_article(title="Rau", lead="Được giá.", image=image, source="https://a.vn")
    desk.store(article)
    headline = Headline("Rau", article.url, article.stamp, "kinh-te", "https://a.vn", 1)

    assert desk.queries.headlines_in(EDITION, "2019") == [headline]
    assert desk.queries.newest(EDITION, 1) == [
        Teaser(*headline, lead="Được giá.", image_alt="Ruộng rau", picture=picture)
    ]


# How the questions are answered -------------------------------------------------------------

# Asked only when all pages of a kind are visited, or of tables with a handful of rows.
LISTINGS = {
    *("article_urls", "led_addresses", "media", "pictures", "listings", "standing_page"),
    *("standing_pages", "headline_urls", "is_of_draft", "printed_days", "live_story_urls"),
    *("articles_with_files", "articles_without_picture"),
}
ARGUMENTS = {
    "address": "/tin/1.html",
    "article": an_article(),
    "count": 10,
    "day": "2019-03-11",
    "days": ["2019-03-11"],
    "kind": "topic",
    "high": "2019-03-11",
    "language": "vi",
    "letters": ("a", "b"),
    "low": "2019-03",
    "month": "2019-03",
    "path": "images/a.jpg",
    "paths": ("a.md",),
    "period": "2019-03",
    "precision": 7,
    "references": ("a.jpg", "images/"),
    "seconds": 3600,
    "section": "kinh-te",
    "since": "2019",
    "listing": EDITION,
    "selection": Selection(EDITION, "", ":", 10, 0),
    "skipped": 10,
    "stamp": "2019-03",
    "stem": "images/a",
    "target": "a.jpg",
    "url": "/2019/03/11/a/",
    "year": "2019",
}


class Explaining:
    """A connection that also asks SQLite how it is going to answer."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.plans: list[str] = []

    def execute(self, query, values=()):
        rows = self._connection.execute(f"EXPLAIN QUERY PLAN {query}", values)
        self.plans += [row[3] for row in rows]
        return self._connection.execute(query, values)


def _questions(queries):
    """Return every public question of a snapshot, by name."""
    names = [name for name in dir(Queries) if not name.startswith("_")]
    return {name: getattr(queries, name) for name in [*names, "days_of_month", "lead_in"]}


def _plan(connection, question):
    explaining = Explaining(connection)
    asked = getattr(Queries(explaining, 0), question)
    if callable(asked):
        asked(**{name: ARGUMENTS[name] for name in inspect.signature(asked).parameters})
    assert explaining.plans
    return explaining.plans


def test_every_question_is_answered_from_an_index(desk):
    for question in _questions(desk.queries).keys() - LISTINGS:
        plan = _plan(desk.connection, question)

        assert [step for step in plan if step.startswith("SCAN")] == [], question
        assert [step for step in plan if "TEMP B-TREE" in step] == [], question


def test_listings_of_a_whole_kind_walk_an_index_in_its_order(desk):
    for question in LISTINGS:
        plan = _plan(desk.connection, question)

        assert not {"SCAN article", "SCAN listing_item", "SCAN s", "SCAN a"} & set(plan), question
        assert "USE TEMP B-TREE FOR ORDER BY" not in plan, question


def test_what_is_to_come_is_not_looked_for_among_all_articles(desk):
    explaining = Explaining(desk.connection)

    embargoed_until_after(explaining, 0)
    next_instant(explaining, 0)
    due(explaining, 0, 10)

    assert not {step for step in explaining.plans if step.startswith("SCAN article")}


def test_sizes_of_listings_are_not_read_day_by_day(desk):
    for question in ("listing_sizes", "listings", "slugs_of", "label_count"):
        assert any("listing_by_year" in step for step in _plan(desk.connection, question))
