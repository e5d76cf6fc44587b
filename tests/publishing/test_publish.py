"""One publish from the build to the proof, to a folder of this machine."""

import gzip
import re

import pytest

from newsroom.publishing.errors import HostError
from newsroom.publishing.hosts.folder import LocalFolder
from newsroom.publishing.manifest.manifest import STATE_FOLDER
from tests.engine.newspaper import tree
from tests.publishing.publisher import add_article, edit, site

HOUR = 3600


def test_a_dry_run_tells_the_plan_and_leaves_no_trace(publisher, host):
    report = publisher.publish(is_dry=True)

    assert {entry.path for entry in report.plan.sent} == publisher.newspaper.tree().keys()
    assert report.generation == 0
    assert not host.exists()


def test_a_dry_run_after_a_publish_tells_what_changed(publisher, host):
    publisher.publish()
    before = tree(host)
    add_article(publisher.newspaper, 1)

    report = publisher.publish(is_dry=True)

    assert "2019/03/05/tin-moi-1/index.html" in report.plan.sent_files
    assert tree(host) == before


def test_the_report_counts_files_and_bytes(publisher):
    report = publisher.publish()

    built = publisher.newspaper.tree()
    assert len(report.plan.sent_files) == len(built)
    assert report.size == sum(map(len, built.values()))


def test_publishes_are_numbered(publisher):
    numbers = []
    for number in range(2):
        add_article(publisher.newspaper, number)
        numbers.append(publisher.publish().generation)

    assert numbers == [1, 2]


def test_a_picture_that_was_replaced_waits_for_readers_with_an_older_page(publisher, host):
    newspaper = publisher.newspaper
    show_picture(newspaper)
    publisher.publish()
    (before,) = host.glob("media/images/lua.*-8.avif")
    newspaper.picture("images/lua.png", width=9)
    publisher.publish()
    newspaper.now += 23 * HOUR
    publisher.publish()
    assert before.exists()
    newspaper.now += HOUR

    report = publisher.publish()

    assert before.relative_to(host).as_posix() in report.plan.doomed_files
    assert report.plan.taken_back == ()
    assert not before.exists()
    assert site(host) == newspaper.tree()


def show_picture(newspaper):
    newspaper.picture("images/lua.png")
    newspaper.article(
        "3.md", Title="Bài số 3", Date="2019-03-04 08:03", body="![Lúa](images/lua.png)"
    )


def test_a_folder_goes_with_the_last_of_its_files(publisher, host):
    publisher.publish()
    page = host / "2019/03/04/bai-so-3/index.html"
    (publisher.newspaper.content / "3.md").unlink()

    report = publisher.publish(allows_vanished=True)

    assert report.plan.doomed_files == ("2019/03/04/bai-so-3/index.html",)
    assert not page.parent.exists()


def test_what_must_go_at_once_waits_for_no_grace(publisher, host):
    show_picture(publisher.newspaper)
    publisher.publish()
    publisher.newspaper.picture("images/lua.png", width=9)

    publisher.publish(deletes_now=True)

    assert site(host) == publisher.newspaper.tree()


def test_an_error_means_no_deletion(publisher, host, monkeypatch):
    publisher.fields["grace_hours"] = 0
    publisher.publish()
    before = site(host)
    edit(publisher.newspaper)
    (publisher.newspaper.content / "3.md").unlink()
    monkeypatch.setattr("newsroom.publishing.hosts.ordered_host.verify", _fail)

    with pytest.raises(HostError):
        publisher.publish(allows_vanished=True)

    assert before.keys() <= site(host).keys()


def _fail(*_arguments):
    raise HostError("cut off")


