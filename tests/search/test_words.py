"""What of a text is a word to search, and how it is looked up."""

from itertools import pairwise

import pytest

from newsroom.search.body_text import blocks
from newsroom.search.documents import LONGEST_LEAD, shortened
from newsroom.search.keys import (
    FORM_BITS,
    form_of_pair,
    form_of_word,
    heads_of_pairs,
    key_of_pair,
    key_of_text,
    keyed,
)
from newsroom.search.segment_index import keyed_words
from newsroom.search.words import words

TEXT = "Đường về Tiền Hải, 1.200.000 đồng; C++ và “東京” hoà (hòa)\xa0a_b COVID-19… quý IV/2019"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đường về Tiền Hải", "duong ve tien hai"),
        ("HĐND, UBND tỉnh", "hdnd ubnd tinh"),
        ("1.200.000 đồng", "1200000 dong"),
        ("1,5 triệu", "1 5 trieu"),
        ("11/03/2019", "11 3 2019"),
        ("C++, C# và Vitamin C", "c++ c# va vitamin c"),
        ("COVID-19", "covid 19"),
        ("100 m²", "100 m2"),
        ("Straße, naïve", "strasse naive"),
        ("東京 2020", "東 京 2020"),
        ("không\xa0gian", "khong gian"),
        ("a_b", "a b"),
        ("“…” – !", ""),
    ],
)
def test_words_are_what_readers_type(text, folded):
    assert " ".join(word.folded for word in words(text)) == folded


def test_forms_tell_diacritics_apart_and_not_the_place_of_a_tone():
    duong, moc, plain = words("đường dương duong")
    old, new = words("hoà hòa")

    assert len({form_of_word(word) for word in (duong, moc, plain)}) == 3
    assert form_of_word(plain) == 0
    assert form_of_word(old) == form_of_word(new) > 0


def test_a_text_cut_at_its_spaces_has_the_same_words_in_it():
    assert keyed_words(TEXT) == [keyed(word) for word in words(TEXT)]


def test_heads_of_pairs_are_their_keys_and_forms():
    found = keyed_words(TEXT)

    assert heads_of_pairs(found) == [
        key_of_pair(first.key, second.key) << FORM_BITS | form_of_pair(first.form, second.form)
        for first, second in pairwise(found)
    ]


def test_the_order_of_a_pair_counts():
    nong, thon = key_of_text("nong"), key_of_text("thon")

    assert key_of_pair(nong, thon) != key_of_pair(thon, nong)


def test_a_body_is_cut_where_words_are_no_neighbours():
    html = '<p>Một <b>hai</b>&amp;ba</p><ul><li>bốn</li></ul><img src="/a.jpg" title="Năm.">'

    assert blocks(html) == ["Một hai&ba", "bốn", "Năm."]


@pytest.mark.parametrize("lead", ["", "Ngắn.", "x" * 300, "Một câu dài, " * 30])
def test_a_lead_is_cut_at_a_word(lead):
    cut = shortened(lead)

    assert len(cut) <= LONGEST_LEAD + 1
    assert cut == lead or (cut.endswith("…") and lead.startswith(cut[:-1]))
