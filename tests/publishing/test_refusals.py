"""What `invoke publish` refuses, and that a refusal changes nothing on the host."""

import shutil

import pytest

from newsroom.publishing.errors import RefusedError, RejectionsError
from newsroom.publishing.manifest.manifest import STATE_FOLDER
from tests.engine.newspaper import tree
from tests.publishing.publisher import add_article, commit, edit, git, site


@pytest.fixture
def refused(publisher, host):
    """Return a function that publishes, and asserts that it is refused and changes nothing."""

    def refused(match, error=RefusedError, by=publisher, **order):
        before = tree(host)
        with pytest.raises(error, match=match):
            by.publish(**order)
        assert tree(host) == before

    return refused


def test_an_edition_with_rejections(publisher, refused, host):
    publisher.newspaper.write("bad.md", "Title: x\nDate: nay\nCategory: Kinh tế\n\nx")

    refused("2 problems|1 problem", RejectionsError)
    publisher.publish(allows_rejections=True)

    assert site(host) == publisher.newspaper.tree()


def test_an_edition_without_an_address(publisher, refused):
    publisher.newspaper.settings["SITEURL"] = ""

    refused("SITEURL is empty")


def test_the_sample_s_address_on_another_machine(publisher, refused):
    publisher.newspaper.settings["SITEURL"] = "https://baothaibinh.example"
    publisher.fields["remote"] = ":sftp,host=127.0.0.1:site"

    refused("SITEURL is https://baothaibinh.example, an example")


def test_pages_that_would_vanish(publisher, refused, host):
    publisher.publish()
    (publisher.newspaper.content / "3.md").unlink()

    refused("would vanish: 2019/03/04/bai-so-3/index.html")
    publisher.publish(allows_vanished=True)

    assert (host / "2019/03/04/bai-so-3/index.html").exists()  # for its grace


def test_more_deletions_than_the_limit(publisher, refused, host):
    publisher.fields |= {"max_delete": 2, "grace_hours": 0}
    publisher.publish()
    for number in range(3):
        (publisher.newspaper.content / f"{number}.md").unlink()

    refused("the limit is 2", allows_vanished=True)
    publisher.publish(allows_vanished=True, max_delete=50)

    assert site(host) == publisher.newspaper.tree()


def test_a_folder_with_somebody_elses_files(publisher, refused, host):
    host.mkdir(parents=True)
    (host / "thesis.txt").write_text("years of work")

    refused("did not put there")
    publisher.publish(takes_over=True)

    assert (host / "thesis.txt").read_text() == "years of work"


def test_a_host_that_holds_another_newspaper(publisher, refused):
    publisher.publish()
    publisher.newspaper.settings["SITEURL"] = "https://other.example"

    refused("https://example.com, and this is https://other.example")


def test_a_host_to_which_somebody_is_publishing_just_now(publisher, refused, host):
    lock = host / STATE_FOLDER / "lock-99999999999-abcd"
    lock.parent.mkdir(parents=True)
    lock.write_text("abcd")

    refused("Somebody else is publishing")
    publisher.publish(takes_over=True)

    assert site(host) == publisher.newspaper.tree()
    assert not lock.exists()


def test_a_lock_that_expired_refuses_nobody(publisher, host):
    lock = host / STATE_FOLDER / "lock-1000000000-abcd"  # in 2001
    lock.parent.mkdir(parents=True)
    lock.write_text("abcd")

    publisher.publish()

    assert site(host) == publisher.newspaper.tree()
    assert not lock.exists()


def test_a_file_that_somebody_changed_after_the_build(publisher, refused):
    page = publisher.newspaper.output / "index.html"
    publisher.newspaper.build()
    page.write_text(page.read_text() + "<!-- hand-made -->")

    refused("is not what the build made of it")


def test_a_file_that_is_missing_from_the_output(publisher, refused):
    publisher.newspaper.build()
    (publisher.newspaper.output / "index.html").unlink()

    refused("is not what the build made of it")


