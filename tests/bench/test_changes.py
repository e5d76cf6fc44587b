"""The changes of a newsroom that the benchmark makes."""

import pytest

from bench.changes import (
    CHANGES,
    add,
    delete,
    edit_body,
    edit_recent_body,
    move_to_next_section,
    retitle,
    touch,
    victims,
)
from bench.corpus import generate


@pytest.fixture
def content(tmp_path):
    generate(tmp_path, 40)
    return tmp_path


@pytest.fixture
def article(content):
    [article] = victims(content, 1)
    return article


def fields(text):
    return dict(line.split(": ", 1) for line in text.partition("\n\n")[0].splitlines())


def test_victims_are_articles_with_a_body_and_none_comes_twice(content):
    chosen = victims(content, 20)

    assert len(set(chosen)) == 20
    assert all("\n\n" in path.read_text() for path in chosen)
    assert chosen == victims(content, 20)


def test_adding_writes_the_newest_article_of_the_newspaper(content, article):
    before = set(content.rglob("*.md"))

    add(article)

    [new] = set(content.rglob("*.md")) - before
    assert fields(new.read_text())["Date"] > "2019-12-31 22:00"
    assert fields(new.read_text())["Slug"] == new.stem


def test_a_recent_edit_is_one_of_the_last_month(content, article):
    before = {file: file.read_text() for file in content.rglob("*.md")}

    edit_recent_body(article)

    [edited] = [file for file in before if file.read_text() != before[file]]
    assert edited.parent == max(file.parent for file in before)


def test_editing_changes_the_body_alone(article):
    before = article.read_text()

    edit_body(article)

    assert article.read_text().startswith(before)
    assert len(article.read_text()) > len(before)


@pytest.mark.parametrize(
    ("change", "field"), [(retitle, "Title"), (move_to_next_section, "Category")]
)
def test_a_change_of_one_field_leaves_the_rest(article, change, field):
    before = article.read_text()

    change(article)

    old, new = fields(before), fields(article.read_text())
    assert {name for name in old if old[name] != new[name]} == {field}
    assert before.partition("\n\n")[2] == article.read_text().partition("\n\n")[2]


def test_touching_changes_the_time_alone(article):
    before, time = article.read_bytes(), article.stat().st_mtime_ns

    touch(article)

    assert article.read_bytes() == before
    assert article.stat().st_mtime_ns > time


def test_deleting_takes_the_file_away(article):
    delete(article)

    assert not article.exists()


def test_changing_nothing_is_measured_too(content, article):
    before = {path: path.stat() for path in content.rglob("*.md")}

    CHANGES["nothing"](article)

    assert {path: path.stat() for path in content.rglob("*.md")} == before
