"""An edition translates the software's words by itself, and nothing of its work is lost."""

from babel.messages.pofile import read_po

from newsroom.pages.theme import Theme
from newsroom.starting.words import translate_from_edition


def catalogue(words):
    with words.file.open("rb") as stream:
        return read_po(stream, locale="ar")


def test_a_language_of_no_catalogue_gets_one_with_every_message(tmp_path):
    newsroom, theme = translate_from_edition(tmp_path, "ar")

    assert newsroom.missing == newsroom.total > 300
    assert theme.missing == theme.total > 50
    before = [words.file.read_bytes() for words in (newsroom, theme)]
    again = translate_from_edition(tmp_path, "ar")
    assert [words.file.read_bytes() for words in again] == before


def test_what_was_translated_stays_and_stands_before_the_software_s(tmp_path):
    *_others, theme = translate_from_edition(tmp_path, "vi")
    assert theme.missing == 0
    text = theme.file.read_text(encoding="utf-8")
    theme.file.write_text(text.replace('"Tin mới nhất"', '"Vừa nhận"'), encoding="utf-8")

    *_others, theme = translate_from_edition(tmp_path, "vi")

    assert catalogue(theme).get("Latest news").string == "Vừa nhận"


def test_pages_of_a_language_without_words_are_english_with_its_own_dates_and_direction(newspaper):
    (newspaper.root / "theme").mkdir()
    newspaper.settings |= {
        "DEFAULT_LANG": "ar",
        "LANGUAGES": {},
        "THEME": str(newspaper.root / "theme"),
    }
    newspaper.article("a.md", Title="نهر", Date="2019-03-11 08:00")
    assert newspaper.build().rejections == ()
    before = newspaper.tree()
    page = (newspaper.output / "index.html").read_text(encoding="utf-8")

    assert '<html lang="ar" dir="rtl">' in page
    assert "Latest news" in page or "Browse by date" in page
    assert "مارس" in page
    assert Theme.of(newspaper.edition()).lacks_words("ar")
    translate_from_edition(newspaper.root / "theme", "ar")
    newspaper.build()
    assert newspaper.tree() == before


def test_whoever_translates_the_theme_alone_has_the_words_that_the_software_says_too(newspaper):
    folder = newspaper.root / "theme"
    newspaper.settings |= {"DEFAULT_LANG": "ar", "LANGUAGES": {}, "THEME": str(folder)}
    *_others, theme = translate_from_edition(folder, "ar")
    text = theme.file.read_text(encoding="utf-8")
    translated = text.replace('msgid "Search"\nmsgstr ""', 'msgid "Search"\nmsgstr "بحث"')
    theme.file.write_text(translated, encoding="utf-8")

    words = Theme.of(newspaper.edition()).words_of_software("ar")

    assert words.gettext("Search") == "بحث"
