"""A small, invented newspaper as the templates receive it, and what renders it."""

import calendar as months_of
import gettext
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from newsroom.language.numbers import format_count
from newsroom.language.slugs import slugify
from newsroom.pages.frame_views import AppView, EditionView, FeedLink, PageView
from newsroom.pages.item_lists import each_once
from newsroom.pages.month_tables import month_table_of
from newsroom.pages.views import (
    BannerView,
    Calendar,
    Cell,
    CorrectedStory,
    CorrectionNote,
    DatedItem,
    FrontBlock,
    Item,
    LanguageLink,
    Letter,
    Link,
    MonthOfYear,
    NoticeItem,
    Picture,
    PrintedPage,
    ProfileView,
    SeriesView,
    Source,
    Story,
    Voice,
    Weekday,
    YearOfMonths,
)

THEME = Path(__file__).parents[2] / "theme"

SECTIONS = [
    Link(name, f"/{slugify(name, 'vi')}/")
    for name in (
        *("Chính trị", "Kinh tế", "Xã hội", "Văn hóa", "Thể thao", "Pháp luật", "Giáo dục"),
        *("Y tế", "Quốc tế", "Nông thôn mới", "Đất và người", "Quốc phòng - An ninh"),
    )
]

EDITION = EditionView(
    name="Báo Thái Bình",
    motto="Cơ quan của Đảng bộ Đảng Cộng sản Việt Nam tỉnh Thái Bình",
    language="vi",
    direction="ltr",
    home="/",
    archive=Link("Lưu trữ", "/luu-tru/"),
    topics=Link("Chủ đề A–Z", "/chu-de/"),
    authors=Link("Tác giả A–Z", "/tac-gia/"),
    corrections=Link("Đính chính", "/dinh-chinh/"),
    search=Link("Tìm kiếm", "/tim-kiem/"),
    feeds="/feeds.opml",
    sections=[each._replace(current=each is SECTIONS[1]) for each in SECTIONS],
    licence="Giấy phép hoạt động báo điện tử số 000/GP-BTTTT",
    governing_body="Tỉnh ủy Thái Bình",
    editor_in_chief="Nguyễn Thị Ví Dụ",
    address="Số 1, phố Ví Dụ, thành phố Thái Bình",
    hotline="0227 0000 000",
    email="toasoan@example.vn",
    standing_pages=[Link("Giới thiệu", "/gioi-thieu/"), Link("Liên hệ", "/lien-he/")],
    other_languages=[LanguageLink("English", "/en/", "en")],
    logo="",
    accent="",
    own_language="vi",
    untranslated=frozenset(),
    app=AppView(
        icon="/theme/icon-32.png",
        touch_icon="/theme/icon-180.png",
        accent="#a3131c",
        manifest="/manifest.webmanifest",
        worker="/service-worker.js",
        kept="/offline.html",
    ),
)

SCRIPTS = [file.stem for file in sorted((THEME / "static/js").glob("*.js"))]

HEADLINES = Path(__file__).with_name("headlines.txt").read_text("utf-8").splitlines()

PICTURE = Picture(
    "/media/images/dong-lua.jpg",
    "Nông dân đội nón lá cấy lúa trên cánh đồng lúc sáng sớm",
    "Bà con thôn Đông xuống đồng từ sáng sớm.",
    credit="Trần Văn Mẫu",
    width=1200,
    height=800,
    srcset="/media/images/dong-lua-480.jpg 480w, /media/images/dong-lua.jpg 1200w",
    sources=(
        Source("image/avif", "/media/images/dong-lua-480.avif 480w"),
        Source("image/webp", "/media/images/dong-lua-480.webp 480w"),
    ),
    thumbnail_url="/media/images/dong-lua-480.jpg",
    thumbnail_sources=(Source("image/avif", "/media/images/dong-lua-240.avif 240w"),),
)

BODY = Markup(Path(__file__).with_name("body.html").read_text("utf-8"))

LEAD = BODY.striptags()[:190]

