"""Banners: shown by date, on fronts only, marked as paid for."""

import re
from collections.abc import Callable

import pytest

from tests.engine.newspaper import Newspaper

Rebuild = Callable[[], set[str]]
HOUR = 3600


def write_banner(newspaper: Newspaper, **fields: str) -> None:
    written = {"Title": "Hội chợ", "Address": "https://example.com/", **fields}
    text = "".join(f"{name}: {value}\n" for name, value in written.items())
    newspaper.write("banners/a.md", text)


@pytest.fixture
def fair(newspaper: Newspaper) -> Newspaper:
    """A newspaper with an article a section, and a picture for a banner."""
    newspaper.picture("bien.jpg", width=300)
    newspaper.article("a.md", Title="Bài")
    newspaper.article("b.md", Title="Bài hai", Category="Chính trị")
    return newspaper


def shown(newspaper: Newspaper) -> list[str]:
    """Return the pages on which the banner stands."""
    return [
        path for path, data in newspaper.tree().items() if b"Qu\xe1\xba\xa3ng c\xc3\xa1o" in data
    ]


def test_its_dates_hold_and_touch_only_fronts(fair: Newspaper, rebuild: Rebuild) -> None:
    rebuild()
    write_banner(fair, Image="bien.jpg", From="2019-03-11 14:00", Until="2019-03-11 18:00")
    assert rebuild() == set()

    fair.now += 2 * HOUR
    written = rebuild()
    fronts = {"index.html", "chinh-tri/index.html", "kinh-te/index.html"}
    assert {path for path in written if path.endswith(".html")} == {
        *fronts,
        "nong-thon-moi/index.html",
    }
    assert any("bien" in path for path in fair.tree())

    fair.now += 4 * HOUR
    rebuild()
    assert not any("bien" in path for path in fair.tree())
    assert shown(fair) == []


def test_readers_and_machines_are_told_that_it_is_paid_for(
    fair: Newspaper, read_page: Callable[[str], str]
) -> None:
    write_banner(fair, Image="bien.jpg")
    fair.build()

    [section] = re.findall(r'<section class="paid".*?</section>', read_page("/"), re.DOTALL)
    assert 'aria-label="Quảng cáo: Hội chợ"' in section
    assert '<p class="paid-label">Quảng cáo</p>' in section
    assert 'rel="sponsored external"' in section
    assert 'alt="Hội chợ" width="300" height="6"' in section


@pytest.mark.parametrize(
    ("fields", "pages"),
    [
        ({"Places": "front"}, ["index.html"]),
        ({"Vị trí": "trang nhất"}, ["index.html"]),
        ({"Places": "sections", "Category": "Kinh tế"}, ["kinh-te/index.html"]),
        ({"Places": "sections", "Sections": "kinh-te"}, ["kinh-te/index.html"]),
        ({"Status": "draft"}, []),
        ({"Lang": "en", "Places": "front"}, []),
        (
            {},
            [
                *("chinh-tri/index.html", "index.html", "kinh-te/index.html"),
                "nong-thon-moi/index.html",
            ],
        ),
    ],
)
def test_it_stands_where_its_file_says(
    fair: Newspaper, fields: dict[str, str], pages: list[str]
) -> None:
    write_banner(fair, **fields)
    fair.build()

    assert shown(fair) == pages


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"Address": ""}, "no-address"),
        ({"Address": "example.com"}, "bad-address"),
        ({"Places": "everywhere"}, "unknown-place"),
        ({"Category": "Nhảm"}, "unknown-section"),
        ({"From": "2019-03-12", "Until": "2019-03-11"}, "ends-too-early"),
        ({"Until": "mai"}, "unreadable-date"),
        ({"Image": "khong.jpg"}, "missing-file"),
        ({"Tags": "Lúa"}, "unknown-field"),
    ],
)
def test_what_is_wrong_with_it_is_told(fair: Newspaper, fields: dict[str, str], code: str) -> None:
    write_banner(fair, **fields)
    report = fair.build()

    assert [one.code for one in report.rejections] == [code]
