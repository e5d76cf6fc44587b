import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.language.normalisation import normalise


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        pytest.param("Thái Bình", "Thái Bình", id="composed text stays"),
        pytest.param(unicodedata.normalize("NFD", "Quỳnh Phụ"), "Quỳnh Phụ", id="from a Mac"),
        pytest.param("Hu\u031bng Hà", "Hưng Hà", id="a horn typed apart"),
        pytest.param("ê\u0301", "ế", id="half composed, as Windows-1258 has it"),
        pytest.param("Nguyê\u0303n Đư\u0301c", "Nguyễn Đức", id="mixed forms in one name"),
        pytest.param("\ufeffTin mới", "Tin mới", id="byte order mark at the start"),
        pytest.param("thành\u200bphố", "thànhphố", id="zero-width space"),
        pytest.param("nông\u00ad thôn", "nông thôn", id="soft hyphen from a PDF"),
        pytest.param("Vũ\u200c Thư\u2060", "Vũ Thư", id="non-joiner and word joiner"),
        pytest.param("Tiền\u00a0Hải", "Tiền Hải", id="no-break space in a name"),
        pytest.param("12\u202f500", "12 500", id="narrow no-break space"),
        pytest.param(
            "👩\u200d🌾 được mùa", "👩\u200d🌾 được mùa", id="joined emoji stays one picture"
        ),
        pytest.param("a\u200db", "ab", id="joiner between letters"),
        pytest.param("a\u200b\u0301", "á", id="composed after what hid between is gone"),
        pytest.param("hoà bình, hòa bình", "hoà bình, hòa bình", id="tone placement as written"),
        pytest.param("\u200fشاي", "\u200fشاي", id="directional marks are the script's business"),
        pytest.param("plain ASCII", "plain ASCII", id="nothing to do"),
    ],
)
def test_gives_a_text_one_spelling(typed, stored):
    assert normalise(typed) == stored


@given(st.text())
def test_is_composed_and_stays_so(text):
    once = normalise(text)

    assert unicodedata.is_normalized("NFC", once)
    assert normalise(once) == once


@given(st.text())
def test_composed_and_decomposed_input_become_the_same(text):
    assert normalise(unicodedata.normalize("NFD", text)) == normalise(text)
