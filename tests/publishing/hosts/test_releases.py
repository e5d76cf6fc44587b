"""Releases: a whole site at a time, one rename to show it, another to take it back."""

from pathlib import Path

import pytest

from newsroom.publishing.errors import HostError, RefusedError
from newsroom.publishing.hosts.releases import Shell
from tests.publishing.publisher import Publisher, add_article, edit, site


@pytest.fixture
def releases(publisher):
    """A publisher of releases to a folder of this machine."""
    publisher.fields["releases"] = 3
    return publisher


def folders(host):
    return sorted(folder.name for folder in (host / "releases").iterdir())


def test_readers_are_shown_the_newest_release(releases, host):
    releases.publish()
    edit(releases.newspaper)

    releases.publish()

    assert (host / "current").is_symlink()
    assert site(host / "current") == releases.newspaper.tree()
    assert len(folders(host)) == 2


def test_a_release_shares_the_files_that_did_not_change(releases, host):
    releases.publish()
    page = "2019/03/01/bai-so-0/index.html"
    before = (host / "current" / page).stat()
    add_article(releases.newspaper, 1)

    releases.publish()

    after = (host / "current" / page).stat()
    assert (after.st_ino, after.st_nlink) == (before.st_ino, 2)


def test_earlier_releases_stay_as_they_were(releases, host):
    releases.publish()
    first, before = (host / "current").resolve(), releases.newspaper.tree()
    edit(releases.newspaper)

    releases.publish()

    assert site(first) == before


def test_only_the_newest_few_releases_are_kept(releases, host):
    for number in range(5):
        add_article(releases.newspaper, number)
        releases.publish()

    assert [name[:8] for name in folders(host)] == ["00000003", "00000004", "00000005"]


def test_rolling_back_shows_the_publish_before(releases, host):
    releases.publish()
    before = releases.newspaper.tree()
    edit(releases.newspaper)
    releases.publish()

    releases.roll_back()

    assert site(host / "current") == before


def test_rolling_back_to_a_number_shows_that_publish(releases, host):
    for number in range(3):
        add_article(releases.newspaper, number)
        releases.publish()

    name = releases.roll_back("1").name

    assert name.startswith("00000001-")
    assert (host / "current").resolve().name == name


def test_after_a_rollback_nothing_is_published_until_somebody_says_so(releases, host):
    releases.publish()
    edit(releases.newspaper)
    releases.publish()
    releases.roll_back()
    edit(releases.newspaper, 1)

    with pytest.raises(RefusedError, match="rolled back"):
        releases.publish()
    releases.publish(takes_over=True)
    edit(releases.newspaper, 2)
    releases.publish()

    assert site(host / "current") == releases.newspaper.tree()


def test_the_publish_that_was_gone_back_from_can_be_published_again(releases, host):
    releases.publish()
    edit(releases.newspaper)
    releases.publish()
    releases.roll_back()

    releases.publish(takes_over=True)

    assert site(host / "current") == releases.newspaper.tree()


def test_the_release_that_was_gone_back_from_is_not_gone_back_to(releases, host):
    for number in range(2):
        add_article(releases.newspaper, number)
        releases.publish()
    bad = (host / "current").resolve().name
    first = releases.roll_back().name
    add_article(releases.newspaper, 2)
    releases.publish(takes_over=True)

    assert bad not in folders(host)
    assert releases.roll_back().name == first


def test_there_is_nothing_before_the_first_publish(releases):
    releases.publish()

    with pytest.raises(RefusedError, match=r"no earlier publish .* These are there: 1\."):
        releases.roll_back()


def test_there_is_nothing_to_go_back_to_where_nothing_was_published(releases):
    with pytest.raises(RefusedError, match="Nothing has been published there yet"):
        releases.roll_back()


def test_a_publish_that_is_not_there_is_told_with_the_numbers_of_those_that_are(releases):
    releases.publish()
    edit(releases.newspaper)
    releases.publish()

    with pytest.raises(RefusedError, match=r"no publish 7 to go back to\. .*: 1, 2\."):
        releases.roll_back("7")


