"""Earlier versions: those that the desk has replaced, those in Git, and which was published."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from newsroom.desk.files.git_history import Commit, commits_of, text_at
from newsroom.desk.files.versions import Replaced, versions_of
from newsroom.publishing.local_state import Desk
from newsroom.publishing.manifest.manifest import Head
from tests.engine.newspaper import Newspaper

FIRST, SECOND, THIRD = (1_500_000_000 + number for number in (1000, 2000, 3000))


def git(folder: Path, *arguments: str, at: int = 0) -> None:
    date = f"{at} +0000"
    names = {"AUTHOR_NAME": "Lê Mai", "COMMITTER_NAME": "Lê Mai", "AUTHOR_EMAIL": "a@b.vn"}
    names |= {"COMMITTER_EMAIL": "a@b.vn", "AUTHOR_DATE": date, "COMMITTER_DATE": date}
    environment = {f"GIT_{name}": value for name, value in names.items()}
    subprocess.run(["git", "-C", folder, *arguments], check=True, env={**os.environ, **environment})


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    newspaper = Newspaper(tmp_path_factory.mktemp("versions") / "newspaper")
    git(newspaper.root, "init", "--quiet")
    for at, name in ((FIRST, "trước.md"), (SECOND, "sau.md")):
        newspaper.article(name, Title="Một bài", body=f"Bản {at}.")
        if at == SECOND:
            (newspaper.content / "trước.md").unlink()
        git(newspaper.root, "add", "-A")
        git(newspaper.root, "commit", "--quiet", "-m", f"Bản {at}", at=at)
    newspaper.article("sau.md", Title="Một bài", body="Bản đã lưu.")
    return newspaper


def test_git_tells_versions_through_renamings(newspaper):
    commits = commits_of(newspaper.content, "sau.md")

    told = [(one.time, one.author, one.subject, one.path) for one in commits]
    assert told == [
        (SECOND, "Lê Mai", f"Bản {SECOND}", "content/sau.md"),
        (FIRST, "Lê Mai", f"Bản {FIRST}", "content/trước.md"),
    ]
    assert f"Bản {FIRST}." in text_at(newspaper.content, commits[1]).decode()


def test_what_is_no_commit_is_not_asked_of_git(newspaper, tmp_path):
    commit = Commit("--output=x", 0, "", "", "content/sau.md")

    assert text_at(newspaper.content, commit) is None
    assert commits_of(newspaper.content, "không-có.md") == []
    assert commits_of(tmp_path, "sau.md") == []


def test_versions_are_the_saved_one_the_replaced_and_those_in_git(newspaper):
    edition = newspaper.edition()
    Replaced.of(edition).keep("sau.md", b"Title: x\n\nKhac.", THIRD * 10**9)

    found = versions_of(edition, "sau.md")

    assert [one.time for one in found[1:]] == [THIRD, SECOND, FIRST]
    assert found[0].key == "saved"
    assert "Bản đã lưu." in found[0].data.decode()
    assert not any(one.is_published for one in found)


@pytest.fixture
def state(newspaper):
    """Return the folder of what is known of the last publish, for one test."""
    folder = Desk.of(newspaper.edition().cache, "public").state
    folder.mkdir(parents=True)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("published_at", "time"), [(FIRST - 1, None), (THIRD - 1, SECOND), (THIRD, THIRD)]
)
def test_the_published_one_is_the_newest_of_that_moment(newspaper, state, published_at, time):
    edition = newspaper.edition()
    Replaced.of(edition).keep("sau.md", b"Title: x\n\nKhac.", THIRD * 10**9)
    name = f"{'0' * 32}.jsonl.gz"
    head = Head("https://example.com", 1, (name,), (), "", published_at)
    (state / "head-00000001-x.json").write_bytes(head.dump())

    found = [one.time for one in versions_of(edition, "sau.md") if one.is_published]

    assert found == ([time] if time else [])


def test_only_the_newest_replaced_versions_are_kept(newspaper):
    replaced = Replaced.of(newspaper.edition())
    for number in range(40):
        replaced.keep("a.md", str(number).encode(), number * 10**9)

    assert sorted(one.time for one in replaced.versions("a.md")) == list(range(10, 40))
