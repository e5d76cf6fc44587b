"""The Pelican subclass, and the site that it makes of the sample edition."""

import logging
from collections import Counter
from contextlib import closing
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag

import pytest
from pelican import Pelican, signals
from pelican.settings import read_settings

import newsroom
from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.schema import open_snapshot
from newsroom.edition import SettingsError
from newsroom.pages.registry import FAMILIES
from newsroom.press import clock
from newsroom.site import Newsroom, RejectedContentError
from tests.engine.newspaper import NOON, Newspaper


@pytest.fixture
def settings(newspaper: Newspaper, monkeypatch):
    """Pelican's settings for the newspaper, and the clock at NOON."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    folders = {
        "OUTPUT_PATH": str(newspaper.output),
        "CACHE_PATH": str(newspaper.root / "cache"),
        "PELICAN_CLASS": "newsroom.Newsroom",
    }
    return read_settings(override={**newspaper.settings, **folders})


# The subclass -------------------------------------------------------------------------------


def test_pelican_finds_its_newsroom_by_name(settings):
    settings["PELICAN_CLASS"] = newsroom.Newsroom

    made = newsroom.Newsroom(settings)

    assert isinstance(made, Newsroom)
    assert isinstance(made, Pelican)


def test_the_package_has_no_other_names():
    with pytest.raises(AttributeError, match="no attribute 'Blog'"):
        newsroom.Blog  # noqa: B018


def test_a_run_builds_the_edition_and_tells_plugins_that_it_is_over(settings, newspaper):
    newspaper.article("a.md", Title="Lúa xuân")
    heard = []

    def listener(sender):
        heard.append(sender)

    with signals.finalized.connected_to(listener):
        made = Newsroom(settings)
        made.run()

    assert heard == [made]
    assert (newspaper.output / "2019/03/10/lua-xuan/index.html").exists()


def test_a_run_with_rejections_builds_the_rest_and_then_says_so(settings, newspaper):
    newspaper.article("a.md", Title="Lúa xuân")
    newspaper.article("b.md", Date="nay")

    with pytest.raises(RejectedContentError) as caught:
        Newsroom(settings).run()

    assert caught.value.exitcode == 1
    assert (newspaper.output / "2019/03/10/lua-xuan/index.html").exists()


def test_settings_are_checked_before_anything_is_made(settings, newspaper):
    settings["TIMEZONE"] = "Asia/Thai_Binh"

    with pytest.raises(SettingsError):
        Newsroom(settings)

    assert not newspaper.output.exists()


def test_a_build_of_another_day_can_be_done_again(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1552282000")
    assert clock() == 1552282000

    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert clock() > 1552282000


# The sample edition -------------------------------------------------------------------------


class Addresses(HTMLParser):
    """Gathers where a page leads, what it loads, the places on it, and whether it is `noindex`."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: Counter[str] = Counter()
        self.is_hidden = False

    def handle_starttag(self, tag, attrs):
        self.is_hidden |= tag == "meta" and dict(attrs).get("content") == "noindex"
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.targets.append(value)
            elif name == "srcset" and value:
                self.targets += [one.split()[0] for one in value.split(",")]
            elif name == "id" and value:
                self.ids[value] += 1


@pytest.fixture(scope="module")
def pages(sample):
    """Every HTML page of the sample edition by its address, taken apart."""
    found = {}
    for file in sample.output.rglob("*.html"):
        page = Addresses()
        page.feed(file.read_text(encoding="utf-8"))
        address = "/" + file.relative_to(sample.output).as_posix().removesuffix("index.html")
        found[address] = page
    return found


def test_the_sample_edition_has_nothing_to_mend(sample):
    assert sample.report.rejections == ()


def test_every_link_within_the_site_leads_somewhere(sample, pages):
    broken = {
        (address, target)
        for address, page in pages.items()
        for target in page.targets
        if target.startswith("/") and not _leads_somewhere(sample, pages, target)
    }

    assert broken == set()


def test_no_page_is_an_island_but_those_that_search_engines_pass_by(pages):
    linked = {urldefrag(target).url for page in pages.values() for target in page.targets}

    islands = {address for address, page in pages.items() if address not in linked}
    assert {address for address in islands if not pages[address].is_hidden} == set()


def test_no_place_on_a_page_has_two_owners(pages):
    doubled = {
        address: [name for name, times in page.ids.items() if times > 1]
        for address, page in pages.items()
    }

    assert {address: names for address, names in doubled.items() if names} == {}


def test_no_page_tells_where_it_was_made(sample):
    secrets = [str(sample.edition.content).encode(), str(sample.output).encode()]

    assert [
        file
        for file in sample.output.rglob("*")
        if file.is_file() and any(secret in file.read_bytes() for secret in secrets)
    ] == []


def test_every_kind_of_page_has_something_to_show(sample):
    with closing(open_snapshot(sample.edition.cache / "catalogue.sqlite")) as connection:
        shown = {file.kind for file in Manifest(connection).outputs()}

    kinds = {family.kind for family in FAMILIES.values() if family.template}
    # Only topics and authors with more items than fit a page have years of their own; only an
    # edition with an address has feeds; and no article with an album has moved.
    missing = {"topic year", "author year", "corrections year", "feeds", "moved photos"}
    assert kinds - shown <= missing


def _leads_somewhere(sample, pages, target):
    url, fragment = urldefrag(target)
    path = unquote(url)
    if path in pages:
        return not fragment or unquote(fragment) in pages[path].ids
    return not path.endswith("/") and (sample.output / path.lstrip("/")).is_file()


def test_pelican_tells_people_what_is_wrong_with_settings_and_no_traceback(newspaper, caplog):
    settings = read_settings(override={**newspaper.settings, "ACCENT_COLOUR": "rot"})
    pelican = logging.getLogger("pelican")

    try:
        Newsroom(settings)
    except SettingsError as error:
        assert error.exitcode == 2
        pelican.critical("%s: %s", "SettingsError", error, exc_info=True)

    told = caplog.records[-1]
    assert told.getMessage() == "ACCENT_COLOUR: 'rot' không phải là màu; xin ghi như “#a3131c”."
    assert told.exc_info is None
    pelican.filters.clear()
