"""Vietnamese."""

import re

from newsroom.language.locales.locale import Locale

LOCALE = Locale(
    language="vi",
    field_names={
        "title": ("Tiêu đề", "Đầu đề", "Tựa đề", "Tít", "Nhan đề", "Tên bài"),
        "date": ("Ngày", "Ngày đăng", "Ngày giờ", "Thời gian", "Ngày xuất bản"),
        "modified": ("Cập nhật", "Ngày cập nhật", "Ngày sửa"),
        "expires": ("Hết hạn", "Ngày hết hạn", "Hết hiệu lực"),
        "category": ("Chuyên mục", "Mục", "Danh mục"),
        "author": ("Tác giả", "Người viết", "Phóng viên", "Bút danh"),
        "summary": ("Tóm tắt", "Sapo", "Sa pô", "Lời dẫn", "Mô tả"),
        "tags": ("Từ khóa", "Thẻ", "Chủ đề", "Nhãn"),
        "slug": ("Đường dẫn",),
        "image": ("Ảnh", "Hình ảnh", "Ảnh đại diện", "Ảnh bìa"),
        "image-alt": ("Mô tả ảnh", "Ảnh mô tả"),
        "image-caption": ("Chú thích", "Chú thích ảnh"),
        "image-credit": ("Nguồn ảnh", "Người chụp", "Tác giả ảnh"),
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
    signs={"%": " phan tram ", "‰": " phan nghin ", "&": " va ", "+": " cong ", "@": " a cong "},
    dates=(
        re.compile(
            r"(?<!\d)(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:,|\s+năm)\s+(?P<year>\d{4})(?!\d)",
            re.ASCII | re.IGNORECASE,
        ),
    ),
    beside_a_date=re.compile(r"\b(?:thứ\s+\w+|chủ\s+nhật|ngày|lúc|vào)\b", re.IGNORECASE),
    morning=("sang",),
    noon=("trua",),
    afternoon=("chieu", "toi"),
    day_comes_first=True,
)
