"""The files of a new edition: from answers to texts, without touching a disk.

The texts lie in `files/`: those of all editions in `common`, those of a language in a folder of its
name. Their gaps are written `[[ name ]]`, since braces belong to the workflows.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, StrictUndefined

from newsroom import __version__
from newsroom.language.messages import translations
from newsroom.settings.front import usual_front
from newsroom.settings.look import CONTRACT
from newsroom.starting.answers import Answers
from newsroom.starting.presets import preset_of

_TEXTS = Path(__file__).parent / "files"
_TEMPLATE = ".in"  # so that nobody takes a text with gaps for a program or a workflow
_DOT = "dot-"  # in place of the dot of hidden files, which many tools pass by
_SETTINGS = ("pelicanconf.py", "publishconf.py")


@dataclass(frozen=True, slots=True)
class ScaffoldFile:
    """A file of a new edition, by its path within it.

    `is_machinery` is said of what belongs to the software and may be renewed by a later version:
    not of settings and content, which are the newspaper's from the first minute.
    """

    path: str
    data: bytes
    is_machinery: bool


def scaffold(answers: Answers, now: int) -> list[ScaffoldFile]:
    """Return the files of an edition begun at `now`, in seconds since 1970 UTC.

    Their comments are in the edition's language.
    """
    values = _values(answers, now)
    return [
        ScaffoldFile(
            path,
            _filled(source, values),
            is_machinery=path not in _SETTINGS and not path.startswith("content/"),
        )
        for path, source in _sources(answers.language, values)
    ]


def _sources(language: str, values: dict[str, object]) -> Iterator[tuple[str, Path]]:
    """Yield where each file belongs in an edition, and where its text lies."""
    common = _TEXTS / "common"
    for source in sorted(common.rglob("*")):
        if source.is_file():
            path = source.relative_to(common).as_posix().removesuffix(_TEMPLATE)
            yield (f".{path.removeprefix(_DOT)}" if path.startswith(_DOT) else path), source
    preset = preset_of(language)
    base = language.partition("-")[0]
    texts = _TEXTS / base if (_TEXTS / base).is_dir() else _TEXTS / "en"
    month = f"content/{values['year']}/{values['month']}"
    for name, path in {
        "first-article.md.in": f"{month}/{preset.first_article}.md",
        "headline.md.in": f"{month}/{preset.headline}.md",
        "imprint.md.in": f"content/pages/{preset.imprint}.md",
        "guide.md.in": preset.guide,
    }.items():
        yield path, texts / name


def _values(answers: Answers, now: int) -> dict[str, object]:
    preset = preset_of(answers.language)
    moment = datetime.fromtimestamp(now, ZoneInfo(answers.timezone))
    major, minor, *_patch = __version__.split(".")
    return {
        "name": answers.name,
        "language": answers.language,
        "timezone": answers.timezone,
        "url": answers.url,
        "sections": answers.sections,
        "front": usual_front([{"slug": slug} for _name, slug in answers.sections]),
        "since": f"{moment:%Y-%m}",
        "colour": answers.colour,
        "preset": preset,
        "imprint": preset.imprint,
        "date": f"{moment:%Y-%m-%d %H:%M}",
        "day": f"{moment:%Y-%m-%d}",
        "year": f"{moment:%Y}",
        "month": f"{moment:%m}",
        "version": __version__,
        "next_version": f"{major}.{int(minor) + 1}",
        "contract": CONTRACT,
    }


def _filled(source: Path, values: dict[str, object]) -> bytes:
    if source.suffix != _TEMPLATE:
        return source.read_bytes()
    text = source.read_text(encoding="utf-8")
    words = translations(str(values["language"])).gettext
    return _environment().from_string(text).render(values, _=words).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        block_start_string="[%",
        block_end_string="%]",
        variable_start_string="[[",
        variable_end_string="]]",
        comment_start_string="[#",
        comment_end_string="#]",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,  # Python, YAML and Markdown; `literal` and `line` keep values in place
    )
    # A literal of JSON is one of Python as well, whatever quotes are in the name.
    environment.filters["literal"] = lambda value: json.dumps(value, ensure_ascii=False)
    environment.filters["line"] = lambda value: " ".join(str(value).split())
    return environment
