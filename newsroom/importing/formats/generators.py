"""What the settings of another generator say: which it is, its time zone, its addresses.

Settings that are programs (`pelicanconf.py`) are looked at, never run.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from newsroom.content.fields.front_matter import read_front_matter


class Generator(StrEnum):
    """The generators whose trees are known."""

    HUGO = "Hugo"
    JEKYLL = "Jekyll"
    PELICAN = "Pelican"
    ELEVENTY = "Eleventy"
    ASTRO = "Astro"
    UNKNOWN = ""


_SETTINGS = {
    Generator.HUGO: tuple(
        f"{folder}{name}"
        for folder in ("", "config/_default/")
        for name in ("hugo.toml", "hugo.yaml", "hugo.yml", "config.toml", "config.yaml")
    ),
    Generator.JEKYLL: ("_config.yml", "_config.yaml", "_config.toml"),
    Generator.PELICAN: ("pelicanconf.py",),
    Generator.ELEVENTY: (
        ".eleventy.js",
        "eleventy.config.js",
        "eleventy.config.mjs",
        "eleventy.config.cjs",
    ),
    Generator.ASTRO: ("astro.config.mjs", "astro.config.ts", "astro.config.js"),
}
# The zone of times without one, where the generator itself decides it.
_ZONES = {
    Generator.HUGO: "UTC",
    Generator.ELEVENTY: "UTC",
    Generator.ASTRO: "UTC",
    Generator.PELICAN: "UTC",
}
_JEKYLL_STYLES = {
    "": "/:categories/:year/:month/:day/:title.html",
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "none": "/:categories/:title.html",
}
_PYTHON_SETTING = re.compile(
    r"^([A-Z_]+)\s*=\s*(?:r|u)?(?P<mark>['\"])(?P<value>.*?)(?P=mark)", re.M
)
_PELICAN_TOKEN = re.compile(r"\{(?P<name>\w+)(?:!\w)?(?::(?P<format>[^{}]*))?\}")
_LARGEST_SETTINGS = 15_000


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """A tree's generator and what its settings say; `address` is the site's, empty if unknown.

    `language` is that of files whose names say none.
    """

    generator: Generator = Generator.UNKNOWN
    zone: str = ""
    address: str = ""
    base: str = ""
    patterns: Mapping[str, str] = field(default_factory=dict)
    content: str = ""
    language: str = ""


def settings_of(root: Path) -> SiteSettings:
    """Return what the settings in a folder say, or those in the folder above it."""
    for folder in (root, root.parent):
        for generator, names in _SETTINGS.items():
            for name in names:
                if (folder / name).is_file():
                    found = _read(generator, folder / name)
                    if folder == root:
                        return found
                    return SiteSettings(
                        generator,
                        found.zone,
                        found.address,
                        found.base,
                        found.patterns,
                        language=found.language,
                    )
    if (root / "_posts").is_dir():
        return SiteSettings(Generator.JEKYLL, patterns={"": _JEKYLL_STYLES[""]})
    if (root / "content").is_dir() and (
        (root / "static").is_dir() or (root / "archetypes").is_dir()
    ):
        return SiteSettings(Generator.HUGO, "UTC", content="content")
    if (root / "src" / "content").is_dir():
        return SiteSettings(Generator.ASTRO, "UTC", content="src/content")
    return SiteSettings()


def _read(generator: Generator, file: Path) -> SiteSettings:
    text = file.read_text(encoding="utf-8", errors="replace")[:_LARGEST_SETTINGS]
    if generator is Generator.PELICAN:
        return _pelican(text)
    values = _flat(text, file.suffix) if file.suffix in {".toml", ".yml", ".yaml"} else {}
    zone = values.get("timezone", "") or _ZONES.get(generator, "")
    address = values.get("baseurl", "") if generator is Generator.HUGO else values.get("url", "")
    if generator is Generator.HUGO:
        patterns = {
            name.removeprefix("permalinks.").removeprefix("page."): value
            for name, value in values.items()
            if name.startswith("permalinks.")
        }
        return SiteSettings(
            generator,
            zone,
            address,
            "",
            patterns,
            values.get("contentdir", "content"),
            values.get("defaultcontentlanguage", "en"),
        )
    if generator is Generator.JEKYLL:
        style = values.get("permalink", "")
        pattern = _JEKYLL_STYLES.get(style, style)
        return SiteSettings(generator, zone, address, values.get("baseurl", ""), {"": pattern})
    content = "src/content" if generator is Generator.ASTRO else ""
    return SiteSettings(generator, zone, address, content=content)


def _flat(text: str, suffix: str) -> dict[str, str]:
    """Return settings in YAML or TOML by dotted names in small letters."""
    fence = "+++" if suffix == ".toml" else "---"
    body = "\n".join(line for line in text.split("\n") if line.strip() not in {"---", "+++", "..."})
    fields = read_front_matter(f"{fence}\n{body.strip()}\n{fence}\n").fields
    return {name: value.text for name, value in fields.items()}


def _pelican(text: str) -> SiteSettings:
    values = {match[1]: match["value"] for match in _PYTHON_SETTING.finditer(text)}
    pattern = values.get("ARTICLE_URL") or values.get("ARTICLE_SAVE_AS") or "{slug}.html"
    return SiteSettings(
        Generator.PELICAN,
        values.get("TIMEZONE", "UTC"),
        values.get("SITEURL", ""),
        patterns={"": pattern, "pages": values.get("PAGE_URL") or "pages/{slug}.html"},
        content=values.get("PATH", ""),
    )


def filled(pattern: str, date: str, slug: str, categories: tuple[str, ...]) -> str:
    """Return the address that a pattern of any generator gives an item, from the root.

    Empty where the pattern asks for what the item has not.
    """
    year, month, day = (*date[:10].split("-"), "", "", "")[:3]
    values = {
        "year": year,
        "month": month,
        "day": day,
        "i_month": month.lstrip("0"),
        "i_day": day.lstrip("0"),
        "short_year": year[-2:],
        "title": slug,
        "slug": slug,
        "slugorfilename": slug,
        "slugorcontentbasename": slug,
        "filename": slug,
        "contentbasename": slug,
        "categories": "/".join(categories),
        "category": categories[0] if categories else "",
        "section": categories[0] if categories else "",
        "sections": categories[0] if categories else "",
    }
    if "{" in pattern:
        filled_in = _PELICAN_TOKEN.sub(
            lambda match: _pelican_value(match["name"], match["format"] or "", values), pattern
        )
    else:
        filled_in = re.sub(r":(\w+)", lambda match: values.get(match[1].lower(), "\0"), pattern)
    if "\0" in filled_in or (not year and re.search(r":year|date:", pattern)):
        return ""
    return "/" + re.sub(r"/{2,}", "/", filled_in).lstrip("/")


def _pelican_value(name: str, form: str, values: dict[str, str]) -> str:
    if name == "date":
        parts = {"%Y": "year", "%m": "month", "%d": "day", "%y": "short_year"}
        parts |= {"%-m": "i_month", "%-d": "i_day"}
        return re.sub(r"%-?[A-Za-z]", lambda match: values.get(parts.get(match[0], ""), "\0"), form)
    return values.get(name, "\0")
