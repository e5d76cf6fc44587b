"""What hooks are told of: all that reads otherwise on the site, each change once it is done."""

import pytest

from newsroom.publishing.errors import HostError
from newsroom.publishing.notify.pending_notifications import News, tell
from newsroom.publishing.targets import Hooks
from tests.publishing.publisher import Publisher, add_article, edit, git

NEW = "2019/03/05/tin-moi-1/index.html"


@pytest.fixture
def told(publisher, monkeypatch):
    """A list of what the hook is told at a time; it fails for the reason `problem`."""
    publisher.after = {"purge": "PURGE"}

    class Told(list):
        problem = ""

    heard = Told()

    def listen(_hook, _hooks, _site_url, paths):
        heard.append(set(paths))
        return heard.problem

    monkeypatch.setattr("newsroom.publishing.notify.pending_notifications.run_hook", listen)
    return heard


def test_what_was_sent_is_told_and_told_once(publisher, told):
    publisher.publish()
    add_article(publisher.newspaper, 1)
    report = publisher.publish()
    publisher.publish()

    assert told[1:] == [{entry.path for entry in report.plan.sent}]


def test_a_page_that_is_taken_back_is_told_at_once(publisher, told):
    publisher.publish()
    (publisher.newspaper.content / "3.md").unlink()

    publisher.publish(allows_vanished=True)

    assert "2019/03/04/bai-so-3/index.html" in told[-1]


def test_a_file_is_told_when_it_is_deleted_and_not_while_it_stays_for_its_grace(
    publisher, told, host
):
    newspaper = publisher.newspaper
    newspaper.picture("images/lua.png")
    newspaper.article("3.md", Title="Lúa", Date="2019-03-04", body="![Lúa](images/lua.png)")
    publisher.publish()
    (picture,) = (path.relative_to(host).as_posix() for path in host.glob("media/**/*.avif"))
    newspaper.picture("images/lua.png", width=9)
    publisher.publish()
    assert picture not in told[-1]
    newspaper.now += 24 * 3600

    publisher.publish()

    assert picture in told[-1]


def test_what_a_killed_publish_has_brought_is_told_by_the_next(publisher, told, monkeypatch):
    publisher.publish()
    add_article(publisher.newspaper, 1)
    with monkeypatch.context() as patch:
        patch.setattr("newsroom.publishing.hosts.ordered_host.verify", _cut_off)
        with pytest.raises(HostError):
            publisher.publish()
    (publisher.newspaper.content / "new-1.md").unlink()

    publisher.publish(allows_vanished=True)

    assert NEW in told[-1]


def _cut_off(*_arguments):
    raise HostError("cut off")


def test_who_did_not_listen_is_told_again(publisher, told):
    told.problem = "away"
    first = publisher.publish()
    told.problem = ""

    second = publisher.publish()
    publisher.publish()

    assert (list(map(str, first.complaints)), second.complaints) == (["purge: away"], ())
    assert told == [told[0], told[0]]


def test_who_listened_is_not_told_again_for_those_who_did_not(tmp_path, monkeypatch):
    heard = []

    def listen(hook, _hooks, _site_url, paths):
        heard.append((hook, paths))
        return "away" if hook == "purge" else ""

    monkeypatch.setattr("newsroom.publishing.notify.pending_notifications.run_hook", listen)
    news, hooks = News(tmp_path), Hooks(purge="PURGE", indexnow_key="abc")
    for path in ("a.html", "b.html"):
        news.note([path], hooks)
        tell(news.untold(hooks), hooks, "https://example.com")

    assert heard == [
        ("indexnow", ("a.html",)),
        ("purge", ("a.html",)),
        ("indexnow", ("b.html",)),
        ("purge", ("a.html", "b.html")),
    ]


def test_what_a_hook_never_takes_is_forgotten_in_the_end(tmp_path):
    news, hooks = News(tmp_path), Hooks(purge="PURGE")
    for number in range(102):
        news.note([str(number)], hooks)

    kept = news.untold(hooks)["purge"]

    assert len(kept) == 100
    assert kept[0].read_text() == "2"
    assert len(list((tmp_path / "purge").iterdir())) == 100


def test_a_dry_run_tells_nobody(publisher, told):
    publisher.publish(is_dry=True)

    assert told == []


@pytest.fixture(params=["releases", "branch"])
def returning(request, publisher, tmp_path):
    """A publisher to each kind of host that can go back."""
    fields = {**publisher.fields, "releases": 3}
    if request.param == "branch":
        git(tmp_path, "init", "--quiet", "--bare", str(tmp_path / "forge.git"))
        git(tmp_path / "forge.git", "config", "uploadpack.allowFilter", "true")
        fields = {"repository": f"file://{tmp_path}/forge.git"}
    return Publisher(publisher.newspaper, fields, {"purge": "PURGE"})


def test_a_rollback_tells_what_it_changed_and_what_it_took_away(returning, told):
    returning.publish()
    before = returning.newspaper.tree()
    edit(returning.newspaper, 1)
    returning.publish()
    after = returning.newspaper.tree()

    returning.roll_back()

    assert told[-1] == {
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    }
    assert NEW in told[-1]