def test_a_manifest_that_is_damaged(publisher, refused, host):
    publisher.publish()
    (chain,) = (host / STATE_FOLDER).glob("*.jsonl.gz")
    chain.write_bytes(chain.read_bytes()[:-5])
    (publisher.desk / "host" / STATE_FOLDER / chain.name).unlink()

    refused("is damaged")
    publisher.publish(takes_over=True)

    assert site(host) == publisher.newspaper.tree()


def test_a_manifest_of_later_software(publisher, refused, host):
    publisher.publish()
    (head,) = (host / STATE_FOLDER).glob("head-*.json")
    head.write_text(head.read_text().replace('"format": 1', '"format": 2'))
    (publisher.desk / "host" / STATE_FOLDER / head.name).unlink()

    refused("later version of this software")


# Somebody else published ----------------------------------------------------------------------


@pytest.fixture
def machines(publisher, tmp_path):
    """Two publishers on different machines, whose contents are clones of one Git repository."""
    commit(publisher.newspaper)
    return [publisher.clone(tmp_path / name) for name in ("ours", "theirs")]


def test_a_host_to_which_somebody_published_what_we_do_not_have(machines, refused, publisher):
    ours, theirs = machines
    ours.publish()
    add_article(theirs.newspaper, 1)
    commit(theirs.newspaper)
    theirs.publish()
    edit(ours.newspaper)

    refused("Pull first", by=ours)


def test_after_a_pull_we_go_on_where_they_were(machines, host):
    ours, theirs = machines
    ours.publish()
    add_article(theirs.newspaper, 1)
    commit(theirs.newspaper)
    theirs.publish()
    git(ours.newspaper.content, "pull", "--quiet", str(theirs.newspaper.content))
    add_article(ours.newspaper, 2)
    commit(ours.newspaper)

    report = ours.publish()

    assert len(report.plan.sent) < len(ours.newspaper.tree()) / 2
    assert site(host) == ours.newspaper.tree()


def test_a_host_to_which_somebody_published_what_they_have_not_committed(machines, refused):
    ours, theirs = machines
    add_article(theirs.newspaper, 1)
    theirs.publish()

    refused("Pull first", by=ours)


def test_without_git_another_machine_must_say_that_it_takes_over(publisher, tmp_path, refused):
    publisher.publish()
    commit(publisher.newspaper)
    other = publisher.clone(tmp_path / "other")

    refused("Pull first", by=other)
    assert other.publish(takes_over=True).plan.is_empty


def test_after_a_lost_cache_the_host_tells_what_would_vanish_and_a_line_answers(
    publisher, refused, host
):
    publisher.newspaper.settings["KEEP_ADDRESSES"] = True
    publisher.publish()
    publisher.newspaper.article("3.md", Title="Bài ba", Date="2019-03-04 08:03")
    for folder in ("cache", "output"):
        shutil.rmtree(publisher.newspaper.root / folder)

    refused("would vanish: 2019/03/04/bai-so-3/index.html", takes_over=True)
    publisher.newspaper.write("redirects.txt", "/2019/03/04/bai-so-3/ /2019/03/04/bai-ba/\n")
    publisher.publish(takes_over=True)

    assert b"url=/2019/03/04/bai-ba/" in (host / "2019/03/04/bai-so-3/index.html").read_bytes()


def test_an_article_that_vanished_is_refused_until_somebody_decides(publisher, refused, host):
    publisher.newspaper.settings["KEEP_ADDRESSES"] = True
    publisher.publish()
    (publisher.newspaper.content / "3.md").unlink()

    refused("1 problem", RejectionsError)
    redirects = publisher.newspaper.content / "redirects.txt"
    redirects.write_text(redirects.read_text(encoding="utf-8").replace("?", "gone"))
    publisher.publish()

    assert site(host) == publisher.newspaper.tree()


def test_an_article_that_moved_is_published_at_both_addresses(publisher, host):
    publisher.newspaper.settings["KEEP_ADDRESSES"] = True
    publisher.publish()
    publisher.newspaper.article("3.md", Title="Bài ba", Date="2019-03-05 08:03")

    publisher.publish()

    assert b"url=/2019/03/05/bai-ba/" in (host / "2019/03/04/bai-so-3/index.html").read_bytes()
