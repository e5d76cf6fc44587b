"""The desk over HTTP: who gets in, what is shown, and what is written."""

import http.client
import json
import re
from urllib.parse import quote, urlsplit

import pytest

from newsroom.desk.screens.words import ALL_WORDS
from newsroom.desk.server import DeskServer
from newsroom.serving.live import LiveState
from newsroom.serving.server import Server
from newsroom.serving.showing import Showing
from tests.engine.newspaper import Newspaper


class Browser:
    """A browser with the desk's cookie, and what a hostile page may do instead."""

    def __init__(self, url):
        self.host, self._home = urlsplit(url).netloc, urlsplit(url).path
        _status, headers, _text = self.send("GET", url.partition(self.host)[2])
        self.cookie = headers["set-cookie"].partition(";")[0]
        self.csrf = ""

    def send(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection(self.host, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, text

    def get(self, path):
        return self.send("GET", f"/.newsroom/{path}", Cookie=self.cookie)

    def open(self, path):
        """Return what the editor of a file is given."""
        status, _headers, text = self.get(f"edit?path={quote(path)}")
        assert status == 200, text
        found = json.loads(re.search(r'id="opened">(.*?)</script>', text, re.DOTALL)[1])
        self.csrf = found["csrf"]
        return found

    def post(self, where, sent, **headers):
        origin = {"Origin": f"http://{self.host}", "Cookie": self.cookie}
        token = {"X-Newsroom-CSRF": self.csrf}
        given = {**origin, **token, **{k.replace("_", "-"): v for k, v in headers.items()}}
        data = json.dumps(sent) if isinstance(sent, dict) else sent
        status, _headers, text = self.send("POST", f"/.newsroom/{where}", data, **given)
        return status, json.loads(text) if text.startswith("{") else text


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    newspaper = Newspaper(tmp_path_factory.mktemp("desk") / "newspaper")
    del newspaper.settings["LANGUAGES"]  # as most newspapers are: of one language
    newspaper.article("out.md", Title="Đã đăng", Author="Trần Lâm")
    newspaper.article("draft.md", Title="Bài nháp", Date="2019-03-12", Status="draft")
    newspaper.article("embargo.md", Title="<script>alert(1)</script>", Date="2019-03-20 06:00")
    newspaper.write("wrong.md", "Title: Hỏng\nCategory: Kinh tế\n\nKhông có ngày.\n")
    (newspaper.content / "secret.txt").write_text("x")
    (newspaper.root / "outside.md").write_text("Title: x\n\ny")
    (newspaper.content / "link.md").symlink_to(newspaper.root / "outside.md")
    return newspaper


@pytest.fixture(scope="module")
def site(newspaper):
    """Return the edition as it is shown beside the desk: its server, and what it shows."""
    showing = Showing(newspaper.edition(), None)
    showing.renew(newspaper.edition(), newspaper.build().rejections)
    server = Server(newspaper.output, LiveState(), showing, bind="127.0.0.1", port=0)
    server.start()
    yield server, showing
    server.stop()
    showing.close()


@pytest.fixture(scope="module")
def desk(site):
    server, showing = site
    desk = DeskServer(showing, server.url.rstrip("/"), port=0).start()
    yield desk
    desk.stop()


@pytest.fixture(scope="module")
def browser(desk):
    return Browser(desk.url)


def test_what_is_due_rejected_and_written_is_listed(browser):
    status, headers, text = browser.get("")

    assert status == 200
    assert "2019-03-20 06:00" in text
    assert "wrong.md:1" in text
    assert "Đã" in text
    assert "<script>alert" not in text
    assert "default-src 'none'" in headers["content-security-policy"]


ASKED = {
    "words without marks": ("words=nhap", ["draft.md"]),
    "a status": ("status=draft", ["draft.md"]),
    "a section": ("section=kinh-te", ["draft.md", "embargo.md", "out.md"]),
    "no section": ("section=chinh-tri", []),
    "no such words": ("words=%25", []),
    "an author": ("author=l%C3%A2m", ["out.md"]),
    "no such author": ("author=%25", []),
    "a year": ("period=2019", ["draft.md", "embargo.md", "out.md"]),
    "a month": ("period=2019-03", ["draft.md", "embargo.md", "out.md"]),
    "another month": ("period=2019-04", []),
    "a day": ("period=2019-03-12", ["draft.md"]),
    "no day": ("period=h%C3%B4m%20qua", ["draft.md", "embargo.md", "out.md"]),
}


@pytest.mark.parametrize(("query", "paths"), ASKED.values(), ids=ASKED)
def test_articles_are_found(browser, query, paths):
    table = browser.get(f"?{query}")[2].partition("<tbody>")[2]

    assert sorted(re.findall(r"path=([\w.]+)", table)) == paths


def test_a_text_is_seen_as_its_page_before_it_is_saved(browser, newspaper, site):
    found = browser.open("draft.md")
    before = newspaper.tree()
    draft = {**found, "fields": {"title": "Bài mới", "date": "2019-03-12"}, "body": "Viết."}

    status, told = browser.post("preview", draft)

    assert (status, told["findings"]) == (200, [])
    assert told["address"] == "/2019/03/12/bai-moi/"
    host, path = urlsplit(told["page"]).netloc, urlsplit(told["page"]).path
    connection = http.client.HTTPConnection(host)
    connection.request("GET", path)
    page = connection.getresponse().read().decode()
    connection.close()
    assert "Viết." in page
    assert "<script src" not in page  # none runs in the frame, and the page would wait for them
    assert newspaper.tree() == before
    assert "Bài nháp" in (newspaper.content / "draft.md").read_text("utf-8")
    assert browser.open("draft.md")["unsaved"]["body"] == "Viết."  # after a killed server too
    browser.post("discard", draft)
    assert browser.open("draft.md")["unsaved"] is None


def test_what_is_wrong_is_told_with_its_line(browser):
    found = browser.open("draft.md")
    _status, told = browser.post(
        "preview", {**found, "fields": {"date": "hôm qua"}, "body": "A\n\n![x](/khong.jpg)"}
    )
    browser.post("discard", {**found, "fields": {}, "body": ""})

    assert [one["line"] for one in told["findings"]] == [2, 8]


def test_a_save_is_the_change_alone_and_only_over_what_was_opened(browser, newspaper):
    file = newspaper.content / "draft.md"
    before = file.read_text("utf-8")
    found = browser.open("draft.md")
    status, told = browser.post("save", {**found, "fields": {"summary": "Sapo"}, "body": "B"})

    assert status == 200
    assert file.read_text("utf-8") == before.replace(
        "Status: draft\n", "Status: draft\nSummary: Sapo\n"
    ).replace("Một đoạn.\n", "B")
    again = browser.post("save", {**found, "fields": {"summary": "Sapo"}, "body": "B"})
    assert again == (200, told)  # a browser that has not heard the answer
    status, theirs = browser.post("save", {**found, "fields": {}, "body": "của tôi"})
    assert (status, theirs["theirs"]["body"], theirs["version"]) == (409, "B", told["version"])
    assert theirs["pieces"] == [["của tôi", "B"]]
    assert file.read_text("utf-8").endswith("\nB")
    file.write_text(before, "utf-8")


def test_the_kind_of_a_text_is_chosen_among_those_that_readers_see(browser, newspaper):
    newspaper.article("kind.md", Title="Góc nhìn", Kind="quan điểm", Status="draft")
    file = newspaper.content / "kind.md"
    before = file.read_text()
    page = browser.get("edit?path=kind.md")[2]
    assert '<option value="">Tin</option><option value="opinion">Ý kiến</option>' in page
    assert '<option value="quan điểm" selected>' in page  # as the file has it

    opened = browser.open("kind.md")
    sent = {"path": "kind.md", "version": opened["version"], "fields": {"kind": "analysis"}}
    assert browser.post("save", {**sent, "body": "Đoạn."})[0] == 200
    assert "Kind: analysis\n" in file.read_text()
    assert "quan điểm" in before


def test_every_word_of_the_screens_has_a_name_of_its_own():
    names = [name for words in ALL_WORDS for name in words]

    assert len(names) == len(set(names))


def test_a_published_article_keeps_its_address(browser, newspaper):
    found = browser.open("out.md")
    file = newspaper.content / "out.md"
    before = file.read_text("utf-8")
    browser.post("save", {**found, "fields": {"title": "Tên khác"}, "body": "C"})

    assert "Slug: da-dang" in file.read_text("utf-8")
    file.write_text(before, "utf-8")


OUTSIDE = [
    *("../outside.md", "/etc/passwd.md", "link.md", "secret.txt", ".hidden.md", "no.md", ""),
    *("./draft.md", "a/../draft.md", "..\\outside.md", "draft.md\0", "//draft.md", "draft.md/"),
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_other_file_is_opened_or_written(browser, newspaper, path):
    browser.open("draft.md")
    before = (newspaper.root / "outside.md").read_bytes()

    assert browser.get(f"edit?path={quote(path)}")[0] == 404
    sent = {"path": path, "fields": {}, "body": "x", "version": ""}
    assert browser.post("save", sent)[0] == 400
    assert browser.post("preview", sent)[0] == 400
    assert (newspaper.root / "outside.md").read_bytes() == before


HOSTILE = {
    "no cookie": {"Cookie": ""},
    "a cookie set before": {"Cookie": "newsroom-desk=known"},
    "another origin": {"Origin": "http://evil.example"},
    "the site's own origin": {"Origin": "http://127.0.0.1:8000"},
    "no origin": {"Origin": "null"},
    "no token": {"X_Newsroom_CSRF": ""},
    "another token": {"X_Newsroom_CSRF": "x" * 43},
}


@pytest.mark.parametrize("headers", HOSTILE.values(), ids=HOSTILE)
def test_what_does_not_come_from_the_desk_changes_nothing(browser, newspaper, headers):
    found = browser.open("draft.md")
    before = (newspaper.content / "draft.md").read_bytes()

    assert browser.post("save", {**found, "fields": {}, "body": "x"}, **headers)[0] == 403
    assert (newspaper.content / "draft.md").read_bytes() == before


@pytest.mark.parametrize("host", ["evil.example", "localhost", "127.0.0.1", ""])
def test_another_name_for_this_machine_is_refused(browser, host):
    assert browser.send("GET", "/.newsroom/", Cookie=browser.cookie, Host=host)[0] in {400, 421}


@pytest.mark.parametrize("key", ["", "?key=", "?key=x", "?key=%C3%A9"])
def test_without_the_key_nobody_gets_in(browser, key):
    status, headers, _text = browser.send("GET", f"/.newsroom/{key}")
    assert (status, "set-cookie" in headers) == (403, False)


def test_the_cookie_is_for_the_desk_alone_and_out_of_reach_of_scripts(desk, browser):
    _status, headers, _text = browser.send("GET", desk.url.partition(browser.host)[2])

    assert headers["set-cookie"].lower().endswith("httponly; path=/.newsroom/; samesite=strict")


@pytest.mark.parametrize(
    "sent", ["", "[]", "{", "[" * 100_000, '{"path": 1}', '{"path":"draft.md"}']
)
def test_what_is_no_form_is_refused(browser, sent):
    browser.open("draft.md")
    assert browser.post("save", sent)[0] == 400


def test_a_failure_is_told_in_the_desks_own_words_and_in_the_terminal(browser, monkeypatch, capfd):
    def fails(*_given):
        raise RuntimeError("Hỏng <rồi>")

    browser.open("draft.md")
    monkeypatch.setattr("newsroom.desk.editing.editor_requests.opened", fails)
    monkeypatch.setattr("newsroom.desk.editing.editor_requests.composed_now", fails)

    asked = {"Cookie": browser.cookie, "Accept": "text/html,*/*;q=0.8"}
    status, headers, page = browser.send("GET", "/.newsroom/edit?path=draft.md", **asked)
    assert (status, headers["content-type"]) == (500, "text/html; charset=utf-8")
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "Không mất gì cả" in page
    assert "Hỏng" not in page

    sent = {"path": "draft.md", "version": "", "fields": {}, "body": ""}
    status, told = browser.post("save", sent)
    assert status == 500
    assert "Không mất gì cả" in told["message"]

    log = capfd.readouterr().err
    assert log.count("RuntimeError: Hỏng <rồi>") == 2
    assert "POST /.newsroom/save" in log


def test_a_screen_that_is_not_there_leads_back_to_the_desk(browser):
    for path in ("nowhere", "edit?path=nowhere.md"):
        asked = {"Cookie": browser.cookie, "Accept": "text/html"}
        status, _headers, page = browser.send("GET", f"/.newsroom/{path}", **asked)
        assert (status, "<h2>Không có" in page) == (404, True)
        assert '<a href="/.newsroom/">' in page
        assert browser.get(path)[0] == 404
