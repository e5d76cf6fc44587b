"""What is laid in rows comes out as it went in."""

import sqlite3
from contextlib import closing

from hypothesis import given

from newsroom.catalogue.rows import (
    ARTICLE_COLUMNS,
    STANDING_COLUMNS,
    article_of_row,
    row_of_article,
    row_of_standing_page,
    standing_page_of_row,
)
from tests.catalogue.records import a_standing_page, an_article, articles, standing_pages


@given(articles)
def test_an_article_comes_back_whole(article):
    assert article_of_row(row_of_article(article)) == article


@given(standing_pages)
def test_a_standing_page_comes_back_whole(page):
    assert standing_page_of_row(row_of_standing_page(page)) == page


def test_every_column_has_a_value():
    assert len(row_of_article(an_article())) == ARTICLE_COLUMNS.count(",") + 1
    assert len(row_of_standing_page(a_standing_page())) == STANDING_COLUMNS.count(",") + 1


@given(articles)
def test_sqlite_gives_back_what_it_was_given(article):
    row = row_of_article(article)
    marks = ", ".join("?" * len(row))

    with closing(sqlite3.connect(":memory:")) as connection:
        assert article_of_row(connection.execute(f"SELECT {marks}", row).fetchone()) == article
