"""The words of the interface: complete in every language, and those of a newspaper."""

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

LANGUAGES = ["en", "fr", "vi"]
PLURAL_FORMS = {"en": 2, "fr": 2, "vi": 1}

WORDS_OF_THE_TRADE = {
    "More in this section": "Tin cùng chuyên mục",
    "Browse by date": "Xem tin theo ngày",
    "Latest news": "Tin mới nhất",
    "Sections": "Chuyên mục",
    "Editor-in-chief:": "Tổng Biên tập:",
    "Governing body:": "Cơ quan chủ quản:",
    "Newsroom:": "Tòa soạn:",
    "Hotline:": "Đường dây nóng:",
    "Skip to main content": "Bỏ qua đến nội dung chính",
}


@pytest.fixture(scope="module")
def messages():
    """Every message of the templates, as `pybabel extract` finds them."""
    theme = Path(__file__).parents[2] / "theme"
    with (theme / "translations" / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)
    found = extract_from_dir(theme, methods, options)
    return {message for _file, _line, message, _comments, _context in found}


@pytest.fixture(params=LANGUAGES)
def language(request):
    """Each language of the theme in turn."""
    return request.param


@pytest.fixture
def folder(theme, language):
    """Where the language's catalogues lie."""
    return theme / "translations" / language / "LC_MESSAGES"


@pytest.fixture
def catalogue(folder, language):
    """The language's catalogue as translators edit it."""
    with (folder / "theme.po").open("rb") as file:
        return read_po(file, locale=language)


def test_every_message_of_the_templates_is_in_the_catalogue(messages, catalogue):
    assert messages == {message.id for message in catalogue if message.id}
    assert not catalogue.obsolete


def test_every_message_is_translated_and_reviewed(catalogue):
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
    assert forms == {PLURAL_FORMS[language]}


def test_the_compiled_catalogue_says_what_the_edited_one_says(folder, catalogue):
    with (folder / "theme.mo").open("rb") as file:
        compiled = read_mo(file)

    assert _strings(compiled) == _strings(catalogue)


@pytest.mark.parametrize("language", ["vi"], indirect=True)
@pytest.mark.parametrize(("english", "vietnamese"), WORDS_OF_THE_TRADE.items())
def test_vietnamese_uses_the_words_of_newspapers(english, vietnamese, catalogue):
    assert catalogue[english].string == vietnamese


def _forms(string):
    return (string,) if isinstance(string, str) else tuple(string)


def _strings(catalogue):
    return {_forms(message.id): _forms(message.string) for message in catalogue if message.id}