WEEKDAYS = (*(Weekday(f"T{n}", f"Thứ {n}") for n in range(2, 8)), Weekday("CN", "Chủ Nhật"))


def item(number: int, picture: Picture | None) -> Item:
    """The headline of that number, published on 11/03/2019 or the days before it."""
    day, hour, minute = 11 - number // 5 % 9, 20 - number % 12, number * 7 % 60
    return Item(
        title=HEADLINES[number % len(HEADLINES)],
        url=f"/2019/03/{day:02}/bai-viet-{number}/",
        stamp=f"{day:02}/03/2019 | {hour:02}:{minute:02}",
        datetime=f"2019-03-{day:02}T{hour:02}:{minute:02}+07:00",
        lead=LEAD,
        section=SECTIONS[number % len(SECTIONS)],
        external=False,
        picture=picture,
    )


def headline_item(number: int) -> Item:
    """An item without a body, published by another newspaper."""
    return item(number, None)._replace(
        url="https://example.org/tin", lead="", external=True, anchor=f"tin-{number}"
    )


def month(number: int) -> Calendar:
    """A month of 2019 in which every day but each fifth has news."""
    weeks = tuple(
        tuple(
            None
            if day == 0
            else Cell(
                day,
                f"/2019/{number:02}/{day:02}/" if day % 5 else "",
                day * 7 % 40 + 1 if day % 5 else 0,
                f"Ngày {day} tháng {number}: {day * 7 % 40 + 1} tin",
                day % 5,
            )
            for day in week
        )
        for week in months_of.Calendar().monthdayscalendar(2019, number)
    )
    return Calendar(
        caption=f"Tháng {number}/2019",
        weekdays=WEEKDAYS,
        weeks=weeks,
        month=Link(f"Tháng {number}/2019", f"/2019/{number:02}/"),
        previous=Link("Tháng 2/2019", "/2019/02/"),
        next=Link("Tháng 4/2019", "/2019/04/"),
    )


ARCHIVE = Link("Lưu trữ", "/luu-tru/")
MARCH = month(3)
MONTHS = [Link(f"Tháng {n}/2019", f"/2019/{n:02}/", 61 * n % 240) for n in range(1, 13)]
YEARS = [Link(f"Năm {year}", f"/{year}/", 411 * (year - 2000)) for year in range(2019, 2007, -1)]
HEADLINE_LIST = [headline_item(n) if n % 7 == 3 else item(n, None) for n in range(10)]
YEAR = [MonthOfYear(link, month(n), HEADLINE_LIST[n : n + 2]) for n, link in enumerate(MONTHS, 1)]
ALL_YEARS = [
    YearOfMonths(
        year,
        tuple(
            Cell(n, f"{year.url}{n:02}/" if n % 7 else "", 9, f"Tháng {n}: 9 tin", n % 4 + 1)
            for n in range(1, 13)
        ),
    )
    for year in YEARS
]
OTHER_DAYS = [
    DatedItem(Link(f"Chủ Nhật, 11/03/{year}", f"/{year}/03/11/"), item(year % 30, None))
    for year in (2018, 2017, 2012)
]
YEAR_ONLY = [headline_item(90)._replace(stamp="2019", datetime="2019")]
MONTH_ONLY = [headline_item(91)._replace(stamp="03/2019", datetime="2019-03")]
CORRECTION = CorrectionNote(
    "Cầu dài 300 m, không phải 3 km.", "12/03/2019 | 09:00", "2019-03-12T09:00+07:00"
)
NOTICES = [
    NoticeItem(item(40, None), "14.03.2019 | 07:00 đến 14.03.2019 | 16:00", True),
    NoticeItem(item(41, None), "20.03.2019", False),
]
CORRECTED = [CorrectedStory(each, CORRECTION) for each in HEADLINE_LIST]
AROUND_MONTH = {"previous": MONTHS[1], "next": MONTHS[3]}
AROUND_YEAR = {"previous": YEARS[1], "next": None}


