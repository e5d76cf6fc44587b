"""The door of the desk under attack: logging in, sessions, hosts, pages of others, and roles."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from threading import Barrier
from urllib.parse import quote

import pytest

from newsroom.catalogue.queries.unpublished import article_at
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.article import Status
from newsroom.content.drafts import is_marked_as_draft
from newsroom.desk.access.door import ClosedError, Door
from newsroom.desk.access.journal import Event, Journal
from newsroom.desk.accounts.account_file import AccountFile
from newsroom.desk.accounts.passwords import hash_of
from newsroom.desk.accounts.roles import Role
from newsroom.desk.server import DeskServer
from newsroom.serving.showing import Showing
from newsroom.settings.desk import DeskSettings
from tests.desk.far_desk import (
    HOST,
    PASSWORD,
    PREVIEWS,
    SETTINGS,
    Visitor,
    accounts_in,
    far_desk,
)
from tests.engine.newspaper import NOON, Newspaper
from tests.security.corpus import VALUES
from tests.security.dom import document, skeleton

# Ways to write a status that are, or look like, a draft's and another's at once.
STATUSES = (
    *("Status: draft\nStatus: published\n", "Status: published\nStatus: draft\n"),
    *("Status: draft\nTrạng thái: published\n", "Trạng thái: published\nStatus: draft\n"),
    *("draft: true\nStatus: published\n", "Status: draft\ndraft: false\n"),
    *("draft: true\n", "Status: draft\npublished: true\n", "Status: published\ndraft: true\n"),
    *("Status:\ndraft: true\n", "Status: dráft\n", "Status: DRAFT\n", "Status : draft\n"),
    *("Status: draft, published\n", "Status: draft\u200b\n", "\nStatus: draft\n", "Status: nháp\n"),
)
SESSION, BROWSER = "__Host-newsroom-desk", "__Host-newsroom-desk-browser"
MAI, BINH = "Lê Mai", "Phạm Bình"


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    newspaper = Newspaper(tmp_path_factory.mktemp("door") / "newspaper")
    newspaper.article("out.md", Title="Đã đăng", Date="2019-03-10 08:00")
    newspaper.article("draft.md", Title="Bài nháp", Date="2019-03-12", Status="draft")
    newspaper.article("embargo.md", Title="Chờ giờ", Date="2019-03-20 06:00")
    newspaper.article("hidden.md", Title="Ẩn", Status="hidden")
    newspaper.article("withdrawn.md", Title="Gỡ", Status="withdrawn")
    newspaper.article("shown.md", Title="Ảnh", body="![ảnh](images/shown/)")
    newspaper.article("begun.md", Title="Ảnh mới", Status="draft", body="![ảnh](images/begun/)")
    newspaper.article("film.md", Title="Phim", body="![phim](film/a.mp4)")
    newspaper.write("film/a.mp4", "")
    newspaper.picture("images/shown/a.png")
    newspaper.picture("images/begun/a.png")
    for number, written in enumerate(STATUSES):
        fields = f"Title: {number}\nDate: 2019-03-10\nCategory: Kinh tế\n{written}"
        newspaper.write(f"status-{number}.md", f"{fields}\nx\n")
    newspaper.write("rejected.md", "Title: Hỏng\nCategory: Không có\n\nx\n")
    newspaper.write("fenced.md", "---\ntitle: Có hàng rào\nstatus: draft\n---\nx\n")
    newspaper.write("whole.md", "---\ntitle: &a Cả tệp\nstatus: draft\n---\nx\n")
    newspaper.write("pages/about.md", "Title: Tòa soạn\n\nx\n")
    return newspaper


@pytest.fixture(scope="module")
def desk(newspaper):
    with far_desk(newspaper) as (desk, accounts):
        desk.accounts = accounts
        yield desk


@pytest.fixture(scope="module")
def writer(desk):
    visitor = Visitor(desk, "10.1.0.1")
    assert visitor.log_in(MAI)[0] == 303
    return visitor


@pytest.fixture(scope="module", autouse=True)
def editor(desk):
    visitor = Visitor(desk, "10.1.0.2")
    assert visitor.log_in(BINH)[0] == 303
    return visitor


# Sessions -----------------------------------------------------------------------------------


def test_without_a_session_there_is_the_login_and_nothing_else(desk):
    visitor = Visitor(desk)
    status, headers, _text = visitor.send("GET", "/.newsroom/edit?path=draft.md")

    assert (status, headers["location"]) == (303, "/.newsroom/login?next=edit%3Fpath%3Ddraft.md")
    assert visitor.get("session")[0] == 303
    assert visitor.post("save", {})[0] == 403
    assert visitor.send("GET", f"/.newsroom/?key={'x' * 43}")[0] == 303


def test_a_session_is_never_the_one_that_a_browser_came_with(desk):
    visitor = Visitor(desk)
    visitor.cookies = {SESSION: "known-to-an-attacker"}
    status, headers = visitor.log_in(MAI)
    cookies = {line.partition("=")[0]: line.lower() for line in headers.get_all("Set-Cookie")}

    assert status == 303
    assert "known-to-an-attacker" not in cookies[SESSION]
    for one in cookies.values():
        assert one.endswith("path=/; samesite=strict; secure")
        assert "; httponly; " in one
    assert "max-age" not in cookies[SESSION]

    first = dict(visitor.cookies)
    visitor.log_in(MAI)
    stale = Visitor(desk)
    stale.cookies = {SESSION: first[SESSION]}
    assert stale.get("")[0] == 303  # logging in again has ended it
    stale.cookies = {SESSION: "known-to-an-attacker"}
    assert stale.get("")[0] == 303


def test_logging_out_ends_the_session_itself(desk):
    visitor = Visitor(desk)
    visitor.log_in(MAI)
    before = dict(visitor.cookies)
    assert visitor.get("")[0] == 200
    assert visitor.post("logout", {})[0] == 200
    visitor.cookies = before
    assert visitor.get("")[0] == 303


def test_who_comes_in_is_refused_and_goes_is_noted_and_no_secret_with_it(desk, newspaper):
    visitor = Visitor(desk, "10.9.0.1")
    visitor.log_in(MAI, "mật khẩu sai\nx")
    visitor.log_in("mật khẩu sai", PASSWORD)  # in the wrong field
    visitor.log_in(MAI)
    secrets = {PASSWORD, *visitor.cookies.values()}
    visitor.post("logout", {})
    file = newspaper.root / ".desk/journal.log"
    text = file.read_text("utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert [(one["event"], one["account"]) for one in lines if one["address"] == "10.9.0.1"] == [
        *(("wrong", MAI), ("wrong", ""), ("in", MAI), ("out", MAI)),
    ]
    assert all(datetime.fromisoformat(one["at"]).tzinfo for one in lines)
    assert "mật khẩu" not in text
    assert not any(secret in text for secret in secrets)
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_journal_has_a_bounded_size_and_a_wait_is_noted_once(tmp_path, monkeypatch):
    monkeypatch.setattr("newsroom.desk.access.journal._LARGEST", 2_000)
    now = [NOON]
    journal = Journal(tmp_path, lambda: now[0])
    for _guess in range(100):
        journal.note(Event.WAIT, MAI, "10.0.0.1")
    assert (tmp_path / ".desk/journal.log").read_text("utf-8").count("\n") == 1
    for _minute in range(100):
        now[0] += 61
        journal.note(Event.WAIT, MAI, "10.0.0.1")
    files = sorted((tmp_path / ".desk").glob("journal.log*"))
    assert len(files) == 5
    assert all(file.stat().st_size <= 2_000 for file in files)


ENDS = {
    "another password": lambda accounts: accounts.change(MAI, password=hash_of("x" * 12)),
    "a removed account": lambda accounts: accounts.remove(MAI),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_a_session_ends_in_a_running_desk(desk, end):
    visitor, account = Visitor(desk), desk.accounts.account(MAI)
    visitor.log_in(MAI)
    end(desk.accounts)
    status = visitor.get("")[0]
    if desk.accounts.account(MAI):
        desk.accounts.remove(MAI)
    desk.accounts.add(account)

    assert status == 303


NEXT = {
    "edit?path=draft.md": "/.newsroom/edit?path=draft.md",
    "": "/.newsroom/",
    "//evil.example": "/.newsroom/evil.example",
    "https://evil.example": "/.newsroom/https://evil.example",
    "\\evil.example": "/.newsroom/%5Cevil.example",
    "x\r\nSet-Cookie: a=b": "/.newsroom/x%0D%0ASet-Cookie:%20a=b",
}


@pytest.mark.parametrize(("wanted", "led"), NEXT.items())
def test_a_login_leads_to_no_other_place(desk, wanted, led):
    status, headers = Visitor(desk).log_in(MAI, after=f"?next={quote(wanted, safe='')}")

    assert (status, headers["location"]) == (303, led)
    assert "a" not in {line[:2] for line in headers.get_all("Set-Cookie")}


# Guessing -----------------------------------------------------------------------------------


def test_guesses_are_made_to_wait_and_the_owner_is_not(desk):
    owner = Visitor(desk, "10.2.0.1")
    owner.log_in(BINH)
    statuses = []
    for guess in range(8):
        status, headers = Visitor(desk, f"10.3.{guess}.1").log_in(BINH, "wrong")
        statuses.append(status)

    assert statuses == [401] * 5 + [429] * 3
    assert 0 < int(headers["retry-after"]) <= 60
    assert Visitor(desk, "10.4.0.1").log_in(BINH)[0] == 429  # a stranger, the password right
    owner.cookies.pop(SESSION)
    assert owner.log_in(BINH)[0] == 303  # a browser that was in before


def test_an_unknown_name_and_a_wrong_password_are_told_alike(desk):
    texts = []
    for place, name in enumerate((MAI, "nobody")):
        visitor = Visitor(desk, f"10.5.{place}.1")
        form = f"name={quote(name)}&password=wrong".encode()
        status, _headers, text = visitor.send("POST", "/.newsroom/login", form)
        texts.append((status, text.replace(name, "…")))

    assert texts[0][0] == 401
    assert texts[0] == texts[1]


def test_a_browser_says_nothing_of_its_address(desk):
    # The proxy has put the last one in; what stands before is what the browser has sent.
    statuses = {
        Visitor(desk, f"9.9.9.{guess}, 10.6.0.1").log_in(f"nobody {guess}", "wrong")[0]
        for guess in range(21)
    }

    assert statuses == {401, 429}


@pytest.mark.parametrize("form", [b"", b"name", b"\xff=\xff", b"a=b&" * 20, b"x" * 9_000])
def test_what_is_no_login_is_refused(desk, form):
    assert Visitor(desk, "10.7.0.1").send("POST", "/.newsroom/login", form)[0] in {400, 401}


# Hosts and pages of others ------------------------------------------------------------------

ELSEWHERE = {
    "another host": {"Host": "evil.example"},
    "its address": {"Host": "127.0.0.1"},
    "another port": {"Host": f"{HOST}:8443"},
    "no TLS": {"X_Forwarded_Proto": "http"},
    "not through the proxy": {"X_Forwarded_Proto": None},
    "two schemes": {"X_Forwarded_Proto": "https, http"},
}


@pytest.mark.parametrize("headers", ELSEWHERE.values(), ids=ELSEWHERE)
def test_nothing_is_answered_by_another_way(writer, headers):
    assert writer.send("GET", "/.newsroom/", **headers)[0] == 421
    assert writer.send("POST", "/.newsroom/login", b"", **headers)[0] == 421


def test_what_came_through_a_proxy_is_not_from_this_machine(desk):
    visitor, local = Visitor(desk), f"127.0.0.1:{Visitor(desk).port}"
    path = desk.url.partition(local)[2]

    assert visitor.send("GET", path, Host=local)[0] == 421
    visitor.headers = {"Host": local}
    assert visitor.send("GET", path)[0] == 303


HOSTILE = {
    "another origin": {"Origin": "https://evil.example"},
    "the origin of the previews": {"Origin": f"https://{PREVIEWS}"},
    "the origin without TLS": {"Origin": f"http://{HOST}"},
    "an origin that begins alike": {"Origin": f"https://{HOST}.evil.example"},
    "no origin": {"Origin": None},
    "an opaque origin": {"Origin": "null"},
}


@pytest.mark.parametrize("headers", HOSTILE.values(), ids=HOSTILE)
def test_no_other_page_changes_anything(editor, newspaper, headers):
    before = (newspaper.content / "out.md").read_bytes()
    for where in ("save", "publish/plan", "logout", "new", "upload", "gallery"):
        assert editor.post(where, {}, **headers)[0] == 403
    assert editor.send("POST", "/.newsroom/login", b"", **headers)[0] == 403
    assert editor.get("")[0] == 200
    assert (newspaper.content / "out.md").read_bytes() == before


def test_another_session_s_token_is_no_token(editor, writer):
    assert editor.post("save", {}, X_Newsroom_CSRF=writer.csrf)[0] == 403
    assert editor.post("save", {}, X_Newsroom_CSRF="")[0] == 403


def test_every_answer_has_the_policy(editor):
    for path in ("", "login", "nowhere", "edit?path=draft.md", "desk.css"):
        headers = editor.send("GET", f"/.newsroom/{path}")[1]
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert f"frame-src https://{PREVIEWS}" in policy
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*"} & {*re.split("[ ;]", policy)}
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["strict-transport-security"]


# Previews -----------------------------------------------------------------------------------


def test_pictures_of_a_preview_are_shown_where_it_is(writer, desk, newspaper):
    """Both that of a saved draft and one that no build has seen yet."""
    newspaper.picture("images/new/b.png")
    body = "![cũ](images/begun/a.png)\n\n![mới](images/new/b.png)"
    sent = {**writer.opened("begun.md"), "fields": {"title": "Ảnh"}, "body": body}
    page = writer.post("preview", sent)[1]["page"].removeprefix(f"https://{PREVIEWS}")
    writer.post("discard", sent)
    stranger = Visitor(desk, "10.8.0.2")
    text = stranger.send("GET", page, Host=PREVIEWS)[2]
    pictures = re.findall(r'<img[^>]* src="(/media/images/(?:begun/a|new/b)[^"]+)"', text)
    kinds = [
        stranger.read("GET", path, Host=PREVIEWS)[1]["content-type"] for path in sorted(pictures)
    ]
    (newspaper.content / "images/new/b.png").unlink()

    assert kinds == ["image/jpeg"] * 2
    assert stranger.send("GET", "/media/images/begun/a.png", Host=PREVIEWS)[0] == 404


def test_previews_have_an_origin_of_their_own_that_shows_nothing_else(desk, editor):
    found = editor.opened("draft.md")
    sent = {**found, "fields": {"title": "Bài"}, "body": "Viết."}
    page = editor.post("preview", sent)[1]["page"]
    editor.post("discard", sent)
    path = page.removeprefix(f"https://{PREVIEWS}")
    stranger = Visitor(desk, "10.8.0.1")
    status, headers, text = stranger.send("GET", path, Host=PREVIEWS)

    assert (status, "Viết." in text) == (200, True)
    assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert f"frame-ancestors https://{HOST}" in headers["content-security-policy"]
    style = re.search(r'href="(/theme/[^"]+\.css)"', text)[1]
    assert stranger.send("GET", style, Host=PREVIEWS)[0] == 200
    assert stranger.send("GET", path, Host=HOST)[0] == 303  # to the login
    for elsewhere in (
        *("/", "/2019/03/10/da-dang/", "/.newsroom/", "/.newsroom/login", "/feed.xml"),
        *(f"{path}x", "/.newsroom/unsaved/", "/theme/", "/media/", "/media/../index.html"),
        *("/theme/%2e%2e/index.html", "/theme/..%2f..%2fcache/catalogue.sqlite", "/theme/\0"),
    ):
        assert stranger.send("GET", quote(elsewhere, safe="/%"), Host=PREVIEWS)[0] == 404, elsewhere
    assert stranger.send("GET", path, Host=PREVIEWS, X_Forwarded_Proto="http")[0] == 421
    assert stranger.send("POST", path, b"", Host=PREVIEWS)[0] == 404


# Roles --------------------------------------------------------------------------------------

TO_PUBLISH = {
    "out.md": {"title": "Khác"},
    "embargo.md": {"title": "Khác"},
    "embargo.md as a draft": {"status": "draft"},
    "hidden.md": {"title": "Khác"},
    "withdrawn.md": {"status": ""},
    "out.md as a draft": {"status": "draft"},
    "draft.md published": {"status": ""},
    "draft.md published by its name": {"status": "published"},
    "draft.md hidden": {"status": "hidden"},
    "draft.md of an unknown status": {"status": "draftt"},
    "rejected.md": {"category": "Kinh tế"},
    "pages/about.md": {"title": "Khác"},
}


@pytest.mark.parametrize(("name", "fields"), TO_PUBLISH.items(), ids=TO_PUBLISH)
def test_a_writer_changes_nothing_that_is_or_will_be_public(writer, newspaper, name, fields):
    path = name.split()[0]
    file = newspaper.content / path
    before = file.read_bytes()
    status, told = writer.save(path, fields)

    assert (status, bool(told["message"])) == (403, True)
    assert file.read_bytes() == before


def test_what_counts_as_a_draft_for_a_writer_is_published_by_no_build(newspaper, desk):
    edition, held = newspaper.edition(), 0
    with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as catalogue:
        for number, written in enumerate(STATUSES):
            path = f"status-{number}.md"
            if is_marked_as_draft(path, (newspaper.content / path).read_bytes(), edition):
                held += 1
                article = article_at(catalogue, path)
                assert article is None or article.status is Status.DRAFT, written

    assert held >= 8  # or nothing was looked at


def test_no_body_or_whole_file_publishes_for_a_writer(writer, newspaper):
    file = newspaper.content / "fenced.md"
    before = file.read_bytes()
    published = before.decode().replace("status: draft\n", "")
    whole = newspaper.content / "whole.md"
    unread = whole.read_bytes()

    assert writer.save("fenced.md", {"status": ""})[0] == 403
    assert file.read_bytes() == before
    assert writer.save("fenced.md", {}, published)[0] == 200  # fields in a text are text
    assert file.read_bytes() == before.replace(b"x\n", published.encode())
    assert writer.save("whole.md", {}, published)[0] == 403
    assert whole.read_bytes() == unread


def test_a_writer_saves_drafts_and_an_editor_everything(writer, editor, newspaper):
    for visitor, path, fields in (
        (writer, "draft.md", {"title": "Nháp hai"}),
        (editor, "draft.md", {"status": ""}),
        (editor, "out.md", {"summary": "Sapo"}),
    ):
        file = newspaper.content / path
        before = file.read_bytes()
        assert visitor.save(path, fields)[0] == 200
        assert file.read_bytes() != before
        file.write_bytes(before)


def test_a_role_is_another_at_once(desk, writer, newspaper):
    file = newspaper.content / "out.md"
    before = file.read_bytes()
    desk.accounts.change(MAI, role=Role.EDITOR)
    status = writer.save("out.md", {"summary": "Sapo"})[0]
    desk.accounts.change(MAI, role=Role.WRITER)
    file.write_bytes(before)

    assert status == 200
    assert writer.save("out.md", {"summary": "Sapo"})[0] == 403


FOR_EDITORS = {
    "publish": ("GET", "publish", {}),
    "its state": ("GET", "publish/state", {}),
    "its plan": ("POST", "publish/plan", {}),
    "its start": ("POST", "publish/start", {"plan": ""}),
    "a correction": ("POST", "correct", {"of": "/2019/03/10/da-dang/"}),
    "a public gallery": ("POST", "gallery", {"folder": "images/shown", "names": ["a.png"]}),
    "a picture in it": ("POST", "upload?folder=images/shown", {}),
}


@pytest.mark.parametrize(("method", "path", "sent"), FOR_EDITORS.values(), ids=FOR_EDITORS)
def test_what_is_for_editors_is_refused_to_writers(writer, method, path, sent):
    answer = writer.get(path) if method == "GET" else writer.post(path, sent)

    assert answer[0] == 403


def test_a_writer_sorts_the_pictures_of_a_draft_and_begins_drafts(writer, newspaper):
    sent = {"folder": "images/begun", "names": ["a.png"]}
    assert writer.post("gallery", sent)[0] == 200
    status, told = writer.post(
        "new", {"kind": "article", "title": "Mới", "section": "Kinh tế", "byline": "Lê Mai"}
    )
    assert status == 200
    file = newspaper.content / told["path"]
    assert "Status: draft" in file.read_text("utf-8")
    file.unlink()


def test_a_writer_s_file_takes_no_place_that_a_public_page_looks_at(writer, editor, newspaper):
    """A film's captions are shown with it as soon as they are there."""
    kept = [
        visitor.send("POST", "/.newsroom/upload?folder=film", b"WEBVTT\n", X_File_Name="a.vtt")[2]
        for visitor in (writer, editor)
    ]
    for path in ("film/a-2.vtt", "film/a.vtt"):
        (newspaper.content / path).unlink()

    assert [json.loads(one)["path"] for one in kept] == ["film/a-2.vtt", "film/a.vtt"]


