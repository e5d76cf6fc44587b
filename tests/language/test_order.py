import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.order import author_sort_key, sort_key

# As sorted by ICU 78's Vietnamese collator, an entry a line or between bars.
AS_ICU_SORTS = """
a|à|Ả|ã|á|ạ|An ninh|Anh|ă|ằ|ẳ|ẵ|ắ|ặ|Ăn uống|â|ầ|ẩ|ẫ|ấ|ậ|Âm nhạc|Ẩm thực
ba|bà|bả|bã|bá|bạ|bà con|ba lô|Ba Vì|Bác|Bạc|Bắc|Bậc
Cà Mau|Cao Bằng|Cần Thơ|cha|chả|Chính trị
Dân tộc|Du lịch|Dương|Đảng|Đất và người|Đông Hưng|Đời sống|Đường
em|êm|Gia Lai|Giáo dục|Hà Nội|Hải Dương|hoà|hoàn|hòn|Huế|Hùng Vương|Hưng Hà
Khoa học|Kiến Xương|Kinh tế|Lạng Sơn|Lâm Đồng|Nghệ An|Ninh Bình|Nóng|Nông nghiệp|Nông thôn mới
Oai|on|Ô tô|ôn|Ơ hay|ơn|Pháp luật|Phú Thọ|Quý|Quỳnh Phụ|Sơn La
Thái Bình|Thai sản|Thái Thụy|Thế giới|Thể thao|Thời sự|Tiến bộ|Tiền Hải|Tiên Lãng|Tin tức|Trà Vinh
tu|tư|Văn hóa|Văn hóa - Thể thao|Vu Lan|Vũ Thư|Vũng Tàu|xa|Xã hội|Ý kiến|Y tế|Yên Bái
"""


def in_order(texts, locale="vi"):
    return sorted(texts, key=lambda text: sort_key(text, locale))


def test_sorts_vietnamese_as_icu_does():
    expected = AS_ICU_SORTS.strip().replace("\n", "|").split("|")
    shuffled = random.Random(5).sample(expected, len(expected))

    assert in_order(shuffled) == expected


@pytest.mark.parametrize(
    "expected",
    [
        ["Quận 1", "Quận 2", "Quận 10", "Quận 12"],
        ["Khóa 9", "Khóa XX"],
        ["10 năm", "An", "Ăn", "Ân"],
        ["ban", "Ban", "bản"],
        ["Hòa Bình", "Hòa Hưng"],
        ["Hoà An", "Hòa Bình", "Hoà Hưng"],
    ],
)
def test_sorts_as_a_reader_expects(expected):
    assert in_order(reversed(expected)) == expected


def test_both_tone_placements_sort_as_one():
    assert sort_key("Hoà Thuý", "vi") == sort_key("Hòa Thúy", "vi")


def test_other_languages_keep_accents_second():
    assert in_order(["zèbre", "été", "eta", "Đà", "Da"], "fr") == [
        "Da",
        "Đà",
        "eta",
        "été",
        "zèbre",
    ]


def test_a_region_does_not_change_the_order():
    assert sort_key("Đông", "vi-VN") == sort_key("Đông", "vi_VN") == sort_key("Đông", "vi")


def test_people_are_found_under_their_given_name():
    authors = ["Nguyễn Văn Ước", "Đào Quyên", "Lê Ân", "Trần Ân", "Phạm Ánh", "Đỗ An", "Thu Hiền"]

    assert sorted(authors, key=lambda name: author_sort_key(name, "vi")) == [
        "Đỗ An",
        "Phạm Ánh",
        "Lê Ân",
        "Trần Ân",
        "Thu Hiền",
        "Đào Quyên",
        "Nguyễn Văn Ước",
    ]


def test_people_are_found_under_the_whole_name_where_the_family_name_comes_first():
    authors = ["Nagy Anna", "Kovács Zita"]

    assert sorted(authors, key=lambda name: author_sort_key(name, "hu")) == authors[::-1]


@pytest.mark.parametrize("name", ["", " ", "Moan"])
def test_a_name_of_one_word_or_none_has_a_key(name):
    assert author_sort_key(name, "vi") <= author_sort_key("Nguyễn Văn Ỵ", "vi")


@given(st.text(), st.text())
def test_keys_agree_with_each_other_whatever_the_text(one, other):
    assert (sort_key(one, "vi") < sort_key(other, "vi")) is not (
        sort_key(one, "vi") >= sort_key(other, "vi")
    )