def contexts_of(picture: Picture | None) -> dict[str, dict[str, Any]]:
    """The context of every page kind, by the name of its template, with or without pictures."""
    kinds = {
        **_stories(picture),
        **_section_pages(picture),
        **_date_pages(picture),
        **_term_pages("topic", Link("thủy lợi", "/chu-de/thuy-loi/"), picture),
        **_term_pages("author", Link("Trần Văn Mẫu", "/tac-gia/tran-van-mau/"), picture),
        "labels": {
            "title": "Chủ đề A–Z",
            "letters": [],
            "groups": [
                Letter("Đ", [Link("đê điều", "/chu-de/de-dieu/")]),
                Letter("T", [Link("thủy lợi", "/chu-de/thuy-loi/")]),
            ],
        },
        "standing": {"standing": {"title": "Giới thiệu", "body": BODY}},
        "not_found": {},
        "search": {
            "sections": [(slugify(section.name, "vi"), section) for section in SECTIONS],
            "years": ["2019", "2018"],
            "calendar": MARCH,
            "first_day": "2009-01-02",
            "last_day": "2019-03-11",
            "periods": YEARS,
            "topics": [Link("Lúa xuân", "/chu-de/lua-xuan/")],
            "authors": [Link("Trần Văn Mẫu", "/tac-gia/tran-van-mau/")],
        },
        "offline": {},
        "saved": {},
        "redirect": {"target": "/2019/03/11/nong-dan-quynh-phu/"},
    }
    return {kind: _every_page(kind) | context for kind, context in kinds.items()}


def _stories(picture: Picture | None) -> dict[str, dict[str, Any]]:
    pictured = [item(n, picture if n % 3 == 0 else None) for n in range(30)]
    return {
        "front": {
            "today": "Thứ Hai, 11/03/2019",
            "lunar_date": "mùng 6 tháng 2 năm Kỷ Hợi",
            "lead": item(0, picture),
            "seconds": pictured[1:3],
            "further": pictured[3:5],
            "secondary": pictured[1:5],
            "latest": [*pictured[5:16], headline_item(16)],
            "groups": _groups(pictured, picture),
            "blocks": [(each, pictured[n : n + 5]) for n, each in enumerate(SECTIONS)],
            "banners": _banners(picture),
            "calendar": MARCH,
            "first_day": "2009-01-02",
            "last_day": "2019-03-11",
            "years_ago": OTHER_DAYS,
        },
        "article": {
            "article": Story(
                title=HEADLINES[0],
                lead=LEAD,
                body=BODY,
                section=SECTIONS[1],
                stamp="11/03/2019 | 20:23",
                datetime="2019-03-11T20:23+07:00",
                modified="12/03/2019 | 07:05",
                modified_datetime="2019-03-12T07:05+07:00",
                authors=[Link("Trần Văn Mẫu", "/tac-gia/a/"), Link("Lê Thị Ví Dụ", "/tac-gia/b/")],
                topics=[Link("gieo cấy", "/chu-de/gieo-cay/"), Link("thủy lợi", "/chu-de/t/")],
                picture=picture,
                source="https://example.org/nguon",
                corrections=[CORRECTION],
                kind="opinion",
                label="Ý kiến",
                minutes=4,
                series=SeriesView(
                    Link("Những dòng sông quê", "/series/song-que/"), item(8, None), item(9, None)
                ),
                shares=[Link("Zalo", "https://zalo.me/share?url=https%3A%2F%2Fexample.org")],
            ),
            "preceding": HEADLINE_LIST,
            "related": [item(3, picture), item(4, None)._replace(kind="opinion", label="Ý kiến")],
            "periods": [Link("Thứ Hai, 11/03/2019", "/2019/03/11/"), MONTHS[2], YEARS[0]],
            "latest": "/kinh-te/latest.json",
        },
        "feeds": {
            "feeds": [(SECTIONS[0], [FeedLink("RSS", "/rss.xml", "application/rss+xml")])],
            "podcast": "/podcast.xml",
            "list": "/feeds.opml",
            "example": "https://example.org/chu-de/…/feed.xml",
        },
        "photos": {
            "article": Link(HEADLINES[0], "/2019/03/11/bai/"),
            "pictures": [picture, picture] if picture else [],
        },
        "series": {
            "series": Link("Những dòng sông quê", "/series/song-que/"),
            "items": [item(n, picture) for n in range(3)],
        },
        "withdrawn": {"article": item(4, None)},
    }