def test_of_two_saves_at_once_one_is_told_of_the_other(editor, newspaper):
    file = newspaper.content / "draft.md"
    before = file.read_bytes()
    version, barrier = editor.opened("draft.md")["version"], Barrier(4)

    def save(number):
        barrier.wait()
        sent = {"path": "draft.md", "version": version, "fields": {}, "body": str(number)}
        return editor.post("save", sent)[0]

    with ThreadPoolExecutor(4) as threads:
        statuses = sorted(threads.map(save, range(4)))
    file.write_bytes(before)

    assert statuses == [200, 409, 409, 409]


def test_a_writer_is_told_before_writing_what_only_an_editor_can_save(writer, editor):
    told = {
        (visitor is writer, path): "chỉ biên tập viên" in visitor.get(f"edit?path={path}")[1]
        for visitor in (writer, editor)
        for path in ("out.md", "draft.md")
    }

    assert [key for key, is_told in told.items() if is_told] == [(True, "out.md")]


def test_unsaved_texts_are_for_whoever_wrote_them(writer, editor):
    sent = {**writer.opened("draft.md"), "fields": {"title": "Của Mai"}, "body": "Của Mai."}
    writer.post("preview", sent)

    assert editor.opened("draft.md")["unsaved"] is None
    assert writer.opened("draft.md")["unsaved"]["body"] == "Của Mai."
    writer.post("discard", sent)


