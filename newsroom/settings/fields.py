"""Whether the settings that help to read files of other systems are what they have to be."""

import re
from collections.abc import Iterator

from newsroom.language.folding import fold
from newsroom.language.messages import message as _
from newsroom.language.patterns import lazy_pattern
from newsroom.settings.problem import Problem, Settings


def problems_of_fields(settings: Settings) -> Iterator[Problem]:
    """Yield each alias of no section, and each pattern that is none."""
    entries = [one for one in settings.get("SECTIONS") or () if isinstance(one, dict)]
    names = {fold(str(one.get(key, ""))) for one in entries for key in ("name", "slug")}
    for alias, name in (settings.get("SECTION_ALIASES") or {}).items():
        if not isinstance(name, str) or fold(name) not in names:
            yield _("SECTION_ALIASES, {alias!r}: there is no section {name!r}.").format(
                alias=alias, name=name
            )
    for setting in ("FILENAME_METADATA", "PATH_METADATA"):
        try:
            lazy_pattern(settings[setting])
        except re.error as error:
            yield _("{setting}: {pattern!r} is no regular expression ({error}).").format(
                setting=setting, pattern=settings[setting], error=error
            )
