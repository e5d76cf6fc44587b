import pytest

from newsroom.language.typography.dashes import set_dashes


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("giai đoạn 2018 - 2020", "giai đoạn 2018 – 2020"),
        ("giai đoạn 2018-2020", "giai đoạn 2018–2020"),
        ("(1975-2025)", "(1975–2025)"),
        ("nhiệm kỳ 2020-2025.", "nhiệm kỳ 2020–2025."),
        ("Thái Bình - quê lúa", "Thái Bình – quê lúa"),
        ("Bà Rịa - Vũng Tàu - Đồng Nai", "Bà Rịa – Vũng Tàu – Đồng Nai"),
        ("từ 8 giờ - 11 giờ", "từ 8 giờ – 11 giờ"),
        ("- Thưa ông, vì sao?", "– Thưa ông, vì sao?"),
        ("- Vì sao?\n- Vì thế.", "– Vì sao?\n– Vì thế."),
        ("a - - b", "a – – b"),
        ("nắng -- mưa", "nắng — mưa"),
        ("nắng--mưa", "nắng—mưa"),
        ("nắng --- mưa", "nắng — mưa"),
        ("rồi...", "rồi…"),
        ("gạo, ngô, khoai, v.v...", "gạo, ngô, khoai, v.v…"),
        ("...và hết", "…và hết"),
        ("Sao...?", "Sao…?"),
    ],
)
def test_sets_the_dash_or_ellipsis_that_was_meant(typed, set_):
    assert set_dashes(typed) == set_


@pytest.mark.parametrize(
    "text",
    [
        "Covid-19",
        "Nghị quyết 26-NQ/TW",
        "QĐ-UBND",
        "0227-3731-750",
        "2019-03-11",
        "điện thoại 1900-2008-11",
        "số 2015-2020/QĐ",
        "tỷ số 2-1",
        "-5°C",
        "Xà-lách",
        "----------",
        "Họ tên: .......... Tuổi: ....",
        "chấm..",
        "A --> B <-- C",
        "2018–2020",
        "xong…",
    ],
)
def test_leaves_hyphens_and_points_that_are_meant(text):
    assert set_dashes(text) == text