def test_a_release_that_was_not_finished_is_not_shown_and_goes_with_the_next(
    releases, host, monkeypatch
):
    releases.publish()
    before = releases.newspaper.tree()
    edit(releases.newspaper)
    with monkeypatch.context() as patch:
        patch.setattr("newsroom.publishing.lock.HostLock.confirm", _interrupt)
        with pytest.raises(HostError):
            releases.publish()
    assert site(host / "current") == before
    assert "unfinished" in folders(host)

    releases.publish()

    assert site(host / "current") == releases.newspaper.tree()
    assert "unfinished" not in folders(host)


def _interrupt(*_arguments):
    raise HostError("cut off")


def test_deletions_are_made_in_the_new_release_only(releases, host):
    newspaper = releases.newspaper
    page = {"Title": "Bài số 3", "Date": "2019-03-04 08:03"}
    newspaper.write("images/b.pdf", "a document")
    newspaper.article("3.md", **page, body="[Bản in](images/b.pdf)")
    releases.publish()
    first = (host / "current").resolve()
    newspaper.article("3.md", **page)

    releases.publish()

    assert (first / "media/images/b.pdf").exists()
    assert not (host / "current/media/images/b.pdf").exists()


@pytest.fixture
def withdrawn(releases):
    """A publisher whose second publish has withdrawn an article that the first one shows."""
    add_article(releases.newspaper, 1)
    releases.publish()
    withdraw(releases.newspaper, 1)
    releases.publish()
    return releases


def withdraw(newspaper, number):
    article = newspaper.content / f"new-{number}.md"
    article.write_text(f"Status: withdrawn\n{article.read_text()}")


def test_releases_that_show_what_was_taken_back_go_with_it(withdrawn, host):
    assert [name[:8] for name in folders(host)] == ["00000002"]


@pytest.mark.parametrize("to", ["", "1"])
def test_a_rollback_never_brings_back_what_was_withdrawn(to, withdrawn):
    with pytest.raises(RefusedError, match="Publish 2 took something back"):
        withdrawn.roll_back(to)


def test_after_a_withdrawal_the_later_releases_are_gone_back_to(withdrawn, host):
    before = site(host / "current")
    add_article(withdrawn.newspaper, 2)
    withdrawn.publish()
    add_article(withdrawn.newspaper, 3)
    withdrawn.publish()

    withdrawn.roll_back("2")

    assert site(host / "current") == before
    with pytest.raises(RefusedError, match="no publish 9"):
        withdrawn.roll_back("9")


def test_what_a_killed_publish_left_of_a_release_is_not_gone_back_to(withdrawn, host):
    old = host / "releases" / f"00000001-{'0' * 32}"
    old.mkdir()

    with pytest.raises(RefusedError, match="Publish 2 took something back"):
        withdrawn.roll_back()
    add_article(withdrawn.newspaper, 2)
    withdrawn.publish()

    assert not old.exists()


def test_over_ssh_releases_are_switched_by_a_shell(newspaper, place, server):
    fields, folder = place("openssh")
    machine = server("openssh")
    fields |= {
        "releases": 2,
        "folder": str(folder),
        "shell": f"ssh -p {machine.port} -i {machine.root.parent}/user 127.0.0.1",
    }
    publisher = Publisher(newspaper, fields)
    publisher.publish()
    before = newspaper.tree()
    add_article(newspaper, 1)
    publisher.publish()
    assert site(folder / "current") == newspaper.tree()

    publisher.roll_back()

    assert site(folder / "current") == before


def test_a_host_without_releases_says_what_to_do_instead(publisher):
    publisher.publish()

    with pytest.raises(RefusedError, match="git revert"):
        publisher.roll_back()


def test_a_script_that_fails_is_told_in_its_own_words(tmp_path):
    with pytest.raises(HostError, match="nowhere"):
        Shell((), str(tmp_path)).run("cat nowhere\n")


def test_a_folder_with_a_space_is_one_folder(tmp_path):
    folder = tmp_path / "our site"

    Shell((), str(folder)).run("echo here > note\n")

    assert Path(folder, "note").read_text() == "here\n"
