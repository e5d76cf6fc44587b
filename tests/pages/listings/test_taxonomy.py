"""The years of topics with many items: only those that an edit concerns are visited."""

import pytest

from newsroom.pages.listings import taxonomy as label


@pytest.fixture
def long_topic(newspaper, monkeypatch):
    """A newspaper whose topic “Lúa” has two articles in each of four years: it is long."""
    monkeypatch.setattr(label, "LONG", 3)
    for year in (2010, 2012, 2014, 2016):
        for number in (1, 2):
            _article(newspaper, year, number)
    newspaper.build()
    return newspaper


def _article(newspaper, year, number, topic="Lúa", **fields):
    newspaper.article(
        f"{year}-{number}.md",
        Title=f"Bài {year} {number}",
        Date=f"{year}-03-0{number}",
        Tags=topic,
        **fields,
    )


def _years(written):
    folders = [path.split("/") for path in written if path.startswith("topics/lua/")]
    return {folder[2] for folder in folders if folder[2].isdigit()}


def test_an_article_changes_the_page_of_its_own_year_only(long_topic, rebuild):
    _article(long_topic, 2014, 3)

    assert _years(rebuild()) == {"2014"}


def test_no_other_year_is_looked_at(long_topic, monkeypatch):
    visited = set()
    inputs = label.TermYearPages.inputs
    monkeypatch.setattr(
        label.TermYearPages,
        "inputs",
        lambda self, key, *given: visited.add(key) or inputs(self, key, *given),
    )
    _article(long_topic, 2014, 3)

    long_topic.build()

    assert {key.period for key in visited if key.subject == "lua"} == {"2014"}


def test_a_topic_that_becomes_long_gets_all_its_years(newspaper, monkeypatch, rebuild):
    monkeypatch.setattr(label, "LONG", 3)
    for year in (2010, 2012, 2014):
        _article(newspaper, year, 1)
    newspaper.build()

    _article(newspaper, 2014, 2)

    assert _years(rebuild()) == {"2010", "2012", "2014"}


def test_a_year_that_comes_or_goes_is_led_to_by_those_around_it(long_topic, rebuild):
    _article(long_topic, 2013, 1)
    assert _years(rebuild()) == {"2012", "2013", "2014"}

    (long_topic.content / "2013-1.md").unlink()
    assert _years(rebuild()) == {"2012", "2013", "2014"}


def test_the_oldest_item_names_all_years(long_topic, rebuild):
    _article(long_topic, 2010, 1, topic="LÚA")

    assert _years(rebuild()) == {"2010", "2012", "2014", "2016"}


def test_an_article_that_was_the_oldest_leaves_its_name_behind(long_topic, rebuild):
    _article(long_topic, 2008, 1, topic="LÚA")
    rebuild()

    (long_topic.content / "2008-1.md").unlink()

    assert _years(rebuild()) == {"2008", "2010", "2012", "2014", "2016"}


def test_a_topic_that_is_short_again_has_no_years(long_topic, rebuild):
    for year in (2012, 2014, 2016):
        (long_topic.content / f"{year}-1.md").unlink()
        (long_topic.content / f"{year}-2.md").unlink()
        rebuild()

    assert not any(path.startswith("topics/lua/20") for path in long_topic.tree())
