"""What of a text is a word to search, and how it is looked up."""

from itertools import pairwise

import pytest

from newsroom.search.body_text import blocks
from newsroom.search.documents import LONGEST_LEAD, shortened
from newsroom.search.keys import (
    FORM_BITS,
    FORMS,
    form_of_word,
    heads_of_pairs,
    heads_of_words,
    key_of_pair,
    key_of_text,
    keyed,
)
from newsroom.search.vocabulary import BARRIER, Vocabulary
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


def test_a_vocabulary_finds_the_words_of_texts_and_no_pair_across_two():
    known = Vocabulary()
    found = known.words([TEXT, "một", "hai ba"])
    alone = [keyed(word) for text in (TEXT, "một", "hai ba") for word in words(text)]

    assert [word for word in found if word != BARRIER] == [word.head for word in alone]
    assert [known.folded[word] for word in known.words([TEXT])] == [
        word.folded for word in words(TEXT)
    ]
    assert [pair == BARRIER for pair in known.pairs(found)][-4:] == [True, True, True, False]


def form_of_pair(first, second):
    """Return the number of a pair's true form, given those of its words."""
    return 1 + (first * 7 + second) % FORMS if first or second else 0


def test_heads_are_keys_and_forms_whatever_a_sum_carries():
    found = words(TEXT)
    loose = Vocabulary().words([TEXT])
    keys = [(key_of_text(word.folded), form_of_word(word)) for word in found]
    known = Vocabulary()

    assert heads_of_words(loose) == [key << FORM_BITS | form for key, form in keys]
    assert heads_of_pairs(known.pairs(known.words([TEXT]))) == [
        key_of_pair(one, other) << FORM_BITS | form_of_pair(form, of_other)
        for (one, form), (other, of_other) in pairwise(keys)
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