def _section_pages(picture: Picture | None) -> dict[str, dict[str, Any]]:
    return {
        "section": {
            "section": SECTIONS[1],
            "lead": item(1, picture),
            "seconds": [item(n, picture) for n in (2, 3)],
            "further": [item(4, None)],
            "pictured": [item(n, picture) for n in range(5, 9)],
            "others": HEADLINE_LIST,
            "items": [item(n, picture if n % 3 == 0 else None) for n in range(2, 22)],
            "notices": NOTICES,
            "has_notices": True,
            "banners": _banners(picture),
            "years": [(year, MONTHS) for year in YEARS],
        },
        "section_year": {
            "section": SECTIONS[1],
            "period": "Năm 2019",
            "above": [SECTIONS[1]],
            "months": YEAR,
            "items": YEAR_ONLY,
            **AROUND_YEAR,
        },
        "section_month": {
            "section": SECTIONS[1],
            "period": "Tháng 3/2019",
            "calendar": MARCH,
            "above": [SECTIONS[1], YEARS[0]],
            "days": [
                (None, "undated", MONTH_ONLY),
                (Link("Chủ Nhật, 10/03/2019", "/2019/03/10/"), "day-10", HEADLINE_LIST[:3]),
                (Link("Thứ Hai, 11/03/2019", "/2019/03/11/"), "day-11", HEADLINE_LIST),
            ],
            **AROUND_MONTH,
        },
    }


def _date_pages(picture: Picture | None) -> dict[str, dict[str, Any]]:
    days = [Link(f"Ngày {day:02}/03/2019", f"/2019/03/{day:02}/") for day in range(1, 32)]
    return {
        "day": {
            "period": "Thứ Hai, 11/03/2019",
            "lunar_date": "mùng 6 tháng 2 năm Kỷ Hợi",
            "above": [ARCHIVE, YEARS[0], MONTHS[2]],
            "lead": item(0, picture)._replace(stamp="20:00"),
            "pictured": [item(n, picture)._replace(stamp="19:07") for n in range(1, 4)],
            "sections": [(SECTIONS[n], HEADLINE_LIST[n * 3 : n * 3 + 3]) for n in range(3)],
            "around": OTHER_DAYS[:2],
            "other_years": [one._replace(item=item(4, picture)) for one in OTHER_DAYS],
            "previous": days[8],
            "next": days[11],
            "calendar": MARCH._replace(current="/2019/03/11/"),
            "printed": picture and PrintedPage(picture, "/media/print/2019-03-11.pdf"),
            "beside": [Markup("<h2>Thủy triều</h2><p>Đỉnh triều 6:40, 3,1 m.</p>")],
        },
        "month": {
            "period": "Tháng 3/2019",
            "above": [ARCHIVE, YEARS[0]],
            "calendar": MARCH._replace(month=None),
            "days": [
                DatedItem(day._replace(items=number), item(number, None))
                for number, day in enumerate(days, start=1)
            ],
            "items": MONTH_ONLY,
            **AROUND_MONTH,
        },
        "year": {
            "period": "Năm 2019",
            "above": [ARCHIVE],
            "months": YEAR,
            "items": YEAR_ONLY,
            **AROUND_YEAR,
        },
        "archive": {
            "years": ALL_YEARS,
            "months": [f"Tháng {number}" for number in range(1, 13)],
            "first_day": "2009-01-02",
            "last_day": "2019-03-11",
        },
        "corrections": {"corrections": CORRECTED, "years": YEARS},
        "corrections_year": {"corrections": CORRECTED, "year": "Năm 2019", **AROUND_YEAR},
    }


