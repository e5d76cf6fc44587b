"""What one language's typesetter keeps together: the words behind `newsroom.language.spaces`.

A new locale is one more `Conventions` in `CONVENTIONS`; nothing else in the package knows which
languages there are.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conventions:
    """The words of one language beside which a line must not break.

    Words are given as printed within a sentence; those in `before_number` are also recognised with
    a capital first letter.
    """

    units: tuple[str, ...]
    """After a number: 5 km, 12 tỷ, 20 giờ."""

    before_number: tuple[str, ...]
    """Before a number, Arabic or Roman: Điều 5, ngày 11, Quý I."""

    before_name: tuple[str, ...]
    """Before a capitalised name: ông Nguyễn, TP. Hồ."""


_MEASURES = (
    *("%", "‰", "°C", "°F", "°", "mm", "cm", "dm", "m", "km", "m²", "m³", "m2", "m3", "km²", "km2"),
    *(
        "ha",
        "mg",
        "g",
        "kg",
        "ml",
        "l",
        "W",
        "kW",
        "kWh",
        "MW",
        "MWh",
        "GW",
        "kV",
        "V",
        "Hz",
        "MHz",
    ),
    *("GHz", "KB", "MB", "GB", "TB", "km/h", "m/s", "kg/ha", "px", "USD", "EUR", "VND", "€", "$"),
)

CONVENTIONS = {
    "vi": Conventions(
        units=(
            *_MEASURES,
            *(
                "tấn",
                "tạ",
                "yến",
                "lít",
                "mét",
                "hecta",
                "héc-ta",
                "ha/năm",
                "tấn/ha",
                "tạ/ha",
                "độ",
            ),
            *(
                "đồng",
                "đ",
                "nghìn",
                "ngàn",
                "vạn",
                "triệu",
                "tỷ",
                "tỉ",
                "giờ",
                "phút",
                "giây",
                "tuổi",
            ),
        ),
        before_number=(
            *("ngày", "tháng", "năm", "mùng", "thứ", "quý", "thế kỷ", "khóa", "khoá", "lần thứ"),
            *("điều", "khoản", "chương", "mục", "phần", "phụ lục", "số", "bảng", "hình", "trang"),
            *("tập", "kỳ", "đợt", "lớp", "bài", "cấp", "hạng", "nhóm", "loại", "vòng", "bảng"),
            *(
                "quận",
                "phường",
                "tổ",
                "thôn",
                "xóm",
                "khu",
                "đội",
                "ấp",
                "quốc lộ",
                "tỉnh lộ",
                "QL",
            ),
            *("đường", "cống", "lô", "zone", "Q.", "P.", "F.", "ĐT", "QL.", "TL", "CT", "tiêu chí"),
        ),
        before_name=(
            *("ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cụ", "thầy", "đồng chí", "đ/c"),
            *("Ông", "Bà", "Anh", "Chị", "Em", "Cô", "Chú", "Bác", "Cụ", "Thầy", "Đồng chí", "Đ/c"),
            *("TS", "TS.", "ThS", "ThS.", "Th.S", "GS", "GS.", "PGS", "PGS.", "GS.TS", "PGS.TS"),
            *("GS.TS.", "PGS.TS.", "TSKH", "BS", "BS.", "BSCKI", "BSCKII", "KS", "KS.", "KTS"),
            *(
                "KTS.",
                "LS",
                "LS.",
                "NSND",
                "NSƯT",
                "TP",
                "TP.",
                "Tp.",
                "TX",
                "TX.",
                "TT.",
                "H.",
                "T.",
            ),
        ),
    ),
    "en": Conventions(
        units=(
            *_MEASURES,
            *(
                "thousand",
                "million",
                "billion",
                "January",
                "February",
                "March",
                "April",
                "May",
                "June",
            ),
            *("July", "August", "September", "October", "November", "December", "a.m.", "p.m."),
        ),
        before_number=(
            *(
                "no.",
                "article",
                "section",
                "chapter",
                "part",
                "page",
                "p.",
                "pp.",
                "figure",
                "table",
            ),
            *("volume", "vol.", "district", "ward", "route", "highway", "room", "grade", "class"),
        ),
        before_name=(
            *("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Prof.", "Sir", "St", "St."),
            *("Gen.", "Col.", "Capt.", "Sen.", "Rep.", "Gov.", "Rev."),
        ),
    ),
}
