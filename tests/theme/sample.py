"""A small newspaper, written down as the templates receive it.

These records are the theme's side of the contract between page families and templates: whoever
adds a value to a template adds it here, and the tests render every page kind with it. All
headlines, people and events are invented.
"""

from __future__ import annotations

import calendar as months_of
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup


@dataclass(frozen=True)
class Link:
    name: str
    url: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True)
class Picture:
    url: str
    alt: str
    caption: str
    credit: str
    width: int
    height: int


@dataclass(frozen=True)
class Item:
    title: str
    url: str
    stamp: str
    datetime: str
    lead: str
    section: Link
    picture: Picture | None = None
    external: bool = False
    anchor: str = ""


@dataclass(frozen=True)
class Weekday:
    short: str
    long: str


@dataclass(frozen=True)
class Cell:
    day: int
    url: str
    count: int
    current: bool
    label: str


@dataclass(frozen=True)
class Calendar:
    caption: str
    weekdays: list[Weekday]
    weeks: list[list[Cell | None]]
    month: Link | None
    previous: Link | None
    next: Link | None


@dataclass(frozen=True)
class Article:
    title: str
    lead: str
    body: Markup
    section: Link
    stamp: str
    datetime: str
    modified: str
    modified_datetime: str
    authors: list[Link]
    topics: list[Link]
    picture: Picture | None
    source: str


@dataclass(frozen=True)
class Standing:
    title: str
    body: Markup


@dataclass(frozen=True)
class Edition:
    name: str
    motto: str
    language: str
    home: str
    archive: Link
    sections: list[Link]
    licence: str
    governing_body: str
    editor_in_chief: str
    address: str
    hotline: str
    email: str
    standing_pages: list[Link]
    other_languages: list[Link]
    logo: str


@dataclass(frozen=True)
class Page:
    kind: str
    title: str
    description: str
    canonical: str
    robots: str
    language: str
    breadcrumbs: list[Link]
    section: str


SECTIONS = [
    Link("Chính trị", "/chinh-tri/"),
    Link("Kinh tế", "/kinh-te/"),
    Link("Xã hội", "/xa-hoi/"),
    Link("Văn hóa", "/van-hoa/"),
    Link("Thể thao", "/the-thao/"),
    Link("Pháp luật", "/phap-luat/"),
    Link("Giáo dục", "/giao-duc/"),
    Link("Y tế", "/y-te/"),
    Link("Quốc tế", "/quoc-te/"),
    Link("Nông thôn mới", "/nong-thon-moi/"),
    Link("Đất và người", "/dat-va-nguoi/"),
    Link("Quốc phòng - An ninh", "/quoc-phong-an-ninh/"),
]

EDITION = Edition(
    name="Báo Thái Bình",
    motto="Cơ quan của Đảng bộ Đảng Cộng sản Việt Nam tỉnh Thái Bình",
    language="vi",
    home="/",
    archive=Link("Lưu trữ", "/luu-tru/"),
    sections=SECTIONS,
    licence="Giấy phép hoạt động báo điện tử số 000/GP-BTTTT",
    governing_body="Tỉnh ủy Thái Bình",
    editor_in_chief="Nguyễn Thị Ví Dụ",
    address="Số 1, phố Ví Dụ, thành phố Thái Bình",
    hotline="0227 0000 000",
    email="toasoan@example.vn",
    standing_pages=[Link("Giới thiệu", "/gioi-thieu/"), Link("Liên hệ", "/lien-he/")],
    other_languages=[Link("English", "/en/")],
    logo="",
)

