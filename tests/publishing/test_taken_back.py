"""Taken back means gone: nothing of an article is on the host after the publish that takes it back.

`Status: withdrawn`, a draft again, a date in the future, `Expires`: each with all that an article
can have, on a host that keeps compressed siblings and would give dropped files a day of grace.
"""

import gzip
import shutil

import pytest

from newsroom.publishing.difference import difference, nothing_taken_back
from newsroom.publishing.report import print_publish
from tests.engine.newspaper import Newspaper
from tests.publishing.publisher import Publisher, restored_newspaper, site, small_newspaper

FIELDS = {
    "Title": "Chuyện kín",
    "Date": "2019-03-05 08:00",
    "Summary": "Tóm lược phải giấu.",
    "Author": "Người Giấu Tên",
    "Tags": "Chủ đề riêng",
    "Image": "images/bia.png",
    "Image-Alt": "Ảnh bìa",
}
BODY = "Thân bài phải giấu.\n\n![Xã](gallery/)\n\n[Hồ sơ](docs/ho-so.pdf) ![Ghi âm](docs/loi.mp3)"
# What no reader may meet again. The page that stays tells the title, and the topic's address leads
# on to all topics.
TRACES = ["phải giấu", "Người Giấu Tên", "Chủ đề riêng", "ho-so", "loi.mp3", "bia."]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Newspaper:
    """Return a newspaper with an article that has everything, published once."""
    root = tmp_path_factory.mktemp("taken-back")
    newspaper = keeping(small_newspaper(root / "newspaper"))
    for picture in ("images/bia.png", "gallery/1.png", "gallery/2.png"):
        newspaper.picture(picture)
    newspaper.write("docs/ho-so.pdf", "%PDF-1.7 hồ sơ")
    newspaper.write("docs/loi.mp3", "ID3 lời")
    newspaper.article("kin.md", **FIELDS, body=BODY)
    newspaper.article("tin.md", Title="Tin vắn giấu", Date="2019-03-05", body="")
    publisher = Publisher(newspaper, target(root))
    publisher.publish()
    host = site(root / "host")
    assert all(any(trace in name + text(host, name) for name in host) for trace in TRACES)
    return newspaper


def keeping(newspaper: Newspaper) -> Newspaper:
    newspaper.settings["KEEP_ADDRESSES"] = True
    return newspaper


def target(root):
    return {"remote": str(root / "host"), "precompress": ["gz"], "grace_hours": 24}


def text(files, name):
    data = gzip.decompress(files[name]) if name.endswith(".gz") else files[name]
    return data.decode(errors="replace")


@pytest.fixture
def publisher(published, tmp_path, monkeypatch):
    """Return a publisher of a copy of it, to a copy of its host."""
    shutil.copytree(published.root.parent, tmp_path / "copy", symlinks=True)
    newspaper = keeping(restored_newspaper(tmp_path / "copy/newspaper"))
    newspaper.build(is_cold=True)
    return Publisher(newspaper, target(tmp_path / "copy"))


def host_of(publisher):
    return site(publisher.newspaper.root.parent / "host")


def expire(newspaper):
    newspaper.article("kin.md", **FIELDS, Expires="2019-03-12 08:00", body=BODY)
    newspaper.now += 86_400


TAKEN_BACK = {
    "withdrawn": lambda paper: paper.article("kin.md", **FIELDS, Status="withdrawn", body=BODY),
    "a draft": lambda paper: paper.article("kin.md", **FIELDS, Status="draft", body=BODY),
    "a draft without a date": lambda paper: paper.article(
        "kin.md", **{**FIELDS, "Date": ""}, Status="draft", body=BODY
    ),
    "under embargo": lambda paper: paper.article(
        "kin.md", **{**FIELDS, "Date": "2019-04-01"}, body=BODY
    ),
    "expired": expire,
}


@pytest.mark.parametrize("how", TAKEN_BACK)
def test_nothing_of_an_article_that_was_taken_back_is_on_the_host(how, publisher, capsys):
    TAKEN_BACK[how](publisher.newspaper)

    report = publisher.publish()

    host = host_of(publisher)
    plain = {name: data for name, data in host.items() if not name.endswith(".gz")}
    assert plain == publisher.newspaper.tree()
    assert [(t, name) for t in TRACES for name in host if t in name + text(host, name)] == []
    gone = {entry.path for entry in report.plan.taken_back}
    assert {"2019/03/05/chuyen-kin/index.html", "topics/chu-de-rieng/feed.xml"} <= gone
    assert {"media/docs/ho-so.pdf", "media/docs/loi.mp3"} <= gone
    print_publish(report, "en", quiet=False)
    told = capsys.readouterr().out
    assert "gone from the host:\n    2019/03/05/chuyen-kin/index.html\n" in told
    assert publisher.publish().plan.is_empty


def test_a_headline_item_is_taken_back_with_all_publishes_that_show_it(publisher):
    (publisher.newspaper.content / "tin.md").unlink()

    report = publisher.publish()

    assert [entry.path for entry in report.plan.taken_back] == [
        "2019/03/05/index.html#tin-van-giau"
    ]
    assert report.plan.takes_texts_back
    assert not any("Tin vắn giấu" in text(host_of(publisher), name) for name in host_of(publisher))


def test_an_article_that_moved_was_not_taken_back(publisher):
    publisher.newspaper.article("kin.md", **FIELDS, Slug="ten-khac", body=BODY)

    report = publisher.publish()

    assert report.plan.taken_back == ()


def test_what_the_theme_has_dropped_waits(publisher):
    sheet = next(name for name in host_of(publisher) if name.endswith(".css"))
    page = publisher.newspaper.own_theme() / "static/css/base.css"
    page.write_text(f"{page.read_text()}\n:root {{ --new: 1 }}\n")

    report = publisher.publish()

    assert sheet in {entry.path for entry in report.plan.waiting}
    assert report.plan.taken_back == ()
    assert sheet in host_of(publisher)


def test_many_pictures_do_not_keep_what_is_taken_back_on_the_host(publisher):
    publisher.fields["max_delete"] = 8  # pages and feeds of album, topic and author, and no picture
    TAKEN_BACK["withdrawn"](publisher.newspaper)

    report = publisher.publish()

    assert len(report.plan.doomed_files) > 12
    assert not any("bia." in name for name in host_of(publisher))


def test_between_two_publishes_nothing_is_taken_back_by_itself():
    assert difference([], [], now=0, grace=0, is_taken_back=nothing_taken_back).is_empty
