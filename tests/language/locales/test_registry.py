"""A locale is a module of its folder; those with a catalogue name every field of front matter."""

from pathlib import Path

import pytest

from newsroom.content.article import Status
from newsroom.content.fields.declared import DECLARED
from newsroom.content.fields.field_names import own_name, squeezed
from newsroom.language import messages
from newsroom.language.locales.registry import all_locales, locale_of

TRANSLATED = sorted(
    folder.name
    for folder in (Path(messages.__file__).parent / "translations").iterdir()
    if (folder / "LC_MESSAGES").is_dir()
)


def test_the_locales_are_the_modules_of_the_folder():
    assert {"en", "vi"} <= all_locales().keys()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_locale_with_a_catalogue_names_every_field(language):
    assert locale_of(language).field_names.keys() == DECLARED.keys()


@pytest.mark.parametrize("locale", all_locales().values(), ids=all_locales())
def test_names_and_statuses_mean_what_there_is(locale):
    assert locale.field_names.keys() <= DECLARED.keys()
    assert set(locale.statuses.values()) <= set(Status)
    for field, names in locale.field_names.items():
        assert [own_name(name) for name in names] == [field] * len(names)


def test_no_name_means_two_fields():
    named: dict[str, set[str]] = {}
    for locale in all_locales().values():
        for field, names in locale.field_names.items():
            for name in names:
                named.setdefault(squeezed(name), set()).add(field)

    assert [name for name, fields in named.items() if len(fields) > 1] == []


@pytest.mark.parametrize(
    ("tag", "language"), [("vi", "vi"), ("vi-VN", "vi"), ("en_GB", "en"), ("EN", "en")]
)
def test_a_tag_with_a_region_has_the_locale_of_its_language(tag, language):
    assert locale_of(tag).language == language


def test_a_language_without_a_module_has_an_empty_locale():
    assert locale_of("sv").language == "sv"
    assert not locale_of("sv").signs
