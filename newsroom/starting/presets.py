"""What a provincial newspaper of a language begins with, as its locale suggests it."""

from newsroom.language.locales.preset import Preset
from newsroom.language.locales.registry import all_locales, locale_of


def preset_of(language: str) -> Preset:
    """Return the suggestions for a language or what it is a variety of; English ones for others."""
    suggested = locale_of(language).preset or locale_of("en").preset
    assert suggested is not None
    return suggested


def languages_with_presets() -> list[str]:
    """Return the languages that have suggestions of their own."""
    return [language for language, locale in all_locales().items() if locale.preset]
