"""What every page promises to browsers, to those who cannot see it, and to slow networks."""

import gzip
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from newsroom.pages.views import Link

HTML_BUDGET = 15_000  # bytes, gzipped
LANDMARKS = {"header", "main", "footer"}


@pytest.fixture(
    params=sorted(
        file.stem
        for file in (Path(__file__).parents[2] / "theme" / "templates").glob("*.html")
        if file.stem != "base"
    )
)
def kind(request):
    """Each kind of page in turn, named as its template is."""
    return request.param


class Outline(HTMLParser):
    """The start tags of a page, in order, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def named(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    def values(self, attribute):
        return [found[attribute] for _, found in self.tags if attribute in found]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_renders_with_nothing_but_what_page_families_promise(kind, language, render):
    assert render(kind, language).startswith("<!doctype html>")


def test_renders_without_any_picture(kind, render):
    assert not Outline(render(kind, picture=None)).named("img")


def test_has_one_first_heading_and_each_landmark_once(kind, render):
    tags = Counter(tag for tag, _ in Outline(render(kind)).tags)

    assert tags["h1"] == 1
    assert tags["main"] == 1
    assert set(tags) >= LANDMARKS


def test_skips_no_level_of_headings(kind, render):
    levels = [int(tag[1]) for tag, _ in Outline(render(kind)).tags if re.fullmatch("h[1-6]", tag)]

    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_begins_with_a_link_to_its_main_part(kind, render):
    page = Outline(render(kind))

    assert page.named("a")[0]["href"] == "#main"
    assert page.named("main")[0]["id"] == "main"


def test_leads_to_no_place_on_the_page_that_is_not_there(kind, render):
    page = Outline(render(kind))

    places = {address[1:] for address in page.values("href") if address.startswith("#")}
    named = {name for names in page.values("aria-labelledby") for name in names.split()}

    assert places | named <= set(page.values("id"))


def test_gives_no_id_twice(kind, render):
    ids = Counter(Outline(render(kind)).values("id"))

    assert not [name for name, times in ids.items() if times > 1]


def test_tells_navigations_apart_by_name(kind, render):
    names = Counter(found["aria-label"] for found in Outline(render(kind)).named("nav"))

    assert not [name for name, times in names.items() if times > 1]


def test_waits_for_no_script_and_has_no_style_of_its_own(kind, render):
    page = Outline(render(kind))

    assert all(script.keys() >= {"src", "defer"} for script in page.named("script"))
    assert not page.named("style")
    assert not page.values("style")
    assert not [name for _, found in page.tags for name in found if name.startswith("on")]


def test_requests_nothing_from_another_site(kind, render):
    page = Outline(render(kind))

    candidates = [one for srcset in page.values("srcset") for one in srcset.split(", ")]
    fetched = (
        page.values("src")
        + candidates
        + [link["href"] for link in page.named("link") if link["rel"] != "canonical"]
    )

    assert [address for address in fetched if not re.match(r"/(?!/)", address)] == []


def test_describes_itself_to_search_engines_unless_they_pass_by(kind, render):
    metas = {
        meta.get("name"): meta["content"]
        for meta in Outline(render(kind)).named("meta")
        if "content" in meta
    }

    assert bool(metas.get("description")) or "robots" in metas


def test_marks_every_way_out_of_the_site(kind, render):
    page = Outline(render(kind))

    outside = [link for link in page.named("a") if link.get("href", "").startswith("https://")]

    assert all("external" in link["rel"].split() for link in outside)


def test_describes_pictures_and_reserves_their_place(kind, render):
    pictures = Outline(render(kind)).named("img")

    assert all({"alt", "width", "height"} <= set(picture) for picture in pictures)


def test_heads_every_column_of_its_calendars(kind, render):
    page = Outline(render(kind))

    calendars = [table for table in page.named("table") if table.get("class") == "calendar"]
    weekdays = [cell for cell in page.named("abbr") if cell.get("title")]

    assert len(weekdays) == 7 * len(calendars)


def test_weighs_no_more_than_a_slow_network_bears(kind, render):
    assert len(gzip.compress(render(kind).encode(), mtime=0)) <= HTML_BUDGET


def test_markup_in_a_name_is_shown_as_text(render):
    page = render("topic", topic=Link("<b>lúa</b> & ngô", "/chu-de/lua/"))

    assert "&lt;b&gt;lúa&lt;/b&gt; &amp; ngô</h1>" in page


@pytest.mark.parametrize("kind", ["article", "front"])
def test_only_the_leading_picture_is_fetched_before_the_rest(kind, render):
    pictures = Outline(render(kind)).named("img")

    first, *others = pictures
    assert first["fetchpriority"] == "high"
    assert "loading" not in first
    assert all(picture["loading"] == "lazy" for picture in others)


def test_headline_items_can_be_addressed_on_their_day_page(render):
    assert "tin-3" in Outline(render("day")).values("id")


def test_every_list_of_headlines_writes_them_alike(render):
    item = re.compile(r'<a href="https://example.org/tin".*?</a>')

    written = {item.search(render(kind)).group() for kind in ("article", "front", "day", "topic")}

    assert len({re.sub(r">[^<]+<span", "><span", link) for link in written}) == 1


def test_an_article_says_when_it_was_published_to_people_and_machines(render):
    expected = '<time class="stamp" datetime="2019-03-11T20:23+07:00">11.03.2019 | 20:23</time>'

    assert expected in render("article")


def test_the_section_of_an_article_is_marked_in_the_masthead(render):
    current = [link for link in Outline(render("article")).named("a") if "aria-current" in link]

    assert "/kinh-te/" in [link["href"] for link in current]


def test_every_page_names_who_answers_for_it(kind, render):
    page = render(kind)

    assert "Cơ quan chủ quản: Tỉnh ủy Thái Bình" in page
    assert "Tổng Biên tập: Nguyễn Thị Ví Dụ" in page
