"""What one language's typesetter keeps together: the words behind `newsroom.language.spaces`.

A new locale is one more `Conventions` in `CONVENTIONS`; no rule knows which languages there are.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conventions:
    """The words of one language beside which a line must not break.

    Words before a number or a name are also recognised with a capital first letter.
    """

    units: tuple[str, ...]
    """After a number: 5 km, 12 tỷ, 20 giờ."""

    before_number: tuple[str, ...]
    """Before a number, Arabic or Roman: Điều 5, ngày 11, quý IV."""

    before_capital: tuple[str, ...]
    """Before a word with a capital: ông Nguyễn, TP. Hồ Chí Minh, thứ Hai."""


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
        "V",
        "kV",
        "Hz",
        "MHz",
    ),
    *("GHz", "KB", "MB", "GB", "TB", "km/h", "m/s", "mm/h", "USD", "EUR", "VND", "€", "$"),
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
                "tấn/ha",
                "tạ/ha",
                "kg/ha",
                "độ",
            ),
            *("đồng", "đ", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "giờ", "phút", "giây"),
            *("tuổi", "VNĐ"),
        ),
        before_number=(
            *("ngày", "tháng", "năm", "mùng", "mồng", "rằm", "thứ", "quý", "thế kỷ", "khóa"),
            *("điều", "khoản", "chương", "mục", "phần", "phụ lục", "số", "bảng", "hình", "trang"),
            *("tập", "kỳ", "đợt", "lớp", "bài", "cấp", "hạng", "nhóm", "loại", "vòng", "khoá"),
            *("quận", "phường", "tổ", "thôn", "xóm", "khu", "đội", "ấp", "lô", "đường"),
            *(
                "tiêu chí",
                "quốc lộ",
                "tỉnh lộ",
                "hương lộ",
                "QL",
                "TL",
                "ĐT",
                "ĐH",
                "QL.",
                "Q.",
                "P.",
                "F.",
            ),
        ),
        before_capital=(
            *("ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cụ", "thầy", "đồng chí", "đ/c"),
            *("TS", "TS.", "ThS", "ThS.", "Th.S", "GS", "GS.", "PGS", "PGS.", "GS.TS", "PGS.TS"),
            *("GS.TS.", "PGS.TS.", "TSKH", "BS", "BS.", "BSCKI", "BSCKII", "KS", "KS.", "KTS"),
            *("KTS.", "LS", "LS.", "NSND", "NSƯT", "TP", "TP.", "Tp.", "TX", "TX.", "TT."),
            *("thứ", "tháng"),
        ),
    ),
    "en": Conventions(
        units=(
            *_MEASURES,
            *("thousand", "million", "billion", "trillion", "a.m.", "p.m.", "am", "pm"),
            *("January", "February", "March", "April", "May", "June", "July", "August"),
            *("September", "October", "November", "December"),
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
            *("January", "February", "March", "April", "May", "June", "July", "August"),
            *("September", "October", "November", "December"),
        ),
        before_capital=(
            *("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Prof.", "Sir", "St", "St."),
            *("Gen.", "Col.", "Capt.", "Sen.", "Rep.", "Gov.", "Rev."),
        ),
    ),
}
