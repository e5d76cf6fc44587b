"""Pelican plugins that know one article or one page work as they do under stock Pelican."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pelican import signals
from pelican.settings import read_settings

from newsroom.engine.plugins import listen
from newsroom.signals import beside_day
from tests.engine.newspaper import Newspaper


@pytest.fixture
def published(newspaper: Newspaper) -> Iterator[Newspaper]:
    """Return an edition of three articles whose plugins may listen."""
    for number in range(3):
        newspaper.article(f"{number}.md", Title=f"Bài {number}", Date=f"2019-03-0{number + 1}")
    listen(dict(read_settings(override=newspaper.settings)))
    yield newspaper
    listen({})


def page(newspaper: Newspaper, number: int) -> str:
    return (newspaper.output / f"2019/03/0{number + 1}/bai-{number}/index.html").read_text("utf-8")


def test_a_plugin_may_change_an_articles_body(published: Newspaper) -> None:
    def sign(content: Any) -> None:
        content._content += f"<p>Ký: {content.category.name}, {content.date:%d.%m.%Y}</p>"

    with signals.content_object_init.connected_to(sign):
        published.build()
    assert "<p>Ký: Kinh tế, 02.03.2019</p>" in page(published, 1)


def test_a_plugin_may_rewrite_a_written_page(published: Newspaper) -> None:
    def stamp(path: str, context: dict[str, Any]) -> None:
        file = Path(path)
        file.write_text(file.read_text("utf-8") + f"<!-- {context['output_file']} -->", "utf-8")

    with signals.content_written.connected_to(stamp):
        published.build()
        published.build()
    assert page(published, 0).endswith("<!-- 2019/03/01/bai-0/index.html -->")
    assert page(published, 0).count("<!-- 2019") == 1


def test_a_plugin_that_needs_the_corpus_reads_it_lazily(published: Newspaper) -> None:
    seen: list[Any] = []

    def read(generator: Any) -> None:
        articles = generator.articles
        seen.extend([len(articles), articles[0].title, articles[-1].title])
        seen.append([article.slug for article in articles])
        seen.append([article.title for article in articles[1:]])

    with signals.article_generator_finalized.connected_to(read):
        published.build()
    newest, oldest, slugs, others = seen[1:]
    assert seen[0] == 3
    assert (newest, oldest, others) == ("Bài\xa02", "Bài\xa00", ["Bài\xa01", "Bài\xa00"])
    assert slugs == ["bai-2", "bai-1", "bai-0"]


def test_an_edition_without_plugins_makes_no_content_objects(published: Newspaper) -> None:
    listen({})
    made: list[Any] = []
    with signals.content_object_init.connected_to(made.append):
        published.build()
    assert made == []


def test_a_plugin_may_set_something_beside_a_day(published: Newspaper) -> None:
    def tide(_sender: None, day: str, language: str) -> str | None:
        return f"<h2>Triều {language}</h2><p>{day}</p>" if day > "2019-03-01" else None

    with beside_day.connected_to(tide):
        published.build()
        published.article("3.md", Title="Bài 3", Date="2019-03-02 09:00")
        published.build()
        assert published.tree() == published.cold_tree()
    days = [(published.output / f"2019/03/0{day}/index.html").read_text("utf-8") for day in (1, 2)]
    assert [day.count('<div class="beside">') for day in days] == [0, 1]
    assert "<h2>Triều vi</h2><p>2019-03-02</p>" in days[1]


def test_a_plugin_that_fails_beside_a_day_costs_that_page_alone(published: Newspaper) -> None:
    def broken(_sender: None, day: str, language: str) -> str:
        return str(1 / int(day != "2019-03-02"))

    with beside_day.connected_to(broken):
        report = published.build()
    assert [one.code for one in report.rejections] == ["failed-here"]
    assert not (published.output / "2019/03/02/index.html").exists()
    assert (published.output / "2019/03/03/index.html").exists()
