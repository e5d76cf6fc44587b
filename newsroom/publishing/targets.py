"""What a target is: a place that the edition is published to, as PUBLISH_TARGETS describes it."""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newsroom.edition import SettingsError, websub
from newsroom.language.messages import Message
from newsroom.language.messages import message as _
from newsroom.publishing.compression import ENCODERS

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
# Options of rclone's connection strings that hold secrets. They belong in the environment
# (RCLONE_SFTP_PASS …) or in rclone's own configuration, and never in a repository.
_SECRET = re.compile(
    r"[,:](pass|password|passwd|key_pem|key_file_pass|secret_access_key|session_token|token|"
    r"bearer_token|client_secret|sas_url|key|account_key|service_account_credentials|api_key)="
)
_LOCAL = ":local:"
_KEYS = {
    "remote",
    "repository",
    "branch",
    "folder",
    "history",
    "releases",
    "shell",
    "known_hosts",
    "rclone",
    "precompress",
    "grace_hours",
    "max_delete",
    "samples",
    "lock_minutes",
}


@dataclass(frozen=True, slots=True)
class Releases:
    """That a host keeps the newest `keep` publishes whole.

    `folder` is where, for the shell that `shell` opens; an empty command is this machine's own.
    """

    keep: int
    folder: str
    shell: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of a Git repository, the site in a folder of it."""

    repository: str
    name: str
    folder: str
    keeps_history: bool


@dataclass(frozen=True, slots=True)
class Target:
    """A place to publish to: `remote` as rclone addresses it, or a `branch`.

    `known_hosts` are the keys that SFTP hosts must have. `flags` are added to every call of
    rclone. `encodings` are the suffixes of compressed siblings. `grace` and `lock_time` are in
    seconds, `max_delete` in pages and feeds, `samples` the files that are read back. `project` is
    the folder of the settings.
    """

    name: str
    remote: str
    branch: Branch | None
    releases: Releases | None
    known_hosts: Path
    flags: tuple[str, ...]
    encodings: tuple[str, ...]
    grace: int
    max_delete: int
    samples: int
    lock_time: int
    project: Path

    @property
    def folder(self) -> Path | None:
        """The folder of this machine that it is, links resolved; None for any other place.

        rclone has its own way to name one: `:local:/srv/www`.
        """
        if self.branch is not None:
            return None
        path = self.remote.removeprefix(_LOCAL)
        return None if ":" in path else Path(path).resolve()

    @property
    def is_here(self) -> bool:
        """Whether it is a folder of this machine."""
        return self.branch is None and ":" not in self.remote


@dataclass(frozen=True, slots=True)
class Hooks:
    """What is done after a publish; each is off where it is empty.

    `purge` is an HTTP method that the site's own cache takes for each changed address, or
    `cloudflare:` and a zone.
    """

    websub_hub: str = ""
    websub_feeds: tuple[str, ...] = ()
    indexnow_key: str = ""
    indexnow_endpoint: str = ""
    purge: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The hooks that are on, by their names in PUBLISH_AFTER."""
        on = {"websub": self.websub_hub, "indexnow": self.indexnow_key, "purge": self.purge}
        return tuple(name for name, setting in on.items() if setting)


@dataclass(frozen=True, slots=True)
class Publication:
    """All settings of publishing: targets, the name of the usual one, and hooks."""

    targets: tuple[Target, ...]
    usual: str
    hooks: Hooks

    def target(self, name: str) -> Target:
        """Return the target of that name, or the usual one if it is empty.

        Raises SettingsError if there is none.
        """
        wanted = name or self.usual or (self.targets[0].name if len(self.targets) == 1 else "")
        for target in self.targets:
            if target.name == wanted:
                return target
        raise SettingsError([self._lacks(wanted)])

    def _lacks(self, wanted: str) -> Message:
        known = ", ".join(target.name for target in self.targets)
        if not known:
            return _(
                "PUBLISH_TARGETS names no target yet: `newsroom explain publishing` tells how to "
                "write one."
            )
        if not wanted:
            return _("Which target? Name one of these with --target: {known}.").format(known=known)
        return _("There is no target “{wanted}”. PUBLISH_TARGETS has these: {known}.").format(
            wanted=wanted, known=known
        )


