"""Corrections in front matter: dated, repeatable, and as long as they need to be."""

import pytest

from newsroom.content.article import Article, Correction


def corrections_of(read_file, *lines):
    front_matter = "\n".join(["Title: a", "Date: 2019-03-11", "Category: Kinh tế", *lines])
    return read_file(f"{front_matter}\n\nBody.")


def test_a_correction_has_its_minute_and_its_words(read_file):
    article = corrections_of(read_file, "Correction: 2019-03-12 09:00 Cầu dài 300 m.")

    assert isinstance(article, Article)
    (correction,) = article.corrections
    assert correction.stamp == "2019-03-12T09:00"
    assert correction.text.replace("\u00a0", " ") == "Cầu dài 300 m."


def test_the_newest_of_several_comes_first(read_file):
    article = corrections_of(
        read_file, "Correction: 2019-03-12 Một.", "Correction: 2019-03-13 08:00: Hai."
    )

    assert article.corrections == (
        Correction("2019-03-13T08:00", "Hai."),
        Correction("2019-03-12", "Một."),
    )


def test_an_indented_line_goes_on_with_the_sentence(read_file):
    article = corrections_of(read_file, "Correction: 2019-03-12 Cầu dài", "    300 mét.")

    assert article.corrections[0].text.replace("\u00a0", " ") == "Cầu dài 300 mét."


def test_an_offset_is_turned_into_the_newspapers_time(read_file):
    article = corrections_of(read_file, "Correction: 2019-03-12 23:00 Z Một.")

    assert article.corrections[0].stamp == "2019-03-13T06:00"


@pytest.mark.parametrize(
    "written", ["Không có ngày.", "2019-03 Một.", "2019-02-30 Một.", "2019-03-12", "12/3/2019 Một."]
)
def test_a_correction_without_its_day_or_words_is_rejected(read_file, written):
    (rejection,) = corrections_of(read_file, f"Correction: {written}")

    assert rejection.code == "unreadable-correction"
    assert rejection.line == 4


@pytest.mark.parametrize("written", ["8/5/2019 Hai.", "ngày 8 tháng 5 năm 2019 Hai."])
def test_a_second_correction_is_not_taken_for_the_end_of_the_first(read_file, written):
    (rejection,) = corrections_of(
        read_file, "Correction: 2019-03-12 Một.", f"Correction: {written}"
    )

    assert (rejection.code, rejection.line) == ("unreadable-correction", 5)


def test_an_empty_field_is_no_correction(read_file):
    assert corrections_of(read_file, "Correction:").corrections == ()


def test_an_article_changed_when_it_was_last_corrected(read_file):
    article = corrections_of(
        read_file,
        "Modified: 2019-03-12",
        "Correction: 2019-03-12 09:00 Một.",
        "Correction: 2019-03-11 Hai.",
    )

    assert article.changed == "2019-03-12T09:00"
