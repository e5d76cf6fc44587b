"""What an edition is begun with: the answers to the questions of `newsroom init`."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsroom.language.slugs import slugify
from newsroom.language.tags import canonical_tag
from newsroom.starting.presets import preset_of

_ZONE_LINK = Path("/etc/localtime")
_NO_PLACE = {"", "UTC", "Etc/UTC", "Universal", "GMT"}
DEFAULT_COLOUR = "#a3131c"


@dataclass(frozen=True, slots=True)
class Answers:
    """A newspaper as its founder describes it. `sections` are (name, slug) pairs."""

    name: str
    language: str
    timezone: str
    url: str
    sections: tuple[tuple[str, str], ...]
    colour: str


def name_from(folder: Path) -> str:
    """Return the name that a folder's name suggests: `fen-courier` is the Fen Courier."""
    words = folder.name.replace("_", "-").split("-")
    return " ".join(word[:1].upper() + word[1:] for word in words if word)


def sections_from(names: Iterable[str], language: str) -> tuple[tuple[str, str], ...]:
    """Return (name, slug) pairs for names of sections; names that are empty or repeated go."""
    pairs: dict[str, str] = {}
    for name in filter(None, map(str.strip, names)):
        pairs.setdefault(slugify(name, language), name)
    return tuple((name, slug) for slug, name in pairs.items())


def suggested_address(folder: Path) -> str:
    """Return an address that leads nowhere, to be replaced: names in .example are nobody's."""
    return f"https://{slugify(folder.name, 'en')}.example"


def suggested_zone(language: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return the time zone of this machine; that of the language's preset where it tells none."""
    candidates = [environment.get("TZ", "").lstrip(":"), _zone_of_machine()]
    for name in candidates:
        if name not in _NO_PLACE and is_zone(name):
            return name
    return preset_of(language).timezone


def suggested_language(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of the environment's locale, as gettext finds it; English without one."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(name, "").partition(":")[0].partition(".")[0].partition("@")[0]
        tag = canonical_tag(value.replace("_", "-")) if value not in {"C", "POSIX"} else ""
        if tag:
            return tag
    return "en"


def is_zone(name: str) -> bool:
    """Return whether there is a time zone of this name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _zone_of_machine() -> str:
    try:
        parts = _ZONE_LINK.resolve().parts
    except OSError:
        return ""
    return "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else ""