# Presence -----------------------------------------------------------------------------------


def test_two_people_at_one_article_are_told_of_each_other(writer, editor):
    def ask(visitor, window, path="draft.md", **more):
        return visitor.post("presence", {"path": path, "window": window, **more})[1].get("told")

    assert ask(writer, "1") == ""
    assert MAI in ask(editor, "2")
    assert BINH in ask(writer, "1")
    assert BINH not in ask(writer, "3", "out.md")
    assert ask(writer, "4") != ask(writer, "1", "embargo.md") == ""
    ask(writer, "4", isClosed=True)
    assert ask(editor, "2") == ""
    assert writer.post("presence", {"path": "x" * 2_000, "window": "1"})[0] == 400


# Markup -------------------------------------------------------------------------------------

FIELDS = ("Title", "Summary", "Author", "Tags", "Image", "Image-Alt", "Image-Credit", "Source")


def test_no_field_breaks_out_of_a_screen(editor, newspaper):
    file = newspaper.content / "hostile.md"

    def screens(value):
        line = " ".join(value.split())
        text = "".join(f"{name}: {line}\n" for name in FIELDS)
        file.write_text(f"{text}Status: draft\n\n{value}\n", "utf-8", errors="replace")
        paths = ["edit?path=hostile.md", f"?words={quote(value, errors='replace')}"]
        return [editor.get(path) for path in paths]

    harmless = [(200, skeleton(document(text.encode()))) for _status, text in screens("Lúa xuân")]
    for start in range(0, len(VALUES), 9):  # some at once: each page is parsed as browsers do
        value = " ".join(VALUES[start : start + 9])
        found = [(status, skeleton(document(text.encode()))) for status, text in screens(value)]
        assert found == harmless, value
    file.unlink()