def test_long_publishes_note_how_far_they_came_and_are_gone_on_with(publisher, host, monkeypatch):
    monkeypatch.setattr("newsroom.publishing.hosts.batches._FILES", 2)
    remaining = iter(range(14))
    send = LocalFolder.send

    def send_some(*arguments, **options):
        if next(remaining, None) is None:
            raise HostError("cut off")
        send(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(LocalFolder, "send", send_some)
        with pytest.raises(HostError):
            publisher.publish()
    arrived = len(site(host))

    report = publisher.publish()

    assert arrived > 5
    assert len(report.plan.sent) <= len(publisher.newspaper.tree()) - arrived + 2
    assert site(host) == publisher.newspaper.tree()
    assert publisher.publish().plan.is_empty
    names = [file.name for file in (host / STATE_FOLDER).iterdir()]
    assert [name for name in names if name.startswith("done")] == []


def test_a_page_that_was_reverted_after_a_killed_publish_is_sent_again(
    publisher, host, monkeypatch
):
    article = publisher.newspaper.content / "1.md"
    publisher.publish()
    before, page = article.read_text(), host / "2019/03/02/bai-so-1/index.html"
    article.write_text(before.replace("Đoạn", "Sai"))
    with monkeypatch.context() as patch:
        patch.setattr("newsroom.publishing.hosts.ordered_host.verify", _fail)
        with pytest.raises(HostError):
            publisher.publish()
    assert "Sai" in page.read_text()
    article.write_text(before)

    publisher.publish()

    assert site(host) == publisher.newspaper.tree()


def test_a_torn_head_is_passed_over(publisher, host):
    publisher.publish()
    head = max((host / STATE_FOLDER).glob("head-*.json"))
    torn = head.with_name(head.name.replace("00000001", "00000002"))
    torn.write_bytes(head.read_bytes()[:100])
    edit(publisher.newspaper)

    publisher.publish()

    assert site(host) == publisher.newspaper.tree()
    assert not torn.exists()


def test_search_files_come_with_the_archives_and_old_ones_go_at_once(publisher, host):
    publisher.newspaper.settings["SEARCH"] = True
    publisher.publish()
    before = site(host)
    edit(publisher.newspaper)

    report = publisher.publish()

    sent = [entry.path for entry in report.plan.sent]
    places = {kind: sent.index(path) for path in sent for kind in [_kind(path)] if kind}
    assert places["article"] < places["segment"] < places["directory"]
    # They may tell of what was taken back; the script opens the directory anew.
    assert not {path for path in before if "/segments/" in path} & site(host).keys()
    directory = (host / "search/segments.json").read_text()
    assert len(re.findall(r'"2019-03","[0-9a-f]{12}"', directory)) == 1


def _kind(path):
    if path == "search/segments.json":
        return "directory"
    if path.startswith("search/segments/"):
        return "segment"
    return "article" if path.endswith("/tin-moi-0/index.html") else ""


def test_our_notes_on_the_host_stay_few(publisher, host):
    for number in range(4):
        add_article(publisher.newspaper, number)
        publisher.publish()

    names = sorted(file.name for file in (host / STATE_FOLDER).iterdir())
    assert [name[:5] for name in names if name.startswith("head")] == ["head-"]
    assert len(names) == 5


def test_what_this_machine_keeps_does_not_grow(publisher):
    for number in range(3):
        add_article(publisher.newspaper, number)
        publisher.publish()

    assert not (publisher.desk / "staging").exists()
    assert len(list((publisher.desk / "host" / STATE_FOLDER).iterdir())) == 4


def test_compressed_siblings_are_sent_with_changed_texts_only(publisher, host):
    publisher.fields["precompress"] = ["gz", "br"]
    publisher.publish()
    add_article(publisher.newspaper, 1)

    report = publisher.publish()

    sent = set(report.plan.sent_files)
    page = "2019/03/05/tin-moi-1/index.html"
    assert {page, f"{page}.gz", f"{page}.br"} <= sent
    assert "2019/03/01/bai-so-0/index.html.gz" not in sent
    assert gzip.decompress((host / f"{page}.gz").read_bytes()) == (host / page).read_bytes()
    assert not list(host.rglob("*.jpg.gz"))


def test_siblings_go_when_they_are_not_made_any_more(publisher, host):
    publisher.fields["precompress"] = ["gz"]
    publisher.publish()
    publisher.fields["precompress"] = []

    publisher.publish()

    assert site(host) == publisher.newspaper.tree()


def test_the_key_of_indexnow_is_on_the_site(publisher, host):
    publisher.after = {"indexnow": {"key": "abc123", "endpoint": "http://127.0.0.1:9/"}}

    report = publisher.publish()

    assert (host / "abc123.txt").read_text() == "abc123"
    assert [str(complaint).partition(":")[0] for complaint in report.complaints] == ["indexnow"]
