import pytest

from newsroom.language.locales.registry import conventions
from newsroom.language.typography.spaces import bind, bind_last_words, binding

PATTERNS = {language: binding(conventions(language)) for language in ("vi", "en", "fr")}


def bound(text: str, language: str = "vi") -> str:
    """Return `text` bound, with ~ for each no-break space, as TeX writes it."""
    return bind(text, PATTERNS[language]).replace("\u00a0", "~")


UNITS = [
    ("dài 5 km", "dài 5~km"),
    ("dài 5,2 km.", "dài 5,2~km."),
    ("nặng 50 kg, cao", "nặng 50~kg, cao"),
    ("rộng 1.500 m2", "rộng 1.500~m2"),
    ("rộng 1.500 m²", "rộng 1.500~m²"),
    ("đạt 98 %", "đạt 98~%"),
    ("độ mặn 4 ‰", "độ mặn 4~‰"),
    ("nóng 38 °C", "nóng 38~°C"),
    ("12 tỷ đồng", "12~tỷ đồng"),
    ("12,5 tỉ đồng", "12,5~tỉ đồng"),
    ("3 triệu 500 nghìn đồng", "3~triệu 500~nghìn đồng"),
    ("50.000 đồng/kg", "50.000~đồng/kg"),
    ("100 USD", "100~USD"),
    ("20 giờ 23 phút", "20~giờ 23~phút"),
    ("72 tuổi", "72~tuổi"),
    ("70 tạ/ha", "70~tạ/ha"),
    ("<2 ha>", "<2~ha>"),
    ("hơn 27 xã", "hơn 27 xã"),
    ("5 kmh", "5 kmh"),
    ("một km", "một km"),
    ("5  km", "5  km"),
]
NUMBERED = [
    ("Điều 5", "Điều~5"),
    ("khoản 2 Điều 5", "khoản~2 Điều~5"),
    ("Chương II", "Chương~II"),
    ("Phụ lục 1", "Phụ lục~1"),
    ("ngày 11 tháng 3 năm 2019", "ngày~11 tháng~3 năm~2019"),
    ("ngày 8/3", "ngày~8/3"),
    ("Năm 2019", "Năm~2019"),
    ("quý IV", "quý~IV"),
    ("thế kỷ XX", "thế kỷ~XX"),
    ("Đại hội lần thứ XIX", "Đại hội lần thứ~XIX"),
    ("Quận 1 và quận 12", "Quận~1 và quận~12"),
    ("Quốc lộ 10", "Quốc lộ~10"),
    ("QL 39", "QL~39"),
    ("thôn 3, xóm 5", "thôn~3, xóm~5"),
    ("tiêu chí 17", "tiêu chí~17"),
    ("(số 12)", "(số~12)"),
    ("mùng 6 Tết", "mùng~6 Tết"),
    ("lớp 9 và lớp 10A", "lớp~9 và lớp~10A"),
    ("năm nay", "năm nay"),
    ("thứ X-quang", "thứ~X-quang"),
    ("điều đó", "điều đó"),
    ("xem 5", "xem 5"),
    ("lâunăm 2019", "lâunăm 2019"),
]
NAMES = [
    ("ông Nguyễn Văn A", "ông~Nguyễn Văn A"),
    ("Bà Trần Thị Bé", "Bà~Trần Thị Bé"),
    ("đồng chí Đào Quyên", "đồng chí~Đào Quyên"),
    ("Đồng chí Ngô Đông Hải", "Đồng chí~Ngô Đông Hải"),
    ("bác Ứng", "bác~Ứng"),
    ("TS. Lê Ân", "TS.~Lê Ân"),
    ("PGS.TS Đỗ Ước", "PGS.TS~Đỗ Ước"),
    ("TP. Hồ Chí Minh", "TP.~Hồ Chí Minh"),
    ("(ông Lê)", "(ông~Lê)"),
    ("“Cô Tô”", "“Cô~Tô”"),
    ("thứ Hai", "thứ~Hai"),
    ("tháng Giêng", "tháng~Giêng"),
    ("ông nội", "ông nội"),
    ("em bé", "em bé"),
    ("không Nguyễn", "không Nguyễn"),
]
RANGES = [
    ("2018 – 2020", "2018~–~2020"),
    ("từ 5 – 7 tỷ", "từ 5~–~7~tỷ"),
    ("Thái Bình – quê lúa", "Thái Bình – quê lúa"),
    ("năm 2019 – nhìn lại", "năm~2019 – nhìn lại"),
]


@pytest.mark.parametrize(("typed", "set_"), UNITS)
def test_ties_a_unit_to_its_number(typed, set_):
    assert bound(typed) == set_


@pytest.mark.parametrize(("typed", "set_"), NUMBERED)
def test_ties_a_number_to_what_it_numbers(typed, set_):
    assert bound(typed) == set_


@pytest.mark.parametrize(("typed", "set_"), NAMES)
def test_ties_a_name_to_its_honorific(typed, set_):
    assert bound(typed) == set_


@pytest.mark.parametrize(("typed", "set_"), RANGES)
def test_keeps_a_range_of_numbers_on_one_line(typed, set_):
    assert bound(typed) == set_


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("11 March 2019", "11~March~2019"),
        ("Dr. Smith and Mrs. Jones", "Dr.~Smith and Mrs.~Jones"),
        ("Article 5, No. 12, p. 3", "Article~5, No.~12, p.~3"),
        ("3 million", "3~million"),
        ("8 p.m.", "8~p.m."),
        ("ông Smith", "ông Smith"),
    ],
)
def test_another_language_ties_its_own_words(typed, set_):
    assert bound(typed, "en") == set_


def test_a_language_without_conventions_is_tied_like_english():
    assert bound("5 km", "fr") == "5~km"


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Kiến Xương và Tiền Hải", "Kiến Xương và Tiền~Hải"),
        ("Tiền Hải", "Tiền~Hải"),
        ("Tiền Hải ", "Tiền~Hải "),
        ("Hải", "Hải"),
        (" Hải", " Hải"),
        ("", ""),
        ("Tiền  Hải", "Tiền  Hải"),
        ("huyện Tiền~Hải", "huyện Tiền~Hải"),
    ],
)
def test_a_headline_never_leaves_one_syllable_on_its_last_line(typed, set_):
    assert bind_last_words(typed.replace("~", "\u00a0")) == set_.replace("~", "\u00a0")


def test_a_language_that_ties_no_words_ties_no_names_and_numbers():
    silent = conventions("vi")._replace(before_number=(), before_capital=())

    assert bind("ông An, Điều 5, 12 km", binding(silent)) == "ông An, Điều 5, 12\u00a0km"
