"""Each save a commit in the writer's name, of that file alone; the save stands in any case."""

import subprocess

import pytest

from newsroom.desk.accounts.roles import OWNER, Person, Role
from newsroom.desk.commits import commit

MAI = Person("Lê Mai", Role.WRITER, "mai@example.com")


def git(folder, *arguments, **environment):
    result = subprocess.run(
        ["git", "-C", folder, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), **environment},
    )
    return result.stdout.strip()


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A repository of somebody without a name, in which a.md is committed and b.md is staged."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_DIR", "/nowhere")  # of whatever has started the desk
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "a.md").write_text("một\n")
    (tmp_path / "[a].md").write_text("một\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "x")
    (tmp_path / "b.md").write_text("của người khác\n")
    git(tmp_path, "add", "b.md")
    return tmp_path


def saved(repository, name="a.md", text="hai\n", person=MAI):
    file = repository / name
    file.write_text(text)
    return commit(file, name, person, f"Save {name}")


def last(repository, form="%an <%ae>|%s"):
    return git(repository, "log", "-1", f"--format={form}")


def changed(repository):
    return git(repository, "show", "--name-only", "--format=", "HEAD").split()


def test_the_file_alone_is_committed_in_the_writer_s_name(repository):
    assert saved(repository) is None
    assert last(repository) == "Lê Mai <mai@example.com>|Save a.md"
    assert changed(repository) == ["a.md"]
    assert git(repository, "diff", "--cached", "--name-only") == "b.md"  # staged, as it was


def test_a_new_file_and_one_whose_name_is_a_pattern(repository):
    assert saved(repository, "mới.md") is None
    assert saved(repository, "[a].md") is None
    assert changed(repository) == ["[a].md"]
    (repository / "a.md").write_text("không đụng đến\n")
    assert saved(repository, "[a].md", "ba\n", Person("X", Role.WRITER)) is None
    assert (changed(repository), last(repository)) == (["[a].md"], "X <>|Save [a].md")


def test_nothing_is_committed_where_nothing_has_changed(repository):
    before = last(repository, "%H")

    assert saved(repository, text="một\n") is None
    assert last(repository, "%H") == before


def test_whoever_sits_at_the_machine_is_the_repository_s_own_user(repository):
    git(repository, "config", "user.name", "Tòa soạn")
    git(repository, "config", "user.email", "toa@example.com")

    assert saved(repository, person=OWNER) is None
    assert last(repository, "%an|%cn") == "Tòa soạn|Tòa soạn"


def no_repository(folder):
    (folder / ".git").rename(folder / "no-git")


def failing_hook(folder):
    hook = folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho không được >&2\nexit 1\n")
    hook.chmod(0o755)


PROBLEMS = {
    "a merge": (lambda folder: (folder / ".git/MERGE_HEAD").write_text("x"), "a merge is under"),
    "a rebase": (lambda folder: (folder / ".git/rebase-merge").mkdir(), "a rebase is under"),
    "a failing hook": (failing_hook, "không được"),
    "no branch": (lambda folder: git(folder, "checkout", "-q", "--detach"), "on no branch"),
    "another Git at work": (lambda folder: (folder / ".git/index.lock").touch(), "index.lock"),
    "no repository": (no_repository, "in no Git repository"),
}


@pytest.mark.parametrize(("make", "told"), PROBLEMS.values(), ids=PROBLEMS)
def test_what_keeps_git_from_committing_is_told_and_the_save_stands(repository, make, told):
    make(repository)
    message = saved(repository)

    assert "a.md is saved, but not committed" in str(message)
    assert told in str(message)
    assert (repository / "a.md").read_text() == "hai\n"


def test_a_hook_that_does_not_end_is_ended_with_its_children(repository, monkeypatch):
    failing_hook(repository)
    (repository / ".git/hooks/pre-commit").write_text("#!/bin/sh\nsleep 600\n")
    monkeypatch.setattr("newsroom.desk.commits._PATIENCE", 0.3)

    assert "did not end" in str(saved(repository))
    assert not (repository / ".git/index.lock").exists()
