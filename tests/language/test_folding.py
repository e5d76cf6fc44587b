import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.folding import fold

ACCENTED = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("đường", "duong"),
        ("ĐƯỜNG", "duong"),
        ("Nguyễn Văn Đức", "nguyen van duc"),
        ("  Nguyễn \t Văn\u00a0Đức\n", "nguyen van duc"),
        (unicodedata.normalize("NFD", "Thị xã Quảng Yên"), "thi xa quang yen"),
        ("hoà", "hoa"),
        ("hòa", "hoa"),
        ("Thuý", "thuy"),
        ("Thúy", "thuy"),
        ("Ủy ban", "uy ban"),
        ("Uỷ ban", "uy ban"),
        ("Kỷ Hợi", "ky hoi"),
        ("Trà Lý", "tra ly"),
        ("TP.HCM", "tp.hcm"),
        ("HĐND tỉnh", "hdnd tinh"),
        ("Ðồng chí", "dong chi"),
        ("50 m²", "50 m2"),
        ("ﬁlm", "film"),
        ("Straße", "strasse"),
        ("Đắk R'lấp", "dak r'lap"),
        ("Москва", "москва"),
        ("zero\u200bwidth", "zerowidth"),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_finds_a_text_by_what_a_hurried_reader_types(text, sought):
    assert fold(text) == sought


@pytest.mark.parametrize("letter", [*ACCENTED, *ACCENTED.upper()])
def test_folds_every_accented_letter_to_ascii(letter):
    folded = fold(letter)

    assert folded.isascii()
    assert len(folded) == 1


@given(st.text())
def test_folding_what_is_folded_changes_nothing(text):
    once = fold(text)

    assert fold(once) == once


@given(st.text(alphabet="đĐêứẶ hoàòaHOÁ\u00a0\t12.-"))
def test_is_lower_case_and_single_spaced(text):
    folded = fold(text)

    assert folded == folded.lower()
    assert folded == " ".join(folded.split())