@pytest.mark.parametrize("name", ['"><script>alert(1)</script>', "{{ 7 * 7 }}", "' autofocus x='"])
def test_no_name_breaks_out_of_the_login(desk, name):
    visitor, form = Visitor(desk, "10.9.0.1"), "name={}&password=wrong"
    path = f"/.newsroom/login?next={quote(name)}"
    pages = [visitor.send("POST", path, form.format(quote(one)).encode())[2] for one in ("x", name)]

    assert skeleton(document(pages[0].encode())) == skeleton(document(pages[1].encode()))
    assert "49" not in pages[1]


# Paths --------------------------------------------------------------------------------------

OUTSIDE = [
    "../outside.md",
    "/etc/passwd.md",
    ".desk/accounts.md",
    "..\\x.md",
    "a/../draft.md",
    "x\0.md",
]
READS = [
    "edit?path=",
    "versions?path=",
    "version?key=saved&path=",
    "picture?path=",
    "gallery?folder=",
]


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_request_leaves_the_content(editor, newspaper, path):
    for where in READS:
        assert editor.get(where + quote(path))[0] == 404
    sent = {"path": path, "fields": {}, "body": "", "version": "", "key": "saved"}
    for where in ("save", "preview", "discard", "compare"):
        assert editor.post(where, sent)[0] == 400
    assert editor.post("gallery", {"folder": path, "names": []})[0] == 400
    # A folder is named from content/, with a slash before it or without.
    assert editor.post(f"upload?folder={quote(path.lstrip('/'))}", {})[0] in {400, 415}
    assert not (newspaper.content / "etc").exists()
    assert PASSWORD not in editor.get(quote(f"scripts/{path}"))[1]