HEADLINES = [
    "Nông dân Quỳnh Phụ xuống đồng gieo cấy lúa xuân đúng khung thời vụ",
    "Khánh thành cầu dân sinh nối hai thôn ven sông Trà Lý",
    "Hơn 300 nghệ nhân tham dự liên hoan chèo các làng quê năm 2019",
    "Trường học vùng biển Tiền Hải thêm hai dãy phòng học kiên cố",
    "Đẩy mạnh thu gom, phân loại rác thải tại nguồn ở khu dân cư",
    "Làng nghề chạm bạc chuyển mình nhờ bán hàng qua mạng",
    "Bệnh viện tuyến huyện đưa vào sử dụng khu điều trị nội trú mới",
    "Đội bóng chuyền nữ của tỉnh giành quyền vào vòng chung kết",
    "Xử phạt nhiều xe chở vật liệu xây dựng quá khổ, quá tải",
    "Tuổi trẻ Kiến Xương trồng hơn 2.000 cây chắn sóng ven đê",
    "Hội nghị bàn giải pháp tháo gỡ khó khăn cho doanh nghiệp nhỏ và vừa",
    "Giá thịt lợn, rau xanh ổn định trở lại sau rằm tháng Giêng",
    "Lễ hội đền làng mở cửa đón khách thập phương, trật tự và văn minh",
    "Ra mắt tổ hợp tác nuôi ngao sạch ở các xã ven biển",
]

LEAD = (
    "Sau nhiều ngày rét đậm, thời tiết ấm dần lên, bà con các xã trong huyện tranh thủ từng buổi "
    "để hoàn thành diện tích gieo cấy, bảo đảm nước tưới và giống lúa chất lượng cao cho cả vụ."
)

PICTURE = Picture(
    url="/images/dong-lua.jpg",
    alt="Nông dân đội nón lá cấy lúa trên cánh đồng lúc sáng sớm",
    caption="Bà con thôn Đông xuống đồng từ sáng sớm.",
    credit="Trần Văn Mẫu",
    width=1200,
    height=800,
)

BODY = Markup(
    "<p>Từ sáng sớm, cánh đồng thôn Đông đã rộn tiếng nói cười. Bà Nguyễn Thị Mẫu, năm nay "
    "62 tuổi, cho biết gia đình cấy xong năm sào ruộng chỉ trong hai ngày nhờ có máy cấy của "
    'hợp tác xã. Theo <span class="caps">UBND</span> xã, toàn xã đã cấy được hơn 90% diện tích.'
    "</p>\n<p>Vụ này, tỷ lệ giống lúa chất lượng cao chiếm trên 60%, tăng so với vụ trước. "
    '<a href="/2019/03/10/">Lịch lấy nước</a> được thông báo trên loa truyền thanh mỗi ngày hai '
    "buổi để bà con chủ động.</p>\n<h2>Chủ động nguồn nước</h2>\n<p>Xí nghiệp thủy nông vận hành "
    "liên tục các trạm bơm, bảo đảm mực nước trên kênh chính. Những chân ruộng cao được ưu tiên "
    "lấy nước trước.</p>\n<blockquote><p>Được nước, được giống thì mới yên tâm được mùa.</p>"
    "</blockquote>\n<table><caption>Tiến độ gieo cấy đến ngày 10/3</caption><thead><tr>"
    '<th scope="col">Xã</th><th scope="col">Kế hoạch (ha)</th><th scope="col">Đã cấy (ha)</th>'
    '</tr></thead><tbody><tr><th scope="row">Xã Đông</th><td>412</td><td>398</td></tr><tr>'
    '<th scope="row">Xã Đoài</th><td>365</td><td>331</td></tr></tbody></table>\n<ul><li>Giữ nước '
    "chân cho lúa mới cấy.</li><li>Bón thúc sớm khi lúa bén rễ.</li></ul>\n"
    + "<p>Ngành nông nghiệp khuyến cáo bà con thường xuyên thăm đồng, phát hiện sớm ốc bươu vàng "
    "và chuột hại, không để ruộng khô nứt sau khi cấy.</p>\n" * 4
)

WEEKDAYS = [
    Weekday("T2", "Thứ Hai"),
    Weekday("T3", "Thứ Ba"),
    Weekday("T4", "Thứ Tư"),
    Weekday("T5", "Thứ Năm"),
    Weekday("T6", "Thứ Sáu"),
    Weekday("T7", "Thứ Bảy"),
    Weekday("CN", "Chủ nhật"),
]


