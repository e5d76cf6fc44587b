"""A save as a commit in the writer's name: of that file alone, and never instead of the save."""

import os
import signal
import subprocess
import threading
from pathlib import Path
from typing import NamedTuple

from newsroom.desk.accounts.roles import Person
from newsroom.language.messages import Message
from newsroom.language.messages import message as _

_PATIENCE = 30  # seconds for hooks, or for whatever asks a question that nobody sees
_GRACE = 5  # seconds to end when told so
_LONGEST = 500  # characters of what Git says
_ONE_AT_A_TIME = threading.Lock()
# What Git leaves in its folder while something is under way that a commit would get mixed up with.
_UNDER_WAY = {
    "MERGE_HEAD": _("a merge"),
    "rebase-merge": _("a rebase"),
    "rebase-apply": _("a rebase"),
    "CHERRY_PICK_HEAD": _("a cherry-pick"),
    "REVERT_HEAD": _("a revert"),
    "BISECT_LOG": _("a bisection"),
}


class _Ended(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def commit(file: Path, path: str, person: Person, words: str) -> Message | None:
    """Commit one saved file and return None, or why that was not done: the save itself stands.

    `path` names the file in messages, `words` are the commit's. What others have staged stays
    staged. Somebody without a name commits as the repository's own user.
    """
    with _ONE_AT_A_TIME:
        try:
            return _commit(file, path, person, words)
        except FileNotFoundError:
            return _not_done(path, _("Git is not installed"))
        except subprocess.TimeoutExpired:
            return _not_done(
                path, _("Git did not end within {count} seconds").format(count=_PATIENCE)
            )


def _commit(file: Path, path: str, person: Person, words: str) -> Message | None:
    place = _git(file, "rev-parse", "--absolute-git-dir")
    if place.returncode:
        return _not_done(path, _("the folder is in no Git repository"))
    folder = Path(place.stdout.strip())
    for name, doing in _UNDER_WAY.items():
        if (folder / name).exists():
            return _not_done(path, _("{doing} is under way in the repository").format(doing=doing))
    if _git(file, "symbolic-ref", "--quiet", "HEAD").returncode:
        return _not_done(path, _("the repository is on no branch"))
    if not _git(file, "status", "--porcelain", "--", file.name).stdout:
        return None  # saved without a change, or a file that Git is to pass over
    for command in (("add", "--intent-to-add"), _as_author(file, person, words)):
        done = _git(file, *command, "--", file.name)
        if done.returncode:
            said = (done.stderr.strip() or done.stdout.strip())[:_LONGEST]
            return _not_done(path, said or _("Git gives no reason"))
    return None


def _as_author(file: Path, person: Person, words: str) -> tuple[str, ...]:
    """Return the commit in somebody's name; whoever has no account is the repository's own user."""
    commit = ("commit", "--quiet", "--only", "--message", words)
    if not person.name:
        return commit
    lacks_committer = _git(file, "var", "GIT_COMMITTER_IDENT").returncode
    own = (f"user.name={person.name}", f"user.email={person.email}") if lacks_committer else ()
    settings = (word for setting in own for word in ("-c", setting))
    return (*settings, *commit, f"--author={person.name} <{person.email}>")


def _not_done(path: str, reason: Message | str) -> Message:
    return _("{path} is saved, but not committed: {reason}.").format(path=path, reason=reason)


def _git(file: Path, *arguments: str) -> _Ended:
    """Run Git in a file's folder; nothing that it could ask is answered, no name is a pattern."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    process = subprocess.Popen(
        ["git", "--literal-pathspecs", *arguments],
        cwd=file.parent,
        env={**own, "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,  # so that it ends together with its hooks
    )
    try:
        told, wrong = process.communicate(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGTERM)  # upon which Git takes its locks away
        try:
            process.communicate(timeout=_GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
        raise
    return _Ended(process.returncode, told, wrong)
