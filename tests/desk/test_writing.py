"""What the editor asks over HTTP: to begin, to offer names, to take pictures, to look back."""

import io
import re
from urllib.parse import quote

import pytest
from PIL import Image

from newsroom.desk.server import DeskServer
from newsroom.desk.words import words_in
from newsroom.serving.live import LiveState
from newsroom.serving.server import Server
from newsroom.serving.showing import Showing
from tests.desk.test_desk import Browser
from tests.engine.newspaper import Newspaper

WORDS = words_in("vi")


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    newspaper = Newspaper(tmp_path_factory.mktemp("writing") / "newspaper")
    newspaper.article("out.md", Title="Đã đăng", Author="Trần Lâm, Lê Mai", Tags="lúa xuân")
    newspaper.article("draft.md", Title="Bài nháp", Date="2019-03-12", Status="draft")
    newspaper.article("named.md", body="![một ảnh](/named/b.jpg)")
    for name in ("a.jpg", "b.jpg"):
        newspaper.picture(f"named/{name}")
        newspaper.picture(f"free/{name}")
    (newspaper.root / "outside").mkdir()
    (newspaper.content / "linked").symlink_to(newspaper.root / "outside")
    return newspaper


@pytest.fixture(scope="module")
def browser(newspaper):
    showing = Showing(newspaper.edition(), None)
    showing.renew(newspaper.edition(), newspaper.build().rejections)
    server = Server(newspaper.output, LiveState(), showing, bind="127.0.0.1", port=0)
    server.start()
    desk = DeskServer(showing, server.url.rstrip("/"), port=0).start()
    browser = Browser(desk.url)
    browser.open("draft.md")  # which has the token for what follows
    yield browser
    desk.stop()
    server.stop()
    showing.close()


def picture():
    written = io.BytesIO()
    Image.new("RGB", (30, 20), (9, 9, 200)).save(written, "JPEG")
    return written.getvalue()


OFFERS = {
    "what is new": ("kind=author&words=", ["Trần Lâm", "Lê Mai"]),
    "a part of a name, without marks": ("kind=author&words=lam", ["Trần Lâm"]),
    "topics": ("kind=topic&words=Lua", ["lúa xuân"]),
    "nobody": ("kind=author&words=%25", []),
    "another language": ("kind=author&words=&lang=en", []),
    "another kind": ("kind=title&words=", []),
}


@pytest.mark.parametrize(("query", "names"), OFFERS.values(), ids=OFFERS)
def test_names_of_the_archive_are_offered(browser, query, names):
    told = browser.get(f"offers?{query}")[2]
    assert told == "[" + ",".join(f'"{name}"' for name in names) + "]"


BEGINNINGS = {
    "article": {"title": "Chợ phiên", "section": "Kinh tế", "date": "2019-03-15 08:00"},
    "headline": {"title": "Tin ngắn", "date": "2019-03", "source": "https://example.com/tin"},
    "live": {"title": "Bão số 3", "date": "2019-03-15 08:00"},
    "photos": {"title": "Lễ hội", "date": "2019-03-15", "alt": "Hội làng"},
}


@pytest.mark.parametrize(("kind", "told"), BEGINNINGS.items(), ids=BEGINNINGS)
def test_articles_of_any_kind_are_begun_as_by_the_command(browser, newspaper, kind, told):
    status, answer = browser.post("new", {"kind": kind, **told})

    assert status == 200
    text = (newspaper.content / answer["path"]).read_text("utf-8")
    assert answer["path"].startswith("2019/03/2019-03")
    assert f"Title: {told['title']}\nDate: {told['date']}\n" in text
    assert "Status: draft" in text
    assert told.get("source", "") in text
    status, answer = browser.post("new", {"kind": kind, **told})
    assert (status, answer["message"]) == (409, WORDS["taken"])


REFUSED_BEGINNINGS = {
    "no title": ({"kind": "article", "title": " "}, 422),
    "no such kind": ({"kind": "../../etc/passwd", "title": "x"}, 400),
    "no such section": ({"kind": "article", "title": "x", "section": "Thể thao"}, 422),
    "no date": ({"kind": "article", "title": "x", "date": "hôm qua"}, 422),
    "nothing": ({}, 400),
}


@pytest.mark.parametrize(("sent", "status"), REFUSED_BEGINNINGS.values(), ids=REFUSED_BEGINNINGS)
def test_what_nobody_can_mean_begins_nothing(browser, newspaper, sent, status):
    before = sorted(newspaper.content.rglob("*"))
    assert browser.post("new", sent)[0] == status
    assert sorted(newspaper.content.rglob("*")) == before


def test_a_published_article_is_found_to_be_corrected(browser):
    assert browser.post("correct", {"of": "/2019/03/10/da-dang/"})[1] == {"path": "out.md"}
    status, told = browser.post("correct", {"of": "draft.md"})
    assert status == 404
    assert "draft.md" in told["message"]


