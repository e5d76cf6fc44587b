"""What publishing one article moves over the wire, beside rclone on the whole tree.

Every way runs against the same server on loopback, behind a wire that counts. The archive is on
the host before: what is measured is one new article.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from pelican.settings import read_settings
from rich.console import Console

from bench import machine
from bench.builders import REPOSITORY
from bench.changes import add, victims
from bench.corpus import generate
from bench.table import Table, put_block
from newsroom.press import clock
from newsroom.publishing.hosts.rclone import find_rclone
from newsroom.publishing.progress import NoMeter
from newsroom.publishing.publish import PublishOrder, publish
from newsroom.publishing.targets import publication_from_settings
from newsroom.site import Newsroom
from tests.publishing.servers import Server, Wire, known_hosts, rclone_server, wire_to

DOCUMENT = REPOSITORY / "docs" / "publishing.md"
SERVERS = ("sftp", "webdav")
BYTES_PER_ARTICLE = 120_000  # sources, the pages, and the pages on the host
PEERS = ("rclone sync", "rclone copy")


@dataclass(frozen=True, slots=True)
class Traffic:
    """What one way of publishing one article moved; sizes in bytes.

    `requests` are HTTP requests over WebDAV; over SFTP, which is encrypted, what arrived at a time.
    """

    server: str
    way: str
    seconds: float
    requests: int
    sent: int
    received: int


@dataclass(frozen=True, slots=True)
class Project:
    """A generated newspaper in a folder."""

    folder: Path

    @property
    def output(self) -> Path:
        """Where its pages are built."""
        return self.folder / "public"

    def newsroom(self) -> Newsroom:
        """Return its newsroom as a command has it, with nothing kept from the last."""
        folders = {
            "PATH": self.folder / "content",
            "OUTPUT_PATH": self.output,
            "CACHE_PATH": self.folder / "cache",
        }
        override = {name: str(path) for name, path in folders.items()}
        override["SITEURL"] = "https://news.test"  # the sample's own is refused by other hosts
        return Newsroom(read_settings(str(REPOSITORY / "publishconf.py"), override))

    def build(self) -> None:
        """Bring its pages up to its content."""
        self.newsroom().build(jobs=os.cpu_count() or 1, is_quiet=True)

    def publish(self, fields: dict[str, object]) -> None:
        """Publish it to the target that `fields` describe."""
        newsroom = self.newsroom()
        publication = publication_from_settings({"PUBLISH_TARGETS": {"host": fields}})
        order = PublishOrder(
            build=lambda: newsroom.build(jobs=os.cpu_count() or 1, is_quiet=True),
            now=clock(),
            meter=NoMeter(),
            on_rejections=lambda _rejections: None,
        )
        publish(newsroom.edition, publication.target("host"), publication.hooks, order)


def main(sizes: Sequence[int], *, console: Console | None = None) -> None:
    """Measure the sizes one after the other; print the tables and put them into the document."""
    console = console or Console()
    sys.path.insert(0, str(REPOSITORY))
    for size in sizes:
        place = machine.workplace(size * BYTES_PER_ARTICLE)
        with TemporaryDirectory(prefix="newsroom-bench-", dir=place) as folder:
            project = Project(Path(folder) / "newspaper")
            console.print(f"building {size:,} articles")
            generate(project.folder / "content", size)
            project.build()
            files = sum(file.is_file() for file in project.output.rglob("*"))
            measured = _measure(Path(folder), project, console)
        table = _table(measured)
        table.print(console)
        put_block(
            DOCUMENT,
            f"publishing in {size} articles",
            [
                f"**{size:,} articles, {files:,} files.** Measured on {machine.description()}.",
                table.markdown(),
            ],
        )


def _measure(folder: Path, project: Project, console: Console) -> list[Traffic]:
    """Return what each way moves to each server.

    We and a peer bring the same new article; of our own two turns the second is told.
    """
    articles = iter(victims(project.folder / "content", len(SERVERS) * len(PEERS)))
    measured: dict[tuple[str, str], Traffic] = {}
    console.print("publishing everything once")
    host = folder / "host"
    project.publish({"remote": str(host)})
    # Hard links: builds and rclone replace files, and what is overwritten in place has changed.
    shutil.copytree(project.output, folder / "mirror", copy_function=os.link)
    for kind in SERVERS:
        with ExitStack() as stack:
            (folder / kind).mkdir()
            server = stack.enter_context(rclone_server(kind, folder / kind))
            for name in ("host", "mirror"):
                (folder / name).rename(server.root / name)
                stack.callback((server.root / name).rename, folder / name)
            wire = stack.enter_context(wire_to(server))
            stack.enter_context(patch.dict(os.environ, _environment(server)))
            fields = _fields(server, wire)
            mirror = server.remote("mirror", wire.port)
            for peer in PEERS:
                add(next(articles))
                project.build()
                runs: dict[str, Callable[[], object]] = {
                    "invoke publish": partial(project.publish, fields),
                    peer: _rclone(peer.removeprefix("rclone "), project.output, mirror),
                }
                for way, run in runs.items():
                    measured[kind, way] = _traffic(kind, way, wire, run)
                    console.print(f"{kind}, {way}: {measured[kind, way].seconds:.1f} s")
    return list(measured.values())


def _traffic(kind: str, way: str, wire: Wire, run: Callable[[], object]) -> Traffic:
    wire.reset()
    begin = time.perf_counter()
    run()
    seconds = time.perf_counter() - begin
    requests = len(wire.lines) if kind == "webdav" else wire.chunks
    return Traffic(kind, way, seconds, requests, wire.sent, wire.received)


def _rclone(command: str, output: Path, mirror: str) -> Callable[[], object]:
    call = [str(find_rclone()), command, str(output), mirror]
    return partial(subprocess.run, call, check=True, capture_output=True)


def _environment(server: Server) -> dict[str, str]:
    """Return what every rclone needs, ours and the peer: secrets, and no pauses on loopback."""
    pauses = {"RCLONE_WEBDAV_PACER_MIN_SLEEP": "0", "RCLONE_SFTP_SHELL_TYPE": "none"}
    return {"RCLONE_CONFIG": "/dev/null", **pauses, **server.environment}


def _fields(server: Server, wire: Wire) -> dict[str, object]:
    """Return the target that leads to the server over the wire."""
    fields: dict[str, object] = {"remote": server.remote("host", wire.port)}
    if server.kind == "sftp":
        fields["known_hosts"] = str(known_hosts(server.root.parent, wire.port))
    return fields


def _table(measured: Sequence[Traffic]) -> Table:
    return Table(
        ("one article", "time", "requests", "sent", "received"),
        tuple(
            (
                f"`{one.way}`, {one.server}",
                f"{one.seconds:.1f} s",
                f"{one.requests:,}",
                f"{one.sent / 1000:,.0f} kB",
                f"{one.received / 1000:,.0f} kB",
            )
            for one in measured
        ),
    )
