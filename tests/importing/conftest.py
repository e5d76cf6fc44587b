import pytest
from pelican.settings import read_settings

from newsroom.edition import edition_from_settings


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
