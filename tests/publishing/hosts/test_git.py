"""A branch of a Git repository: one commit a publish, with what changed and nothing else."""

import subprocess
from pathlib import Path

import pytest

from newsroom.publishing.errors import HostError, RefusedError
from newsroom.publishing.hosts.git import GitHost
from tests.publishing.publisher import Publisher, add_article, commit, edit, git, site


@pytest.fixture
def repository(tmp_path):
    """A bare repository as a forge has it."""
    folder = tmp_path / "forge.git"
    git(tmp_path, "init", "--quiet", "--bare", str(folder))
    git(folder, "config", "uploadpack.allowFilter", "true")
    return folder


@pytest.fixture
def branch(newspaper, repository):
    """A publisher to the branch gh-pages of the repository."""
    return Publisher(newspaper, {"repository": f"file://{repository}", "grace_hours": 0})


def shown(repository: Path, tmp_path: Path, name="gh-pages"):
    """Return the site as the forge shows it: what a checkout of the branch holds."""
    folder = tmp_path / "checkout"
    subprocess.run(["rm", "-rf", folder], check=True)
    git(tmp_path, "clone", "--quiet", "--branch", name, str(repository), str(folder))
    return {path: data for path, data in site(folder).items() if not path.startswith(".")}


def test_the_branch_holds_what_was_built(branch, repository, tmp_path):
    branch.publish()
    edit(branch.newspaper)
    (branch.newspaper.content / "3.md").unlink()

    branch.publish(allows_vanished=True)

    assert shown(repository, tmp_path) == branch.newspaper.tree()
    assert subjects(repository) == ["Publish 2"]  # the first shows what was taken back


def subjects(repository):
    return git(repository, "log", "--format=%s", "gh-pages").split("\n")


def test_every_publish_is_a_commit_on_the_last(branch, repository):
    branch.publish()
    edit(branch.newspaper)

    branch.publish()

    assert subjects(repository) == ["Publish 2", "Publish 1"]


def test_a_rollback_finds_no_commit_that_shows_what_was_taken_back(branch):
    branch.publish()
    (branch.newspaper.content / "3.md").unlink()
    branch.publish(allows_vanished=True)

    with pytest.raises(RefusedError, match="Publish 2 took something back"):
        branch.roll_back()


def test_a_commit_has_what_changed_and_nothing_else(branch, repository):
    branch.publish()
    add_article(branch.newspaper, 1)

    report = branch.publish()

    names = git(repository, "diff", "--name-only", "gh-pages~", "gh-pages").split("\n")
    assert {name for name in names if not name.startswith("_newsroom/")} == set(
        report.plan.sent_files
    )


def test_files_that_others_keep_in_the_branch_stay(branch, repository, tmp_path):
    git(tmp_path, "clone", "--quiet", str(repository), str(tmp_path / "work"))
    work = tmp_path / "work"
    (work / "CNAME").write_text("example.com")
    git(work, "add", "CNAME")
    git(work, "commit", "--quiet", "-m", "Domain")
    git(work, "push", "--quiet", "origin", "HEAD:gh-pages")
    with pytest.raises(RefusedError, match="did not put there"):
        branch.publish()

    branch.publish(takes_over=True)

    assert shown(repository, tmp_path)["CNAME"] == b"example.com"


def test_github_is_told_not_to_run_jekyll(branch, repository):
    branch.publish()

    assert ".nojekyll" in git(repository, "ls-tree", "--name-only", "gh-pages").split("\n")


def test_gitlab_finds_the_site_in_its_folder(branch, repository, tmp_path):
    branch.fields |= {"branch": "pages", "folder": "public"}

    branch.publish()

    found = shown(repository, tmp_path, "pages")
    assert {path.removeprefix("public/") for path in found if "_newsroom" not in path} == (
        branch.newspaper.tree().keys()
    )


def test_a_branch_without_history_has_one_commit(branch, repository, tmp_path):
    branch.fields["history"] = False
    branch.publish()
    edit(branch.newspaper)

    branch.publish()

    assert git(repository, "rev-list", "--count", "gh-pages") == "1"
    assert shown(repository, tmp_path) == branch.newspaper.tree()
    with pytest.raises(RefusedError, match="no history"):
        branch.roll_back()


def test_nothing_is_committed_when_nothing_changed(branch, repository):
    branch.publish()

    assert branch.publish().generation == 0
    assert git(repository, "rev-list", "--count", "gh-pages") == "1"


def test_rolling_back_shows_the_publish_before_until_somebody_publishes(
    branch, repository, tmp_path
):
    branch.publish()
    before = branch.newspaper.tree()
    edit(branch.newspaper)
    branch.publish()

    branch.roll_back()

    assert shown(repository, tmp_path) == before
    with pytest.raises(RefusedError, match="rolled back"):
        branch.publish()
    branch.publish(takes_over=True)
    assert shown(repository, tmp_path) == branch.newspaper.tree()


def test_a_branch_is_rolled_back_by_the_number_that_its_publish_told(branch, repository, tmp_path):
    branch.publish()
    before = branch.newspaper.tree()
    for number in (1, 2):
        edit(branch.newspaper, number)
        branch.publish()

    with pytest.raises(RefusedError, match=r"no publish 7 .*: 1, 2, 3\."):
        branch.roll_back("7")
    branch.roll_back("1")

    assert shown(repository, tmp_path) == before


def test_there_is_nothing_to_go_back_to_on_a_branch_where_nothing_was_published(branch):
    with pytest.raises(RefusedError, match="Nothing has been published there yet"):
        branch.roll_back()


def test_a_publish_that_somebody_overtakes_is_refused_and_changes_nothing(
    branch, repository, tmp_path, monkeypatch
):
    commit(branch.newspaper)
    branch.publish()
    other = branch.clone(tmp_path / "other")
    deliver = GitHost.deliver

    def overtaken(host, delivery):
        monkeypatch.setattr(GitHost, "deliver", deliver)
        add_article(other.newspaper, 2)
        other.publish()
        return deliver(host, delivery)

    monkeypatch.setattr(GitHost, "deliver", overtaken)
    add_article(branch.newspaper, 1)

    with pytest.raises(RefusedError, match="just now"):
        branch.publish()

    assert shown(repository, tmp_path) == other.newspaper.tree()


def test_another_machine_needs_no_more_than_the_branch(branch, tmp_path):
    commit(branch.newspaper)
    branch.publish()
    other = branch.clone(tmp_path / "other")

    assert other.publish().plan.is_empty


def test_a_repository_that_cannot_be_reached_is_told(newspaper, tmp_path):
    publisher = Publisher(newspaper, {"repository": f"file://{tmp_path}/nowhere.git"})

    with pytest.raises(HostError, match="git ls-remote"):
        publisher.publish()
