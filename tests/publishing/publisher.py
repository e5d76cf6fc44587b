"""A newspaper and where it is published to, as the tests of publishing handle them."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.publishing.hosts.storage import PARTIAL_SUFFIX
from newsroom.publishing.manifest.manifest import STATE_FOLDER
from newsroom.publishing.progress import NoMeter
from newsroom.publishing.publish import PublishOrder, PublishReport, Rollback, publish, roll_back
from newsroom.publishing.targets import Publication, publication_from_settings
from newsroom.publishing.whole_host import VerifyReport, verify
from tests.engine.newspaper import Newspaper, tree


@dataclass
class Publisher:
    """Publishes a newspaper to one target, of which `fields` are the settings."""

    newspaper: Newspaper
    fields: dict[str, object]
    after: dict[str, object] = field(default_factory=dict)

    @property
    def publication(self) -> Publication:
        return publication_from_settings(
            {"PUBLISH_TARGETS": {"host": self.fields}, "PUBLISH_AFTER": self.after}
        )

    @property
    def desk(self) -> Path:
        """The folder of what this machine keeps for the target."""
        return self.newspaper.edition().cache / "published" / "host"

    def publish(self, **order: object) -> PublishReport:
        publication = self.publication
        whole = self.order(**order)
        edition = self.newspaper.edition()
        return publish(edition, publication.target("host"), publication.hooks, whole)

    def verify(self, *, repairs: bool = False, deletes_foreign: bool = False) -> VerifyReport:
        publication, edition = self.publication, self.newspaper.edition()
        order = self.order(deletes_foreign=deletes_foreign)
        return verify(
            edition,
            publication.target("host"),
            publication.hooks,
            meter=NoMeter(),
            order=order if repairs else None,
        )

    def order(self, **order: object) -> PublishOrder:
        return PublishOrder(
            build=self.newspaper.build,
            now=self.newspaper.now,
            meter=NoMeter(),
            **{"on_rejections": lambda _rejections: None, **order},
        )

    def roll_back(self, to: str = "") -> Rollback:
        publication = self.publication
        target, hooks = publication.target("host"), publication.hooks
        return roll_back(self.newspaper.edition(), target, hooks, to, takes_over=False)

    def clone(self, root: Path) -> "Publisher":
        """Return a publisher on another machine, whose content is a Git clone of ours."""
        newspaper = restored_newspaper(root)
        newspaper.content.rmdir()
        git(root, "clone", "--quiet", str(self.newspaper.content), str(newspaper.content))
        return Publisher(newspaper, self.fields, self.after)


def git(folder: Path, *arguments: str) -> str:
    """Run Git in a folder, as nobody in particular, and return what it prints."""
    identity = ("-c", "user.name=Tester", "-c", "user.email=tester@example.com")
    command = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def commit(newspaper: Newspaper) -> None:
    """Commit all of a newspaper's content."""
    git(newspaper.content, "init", "--quiet")
    git(newspaper.content, "add", "--all")
    git(newspaper.content, "commit", "--quiet", "--message", "Tin")


def small_newspaper(root: Path) -> Newspaper:
    """Return a newspaper with articles enough for every rank of pages to have some."""
    newspaper = restored_newspaper(root)
    newspaper.write("images/a.pdf", "a picture")
    for number in range(8):
        newspaper.article(
            f"{number}.md",
            Title=f"Bài số {number}",
            Date=f"2019-03-0{number % 4 + 1} 08:0{number}",
            body=f"[Ảnh](/images/a.pdf)\n\nĐoạn {number}.",
        )
    return newspaper


def restored_newspaper(root: Path) -> Newspaper:
    """Return the newspaper in a folder, with one language and one section: few pages."""
    newspaper = Newspaper(root)
    newspaper.settings |= {"LANGUAGES": {}, "SECTIONS": [{"name": "Kinh tế", "slug": "kinh-te"}]}
    newspaper.settings["SEARCH"] = False  # files of the index would stay for a grace everywhere
    return newspaper


def on_a_disk(newspaper: Newspaper) -> dict[str, bytes]:
    """Return what a build makes whose pages go to output/."""
    stored, newspaper.settings["OUTPUT_STORE"] = newspaper.settings["OUTPUT_STORE"], ""
    try:
        return newspaper.cold_tree()
    finally:
        newspaper.settings["OUTPUT_STORE"] = stored


def add_article(newspaper: Newspaper, number: int) -> None:
    """Add an article with a picture of its own.

    Those of higher numbers are later, so that each of them touches as many pages as the last.
    """
    newspaper.write(f"images/new-{number}.pdf", f"picture {number}")
    newspaper.article(
        f"new-{number}.md",
        Title=f"Tin mới {number}",
        Date=f"2019-03-05 {9 + number // 60:02}:{number % 60:02}",
        body=f"[Ảnh](/images/new-{number}.pdf)\n\nMới.",
    )


def edit(newspaper: Newspaper, number: int = 0) -> None:
    """Add an article, correct one, and retitle another."""
    add_article(newspaper, number)
    newspaper.article(
        "1.md", Title="Bài số 1", Date="2019-03-02 08:01", body=f"Đính chính {number}."
    )
    newspaper.article("2.md", Title=f"Đổi tên {number}", Slug="bai-so-2", Date="2019-03-03 08:02")


def site(folder: Path) -> dict[str, bytes]:
    """Return what readers can get from a folder: our own notes left out, and half-sent files.

    rclone's S3 server takes objects into files of a name of its own.
    """
    return {
        path: data
        for path, data in tree(folder).items()
        if not path.startswith(f"{STATE_FOLDER}/")
        and PARTIAL_SUFFIX not in path
        and "/.rclone_temp_put_" not in f"/{path}"
    }


def partial_files(folder: Path) -> list[str]:
    return [path for path in tree(folder) if PARTIAL_SUFFIX in path]


def broken_links(pages: dict[str, bytes]) -> Iterator[str]:
    """Yield the links on pages that lead to no file."""
    for path, data in pages.items():
        if path.endswith(".html"):
            for address in re.findall(r'(?:href|src)="(/[^"#]*)', data.decode()):
                target = address.lstrip("/")
                if (f"{target}index.html" if address.endswith("/") else target) not in pages:
                    yield f"{path} → {address}"
