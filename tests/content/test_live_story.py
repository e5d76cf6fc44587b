"""Live stories as their files tell them: which entries they have, and which times are wrong."""

import pytest

from newsroom.content.article import Article
from newsroom.content.live_story import public_body, public_texts
from newsroom.content.rejection import Rejection

HEAD = "Title: Bão số 9\nDate: {date}\nCategory: Kinh tế\nLive: {live}\n\n"
MIDNIGHT = 1_774_458_000  # 2026-03-26 00:00 in Vietnam
HOUR = 3600


def story(read_file, body, live="yes", date="2026-03-26 14:00"):
    record = read_file(HEAD.format(date=date, live=live) + body)
    assert isinstance(record, Article), record
    return record.live_story


HEADINGS = {
    "a clock": ("## 14:32 Mất điện", ("2026-03-26T14:32", "Mất điện")),
    "no space, a dash": ("##14:32 – Mất điện", ("2026-03-26T14:32", "Mất điện")),
    "as Vietnamese write it": ("## 14h32: Mất điện", ("2026-03-26T14:32", "Mất điện")),
    "giờ": ("## 14 giờ 32 Mất điện", ("2026-03-26T14:32", "Mất điện")),
    "another day": ("## 2026-03-27 9:05 Mất điện", ("2026-03-27T09:05", "Mất điện")),
    "no title": ("## 14:32", ("2026-03-26T14:32", "")),
    "another level": ("# 14:32 Mất điện #", ("2026-03-26T14:32", "Mất điện")),
    "a line below": ("14:32 Mất điện\n-----", ("2026-03-26T14:32", "Mất điện")),
    "bold, as a phone pastes it": ("### 14:32 **Mất điện**", ("2026-03-26T14:32", "Mất điện")),
}


@pytest.mark.parametrize(("heading", "entry"), HEADINGS.values(), ids=HEADINGS)
def test_an_entry_begins_with_its_time(read_file, heading, entry):
    found = story(read_file, f"Mở đầu.\n\n{heading}\nĐoạn.").entries

    assert [(one.stamp, one.title.replace("\xa0", " ")) for one in found] == [entry]


@pytest.mark.parametrize(
    "body", ["## Năm điều cần biết\n\nĐoạn.", "```\n## 14:32 x\n```", "<!--\n## 14:32 x\n-->"]
)
def test_other_headings_above_the_entries_and_what_is_no_text_are_none(read_file, body):
    assert story(read_file, body).entries == ()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)], ids=["going on", "newest above"])
def test_entries_are_newest_first_whichever_way_the_file_goes(read_file, order):
    texts = ["## 14:05 Một\n", "## 14:32 Hai\n", "## 14:32 Ba\n"]
    found = story(read_file, "\n".join(texts[place] for place in order)).entries

    assert [(one.title, one.anchor) for one in found] == [
        ("Ba", "e-20260326-1432-2"),
        ("Hai", "e-20260326-1432"),
        ("Một", "e-20260326-1405"),
    ]


LIVE = {
    "yes": ("yes", 26 * HOUR, ""),  # twelve hours after the newest entry
    "có": ("có", 26 * HOUR, ""),
    "until": ("until 2026-03-26 22:00", 22 * HOUR, "2026-03-26T22:00"),
    "đến": ("đến 22:00", 22 * HOUR, "2026-03-26T22:00"),
    "jusqu'au": ("jusqu’au 2026-03-27", 48 * HOUR - 60, "2026-03-27T23:59"),
    "a date alone": ("2026-03-26 22:00", 22 * HOUR, "2026-03-26T22:00"),
    "ended": ("ended", 0, ""),
    "đã kết thúc": ("đã kết thúc", 0, ""),
}


@pytest.mark.parametrize(("live", "until", "end"), LIVE.values(), ids=LIVE)
def test_it_goes_on_for_as_long_as_its_field_says(read_file, live, until, end):
    found = story(read_file, "## 14:00 Một", live=live)

    assert (found.until and found.until - MIDNIGHT, found.end) == (until, end)


WRONG = {
    "no such time": ("## 25:70 x", "yes", "entry-without-time", 6),
    "an hour alone": ("Đoạn.\n\n## 14h x", "yes", "entry-without-time", 8),
    "a day that none can tell": ("## 26/3 14:32 x", "yes", "entry-without-time", 6),
    "no time": ("## 14:32 x\n\n## Tin thêm", "yes", "entry-without-time", 8),
    "before the story": ("## 00:15 x", "yes", "entry-before-story", 6),
    "a word": ("## 14:32 x", "mãi mãi", "unreadable-live", 4),
    "an end before the beginning": ("## 14:32 x", "until 2026-03-25", "live-ends-too-early", 4),
}


@pytest.mark.parametrize(("body", "live", "code", "line"), WRONG.values(), ids=WRONG)
def test_a_wrong_time_is_told_with_its_line(read_file, body, live, code, line):
    (found,) = read_file(HEAD.format(date="2026-03-26 14:00", live=live) + body)

    assert isinstance(found, Rejection)
    assert (found.code, found.line) == (code, line)


def test_a_story_of_no_day_must_tell_the_days_of_its_entries(read_file):
    (found,) = read_file(HEAD.format(date="2026-03", live="yes") + "## 14:32 x")
    assert found.code == "entry-without-day"
    (found,) = read_file(HEAD.format(date="hôm qua", live="yes") + "## 14:32 x")
    assert found.code == "unreadable-date"

    assert story(read_file, "## 2026-03-26 14:32 x", date="2026-03").entries


def test_only_what_has_come_is_public_with_the_links_that_it_needs(read_file):
    body = (
        "Mở đầu [a].\n\n## 15:00 Sau\nBí mật.\n\n[a]: https://a.vn\n\n"
        "## 14:00 Trước\nXem [b].\n\n[b]: https://b.vn\n"
    )
    found = story(read_file, body).settled(MIDNIGHT + 14 * HOUR, MIDNIGHT)

    assert found.is_live
    assert [entry.title for entry in found.public] == ["Trước"]
    assert "Bí mật" not in public_body(body, found)
    assert public_texts(body, found) == [
        "Mở đầu [a].\n\n\n",
        "\nXem [b].\n\n[b]: https://b.vn\n\n",
    ]
    later = found.settled(MIDNIGHT + 30 * HOUR, MIDNIGHT)
    assert (later.is_live, len(later.public)) == (False, 2)
    assert "[a]: https://a.vn" in public_texts(body, later)[0]
