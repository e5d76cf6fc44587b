import pytest

from newsroom.language.typography.capitals import wrap_capitals


def marked(text: str) -> str:
    """Return `text` with its spans for capitals shown as brackets, to be readable in a table."""
    spanned = wrap_capitals(text)
    return spanned.replace('<span class="caps">', "[").replace("</span>", "]")


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Thường trực HĐND tỉnh", "Thường trực [HĐND] tỉnh"),
        ("UBND huyện", "[UBND] huyện"),
        ("xã NTM kiểu mẫu", "xã [NTM] kiểu mẫu"),
        ("TP.HCM", "[TP.HCM]"),
        ("ĐÀ NẴNG", "[ĐÀ NẴNG]"),
        ("Cục QLTT", "Cục [QLTT]"),
        ("ĐBQH, TAND, VKSND", "[ĐBQH], [TAND], [VKSND]"),
        ("UBND TP.HCM", "[UBND TP.HCM]"),
        ("UBMTTQ tỉnh", "[UBMTTQ] tỉnh"),
        ("NSƯT Thu Hiền", "[NSƯT] Thu Hiền"),
        ("PGS.TS Trần Đức", "[PGS.TS] Trần Đức"),
        ("QĐ-UBND", "[QĐ-UBND]"),
        ("26-NQ/TW", "26-[NQ/TW]"),
        ("1234/QĐ-TTg", "1234/[QĐ]-TTg"),
        ("Đ/C Bí thư", "[Đ/C] Bí thư"),
        ("COVID-19", "[COVID-19]"),
        ("cúm A/H5N1", "cúm [A/H5N1]"),
        ("kênh VTV3", "kênh [VTV3]"),
        ("ASEAN", "[ASEAN]"),
        ("HĐND và UBND", "[HĐND] và [UBND]"),
        ("(NTM)", "([NTM])"),
        ("“NTM”", "“[NTM]”"),
        ("thế kỷ XXI", "thế kỷ [XXI]"),
        ("KHU Ô TÔ", "[KHU Ô TÔ]"),
        ("Ô TÔ", "[Ô TÔ]"),
        ("Ở HÀ NỘI", "[Ở HÀ NỘI]"),
        ("VĂN HÓA – THỂ THAO", "[VĂN HÓA] – [THỂ THAO]"),
        ("LÊN ĐƯỜNG NHẬP NGŨ", "[LÊN ĐƯỜNG NHẬP NGŨ]"),
        ("KỶ NIỆM 89 NĂM", "[KỶ NIỆM] 89 [NĂM]"),
        ("ông A NTM", "ông A [NTM]"),
    ],
)
def test_wraps_each_run_of_capitals_once(typed, set_):
    assert marked(typed) == set_


@pytest.mark.parametrize(
    "text",
    [
        "Đồng chí Nguyễn Hồng Chuyên",
        "Ý Yên, Ô Môn",
        "Q.1",
        "U23 Việt Nam",
        "mạng 5G",
        "VnExpress",
        "McDonald's",
        "iPHONE",
        "ThS Lê Ân",
        "tại A",
        "&ETH;",
        "2018",
        "không có chữ hoa",
    ],
)
def test_leaves_names_initials_and_mixed_words(text):
    assert wrap_capitals(text) == text


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("UBND TỈNH YÊU CẦU CÁC SỞ NGÀNH", "UBND TỈNH YÊU CẦU CÁC SỞ NGÀNH"),
        ("HỘI NGHỊ, BẦU CỬ: KHÓA 12", "HỘI NGHỊ, BẦU CỬ: KHÓA 12"),
        ("Ông hét: TẤT CẢ ĐỨNG YÊN TẠI CHỖ rồi đi", "Ông hét: TẤT CẢ ĐỨNG YÊN TẠI CHỖ rồi đi"),
        ("Ông hét: ĐỨNG YÊN rồi đi", "Ông hét: [ĐỨNG YÊN] rồi đi"),
    ],
)
def test_a_line_that_shouts_gets_no_span(typed, set_):
    assert marked(typed) == set_
