"""The software's own words: complete in every language, compiled, and those of a newsroom."""

from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from newsroom.language.catalogues import extract
from newsroom.language.messages import counted_message, in_words, message, translations

PACKAGE = Path(__file__).parents[2] / "newsroom"
PLURAL_FORMS = {"en": 2, "fr": 2, "vi": 1}


@pytest.fixture(scope="module")
def messages():
    """Every message of the package, as its sources have it today."""
    mapping = PACKAGE / "language" / "translations" / "babel.cfg"
    return {message.id for message in extract(PACKAGE, mapping) if message.id}


@pytest.fixture(params=PLURAL_FORMS)
def language(request):
    """Each language of the software in turn."""
    return request.param


@pytest.fixture
def folder(language):
    """Where the language's catalogues lie."""
    return PACKAGE / "language" / "translations" / language / "LC_MESSAGES"


@pytest.fixture
def catalogue(folder, language):
    """The language's catalogue as translators edit it."""
    with (folder / "newsroom.po").open("rb") as file:
        return read_po(file, locale=language)


def test_the_catalogue_has_every_message_and_no_other(messages, catalogue):
    assert {message.id for message in catalogue if message.id} == messages, "run: invoke translate"
    assert not catalogue.obsolete


def test_every_message_is_translated_and_none_is_doubtful(catalogue):
    unfinished = [
        message.id
        for message in catalogue
        if message.id and (message.fuzzy or not all(_forms(message.string)))
    ]

    assert unfinished == []


def test_no_translation_loses_a_value(catalogue):
    assert [
        (error.args, message.id) for message, errors in catalogue.check() for error in errors
    ] == []


def test_plurals_have_the_forms_of_the_language(catalogue, language):
    forms = {len(_forms(message.string)) for message in catalogue if message.pluralizable}

    assert catalogue.num_plurals == PLURAL_FORMS[language]
    assert forms <= {PLURAL_FORMS[language]}


def test_the_compiled_catalogue_says_what_the_edited_one_says(folder, catalogue):
    with (folder / "newsroom.mo").open("rb") as file:
        compiled = read_mo(file)

    assert _strings(compiled) == _strings(catalogue), "run: invoke translate"


@pytest.mark.parametrize("quote", ["«", "»", '"', "'"])
def test_vietnamese_quotes_as_the_newspaper_does(quote):
    with (PACKAGE / "language/translations/vi/LC_MESSAGES/newsroom.po").open("rb") as file:
        strings = [form for message in read_po(file) for form in _forms(message.string)]

    assert [string for string in strings[1:] if quote in string] == []


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("Archive", "Lưu trữ"),
        ("Front page", "Trang chủ"),
        ("Page not found", "Không tìm thấy trang"),
    ],
)
def test_readers_meet_the_words_that_vietnamese_newspapers_use(english, vietnamese):
    assert translations("vi").gettext(english) == vietnamese
    assert translations("en").gettext(english) == english


def test_a_message_is_put_into_words_where_it_is_shown():
    told = message("There is no status “{status}”.").format(status="xong")

    assert in_words(told, "vi") == "Không có trạng thái “xong”."
    assert in_words(told, "en") == str(told) == "There is no status “xong”."


def test_a_message_within_a_message_speaks_the_same_language():
    reason = message("the disk is full")

    told = message("Published, but this failed: {complaint}").format(complaint=reason)

    assert in_words(told, "vi").endswith(in_words(reason, "vi"))
    assert in_words(reason, "vi") != in_words(reason, "en")


def test_a_counted_message_has_the_form_for_its_number():
    one = counted_message(
        "{count} problem in content; everything else was built.",
        "{count} problems in content; everything else was built.",
        1,
    )
    two = counted_message(one.template, one.plural, 2)

    assert (str(one)[:10], str(two)[:10]) == ("1 problem ", "2 problems")


def test_a_message_without_values_may_hold_braces():
    assert in_words(message("{…}"), "vi") == "{…}"


def test_a_language_that_nobody_has_translated_is_answered_in_english():
    assert in_words(message("The article has no date."), "xx") == "The article has no date."
    assert translations("xx").gettext("Archive") == "Archive"


def _forms(string):
    return (string,) if isinstance(string, str) else tuple(string)


def _strings(catalogue):
    return {_forms(message.id): _forms(message.string) for message in catalogue if message.id}
