"""The field that makes an article a live story, and the times of the story's entries."""

import re
from datetime import timedelta
from functools import cache

from newsroom.content.fields.field_reader import FieldReader
from newsroom.content.live_story import (
    NO_LIVE_STORY,
    Entry,
    Later,
    LiveStory,
    WrittenEntry,
    in_file_s_order,
    parts_of,
)
from newsroom.content.markdown.references import references_in
from newsroom.content.rejection import Rejection
from newsroom.language.dates.moment import Moment, Precision, read_moment
from newsroom.language.folding import fold
from newsroom.language.locales.registry import all_locales
from newsroom.language.patterns import lazy_pattern
from newsroom.language.typography.typographer import Typographer

QUIET = 12 * 3600
"""Seconds after its newest entry when a story that says no end is over: newsrooms forget to say so,
and phones would ask for ever."""

YES, ENDED, UNTIL = "yes", "ended", "until"
_WORDS = {
    **dict.fromkeys(("yes", "true", "on", "1"), YES),
    **dict.fromkeys(("no", "false", "off", "0", "ended", "over", "finished"), ENDED),
    **dict.fromkeys(("until", "till"), UNTIL),
}
_CLOCK = lazy_pattern(r"(\d{1,2})[:hg](\d{2})", re.ASCII)
_UNREADABLE = Moment("0000")


def live_story_of(
    fields_read: FieldReader, moment: Moment, instant: int, typographer: Typographer
) -> LiveStory:
    """Return what the article is as a live story; nothing for one without the field.

    `moment` and `instant` are the article's own. Every entry has a time of its own, which is
    not public before that has come; one without a time, or with a wrong one, is rejected.
    """
    written = fields_read.text("live")
    if not written:
        return NO_LIVE_STORY
    times = _Times(fields_read, moment)
    entries = times.entries(typographer)
    until, end = _end(fields_read, written, times)
    if until == 0 and not end and _word(written) == YES:
        until = max([instant, *(entry.instant for entry in entries)]) + QUIET
    elif end and until <= instant:
        fields_read.reject("live", "live-ends-too-early")
    return LiveStory(until, end, entries, _later(fields_read, entries))


@cache
def _words() -> dict[str, str]:
    translated = (locale.live_words for locale in all_locales().values())
    return {**_WORDS, **{word: one for words in translated for word, one in words.items()}}


def _word(written: str) -> str:
    return _words().get(fold(written.replace("’", "'")), "")


def _end(fields_read: FieldReader, written: str, times: "_Times") -> tuple[int, str]:
    """Return when the story ends, as second and stamp, if the field says so."""
    if _word(written) in {YES, ENDED}:
        return 0, ""
    words = written.split()
    first = next(
        (place for place in range(len(words)) if _word(" ".join(words[: place + 1])) == UNTIL), -1
    )
    date = " ".join(words[first + 1 :])
    found = times.end(date)
    if found is None:
        fields_read.reject("live", "unreadable-live", text=written)
        return 0, ""
    return found


def _later(fields_read: FieldReader, entries: tuple[Entry, ...]) -> tuple[Later, ...]:
    """Return the files that are named by entries alone, each with the first of their times."""
    parts = parts_of(fields_read.body)
    named = set(_named(fields_read, parts.intro))
    found: dict[str, int] = {}
    for entry in sorted(entries, key=lambda one: one.instant):
        for target in _named(fields_read, parts.entries[entry.place].text):
            if target not in named:
                found.setdefault(target, entry.instant)
    return tuple(Later(target, instant) for target, instant in sorted(found.items()))


def _named(fields_read: FieldReader, text: str) -> tuple[str, ...]:
    return references_in(fields_read.path, text, fields_read.files.on_disk)


class _Times:
    """Reads the times of one story. A time without a day is of the story's own day."""

    def __init__(self, fields_read: FieldReader, moment: Moment) -> None:
        self._fields_read = fields_read
        self._moment = moment
        self._zone = fields_read.edition.zone
        has_day = len(moment.stamp) >= Precision.DAY and moment.stamp[:4] != "0000"
        self._day = moment.stamp[: Precision.DAY] if has_day else ""

    def entries(self, typographer: Typographer) -> tuple[Entry, ...]:
        """Return the entries that have a time, newest first, and reject the others."""
        timed = [
            (place, *found)
            for place, one in enumerate(parts_of(self._fields_read.body).entries)
            if (found := self._time(one))
        ]
        counted: dict[str, int] = {}
        entries: list[Entry] = []
        for number in reversed(in_file_s_order([stamp for _place, _one, stamp, _ in timed])):
            place, one, stamp, instant = timed[number]
            counted[stamp] = counted.get(stamp, 0) + 1
            more = f"-{counted[stamp]}" if counted[stamp] > 1 else ""
            anchor = f"e-{stamp.replace('-', '').replace('T', '-').replace(':', '')}{more}"
            entries.append(Entry(stamp, instant, typographer.headline(one.title), anchor, place))
        return tuple(reversed(entries))

    def _time(self, entry: WrittenEntry) -> tuple[WrittenEntry, str, int] | None:
        """Return an entry with its stamp and instant; None, and a finding, if it has none."""
        day = entry.day or self._day
        if entry.clock and not day:
            if self._moment != _UNREADABLE:  # which is told already
                self._refuse(entry, "entry-without-day", clock=entry.clock)
            return None
        read = read_moment(f"{day} {entry.clock}", self._zone) if entry.clock else None
        if read is None:
            self._refuse(entry, "entry-without-time", heading=entry.words)
            return None
        stamp = read[0].stamp
        is_to_the_minute = len(self._moment.stamp) == Precision.MINUTE
        if not entry.day and is_to_the_minute and stamp < self._moment.stamp:
            after = self._next_day()
            self._refuse(entry, "entry-before-story", clock=entry.clock, day=day, after=after)
            return None
        return entry, stamp, int(read[1].timestamp())

    def _refuse(self, entry: WrittenEntry, code: str, **values: str) -> None:
        line = self._fields_read.body_line + entry.line - 1
        found = Rejection.of(self._fields_read.path, line, code, **values)
        self._fields_read.rejections.append(found)

    def _next_day(self) -> str:
        read = read_moment(self._day, self._zone)
        assert read is not None
        following = read[1].astimezone(self._zone) + timedelta(days=1)
        return following.strftime("%Y-%m-%d")

    def end(self, written: str) -> tuple[int, str] | None:
        """Return a written end as second and stamp; a day is meant with its evening."""
        if clock := _CLOCK.fullmatch(written):
            written = f"{self._day} {int(clock[1]):02}:{clock[2]}"
        read = read_moment(written, self._zone)
        if read is None or len(read[0].stamp) < Precision.DAY:
            return None
        if read[0].precision is Precision.DAY:
            read = read_moment(f"{written} 23:59", self._zone)
            assert read is not None
        return int(read[1].timestamp()), read[0].stamp