# Closed -------------------------------------------------------------------------------------


def test_without_an_address_or_an_account_other_machines_find_it_closed(tmp_path):
    nobody = AccountFile(tmp_path)
    with pytest.raises(ClosedError, match="needs TLS on the way"):
        Door.of(DeskSettings(), accounts_in(tmp_path / "of-some")).refuse_closed()
    with pytest.raises(ClosedError, match="nobody has an account"):
        Door.of(SETTINGS, nobody).refuse_closed()
    assert not nobody.folder.exists()


def test_where_other_machines_reach_it_there_is_no_key(newspaper, desk):
    door = Door.of(SETTINGS, desk.accounts)
    showing = Showing(newspaper.edition(), None)
    with closing(showing):
        far = DeskServer(showing, "http://127.0.0.1:1", port=0, bind="127.0.0.2", door=door)
        far.start()
        visitor = Visitor(desk)
        visitor.machine, visitor.port = "127.0.0.2", far.port
        statuses = [
            visitor.send("GET", f"/.newsroom/?key={door.key}", **{"Host": host, **headers})[0]
            for host, headers in (
                (f"127.0.0.2:{far.port}", {"X_Forwarded_For": None, "X_Forwarded_Proto": None}),
                (f"127.0.0.2:{far.port}", {}),
                (HOST, {}),
            )
        ]
        far.stop()

    assert (far.url, far.home) == (f"https://{HOST}/.newsroom/", "")
    assert statuses == [421, 421, 303]  # to the login, whatever the key


def test_a_damaged_file_of_accounts_closes_the_desk_and_says_so(desk, editor):
    file = desk.accounts.folder / "accounts.json"
    whole = file.read_bytes()
    file.write_text("{")
    answers = [editor.get(""), editor.send("POST", "/.newsroom/login", b"name=x&password=y")]
    file.write_bytes(whole)

    assert [answer[0] for answer in answers] == [503, 503]
    assert "damaged" in answers[0][1]
    assert editor.get("")[0] == 200
