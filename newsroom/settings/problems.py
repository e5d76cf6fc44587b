"""All that is wrong with settings, at once: they are mended by a person."""

from collections.abc import Collection
from pathlib import Path

from newsroom.settings.addresses import (
    problems_of_addresses,
    problems_of_contact,
    problems_of_sections,
)
from newsroom.settings.desk import problems_of_desk
from newsroom.settings.fields import problems_of_fields
from newsroom.settings.front import problems_of_front
from newsroom.settings.languages import problems_of_languages
from newsroom.settings.look import problems_of_colours, problems_of_theme
from newsroom.settings.places import (
    problems_of_extensions,
    problems_of_places,
    problems_of_programs,
    problems_of_store,
)
from newsroom.settings.problem import Problem, Settings
from newsroom.settings.shapes import problems_of_names, problems_of_shapes
from newsroom.settings.sharing import problems_of_sharing


def problems_of(
    settings: Settings, masthead: Collection[str], theme_folders: tuple[Path, ...]
) -> list[Problem]:
    """Return all that is wrong with settings, a sentence each; empty for those of an edition.

    `masthead` are the names of a masthead's parts.
    """
    problems = [*problems_of_names(settings), *problems_of_shapes(settings)]
    if list(problems_of_shapes(settings)):
        return problems  # the other checks rely on shapes
    prefixes = tuple(str(tag).replace("_", "-").lower() for tag in settings.get("LANGUAGES", {}))
    return [
        *problems,
        *problems_of_languages(settings, masthead),
        *problems_of_sections(settings),
        *problems_of_front(settings),
        *problems_of_addresses(settings, prefixes),
        *problems_of_contact(settings),
        *problems_of_fields(settings),
        *problems_of_desk(settings),
        *problems_of_sharing(settings),
        *problems_of_places(settings),
        *problems_of_extensions(settings),
        *problems_of_programs(settings),
        *problems_of_store(settings),
        *problems_of_colours(settings, theme_folders),
        *problems_of_theme(settings, theme_folders),
    ]