def _groups(pictured: list[Item], picture: Picture | None) -> list[list[FrontBlock]]:
    """A block of every shape."""
    voices = [Voice(each, Link("Lê Mai", "/tac-gia/le-mai/"), picture) for each in pictured[:2]]
    return [
        [FrontBlock("list", each, pictured[n : n + 5]) for n, each in enumerate(SECTIONS[:3])],
        [FrontBlock("row", SECTIONS[3], pictured[5:9])],
        [FrontBlock("strip", SECTIONS[4], pictured[9:17])],
        [FrontBlock("opinion", SECTIONS[5], pictured[:2], voices)],
        [FrontBlock("tinted", SECTIONS[6], pictured[17:22])],
        [FrontBlock("list", SECTIONS[7], [], (), NOTICES)],
    ]


def _banners(picture: Picture | None) -> list[BannerView]:
    return [
        BannerView("Hội chợ nông sản", "", "https://example.com/hoi-cho", True, picture),
        BannerView("Đặt báo tháng 12", "Tới tận nhà.", "/toa-soan/", False, None),
    ]


def _term_pages(kind: str, label: Link, picture: Picture | None) -> dict[str, dict[str, Any]]:
    items = {kind: label, "items": HEADLINE_LIST}
    page = {
        "profile": ProfileView("Phóng viên", BODY, picture),
        "lead": item(1, picture),
        "pictured": [item(n, picture) for n in range(2, 6)],
        "others": HEADLINE_LIST,
        "years": YEARS,
    }
    return {
        kind: {**items, **page},
        f"{kind}_year": {
            kind: label,
            "year": "Năm 2019",
            "months": [(MONTHS[2], HEADLINE_LIST), (None, YEAR_ONLY)],
            **AROUND_YEAR,
        },
    }


def _every_page(kind: str) -> dict[str, Any]:
    return {
        "edition": EDITION,
        "page": PageView(
            kind=kind,
            title="Nông dân Quỳnh Phụ xuống đồng gieo cấy lúa xuân",
            description=LEAD,
            canonical="https://example.vn/2019/03/11/nong-dan-quynh-phu/",
            robots="noindex" if kind in {"withdrawn", "not_found", "redirect"} else "",
            language="vi",
            breadcrumbs=[]
            if kind == "front"
            else [Link("Trang chủ", "/"), SECTIONS[1], Link("Đây", "/", current=True)],
            section="kinh-te",
        ),
        "stylesheet": "/theme/style.css",
        "scripts": {name: f"/theme/{name}.js" for name in SCRIPTS},
        **{name: _frame(name) for name in ("masthead", "footer")},
    }


def _frame(name: str) -> Markup:
    template = environment_of("vi").get_template(f"partials/{name}.html")
    return Markup(template.render(edition=EDITION))


@cache
def environment_of(language: str) -> Environment:
    """The templates as the build has them: escaping, and loud about names that nobody filled."""
    environment = Environment(
        loader=FileSystemLoader(THEME / "templates"),
        extensions=["jinja2.ext.i18n"],
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["each"] = each_once()
    environment.filters["month_table"] = month_table_of(environment)
    environment.filters["number"] = partial(format_count, locale=language)
    catalogue = gettext.translation("theme", THEME / "translations", [language])
    environment.install_gettext_translations(catalogue, newstyle=False)  # type: ignore[attr-defined]
    return environment


@pytest.fixture
def render() -> Callable[..., str]:
    """A function that renders a kind of page, in Vietnamese and with pictures unless told."""

    def render_page(
        kind: str, language: str = "vi", picture: Picture | None = PICTURE, **changes: object
    ) -> str:
        template = environment_of(language).get_template(f"{kind}.html")
        return template.render(contexts_of(picture)[kind] | changes)

    return render_page


@pytest.fixture
def theme() -> Path:
    """The folder of the theme."""
    return THEME
