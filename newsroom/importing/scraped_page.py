"""An article page of the old website, scraped as text: what its lines mean.

The layout, a line each, empty lines passed over:

    title
    caption of the picture          (absent where the page had no picture)
    paragraph …
    byline
    Tin cùng chuyên mục
    - headline 11.03.2019 | 20:23 PM
    Xem tin theo ngày
    - headline
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsroom.content.rejection import Rejection
from newsroom.importing.stamps import read_stamp, split_stamp
from newsroom.language.dates.moment import Moment
from newsroom.language.normalisation import normalise

# The old website's own words: what is recognised, and no interface text of ours.
SAME_SECTION = "Tin cùng chuyên mục"
BY_DAY = "Xem tin theo ngày"

LONGEST_CAPTION = 200
"""Characters. A longer second line is a paragraph, and the page had no picture."""

_LONGEST_BYLINE = 80
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";")
# Control characters and Unicode's line separators are a scraper's debris, and Python-Markdown
# keeps two of them for marks of its own.
_BLANK = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_BULLET = re.compile(r"[-–•] +(?P<text>.*[^\W_].*)")


class _Line(NamedTuple):
    """A line that is not empty, and its number in the file, from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Headline:
    """A stamped headline of the same section; its moment is to the minute."""

    title: str
    moment: Moment


@dataclass(frozen=True, slots=True)
class ScrapedPage:
    """One page taken apart; `caption` is empty where the page had no picture."""

    title: str
    caption: str
    paragraphs: tuple[str, ...]
    byline: str
    same_section: tuple[Headline, ...]
    by_day: tuple[str, ...]


def read_scraped_page(path: str, text: str) -> ScrapedPage | tuple[Rejection, ...]:
    """Return the page that `text` holds, or everything that keeps it from being one, by line.

    `path` is only named in the rejections. Lines come out in NFC, each run of blanks as one space.
    """
    lines = tuple(_lines(text))
    headings = {line.text.rstrip(":").casefold(): place for place, line in enumerate(lines)}
    same_section = headings.get(SAME_SECTION.casefold())
    by_day = headings.get(BY_DAY.casefold())
    if same_section is None or by_day is None or by_day < same_section:
        missing = SAME_SECTION if same_section is None else BY_DAY
        return (_no_such_layout(path, missing, after=lines[-1].number if lines else 0),)
    reading = _Reading(path)
    page = reading.page(lines[:same_section], lines[same_section + 1 : by_day], lines[by_day + 1 :])
    return tuple(sorted(reading.rejections)) or page


def _lines(text: str) -> Iterator[_Line]:
    unbroken = normalise(text).replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(unbroken.split("\n"), start=1):
        if stripped := _BLANK.sub(" ", line).strip():
            yield _Line(number, stripped)


def _no_such_layout(path: str, missing: str, *, after: int) -> Rejection:
    return Rejection.of(
        path,
        after,
        "no-scraped-page",
        heading=missing,
        same_section=SAME_SECTION,
        by_day=BY_DAY,
    )


class _Reading:
    """One page being read part by part: takes each, and collects what is wrong with it."""

    def __init__(self, path: str) -> None:
        self._path = path
        self.rejections: list[Rejection] = []

    def page(
        self,
        article: tuple[_Line, ...],
        same_section: tuple[_Line, ...],
        by_day: tuple[_Line, ...],
    ) -> ScrapedPage:
        """Return the page; meaningless if there are rejections afterwards."""
        title, caption, paragraphs, byline = self._article(article)
        return ScrapedPage(
            title=title,
            caption=caption,
            paragraphs=paragraphs,
            byline=byline,
            same_section=tuple(filter(None, map(self._stamped, same_section))),
            by_day=tuple(filter(None, map(self._unstamped, by_day))),
        )

    def _reject(self, line: int, code: str, **values: object) -> None:
        self.rejections.append(Rejection.of(self._path, line, code, **values))

    def _article(self, lines: tuple[_Line, ...]) -> tuple[str, str, tuple[str, ...], str]:
        if len(lines) < 3:
            self._reject(
                lines[-1].number if lines else 1,
                "no-article",
                heading=SAME_SECTION,
            )
            return "", "", (), ""
        title, *middle, byline = lines
        if not _is_byline(byline.text):
            self._reject(
                byline.number,
                "no-byline",
                heading=SAME_SECTION,
            )
        # The only line of text cannot be a caption: then there would be no article under it.
        has_caption = len(middle) > 1 and len(middle[0].text) <= LONGEST_CAPTION
        caption = middle.pop(0).text if has_caption else ""
        return title.text, caption, tuple(line.text for line in middle), byline.text

    def _headline(self, line: _Line) -> str:
        match = _BULLET.fullmatch(line.text)
        if match:
            return match["text"]
        self._reject(line.number, "no-headline")
        return ""

    def _stamped(self, line: _Line) -> Headline | None:
        written = self._headline(line)
        if not written:
            return None
        parts = split_stamp(written)
        if parts is None:
            self._reject(line.number, "no-stamp", heading=BY_DAY)
            return None
        title, stamp = parts
        moment = read_stamp(stamp)
        if moment is None:
            self._reject(line.number, "impossible-stamp", stamp=stamp)
            return None
        return Headline(title, moment)

    def _unstamped(self, line: _Line) -> str:
        title = self._headline(line)
        if title and split_stamp(title):
            self._reject(
                line.number, "stamp-out-of-place", heading=BY_DAY, same_section=SAME_SECTION
            )
        return title


def _is_byline(text: str) -> bool:
    """Return whether a line can be names: short, and no sentence (but initials, `P.V.`, may be)."""
    is_sentence = text.endswith(_SENTENCE_ENDS) and " " in text
    return len(text) <= _LONGEST_BYLINE and not is_sentence and any(map(str.isalpha, text))
