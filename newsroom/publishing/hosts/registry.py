"""From a target's settings to the host that they describe."""

from pathlib import Path

from newsroom.publishing.hosts.base import Host
from newsroom.publishing.hosts.folder import LocalFolder
from newsroom.publishing.hosts.git import GitHost
from newsroom.publishing.hosts.git_repository import Repository
from newsroom.publishing.hosts.ordered_host import PlainHost
from newsroom.publishing.hosts.rclone import Remote, find_rclone
from newsroom.publishing.hosts.releases import ReleaseHost, Shell
from newsroom.publishing.hosts.storage import Storage
from newsroom.publishing.local_state import Desk
from newsroom.publishing.lock import HostLock
from newsroom.publishing.targets import Target


def host_of(target: Target, desk: Desk, held: int) -> Host:
    """Return the host of a target.

    `held` is the descriptor of the desk's lock, which everything that works for us inherits.
    Raises RefusedError if rclone is needed and missing or too old.
    """
    if target.branch:
        return GitHost(
            Repository(desk.folder / "repository.git", target.branch.repository, held),
            branch=target.branch.name,
            folder=target.branch.folder,
            keeps_history=target.branch.keeps_history,
            desk=desk,
        )
    storage = _storage(target, held)
    lock = HostLock(storage, desk.state, desk.token, target.lock_time)
    if target.releases:
        command = _checked(target.releases.shell, target.known_hosts)
        shell = Shell(command, target.releases.folder, held)
        return ReleaseHost(storage, shell, desk, lock, target.samples, target.releases.keep)
    return PlainHost(storage, desk, lock, target.samples)


def _storage(target: Target, held: int) -> Storage:
    """Return the folder that a target's remote names: one of this machine has no colon."""
    if target.is_here:
        return LocalFolder(Path(target.remote))
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


def _checked(command: tuple[str, ...], known_hosts: Path) -> tuple[str, ...]:
    """Return an ssh command that asks nothing and trusts no host that it does not know."""
    if not command:
        return ()
    program, *arguments = command
    options = ("BatchMode=yes", "StrictHostKeyChecking=yes", f"UserKnownHostsFile={known_hosts}")
    return (program, *(word for option in options for word in ("-o", option)), *arguments)
