from dataclasses import dataclass
from pathlib import Path

import pytest
from pelican.settings import read_settings

from newsroom.content.named_files import NamedFiles
from newsroom.content.read import read
from newsroom.edition import edition_from_settings
from newsroom.importing.archive import ImportResult, import_archive
from newsroom.importing.command import Options, order_of, sources_of
from newsroom.importing.progress import SilentMeter
from newsroom.importing.steps.ledger import Ledger, LedgerEntry


@pytest.fixture
def edition(tmp_path):
    (tmp_path / "content").mkdir()
    settings = {
        "PATH": str(tmp_path / "content"),
        "OUTPUT_PATH": str(tmp_path / "output"),
        "CACHE_PATH": str(tmp_path / "cache"),
        "SITENAME": "Báo Thử",
        "TIMEZONE": "Asia/Ho_Chi_Minh",
        "DEFAULT_LANG": "vi",
        "SECTIONS": [
            {"name": "Chính trị", "slug": "chinh-tri"},
            {"name": "Nông thôn mới", "slug": "nong-thon-moi"},
        ],
    }
    return edition_from_settings(read_settings(override=settings))


@pytest.fixture(scope="session")
def scraped_page():
    """Return a function that makes the text of a page of the old website from its parts."""

    def text(
        *,
        title="Xã ven sông mở lối ra đồng",
        article=(
            "Người dân góp công làm đường.",
            "Con đường dài hai cây số, rộng năm mét.",
            "Mỗi nhà góp ba ngày công; xã lo đá và xi măng.",
            "Lê Thị Mai",
        ),
        same_section=(
            "- UBND tỉnh nghe và cho ý kiến về một số nội dung quan trọng 06.03.2019 | 18:01 PM",
            "- Tập huấn nâng cao kỹ năng làm báo điện tử đa phương tiện 09.03.2019 | 10:22 AM",
            "- UBND tỉnh: Bàn giải pháp đối với 27 xã chưa đạt chuẩn 08.03.2019 | 17:51 PM",
        ),
        by_day=(
            "- Quốc hội thảo luận về các dự án luật",
            "- Họp Ban Cán sự đảng UBND tỉnh",
        ),
    ):
        return "\n".join(
            [title, *article, "Tin cùng chuyên mục", *same_section, "Xem tin theo ngày", *by_day]
        )

    return text


@dataclass(frozen=True)
class Imported:
    """What an import left behind."""

    result: ImportResult
    content: Path

    def text(self, path: str) -> str:
        return (self.content / path).read_text(encoding="utf-8")

    @property
    def files(self) -> list[str]:
        return sorted(
            one.relative_to(self.content).as_posix() for one in self.content.rglob("*.md")
        )

    @property
    def entries(self) -> dict[str, LedgerEntry]:
        return {entry.key: entry for entry in Ledger(self.result.ledger).entries()}

    def told(self, kind: str) -> list[str]:
        return [
            one.what
            for entry in self.entries.values()
            for one in entry.left_out
            if one.kind == kind
        ]


@pytest.fixture
def bring(edition):
    """Return a function that imports sources with the command's options, in this process."""

    def run(*sources: Path, **options: object) -> Imported:
        kind = str(options.get("kind", ""))
        order = order_of(sources_of(sources, kind), Options(**{"jobs": 1, **options}), edition)
        return Imported(import_archive(order, SilentMeter()), edition.content)

    return run


@pytest.fixture
def rejections(edition):
    """Return a function that reads every content file as a build would, and what it refuses."""

    def read_all() -> list[object]:
        files = NamedFiles(lambda name: (edition.content / name).exists())
        found = []
        for file in sorted(edition.content.rglob("*.md")):
            path = file.relative_to(edition.content).as_posix()
            record = read(path, file.read_bytes(), edition, files)
            found += record if isinstance(record, tuple) else ()
        return found

    return read_all
