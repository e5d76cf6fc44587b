"""Which files one scraped page becomes, and where in content/ each of them lies."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsroom.importing.markdown_file import article_file, headline_file
from newsroom.importing.scraped_page import ScrapedPage
from newsroom.language.messages import Message
from newsroom.language.messages import message as _
from newsroom.language.slugs import slugify

DRAFTS = "drafts"
"""The folder, relative to content/, of imported files that wait for a date."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the page itself does not say, as front matter has it; an empty date is not known.

    `section` is the declared name; `date` is the article's and `undated` that of the headlines
    without a stamp. `language` is the edition's, by whose rules files are named.
    """

    section: str
    language: str
    date: str
    undated: str


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """One file to be: `path` is relative to content/, `kind` says to journalists what it is.

    `as_headline` is the text of the headline item of the same title and date, which for a
    headline item is its own.
    """

    path: str
    kind: Message
    text: str
    as_headline: str

    @property
    def is_headline(self) -> bool:
        """Whether it is a headline item."""
        return self.text == self.as_headline


def files_of(page: ScrapedPage, terms: Terms) -> Iterator[ImportedFile]:
    """Yield the article of a page, then its stamped headlines, then the others, in its order."""
    yield ImportedFile(
        path=_path(page.title, terms.date, terms.language),
        kind=_("article") if terms.date else _("article, a draft until you write its “Date:”"),
        text=article_file(page, date=terms.date, section=terms.section),
        as_headline=headline_file(page.title, date=terms.date, section=terms.section),
    )
    for headline in page.same_section:
        yield _headline(headline.title, headline.moment.stamp.replace("T", " "), terms)
    for title in page.by_day:
        yield _headline(title, terms.undated, terms)


def _headline(title: str, date: str, terms: Terms) -> ImportedFile:
    text = headline_file(title, date=date, section=terms.section)
    return ImportedFile(
        path=_path(title, date, terms.language),
        kind=_("headline item")
        if date
        else _("headline item, a draft until you write its “Date:”"),
        text=text,
        as_headline=text,
    )


def _path(title: str, date: str, language: str) -> str:
    """Return `2019/03/2019-03-11-slug.md`, or as much of it as the date's precision gives."""
    if not date:
        return f"{DRAFTS}/{slugify(title, language)}.md"
    return f"{date[:7].replace('-', '/')}/{date[:10]}-{slugify(title, language)}.md"
