"""Whether what the host shows is contained in what we are about to publish.

If both come from Git, Git knows: somebody who published a commit that we do not have has
articles that our publish would take away.
"""

import subprocess
from pathlib import Path


def commit_of(folder: Path) -> str:
    """Return the commit that tells all of a folder's contents.

    Empty if there is none: the folder is not in Git, or has changes that are not committed.
    """
    if _git(folder, "status", "--porcelain", "--", ".") != "":
        return ""
    return _git(folder, "rev-parse", "HEAD") or ""


def contains(folder: Path, commit: str) -> bool:
    """Tell whether a commit is part of the history of the folder's checkout."""
    return bool(commit) and _git(folder, "merge-base", "--is-ancestor", commit, "HEAD") is not None


def _git(folder: Path, *arguments: str) -> str | None:
    """Return what Git prints; None if it fails or is not installed."""
    try:
        result = subprocess.run(
            ["git", "-C", folder, *arguments], capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        return None
    return None if result.returncode else result.stdout.strip()