def publication_from_settings(settings: Mapping[str, Any]) -> Publication:
    """Return what the PUBLISH_ settings say; raises SettingsError with every problem at once."""
    targets = settings.get("PUBLISH_TARGETS", {})
    problems = [
        _("PUBLISH_TARGETS, {name}: {problem}").format(name=repr(name), problem=problem)
        for name, fields in targets.items()
        for problem in _problems(name, fields)
    ]
    after = settings.get("PUBLISH_AFTER", {})
    unknown = after.keys() - {"websub", "indexnow", "purge"}
    problems += [
        _("PUBLISH_AFTER: there is no setting {name}.").format(name=repr(name))
        for name in sorted(unknown)
    ]
    if problems:
        raise SettingsError(problems)
    return Publication(
        targets=tuple(_target(name, fields) for name, fields in targets.items()),
        usual=settings.get("PUBLISH_TARGET", ""),
        hooks=_hooks(settings),
    )


def _target(name: str, fields: Mapping[str, Any]) -> Target:
    remote = fields.get("remote", "")
    if remote and ":" not in remote:
        remote = str(Path(remote).resolve())
    return Target(
        name=name,
        remote=remote,
        branch=_branch(fields),
        releases=_releases(fields, remote),
        known_hosts=Path(fields.get("known_hosts", "~/.ssh/known_hosts")).expanduser(),
        flags=tuple(fields.get("rclone", ())),
        encodings=tuple(fields.get("precompress", ())),
        grace=round(fields.get("grace_hours", 24) * 3600),
        max_delete=fields.get("max_delete", 200),
        samples=fields.get("samples", 16),
        lock_time=round(fields.get("lock_minutes", 30) * 60),
        project=Path.cwd(),  # commands go there before they read the settings
    )


def _branch(fields: Mapping[str, Any]) -> Branch | None:
    if "repository" not in fields:
        return None
    return Branch(
        repository=fields["repository"],
        name=fields.get("branch", "gh-pages"),
        folder=fields.get("folder", "").strip("/"),
        keeps_history=fields.get("history", True),
    )


def _releases(fields: Mapping[str, Any], remote: str) -> Releases | None:
    if "releases" not in fields:
        return None
    return Releases(
        keep=fields["releases"],
        folder=fields.get("folder", remote),
        shell=tuple(shlex.split(fields.get("shell", ""))),
    )


def _hooks(settings: Mapping[str, Any]) -> Hooks:
    after = settings.get("PUBLISH_AFTER", {})
    hub, feeds = websub(settings)
    indexnow = after.get("indexnow", {})
    return Hooks(
        websub_hub=hub,
        websub_feeds=feeds,
        indexnow_key=indexnow.get("key", ""),
        indexnow_endpoint=indexnow.get("endpoint", "https://api.indexnow.org/indexnow"),
        purge=after.get("purge", ""),
    )


def _problems(name: str, fields: Mapping[str, Any]) -> Iterator[Message]:
    if not _NAME.fullmatch(name):
        yield _("a name has small letters, digits and hyphens only.")
    for key in sorted(fields.keys() - _KEYS):
        yield _("there is no setting {name}.").format(name=repr(key))
    if ("remote" in fields) == ("repository" in fields):
        yield _("say either 'remote' or 'repository'.")
    remote = fields.get("remote", "")
    if secret := _SECRET.search(remote):
        yield _(
            "{name} is a secret: give it in the environment or in rclone's configuration, "
            "see `newsroom explain publishing`."
        ).format(name=repr(secret[1]))
    if remote.startswith("s3://") and find_spec("obstore") is None:
        yield _("a bucket needs a package: run `pip install obstore`.")
    if "known_hosts_file=," in f"{remote}," or "known_hosts_file=:" in remote:
        yield _("the host's key must be checked: leave 'known_hosts_file' out, or name a file.")
    if any(flag.startswith("--inplace") for flag in fields.get("rclone", ())):
        yield _("--inplace would show readers half-written pages.")
    yield from _problems_of_precompress(fields)
    if "releases" in fields:
        if fields["releases"] < 2:
            yield _("'releases' must be 2 at least, or there is nothing to go back to.")
        if ":" in remote and not ("folder" in fields and "shell" in fields):
            yield _("'releases' on another machine need 'shell' and 'folder'.")


def _problems_of_precompress(fields: Mapping[str, Any]) -> Iterator[Message]:
    for encoding in fields.get("precompress", ()):
        if encoding not in ENCODERS:
            yield _("'precompress' knows {known}, not {encoding}.").format(
                known=", ".join(ENCODERS), encoding=repr(encoding)
            )
        elif encoding == "br" and find_spec("brotli") is None:
            yield _("'precompress' with 'br' needs a package: run `pip install brotli`.")