def item(number: int, picture: Picture | None) -> Item:
    """The headline of that number, published on 11.03.2019 or the days before it."""
    day, hour, minute = 11 - number // 5 % 9, 20 - number % 12, number * 7 % 60
    return Item(
        title=HEADLINES[number % len(HEADLINES)],
        url=f"/2019/03/{day:02}/bai-viet-{number}/",
        stamp=f"{day:02}.03.2019 | {hour:02}:{minute:02}",
        datetime=f"2019-03-{day:02}T{hour:02}:{minute:02}+07:00",
        lead=LEAD,
        section=SECTIONS[number % len(SECTIONS)],
        picture=picture,
    )


def headline_item(number: int) -> Item:
    """An item without a body, published by another newspaper."""
    return replace(
        item(number, None),
        url="https://example.org/tin",
        lead="",
        external=True,
        anchor=f"tin-{number}",
    )


def month(number: int, *, current_day: int) -> Calendar:
    """A month of 2019 in which every day but each fifth has news; day 0 is never current."""
    weeks = [
        [
            None
            if day == 0
            else Cell(
                day=day,
                url="" if day % 5 == 0 else f"/2019/{number:02}/{day:02}/",
                count=0 if day % 5 == 0 else day * 7 % 40 + 1,
                current=day == current_day,
                label=f"Ngày {day} tháng {number} năm 2019: {day * 7 % 40 + 1} tin",
            )
            for day in week
        ]
        for week in months_of.Calendar().monthdayscalendar(2019, number)
    ]
    return Calendar(
        caption=f"Tháng {number}/2019",
        weekdays=WEEKDAYS,
        weeks=weeks,
        month=Link(f"Tháng {number}/2019", f"/2019/{number:02}/"),
        previous=Link("Tháng 2/2019", "/2019/02/"),
        next=Link("Tháng 4/2019", "/2019/04/"),
    )


