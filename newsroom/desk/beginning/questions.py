"""The questions of `newsroom new`: what the command line and the template do not say."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from newsroom.content.fields.section_field import sections_by_name
from newsroom.desk.beginning.filling import given_in
from newsroom.desk.beginning.new_article import Beginning
from newsroom.edition import Edition
from newsroom.interview import AnswerError, Interview
from newsroom.language.dates.moment import read_moment
from newsroom.language.folding import fold
from newsroom.language.messages import Message
from newsroom.language.messages import message as _


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line has answered already; empty for what it has not."""

    title: str = ""
    section: str = ""
    byline: str = ""
    date: str = ""
    lead: str = ""
    source: str = ""
    language: str = ""
    alt: str = ""
    pictures: str = ""


def beginning_of(
    given: Given, template: str, edition: Edition, *, today: str, asks: bool
) -> Beginning:
    """Return what a new article is begun with; ask for the rest if `asks`.

    Only what the template leaves open is asked. `today` is the date where none is given.
    AnswerError says what is wrong with an answer that the command line gave, or what is missing.
    """
    has, ask = given_in(template), Interview(asks, edition.language)
    language = _language(edition, given.language) if given.language else edition.language
    waits_for_source = "\nsource:" in f"\n{template.lower()}" and "source" not in has

    def unless(known: bool, question: Message, written: str, check: Callable[[str], str]) -> str:
        return written if known else ask(question, written, "", check)

    return Beginning(
        title=ask(_("Title"), given.title, has.get("title", ""), _title),
        section=has["category"]
        if "category" in has
        else ask(
            _section_question(edition, language),
            given.section,
            edition.sections[0].name(language),
            partial(_section, edition, language),
        ),
        byline=unless("author" in has, _("Byline"), given.byline, _one_line),
        date=_date(edition, given.date) if given.date else today,
        lead=_one_line(given.lead),
        source=unless(not waits_for_source, _("Address of its source"), given.source, _one_line),
        language=language,
        alt=unless(
            "{alt}" not in template,
            _("What is to be seen on the pictures, for those who cannot see them"),
            given.alt,
            _one_line,
        ),
        pictures=given.pictures,
    )


def _section_question(edition: Edition, language: str) -> Message:
    names = (section.name(language) for section in edition.sections)
    numbered = ", ".join(f"{number} {name}" for number, name in enumerate(names, 1))
    return _("Section, by name or number ({sections})").format(sections=numbered)


def correction_of(given: str, edition: Edition, *, asks: bool) -> str:
    """Return what is right, in a sentence: given, or asked for; AnswerError if there is nothing."""
    ask = Interview(asks, edition.language)
    return ask(_("What is right"), given, "", _correction)


def article_to_correct(given: str, edition: Edition, *, asks: bool) -> str:
    """Return the path or address of a published article: given, or asked for; AnswerError if none.

    Whether there is such an article is for `published_file` to say.
    """
    ask = Interview(asks, edition.language)
    return ask(_("Address of the article, or its file"), given, "", _article)


def _one_line(answer: str) -> str:
    return " ".join(answer.split())


def _title(answer: str) -> str:
    if not answer.strip():
        raise AnswerError(_("An article needs a title: give it with --title."))
    return _one_line(answer)


def _correction(answer: str) -> str:
    if not answer.strip():
        raise AnswerError(_("A correction says what is right: give it with --text."))
    return _one_line(answer)


def _article(answer: str) -> str:
    if not answer.strip():
        raise AnswerError(_("Say which article is corrected: its address or its file, with --of."))
    return answer.strip()


def _section(edition: Edition, language: str, answer: str) -> str:
    """Return the name in `language` of the section that is meant by a name, slug or number."""
    sections = edition.sections
    if answer.isdecimal() and 1 <= int(answer) <= len(sections):
        return sections[int(answer) - 1].name(language)
    if section := sections_by_name(edition).get(fold(answer)):
        return section.name(language)
    raise AnswerError(
        _("There is no section “{section}”; there are {sections}.").format(
            section=answer, sections=", ".join(one.name(language) for one in sections)
        )
    )


def _date(edition: Edition, answer: str) -> str:
    if read_moment(answer, edition.zone) is None:
        raise AnswerError(
            _("“{answer}” is no date; write one such as 2026-12-01 06:00.").format(answer=answer)
        )
    return answer.strip()


def _language(edition: Edition, answer: str) -> str:
    if language := edition.language_named(answer):
        return language
    raise AnswerError(
        _("The edition has no language “{answer}”; it has {languages}.").format(
            answer=answer, languages=", ".join(edition.languages)
        )
    )
