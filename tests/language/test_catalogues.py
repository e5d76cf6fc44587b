"""`invoke translate`: catalogues follow their sources, and nothing is guessed."""

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from newsroom.language.catalogues import Untranslated, update_catalogues

SOURCE = """
from newsroom.language.messages import message as _, counted_message

_("The article has no date.")
counted_message("{count} problem", "{count} problems", 2)
"""
VIETNAMESE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=1; plural=0;\\n"

msgid "The article has no date."
msgstr "Bài chưa có ngày."

msgid "The article had no dates."
msgstr "Không ai dùng nữa."
"""


class Desk:
    """A source file, and catalogues of Vietnamese and English beside it."""

    def __init__(self, root):
        self.source = root / "source"
        self.folder = root / "translations"
        self.source.mkdir()
        (self.source / "reading.py").write_text(SOURCE, encoding="utf-8")
        for language in ("en", "vi"):
            (self.folder / language / "LC_MESSAGES").mkdir(parents=True)
        (self.folder / "babel.cfg").write_text("[python: **.py]\n")
        self.file("vi").write_text(VIETNAMESE, encoding="utf-8")

    def file(self, language, suffix="po"):
        return self.folder / language / "LC_MESSAGES" / f"trial.{suffix}"

    def update(self):
        return update_catalogues(self.source, self.folder, "trial")

    def catalogue(self, language):
        with self.file(language).open("rb") as file:
            return read_po(file, locale=language)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_a_new_string_waits_for_its_translation_and_is_named(desk):
    assert desk.update() == [Untranslated("vi", "{count} problem")]
    assert desk.catalogue("vi")["{count} problem"].string == ("",)


def test_a_string_without_a_source_is_dropped(desk):
    desk.update()

    assert "The article had no dates." not in desk.catalogue("vi")
    assert "no dates" not in desk.file("vi").read_text(encoding="utf-8")


def test_what_is_translated_stays(desk):
    desk.update()

    assert desk.catalogue("vi")["The article has no date."].string == "Bài chưa có ngày."


def test_english_is_its_own_translation_and_no_other_language_s(desk):
    desk.update()

    english = desk.catalogue("en")
    assert english["The article has no date."].string == "The article has no date."
    assert english["{count} problem"].string == ("{count} problem", "{count} problems")
    assert desk.catalogue("vi")["{count} problem"].string == ("",)


def test_a_doubtful_translation_counts_as_missing(desk):
    doubted = VIETNAMESE.replace('msgid "The article has', '#, fuzzy\nmsgid "The article has')
    desk.file("vi").write_text(doubted, encoding="utf-8")

    assert Untranslated("vi", "The article has no date.") in desk.update()


def test_the_compiled_catalogue_is_made_with_it(desk):
    desk.update()

    with desk.file("vi", "mo").open("rb") as file:
        assert read_mo(file)["The article has no date."].string == "Bài chưa có ngày."


def test_updating_twice_changes_nothing(desk):
    desk.update()
    once = {file: file.read_bytes() for file in desk.folder.rglob("*.[pm]o")}

    desk.update()

    assert {file: file.read_bytes() for file in desk.folder.rglob("*.[pm]o")} == once
