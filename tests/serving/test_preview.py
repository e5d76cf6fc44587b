"""What `invoke serve` shows that readers do not see yet, and what it never writes."""

import http.client
import json
from contextlib import contextmanager

import pytest

from newsroom.serving.live import LiveState
from newsroom.serving.server import Server
from newsroom.serving.showing import Showing
from tests.engine.newspaper import Newspaper

SEVENTH_OF_APRIL = 1_554_600_000  # 2019-04-07 08:20 in Vietnam
EARLY = 1_552_000_000  # 2019-03-08 06:06 in Vietnam


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    """Return a newspaper with drafts, an embargo, an expiry, and an article that is out."""
    newspaper = Newspaper(tmp_path_factory.mktemp("preview") / "newspaper")
    newspaper.picture("images/lua.png")
    newspaper.article("out.md", Title="Đã đăng", Date="2019-03-10 08:00")
    newspaper.article("notice.md", Title="Thông báo", Date="2019-03-09", Expires="2019-04-01")
    newspaper.article(
        "draft.md", Title="Bài nháp", Date="2019-03-12", Status="draft", Image="images/lua.png"
    )
    newspaper.article("undated.md", Title="Không ngày", Date="", Status="draft")
    newspaper.article("headline.md", Title="Tin ngắn", Date="2019-03-12", Status="draft", body="")
    newspaper.article("embargo.md", Title="Bài hẹn", Date="2019-03-20 06:00")
    assert newspaper.build().rejections == ()
    return newspaper


class Served:
    """A newspaper as a browser on this machine meets it."""

    def __init__(self, server):
        self._server = server

    def get(self, path, host=""):
        address = self._server.url.removeprefix("http://").rstrip("/")
        connection = http.client.HTTPConnection(address, timeout=20)
        connection.request("GET", path, headers={"Host": host or address})
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace").replace("\xa0", " ")
        connection.close()
        return answer.status, text

    def news(self, path):
        return json.loads(self.get(f"/.newsroom/page?path={path}")[1])


@contextmanager
def served(newspaper, as_of=None, bind="127.0.0.1"):
    showing = Showing(newspaper.edition(), as_of)
    showing.renew(newspaper.edition(), ())
    server = Server(newspaper.output, LiveState(), showing, bind=bind, port=0)
    server.start()
    try:
        yield Served(server)
    finally:
        server.stop()
        showing.close()


@pytest.fixture(scope="module")
def today(newspaper):
    """Return the newspaper as `invoke serve` shows it."""
    with served(newspaper) as site:
        yield site


SHOWN = {
    "a draft": ("/2019/03/12/bai-nhap/", "Một đoạn."),
    "a draft without a date": ("/2019/03/11/khong-ngay/", "Một đoạn."),
    "an embargo": ("/2019/03/20/bai-hen/", "Một đoạn."),
    "a list of a day to come": ("/2019/03/20/", "Bài hẹn"),
    "a headline": ("/2019/03/12/", "Tin ngắn"),
    "the front page": ("/", "Bài hẹn"),
    "a section": ("/kinh-te/", "Bài nháp"),
    "what is out": ("/2019/03/10/da-dang/", "Một đoạn."),
}


@pytest.mark.parametrize(("path", "text"), SHOWN.values(), ids=SHOWN)
def test_what_is_to_come_stands_where_it_will(today, path, text):
    status, page = today.get(path)

    assert (status, text in page) == (200, True)
    assert "/.newsroom/bar.js" in page


def test_nothing_of_it_is_written(newspaper, today):
    before = newspaper.tree()
    for path, _text in SHOWN.values():
        today.get(path)

    assert newspaper.tree() == before
    assert not any("bai-nhap" in path or "bai-hen" in path for path in before)
    assert b"B\xc3\xa0i h" not in newspaper.tree()["index.html"]


def test_an_address_without_its_slash_leads_to_the_draft(today):
    assert today.get("/2019/03/12/bai-nhap")[0] == 302


STATES = {
    "/2019/03/12/bai-nhap/": ("draft.md", "A draft", False),
    "/2019/03/20/bai-hen/": ("embargo.md", "from 2019-03-20 06:00", False),
    "/2019/03/10/da-dang/": ("out.md", "Published.", True),
    "/2019/03/09/thong-bao/": ("notice.md", "at 2019-04-01 00:00", True),
    "/": ("", "", True),
    "/khong/": ("", "", True),
    "/../../etc/passwd": ("", "", True),
}


@pytest.mark.parametrize(("path", "told"), STATES.items())
def test_the_bar_tells_of_this_page_only(newspaper, path, told, monkeypatch):
    monkeypatch.setitem(newspaper.settings, "DEFAULT_LANG", "vi")
    with served(newspaper) as site:
        news = site.news(path)

    file, state, is_public = told
    assert (news["file"], news["isPublic"]) == (file, is_public)
    assert bool(news["state"]) == bool(state)
    assert {one["url"] for one in news["unpublished"]} >= {"/2019/03/12/bai-nhap/"}


def test_a_minute_to_come_is_shown_as_readers_will_see_it(newspaper):
    with served(newspaper, SEVENTH_OF_APRIL) as site:
        assert site.get("/2019/03/20/bai-hen/")[0] == 200
        assert site.get("/2019/03/12/bai-nhap/")[0] == 404  # a draft is one at any minute
        assert "Một đoạn." not in site.get("/2019/03/09/thong-bao/")[1]  # expired by then
        assert "Thông báo" not in site.get("/2019/03/09/")[1]


def test_a_minute_of_the_past_has_less(newspaper):
    with served(newspaper, EARLY) as site:
        assert site.get("/2019/03/10/da-dang/")[0] == 404
        assert "Đã đăng" not in site.get("/")[1]


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example"])
def test_a_page_of_the_web_with_our_address_reads_nothing(today, host):
    assert today.get("/2019/03/12/bai-nhap/", host)[0] == 421


def test_other_machines_see_nothing_that_is_not_public(newspaper):
    with served(newspaper, bind="0.0.0.0") as site:
        assert site.get("/2019/03/12/bai-nhap/")[0] == 404
        assert site.get("/.newsroom/page?path=/")[0] == 404
        assert site.get("/2019/03/10/da-dang/")[0] == 200
