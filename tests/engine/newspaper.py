"""A newspaper small enough to build hundreds of times, and what the engine's tests ask of it."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar
from zlib import crc32

from pelican.settings import read_settings
from PIL import Image

from newsroom.content.rejection import Rejection
from newsroom.content.safety.attachments import first_bytes
from newsroom.edition import Edition, edition_from_settings
from newsroom.engine.build import build
from newsroom.engine.ingest.early_scan import EarlyScan
from newsroom.engine.order import BuildOrder, BuildReport
from newsroom.engine.output import MARKER
from newsroom.engine.progress import Silent

THEME = Path(__file__).parents[2] / "theme"
NOON = 1_552_282_000  # 2019-03-11 12:26:40 in Vietnam

SECTIONS: list[dict[str, Any]] = [
    {"name": "Chính trị", "slug": "chinh-tri", "names": {"en": "Politics"}},
    {"name": "Kinh tế", "slug": "kinh-te", "names": {"en": "Economy"}},
    {"name": "Nông thôn mới", "slug": "nong-thon-moi"},
]


@dataclass
class Newspaper:
    """An edition in a folder of its own, with a clock that only tests move."""

    root: Path
    now: int = NOON
    jobs: int = 1

    # Where Jinja keeps what it compiled, and what was made of pictures: for all newspapers of a run
    # of tests, or half of each build would be that.
    compiled: ClassVar[Path | None] = None
    pictures: ClassVar[Path | None] = None

    def __post_init__(self) -> None:
        self.content = self.root / "content"
        self.content.mkdir(parents=True, exist_ok=True)
        own = self.root / "theme"
        self.theme = own if own.exists() else THEME
        self.settings: dict[str, object] = {
            "SITENAME": "Báo Thử",
            "SITEURL": "https://example.com",
            "TIMEZONE": "Asia/Ho_Chi_Minh",
            "DEFAULT_LANG": "vi",
            "LANGUAGES": {"en": {"name": "The Trial"}},
            "SECTIONS": SECTIONS,
            "THEME": str(self.theme),
            "PATH": str(self.content),
            "TYPOGRIFY": True,
            "MARKDOWN": {"extension_configs": {"markdown.extensions.extra": {}}},
            "FEED_ALL_ATOM": None,
            "CATEGORY_FEED_ATOM": None,
            "TRANSLATION_FEED_ATOM": None,
        }

    @property
    def output(self) -> Path:
        return self.root / "output"

    def edition(self, name: str = "") -> Edition:
        """Return the edition as its settings are now, with folders of its own if it has a name."""
        cache = self.root / name / "cache"
        folders = {"OUTPUT_PATH": str(self.root / name / "output"), "CACHE_PATH": str(cache)}
        if self.pictures:
            folders["PICTURE_CACHE"] = str(self.pictures)
        if self.compiled and not cache.exists():
            cache.mkdir(parents=True)
            (cache / "templates").symlink_to(self.compiled)
        return edition_from_settings(read_settings(override={**self.settings, **folders}))

    def own_theme(self) -> Path:
        """Give the newspaper a copy of the theme, which a test may edit, and return it."""
        self.theme = self.root / "theme"
        shutil.copytree(THEME, self.theme, ignore=shutil.ignore_patterns("*.po", "*.pot"))
        self.settings["THEME"] = str(self.theme)
        return self.theme

    def write_logo(self, shade: str) -> None:
        """Draw `logo.svg` in the newspaper's own theme."""
        svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" fill="{}">{}</svg>'
        drawing = svg.format(shade, '<path d="M0 0h9v9z"/>')
        (self.theme / "static" / "logo.svg").write_text(drawing, encoding="utf-8")

    def build(self, *, is_cold: bool = False, paths: tuple[str, ...] | None = None) -> BuildReport:
        """Build incrementally, as `invoke build` does: the scan begins before all else."""
        edition = self.edition()
        scan = EarlyScan.begin(edition.content, edition.cache / "catalogue.sqlite")
        return build(edition, self.order(is_cold=is_cold, paths=paths, scan=scan))

    def order(
        self,
        *,
        is_cold: bool = False,
        paths: tuple[str, ...] | None = None,
        scan: EarlyScan | None = None,
    ) -> BuildOrder:
        return BuildOrder(
            now=self.now,
            jobs=self.jobs,
            progress=Silent(),
            on_wait=lambda process: None,
            is_cold=is_cold,
            paths=paths,
            scan=scan,
        )

    def cold(self) -> tuple[BuildReport, dict[str, bytes]]:
        """Return what a build that knows nothing tells and makes of the same content."""
        folder = self.root / "cold"
        shutil.rmtree(folder, ignore_errors=True)
        report = build(self.edition("cold"), self.order())
        return report, tree(folder / "output")

    def cold_tree(self) -> dict[str, bytes]:
        """Return what a build that knows nothing makes of the same content."""
        return self.cold()[1]

    def tree(self) -> dict[str, bytes]:
        return tree(self.output)

    def accepted_and_rejected(self) -> set[str]:
        """Return the files of which an earlier version is in the edition and the newest is not."""
        with closing(sqlite3.connect(self.root / "cache/catalogue.sqlite")) as catalogue:
            rows = catalogue.execute(
                "SELECT path, code FROM rejection WHERE path IN (SELECT path FROM article "
                "UNION SELECT path FROM standing_page UNION SELECT path FROM banner "
                "UNION SELECT path FROM profile UNION SELECT path FROM front_list)"
            ).fetchall()
        return {
            path
            for path, code in rows
            if code != "duplicate-address" and not Rejection(path, 0, code).is_warning
        }

    def write(self, path: str, text: str) -> Path:
        """Write a file; one that is known by its first bytes begins with them."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        beginning = first_bytes(path)
        data = text.encode()
        file.write_bytes(data if data.startswith(beginning) else beginning + data)
        return file

    def picture(self, path: str, *, width: int = 8, height: int = 6) -> Path:
        """Write a picture that differs from those of another path or size."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        shade = (crc32(path.encode()) % 256, width % 256, height % 256)
        Image.new("RGB", (width, height), shade).save(file)
        return file

    def article(self, path: str, *, body: str = "Một đoạn.", **fields: str) -> Path:
        """Write an article file; what is not given has a plain value."""
        written = {
            "Title": path,
            "Date": "2019-03-10 08:00",
            "Category": "Kinh tế",
            **{name.replace("_", "-"): value for name, value in fields.items()},
        }
        front_matter = "".join(f"{name}: {value}\n" for name, value in written.items() if value)
        return self.write(path, f"{front_matter}\n{body}\n" if body else front_matter)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder, by its path from there, the marker excepted."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != MARKER
    }


def mtimes(folder: Path) -> dict[str, int]:
    """Return when every file under a folder was written, in nanoseconds."""
    return {
        file.relative_to(folder).as_posix(): file.stat().st_mtime_ns
        for file in folder.rglob("*")
        if file.is_file()
    }
