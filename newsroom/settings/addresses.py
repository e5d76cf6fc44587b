"""Whether every first folder of an address is a slug, and means one thing only."""

import re
from collections.abc import Iterator
from typing import Any

from newsroom.language.messages import message as _
from newsroom.language.slugs import is_slug, slugify
from newsroom.settings.problem import Problem, Settings, unknown_key

_YEAR = re.compile(r"\d{4}")
SEARCH_FOLDER = "search"
"""The folder of search pages, unless the edition names another for its own language."""

_PARTS_OF_SECTION = ("name", "slug", "names")


def problems_of_sections(settings: Settings) -> Iterator[Problem]:
    """Yield what is wrong with the declared sections themselves."""
    sections = settings.get("SECTIONS") or ()
    language = str(settings.get("DEFAULT_LANG", ""))
    if not sections:
        example = {"name": "Kinh tế", "slug": "kinh-te"}
        yield _("SECTIONS is empty: declare at least {example}.").format(example=example)
    for number, entry in enumerate(sections, start=1):
        setting = f"SECTIONS[{number}]"
        if isinstance(entry, str):
            yield _("{setting} is only a name; write {example}.").format(
                setting=setting, example={"name": entry, "slug": slugify(entry, language)}
            )
        elif not isinstance(entry, dict):
            yield _("{setting} is {value}; it has to be a dictionary, such as {example}.").format(
                setting=setting, value=repr(entry), example={"name": "…", "slug": "…"}
            )
        else:
            yield from _problems_of_section(setting, entry)


def _problems_of_section(setting: str, entry: dict[str, Any]) -> Iterator[Problem]:
    for key in entry:
        if key not in _PARTS_OF_SECTION:
            yield unknown_key(setting, key, _PARTS_OF_SECTION)
    name = entry.get("name")
    if not isinstance(name, str) or not name.strip():
        yield _("{setting} has no name; write {example}.").format(
            setting=setting, example={"name": "…", "slug": entry.get("slug", "…")}
        )
    names = entry.get("names", {})
    if not isinstance(names, dict) or not all(isinstance(one, str) for one in names.values()):
        yield _("{setting} is {value}; it has to be a dictionary, such as {example}.").format(
            setting=f"{setting}, 'names'", value=repr(names), example={"en": "…"}
        )


def problems_of_addresses(settings: Settings, prefixes: tuple[str, ...]) -> Iterator[Problem]:
    """Yield each first folder that is no slug, or that two things claim.

    `prefixes` are the folders of the edition's other languages.
    """
    sections = [entry for entry in settings.get("SECTIONS") or () if isinstance(entry, dict)]
    language = str(settings.get("DEFAULT_LANG", ""))
    taken: dict[str, Problem] = {}
    claims: list[tuple[Any, Problem]] = [
        *((entry.get("slug", ""), f"SECTIONS, {entry.get('name', entry)!r}") for entry in sections),
        (settings.get("TOPIC_FOLDER", "topics"), "TOPIC_FOLDER"),
        (settings.get("AUTHOR_FOLDER", "authors"), "AUTHOR_FOLDER"),
        (settings.get("ARCHIVE_FOLDER", "archive"), "ARCHIVE_FOLDER"),
        (settings.get("CORRECTIONS_FOLDER", "corrections"), "CORRECTIONS_FOLDER"),
        (settings.get("SERIES_FOLDER", "series"), "SERIES_FOLDER"),
        (settings.get("FEEDS_FOLDER", "feeds"), "FEEDS_FOLDER"),
        *_claims_of_search(settings, prefixes),
        *((prefix, f"LANGUAGES, {prefix!r}") for prefix in prefixes),
        *((folder, _("the site's own files")) for folder in ("media", "theme")),
    ]
    cannot_be = _("{setting}: {slug!r} cannot be an address; write a slug such as {example!r}.")
    is_taken = _("{setting}: the address {slug!r} is taken by {other}.")
    for slug, claimant in claims:
        if not isinstance(slug, str) or not is_slug(slug) or _YEAR.fullmatch(slug):
            example = (
                "kinh-te"
                if not slug or _YEAR.fullmatch(str(slug))
                else slugify(str(slug), language)
            )
            yield cannot_be.format(setting=claimant, slug=slug, example=example)
        elif slug in taken:
            yield is_taken.format(setting=claimant, slug=slug, other=taken[slug])
        taken.setdefault(slug, claimant)


def problems_of_contact(settings: Settings) -> Iterator[Problem]:
    """Yield that the contact for security is no address that RFC 9116 allows."""
    contact = settings.get("SECURITY_CONTACT") or ""
    if contact and not contact.startswith(("mailto:", "https://", "tel:")):
        yield _("SECURITY_CONTACT: {contact!r} must begin with mailto: or https://.").format(
            contact=contact
        )


def _claims_of_search(
    settings: Settings, prefixes: tuple[str, ...]
) -> Iterator[tuple[Any, Problem]]:
    """Yield the folders of the search pages, with what claims them."""
    if settings.get("SEARCH", True):
        own = settings.get("SEARCH_FOLDER", SEARCH_FOLDER)
        yield own, "SEARCH_FOLDER"
        if prefixes and own != SEARCH_FOLDER:
            yield SEARCH_FOLDER, _("the search pages of other languages")
