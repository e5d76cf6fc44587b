"""Vietnamese."""

import re

from newsroom.language.locales.conventions import ENGLISH_QUOTES, MEASURES, Conventions, words
from newsroom.language.locales.locale import Locale
from newsroom.language.locales.preset import Preset
from newsroom.language.locales.printed_dates import PrintedDates
from newsroom.language.patterns import lazy_pattern

_MONTHS = {
    **{"gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8},
    **{"chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12},
}
_MONTH = r"\d{1,2}|mười\s+một|mười\s+hai|[^\W\d_]+"

LOCALE = Locale(
    language="vi",
    field_names={
        "title": ("Tiêu đề", "Đầu đề", "Tựa đề", "Tít", "Nhan đề", "Tên bài"),
        "date": ("Ngày", "Ngày đăng", "Ngày giờ", "Thời gian", "Ngày xuất bản"),
        "modified": ("Cập nhật", "Ngày cập nhật", "Ngày sửa"),
        "expires": ("Hết hạn", "Ngày hết hạn", "Hết hiệu lực"),
        "live": ("Trực tiếp", "Tường thuật trực tiếp"),
        "category": ("Chuyên mục", "Mục", "Danh mục"),
        "front": ("Trang nhất", "Đặt trang nhất"),
        "from": ("Từ ngày", "Hiệu lực từ"),
        "until": ("Đến ngày", "Hiệu lực đến"),
        "address": ("Liên kết", "Địa chỉ"),
        "places": ("Vị trí",),
        "author": ("Tác giả", "Người viết", "Phóng viên", "Bút danh"),
        "summary": ("Tóm tắt", "Sapo", "Sa pô", "Lời dẫn", "Mô tả"),
        "tags": ("Từ khóa", "Thẻ", "Chủ đề", "Nhãn"),
        "kind": ("Thể loại", "Loại bài"),
        "series": ("Loạt bài", "Chuyên đề", "Tuyến bài"),
        "slug": ("Đường dẫn",),
        "image": ("Ảnh", "Hình ảnh", "Ảnh đại diện", "Ảnh bìa"),
        "image-alt": ("Mô tả ảnh", "Ảnh mô tả"),
        "image-caption": ("Chú thích", "Chú thích ảnh"),
        "image-credit": ("Nguồn ảnh", "Người chụp", "Tác giả ảnh"),
        "image-focus": ("Tâm ảnh", "Điểm nhấn ảnh", "Tiêu điểm ảnh"),
        "correction": ("Đính chính",),
        "redirect-from": ("Địa chỉ cũ", "Đường dẫn cũ"),
        "source": ("Nguồn",),
        "status": ("Trạng thái",),
        "lang": ("Ngôn ngữ",),
    },
    statuses={
        "xuat ban": "published",
        "da dang": "published",
        "cong bo": "published",
        "an": "hidden",
        "go": "withdrawn",
        "go bai": "withdrawn",
        "thu hoi": "withdrawn",
        "da go": "withdrawn",
        "nhap": "draft",
        "ban nhap": "draft",
        "ban thao": "draft",
    },
    live_words={
        **dict.fromkeys(("co", "dang", "dang dien ra"), "yes"),
        **dict.fromkeys(("khong", "ket thuc", "da ket thuc", "het"), "ended"),
        **dict.fromkeys(("den", "toi", "cho den"), "until"),
    },
    kinds={
        **{"tin": "news", "tin tuc": "news", "thoi su": "news"},
        **{"y kien": "opinion", "quan diem": "opinion", "binh luan": "opinion"},
        **{"goc nhin": "opinion", "xa luan": "editorial", "phan tich": "analysis"},
        **{"giai thich": "explainer", "hoi dap": "explainer", "phong van": "interview"},
        **{"doi thoai": "interview", "phong su": "reportage", "ghi chep": "reportage"},
        **{"ky su": "reportage", "diem sach": "review", "phe binh": "review"},
        **{"thu ban doc": "letter", "ban doc": "letter", "cao pho": "obituary"},
        **{"tin buon": "obituary", "thong bao": "notice", "quang cao": "sponsored"},
        **{"tai tro": "sponsored", "bai tai tro": "sponsored", "pr": "sponsored"},
    },
    until=("đến", "cho đến", "tới"),
    places={
        "tin chính": "lead",
        "tin đầu": "lead",
        "nổi bật": "top",
        "đầu chuyên mục": "section",
        "nổi bật chuyên mục": "section-top",
    },
    banner_places={"trang nhất": "front", "trang chuyên mục": "sections", "chuyên mục": "sections"},
    signs={"%": " phan tram ", "‰": " phan nghin ", "&": " va ", "+": " cong ", "@": " a cong "},
    dates=(
        lazy_pattern(
            rf"(?<!\d)(?P<day>[0-9]{{1,2}})\s+tháng\s+(?P<month>{_MONTH})"
            r"(?:,|\s+năm)?\s+(?P<year>[0-9]{4})(?!\d)",
            re.IGNORECASE,
        ),
        lazy_pattern(
            rf"\btháng\s+(?P<month>{_MONTH})(?:\s*[,/-]\s*|\s+năm\s+|\s+)(?P<year>[0-9]{{4}})(?!\d)",
            re.IGNORECASE,
        ),
    ),
    months=_MONTHS,
    beside_a_date=lazy_pattern(
        r"\b(?:thứ\s+\w+|chủ\s+nhật|ngày|mùng|mồng|lúc|vào)\b", re.IGNORECASE
    ),
    morning=("sang", "sa"),  # SA, CH: as Windows prints AM and PM in Vietnamese
    noon=("trua",),
    afternoon=("chieu", "toi", "ch"),
    day_comes_first=True,
    conventions=Conventions(
        quotes=ENGLISH_QUOTES,
        units=words(
            f"""{MEASURES}, tấn, tạ, yến, lít, mét, hecta, héc-ta, tấn/ha, tạ/ha, kg/ha, độ,
            đồng, đ, VNĐ, nghìn, ngàn, vạn, triệu, tỷ, tỉ, giờ, phút, giây, tuổi"""
        ),
        before_number=words(
            """ngày, tháng, năm, mùng, mồng, rằm, thứ, quý, thế kỷ, khóa, khoá,
            điều, khoản, chương, mục, phần, phụ lục, số, bảng, hình, trang, tập, kỳ, đợt,
            lớp, bài, cấp, hạng, nhóm, loại, vòng, tiêu chí,
            quận, phường, tổ, thôn, xóm, khu, đội, ấp, lô, đường, quốc lộ, tỉnh lộ, hương lộ,
            QL, QL., TL, ĐT, ĐH, Q., P., F."""
        ),
        before_capital=words(
            """ông, bà, anh, chị, em, cô, chú, bác, cụ, thầy, đồng chí, đ/c, TS, TS., ThS, ThS.,
            Th.S, GS, GS., PGS, PGS., GS.TS, GS.TS., PGS.TS, PGS.TS., TSKH, BS, BS., BSCKI, BSCKII,
            KS, KS., KTS, KTS., LS, LS., NSND, NSƯT, TP, TP., Tp., TX, TX., TT., thứ, tháng"""
        ),
    ),
    printed_dates=PrintedDates(
        minute_stamp="dd/MM/y | HH:mm",
        day_stamp="dd/MM/y",
        month_stamp="MM/y",
        year_stamp="y",
        day="EEEE, dd/MM/y",
        month="LLLL/y",
        year="'Năm' y",
        short_day="dd/MM",
        time="HH:mm",
        spoken_day="EEEE, d MMMM",
    ),
    alphabet="aăâbcdđeêfghijklmnoôơpqrstuưvwxyz",
    letter_marks="\u0306\u0302\u031b",
    words_a_minute=260,  # syllables, which spaces part
    share=("zalo", "facebook"),
    preset=Preset(
        timezone="Asia/Ho_Chi_Minh",
        sections=(
            *("Chính trị", "Kinh tế", "Xã hội", "Văn hóa", "Thể thao", "Pháp luật"),
            *("Giáo dục", "Y tế", "Quốc tế", "Nông thôn mới", "Đất và người"),
        ),
        topic_folder="chu-de",
        author_folder="tac-gia",
        archive_folder="luu-tru",
        corrections_folder="dinh-chinh",
        search_folder="tim-kiem",
        series_folder="loat-bai",
        first_article="so-bao-dau-tien",
        headline="tin-van",
        imprint="toa-soan",
        guide="HUONG-DAN.md",
    ),
)
