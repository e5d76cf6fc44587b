"""The locales there are: the modules of this folder that have a `LOCALE`."""

import pkgutil
from functools import cache
from importlib import import_module

from newsroom.language import locales
from newsroom.language.locales.conventions import Conventions
from newsroom.language.locales.locale import Locale


@cache
def all_locales() -> dict[str, Locale]:
    """Return every locale by its language, in the order of their codes."""
    names = sorted(module.name for module in pkgutil.iter_modules(locales.__path__))
    modules = (import_module(f"{locales.__name__}.{name}") for name in names)
    found = (getattr(module, "LOCALE", None) for module in modules)
    return {one.language: one for one in found if isinstance(one, Locale)}


def locale_of(language: str) -> Locale:
    """Return what is known of a language (`vi`, `en-GB`): nothing, if it has no module."""
    known = all_locales()
    base = language.replace("_", "-").partition("-")[0].lower()
    return known.get(base) or Locale(language)


def conventions(language: str) -> Conventions:
    """Return the typesetter's conventions of a language, or English ones where it has none.

    These do little harm: a word that the language does not have is never found.
    """
    found = locale_of(language).conventions or locale_of("en").conventions
    assert found is not None
    return found
