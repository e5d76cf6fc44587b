"""The questions of `newsroom init`: what was not given on the command line, with suggestions."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newsroom.interview import AnswerError, Interview
from newsroom.language.messages import message as _
from newsroom.language.tags import canonical_tag
from newsroom.settings.addresses import problems_of_addresses
from newsroom.settings.look import is_colour
from newsroom.settings.places import is_address
from newsroom.starting.answers import (
    DEFAULT_COLOUR,
    Answers,
    is_zone,
    name_from,
    sections_from,
    suggested_address,
    suggested_language,
    suggested_zone,
)
from newsroom.starting.presets import preset_of


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line has answered already; empty for what it has not."""

    name: str
    language: str
    timezone: str
    url: str
    sections: str
    colour: str


def answers_to(given: Given, folder: Path, *, asks: bool) -> Answers:
    """Return what an edition in `folder` is begun with; ask for the rest if `asks`.

    From the question for the language on, all is asked in that language. AnswerError says what is
    wrong with an answer that the command line gave.
    """
    ask = Interview(asks, given.language or suggested_language())
    language = ask(
        _("Language of the edition (vi, en, fr …)"), given.language, suggested_language(), _language
    )
    ask.language = language
    return Answers(
        language=language,
        name=ask(_("Name of the newspaper"), given.name, name_from(folder), _some_text),
        timezone=ask(_("Time zone"), given.timezone, suggested_zone(language), _zone),
        url=ask(
            _("Address at which readers find it"), given.url, suggested_address(folder), _address
        ),
        sections=sections_from(
            ask(
                _("Sections, parted by commas"),
                given.sections,
                ", ".join(preset_of(language).sections),
                partial(_sections, language),
            ).split(","),
            language,
        ),
        colour=ask(_("Colour of the newspaper"), given.colour, DEFAULT_COLOUR, _colour),
    )


def _some_text(answer: str) -> str:
    if not answer.strip():
        raise AnswerError(_("A newspaper needs a name."))
    return " ".join(answer.split())


def _language(answer: str) -> str:
    tag = canonical_tag(answer)
    if not tag:
        raise AnswerError(
            _("“{answer}” is no tag of a language; write one such as vi, en or fr-CA.").format(
                answer=answer
            )
        )
    return tag


def _zone(answer: str) -> str:
    if not is_zone(answer):
        raise AnswerError(
            _("“{answer}” is no time zone; write one such as Asia/Ho_Chi_Minh.").format(
                answer=answer
            )
        )
    return answer


def _address(answer: str) -> str:
    if not is_address(answer):
        raise AnswerError(
            _("“{answer}” is no address; write one such as https://news.example.").format(
                answer=answer
            )
        )
    return answer.rstrip("/")


def _sections(language: str, answer: str) -> str:
    sections = sections_from(answer.split(","), language)
    if not sections:
        raise AnswerError(_("A newspaper needs a section: write names parted by commas."))
    folders = preset_of(language).folders
    for name, slug in sections:
        declared = {**folders, "SECTIONS": [{"name": name, "slug": slug}], "DEFAULT_LANG": language}
        if any(problems_of_addresses(declared, prefixes=())):
            raise AnswerError(
                _("“{name}” cannot be a section: its address /{slug}/ is taken or a year.").format(
                    name=name, slug=slug
                )
            )
    return answer


def _colour(answer: str) -> str:
    if not is_colour(answer):
        raise AnswerError(
            _("“{answer}” is no colour; write one such as #a3131c.").format(answer=answer)
        )
    return answer