def pages(picture: Picture | None) -> dict[str, dict[str, Any]]:
    """The context of every page kind, by the name of its template, with or without pictures."""
    section = SECTIONS[1]
    months = [Link(f"Tháng {n}/2019", f"/2019/{n:02}/", 61 * n % 240) for n in range(12, 0, -1)]
    years = [Link(str(year), f"/{year}/", 411 * (year - 2000)) for year in range(2019, 2007, -1)]
    items = [headline_item(n) if n % 7 == 3 else item(n, None) for n in range(10)]
    pictured = [item(n, picture if n % 3 == 0 else None) for n in range(30)]
    year_only = [replace(headline_item(90), stamp="2019", datetime="2019")]
    around_year = {"previous": years[1], "next": None}
    around_month = {"previous": months[-2], "next": months[-4]}
    march = month(3, current_day=11)
    contexts: dict[str, dict[str, Any]] = {
        "front": {
            "today": "Thứ Hai, 11/03/2019",
            "lead": item(0, picture),
            "secondary": pictured[1:5],
            "latest": [*pictured[5:16], headline_item(16)],
            "blocks": [(each, pictured[n : n + 5]) for n, each in enumerate(SECTIONS)],
            "calendar": march,
        },
        "article": {
            "article": Article(
                title="Nông dân Quỳnh Phụ xuống đồng gieo cấy lúa xuân đúng khung thời vụ",
                lead=LEAD,
                body=BODY,
                section=section,
                stamp="11.03.2019 | 20:23",
                datetime="2019-03-11T20:23+07:00",
                modified="12.03.2019 | 07:05",
                modified_datetime="2019-03-12T07:05+07:00",
                authors=[
                    Link("Trần Văn Mẫu", "/tac-gia/tran-van-mau/"),
                    Link("Lê Thị Ví Dụ", "/tac-gia/le-thi-vi-du/"),
                ],
                topics=[
                    Link("gieo cấy lúa xuân", "/chu-de/gieo-cay-lua-xuan/"),
                    Link("thủy lợi", "/chu-de/thuy-loi/"),
                ],
                picture=picture,
                source="https://example.org/nguon",
            ),
            "preceding": items,
            "calendar": march,
            "periods": [
                Link("Ngày 11/03/2019", "/2019/03/11/"),
                Link("Tháng 3/2019", "/2019/03/"),
                Link("Năm 2019", "/2019/"),
            ],
        },
        "withdrawn": {"article": item(4, None)},
        "section": {
            "section": section,
            "lead": item(1, picture),
            "items": pictured[2:22],
            "years": [(year, months) for year in years],
        },
        "section_year": {
            "section": section,
            "year": "Năm 2019",
            "months": months,
            "items": year_only,
            **around_year,
        },
        "section_month": {
            "section": section,
            "period": "Tháng 3/2019",
            "days": [
                (Link("Thứ Hai, 11/03/2019", "/2019/03/11/"), items),
                (Link("Chủ nhật, 10/03/2019", "/2019/03/10/"), items[:3]),
                (None, [replace(items[3], stamp="03.2019", datetime="2019-03")]),
            ],
            **around_month,
        },
        "day": {
            "period": "Thứ Hai, 11/03/2019",
            "sections": [(each, items[n * 3 : n * 3 + 3]) for n, each in enumerate(SECTIONS[:3])],
            "month": Link("Tháng 3/2019", "/2019/03/"),
            "year": Link("Năm 2019", "/2019/"),
            "previous": Link("Thứ Bảy, 09/03/2019", "/2019/03/09/"),
            "next": Link("Thứ Ba, 12/03/2019", "/2019/03/12/"),
            "calendar": march,
        },
        "month": {
            "period": "Tháng 3/2019",
            "calendar": replace(march, month=Link("Tháng 3/2019", "/2019/03/", current=True)),
            "days": [
                (Link(f"Ngày {day:02}/03/2019", f"/2019/03/{day:02}/"), items[:4], day % 3)
                for day in range(31, 0, -1)
            ],
            "items": [replace(headline_item(91), stamp="03.2019", datetime="2019-03")],
            "year": Link("Năm 2019", "/2019/"),
            **around_month,
        },
        "year": {
            "period": "Năm 2019",
            "calendars": [month(number, current_day=0) for number in range(1, 13)],
            "months": months,
            "items": year_only,
            **around_year,
        },
        "archive": {"years": years},
        "topic": {"topic": Link("thủy lợi", "/chu-de/thuy-loi/"), "items": items, "years": years},
        "topic_year": {
            "topic": Link("thủy lợi", "/chu-de/thuy-loi/"),
            "year": "Năm 2019",
            "items": items,
            **around_year,
        },
        "author": {
            "author": Link("Trần Văn Mẫu", "/tac-gia/tran-van-mau/"),
            "items": items,
            "years": years,
        },
        "author_year": {
            "author": Link("Trần Văn Mẫu", "/tac-gia/tran-van-mau/"),
            "year": "Năm 2019",
            "items": items,
            **around_year,
        },
        "standing": {"standing": Standing("Giới thiệu", BODY)},
        "not_found": {},
    }
    return {kind: _every_page(kind) | context for kind, context in contexts.items()}


def _every_page(kind: str) -> dict[str, Any]:
    """What base.html needs, whatever the kind."""
    home = Link("Trang chủ", "/")
    here = Link("Trang này", "/trang-nay/", current=True)
    return {
        "edition": replace(
            EDITION,
            sections=[replace(each, current=each is SECTIONS[1]) for each in SECTIONS],
        ),
        "page": Page(
            kind=kind,
            title="Nông dân Quỳnh Phụ xuống đồng gieo cấy lúa xuân",
            description=LEAD,
            canonical="https://example.vn/2019/03/11/nong-dan-quynh-phu/",
            robots="noindex" if kind in {"withdrawn", "not_found"} else "",
            language="vi",
            breadcrumbs=[] if kind in {"front", "not_found"} else [home, SECTIONS[1], here],
            section="kinh-te",
        ),
        "stylesheet": "/theme/newsroom.css",
    }
