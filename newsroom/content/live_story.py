"""A live story: one text in entries, each under a heading that begins with its time.

What stands above the first entry is the story in short, and stays on top. The record of a story
tells what of it has which time; which entries readers see is for the clock to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsroom.content.markdown.definitions import DEFINITION, label_of, labels_used_in
from newsroom.content.markdown.masking import masked
from newsroom.language.patterns import lazy_pattern

_CLOCK = r"(?P<hour>\d{1,2})[ ]?(?::|h|g|giờ[ ]?)(?P<minute>\d{2})(?!\d)"
_STAMP = lazy_pattern(
    rf"(?:(?P<day>\d{{4}}-\d{{2}}-\d{{2}})(?:[ ]+|T))?{_CLOCK}[ ]*[-–—:|,.]*[ ]*(?P<title>.*)",
    re.ASCII | re.IGNORECASE,
)
# A heading of any level, or a line with a line of marks below it.
_HEADING = lazy_pattern(
    r"^(?P<marks>#{1,6})(?P<words>[^\n]*)$|^(?P<above>\d[^\n]*)\n(?:=+|-+)[ \t]*$", re.MULTILINE
)
# What nobody writes but for a time: `14h`, `26/11 14:32`.
_LIKE_A_TIME = lazy_pattern(r"\d{1,2}[ ]?(?:[:./-]?\d{1,2}\b|[hg]\b|giờ\b)|\d{4}-\d", re.ASCII)
_LEVEL = 2  # of the headings of entries; deeper ones without a time stand within an entry
_EMPHASIS = lazy_pattern(r"(\*\*|__|\*|_)(.+)\1")


class Entry(NamedTuple):
    """An entry as the record has it: its time, what it is called, and which of the text's it is.

    `stamp` is in the newspaper's zone, `instant` the same in seconds since 1970 UTC. `place` is
    its number in the file. `anchor` is its place on the page: made of its time, so that a title
    may be put right later.
    """

    stamp: str
    instant: int
    title: str
    anchor: str
    place: int


class Later(NamedTuple):
    """A file that is named by entries alone: nothing of it is public before `instant`."""

    target: str
    instant: int


class Change(NamedTuple):
    """What happens to a story by itself: an entry of this title appears, or the story ends."""

    instant: int
    is_end: bool
    title: str


@dataclass(frozen=True, slots=True)
class LiveStory:
    """What an article is as a live story: nothing, for most.

    `until` is when it ends, in seconds since 1970 UTC, 0 for one that is over; `end` is the stamp
    of it, if the newsroom has announced it. `entries` are all, newest first. `shown` and `is_live`
    are settled by the catalogue as time goes by: the instant of the newest entry that is public,
    and whether the story goes on.
    """

    until: int = 0
    end: str = ""
    entries: tuple[Entry, ...] = ()
    later: tuple[Later, ...] = ()
    shown: int = 0
    is_live: bool = False

    @property
    def is_story(self) -> bool:
        """Whether the article is a live story at all, going on or over."""
        return bool(self.entries) or self.until > 0

    @property
    def public(self) -> tuple[Entry, ...]:
        """The entries whose time has come, newest first."""
        return tuple(entry for entry in self.entries if entry.instant <= self.shown)

    @property
    def changes(self) -> tuple["Change", ...]:
        """What happens to it by itself, and when."""
        ends = (Change(self.until, True, ""),) if self.until else ()
        return (*(Change(one.instant, False, one.title) for one in self.entries), *ends)

    def settled(self, now: int, appears: int) -> "LiveStory":
        """Return the story as readers have it at `now`; its article appears at `appears`."""
        shown = max((one.instant for one in self.entries if one.instant <= now), default=0)
        return replace(self, shown=shown, is_live=appears <= now < self.until)

    def with_all_entries(self, now: int) -> "LiveStory":
        """Return the story as if the time of every entry had come by `now`, for previews."""
        return replace(
            self,
            entries=tuple(one._replace(instant=min(one.instant, now)) for one in self.entries),
            later=tuple(one._replace(instant=min(one.instant, now)) for one in self.later),
        )


NO_LIVE_STORY = LiveStory()
"""What most articles are as one."""


class WrittenEntry(NamedTuple):
    """An entry as the file has it: its line in the body, its heading's words, and its text.

    `day` and `clock` (`14:32`) are empty where the heading says none; `title` is what is left.
    """

    line: int
    words: str
    day: str
    clock: str
    title: str
    text: str


class Parts(NamedTuple):
    """A body in parts: the text above the first entry, and the entries in the file's order."""

    intro: str
    entries: tuple[WrittenEntry, ...]


def parts_of(body: str) -> Parts:
    """Return a body divided at the headings that begin with a time.

    Behind the first of them, a heading of the same level without a time is an entry without one:
    its text must not slip into another's.
    """
    found = list(_headings(body))
    edges = [start for start, *_rest in found] + [len(body)]
    entries = [
        _entry(body, start, words, body[end:edge])
        for (start, end, words), edge in zip(found, edges[1:], strict=True)
    ]
    return Parts(body[: edges[0]], tuple(entries))


def _headings(body: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and words of each heading that begins an entry."""
    has_begun = False
    for match in _HEADING.finditer(masked(body)):
        group = "words" if match["marks"] else "above"
        words = body[match.start(group) : match.end(group)].strip(" \t#")
        is_timed = _STAMP.match(words) is not None
        is_level = match["marks"] is not None and len(match["marks"]) <= _LEVEL
        if is_timed or (is_level and (has_begun or _LIKE_A_TIME.match(words))):
            has_begun = True
            yield match.start(), match.end(), words


def _entry(body: str, start: int, words: str, text: str) -> WrittenEntry:
    line = body.count("\n", 0, start) + 1
    if match := _STAMP.match(words):
        title = _EMPHASIS.sub(r"\2", match["title"].strip())
        clock = f"{int(match['hour']):02}:{match['minute']}"
        return WrittenEntry(line, words, match["day"] or "", clock, title, text)
    return WrittenEntry(line, words, "", "", words, text)


def in_file_s_order(stamps: list[str]) -> list[int]:
    """Return the places of entries, given their stamps in the file's order, newest first.

    Of two in one minute the newer is the one that stands where the file's newer ones stand: below
    in a file that goes forward, above in one that goes back.
    """
    goes_forward = len(stamps) > 1 and stamps[-1] > stamps[0]
    places = range(len(stamps))
    return sorted(
        places, key=lambda place: (stamps[place], place if goes_forward else -place), reverse=True
    )


def public_body(body: str, story: LiveStory) -> str:
    """Return what of a body is public: all of it, unless entries of it are still to come."""
    if not story.entries:
        return body
    parts = parts_of(body)
    texts = [
        f"## {entry.title}\n\n{parts.entries[entry.place].text.strip()}" for entry in story.public
    ]
    return "\n\n".join([parts.intro.strip(), *texts])


def public_texts(body: str, story: LiveStory) -> list[str]:
    """Return the Markdown of a story's parts that are public: the intro, then the entries'.

    Each can be set by itself: it has the definitions of links that stand in another part.
    """
    parts = parts_of(body)
    texts = [parts.intro, *(parts.entries[entry.place].text for entry in story.public)]
    if "]:" not in body:
        return texts
    definitions = [match for text in texts for match in DEFINITION.finditer(text)]
    return [_with_definitions(text, definitions) for text in texts]


def _with_definitions(text: str, definitions: list[re.Match[str]]) -> str:
    used = labels_used_in(text)
    missing = (one[0].strip() for one in definitions if label_of(one) in used)
    return "\n".join([text, "", *(line for line in missing if line not in text)])
