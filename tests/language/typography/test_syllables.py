import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.typography.syllables import is_syllable, split_tone, unify_tones

SAME_WORD = [
    ("hòa", "hoà"),
    ("HÒA", "HOÀ"),
    ("Hòa", "Hoà"),
    ("thúy", "thuý"),
    ("THÚY", "THUÝ"),
    ("khỏe", "khoẻ"),
    ("họa", "hoạ"),
    ("tòa", "toà"),
    ("xóa", "xoá"),
    ("thủy", "thuỷ"),
    ("ủy", "uỷ"),
    ("Ủy", "Uỷ"),
    ("lũy", "luỹ"),
    ("lòe", "loè"),
    ("qúy", "quý"),
    ("qùa", "quà"),
    ("qủa", "quả"),
    ("gìa", "già"),
    ("gía", "giá"),
    ("gỉai", "giải"),
    ("tòan", "toàn"),
    ("hòan", "hoàn"),
    ("ngòai", "ngoài"),
    ("hùynh", "huỳnh"),
    ("khủyu", "khuỷu"),
    ("cuả", "của"),
    ("muà", "mùa"),
    ("kià", "kìa"),
    ("haỉ", "hải"),
    ("thiêú", "thiếu"),
]
UNCHANGED = [
    *(
        "hoà",
        "thuý",
        "hoàn",
        "huỳnh",
        "quý",
        "quả",
        "già",
        "gì",
        "gìn",
        "giếng",
        "của",
        "mùa",
        "kìa",
    ),
    *("mía", "tối", "hải", "tháo", "thiếu", "nước", "rượu", "khuỷu", "ngoài", "loài", "quyển"),
    *("xoong", "café", "résumé", "Zoë", "hoa", "HĐND", ""),
]
SYLLABLES = [
    *("thái", "bình", "nguyễn", "đức", "hưng", "quỳnh", "phụ", "kiến", "xương", "tiền", "hải"),
    *("ngoằn", "ngoèo", "khuỷu", "giếng", "gì", "quốc", "quyết", "nghiêng", "khuya", "ý", "ỷ"),
    *("ông", "ơi", "uống", "oách", "yêu", "gặt", "huých", "Đồng", "HƯƠNG", "hòa", "hoà"),
]
NO_SYLLABLES = [
    "ư̆t",
    "café",
    "abc",
    "hđnd",
    "strong",
    "hát\u0300x",
    "bac\u0300",
    "bãt",
    "thànhp",
    "ffa",
]


@pytest.mark.parametrize(("old", "new"), SAME_WORD)
def test_both_placements_and_slips_of_either_become_one(old, new):
    assert unify_tones(old) == new
    assert unify_tones(new) == new


@pytest.mark.parametrize("word", UNCHANGED)
def test_leaves_what_is_right_or_no_vietnamese(word):
    assert unify_tones(word) == word


def test_unifies_within_a_text():
    assert unify_tones("Ủy ban, tòa án (Hòa Bình)") == "Uỷ ban, toà án (Hoà Bình)"


@pytest.mark.parametrize("word", SYLLABLES)
def test_knows_a_syllable(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", NO_SYLLABLES)
def test_knows_what_is_none(word):
    assert not is_syllable(unicodedata.normalize("NFC", word))


@pytest.mark.parametrize(
    ("word", "letters", "tone"),
    [
        ("thế", "thê", "\u0301"),
        ("Thuỵ", "Thuy", "\u0323"),
        ("ươm", "ươm", ""),
        ("đã", "đa", "\u0303"),
        ("ñò", "nò", "\u0303"),
    ],
)
def test_parts_the_tone_from_the_letters(word, letters, tone):
    assert split_tone(word) == (letters, tone)


@given(st.text())
def test_changes_the_place_of_marks_and_nothing_else(text):
    composed = unicodedata.normalize("NFC", text)
    unified = unify_tones(composed)

    assert sorted(unicodedata.normalize("NFD", unified)) == sorted(
        unicodedata.normalize("NFD", composed)
    )
    assert unify_tones(unified) == unified