def test_a_picture_is_handed_in_shown_and_seen_on_the_page(browser, newspaper):
    status, told = browser.post("upload", picture(), X_File_Name=quote("Ảnh chợ.JPG"))

    assert status == 200
    assert re.fullmatch(r"images/\d{4}/\d\d/anh-cho\.jpg", told["path"])
    found = browser.open("draft.md")
    text = f"![Chợ](/{told['path']})"
    _status, seen = browser.post("preview", {**found, "fields": {}, "body": text})
    browser.post("discard", {**found, "fields": {}, "body": ""})
    assert seen["findings"] == []


UPLOADS = {
    "what is no picture": ("a.jpg", "", b"<script>", 415),
    "an article": ("a.md", "", b"Title: x", 415),
    "a way out": ("a.jpg", "../outside", picture(), 400),
    "a link that leads out": ("a.jpg", "linked", picture(), 400),
    "a hidden folder": ("a.jpg", ".git", picture(), 400),
    "a file as a folder": ("a.jpg", "out.md", picture(), 400),
}


@pytest.mark.parametrize("upload", UPLOADS.values(), ids=UPLOADS)
def test_nothing_else_is_taken_and_nowhere_else(browser, newspaper, upload):
    name, folder, data, status = upload
    before = sorted(newspaper.root.rglob("*.jpg"))
    assert browser.post(f"upload?folder={folder}", data, X_File_Name=name)[0] == status
    assert sorted(newspaper.root.rglob("*.jpg")) == before
    assert not list((newspaper.root / "cache/desk/received").glob("*"))


def test_a_file_that_is_too_large_is_refused_and_forgotten(browser, newspaper, monkeypatch):
    monkeypatch.setattr("newsroom.desk.picture_requests.LARGEST_UPLOAD", 10)
    status, told = browser.post("upload", picture(), X_File_Name="a.jpg")

    assert (status, told["message"]) == (413, WORDS["too-large"])
    assert not list((newspaper.root / "cache/desk/received").glob("*"))


def test_uploads_come_from_our_own_pages_only(browser):
    forged = {"X_Newsroom_CSRF": "", "X_File_Name": "a.jpg"}
    assert browser.post("upload", picture(), **forged)[0] == 403


@pytest.mark.parametrize("path", ["../outside/a.jpg", "out.md", "none.jpg", "linked/a.jpg", ""])
def test_no_other_file_is_shown_as_a_picture(browser, path):
    assert browser.get(f"picture?path={quote(path)}")[0] == 404


def test_a_gallery_is_sorted_unless_a_text_names_a_picture_by_itself(browser, newspaper):
    turned = {"names": ["b.jpg", "a.jpg"]}
    status, told = browser.post("gallery", {"folder": "free/", **turned})
    assert (status, told["names"]) == (200, ["01-b.jpg", "02-a.jpg"])
    assert browser.get("gallery?folder=free/")[2] == '["01-b.jpg","02-a.jpg"]'

    status, told = browser.post("gallery", {"folder": "named/", **turned})
    assert (status, "b.jpg" in told["message"]) == (409, True)
    assert browser.post("gallery", {"folder": "../outside/", "names": []})[0] == 400
    assert browser.post("gallery", {"folder": "free/", "names": ["../x"]})[0] == 409


def test_a_correction_is_saved_with_the_text_and_the_earlier_version_is_kept(browser, newspaper):
    file = newspaper.content / "out.md"
    before = file.read_text("utf-8")
    found = browser.open("out.md")
    sent = {**found, "fields": {}, "body": "Cầu dài 300 m.", "correction": "300 m,\nkhông 3 km."}
    status, told = browser.post("save", sent)

    assert status == 200
    line = r"Correction: \d{4}-\d\d-\d\d \d\d:\d\d 300 m, không 3 km\.\n"
    assert re.search(line, file.read_text("utf-8"))
    versions = browser.get("versions?path=out.md")[2]
    saved, replaced = re.findall(r'"key":"([^"]+)"', versions)
    assert saved == "saved"
    status, earlier = browser.post("compare", {**found, **told, "key": replaced})
    assert status == 200
    assert ["in", "Cầu dài 300 m."] in [
        [kind, text.strip()] for _line, parts in earlier["changes"] for kind, text in parts
    ]
    assert "Một đoạn." in browser.get(f"version?path=out.md&key={replaced}")[2]
    assert browser.get("version?path=out.md&key=../../secret")[0] == 404
    file.write_text(before, "utf-8")


def test_a_file_that_takes_no_correction_is_told_so(browser, newspaper):
    newspaper.write("bare.md", "Chỉ chữ.\n")
    found = browser.open("bare.md")
    status, told = browser.post("save", {**found, "fields": {}, "body": "x", "correction": "y"})

    assert (status, bool(told["message"])) == (422, True)
    assert (newspaper.content / "bare.md").read_text("utf-8") == "Chỉ chữ.\n"
