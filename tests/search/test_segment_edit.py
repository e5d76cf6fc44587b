"""Editing a segment ends with the files of one that is made anew, whatever has changed in it."""

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.search.deflation import inflate
from newsroom.search.directory import SegmentEntry
from newsroom.search.documents import CHUNK, Document
from newsroom.search.indexed_items import IndexedItem, Text, packed_items, unpacked_items
from newsroom.search.keys import label_key
from newsroom.search.postings import KINDS, packings, postings_in
from newsroom.search.segment_edit import EditedSegment, NotEditableError, SegmentEdit
from newsroom.search.segment_index import PackedSegment, SegmentIndex, packed_segment
from newsroom.search.segments import Segment

WORDS = ["lúa", "lua", "đồng", "dong", "Thái", "Bình", "thái", "2019", "C++", "1.200.000", "vụ"]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
TEXTS = st.builds(
    Text,
    SENTENCES,
    st.just("") | SENTENCES,
    st.lists(SENTENCES, max_size=3),
    st.sampled_from(["kinh-te", "xa-hoi"]).map(lambda slug: [label_key("section", slug)]),
)
ITEMS = st.lists(TEXTS, min_size=1, max_size=CHUNK + 3)


def document(text: Text) -> Document:
    return Document(text.title, "/a/", "11/3/2019", "2019-03-11T08:00", "", text.lead, "")


def anew(texts: list[Text]) -> tuple[PackedSegment, SegmentEntry]:
    """Return the segment of these items, made at once, and its entry."""
    index = SegmentIndex(0)
    for text in texts:
        index.add(IndexedItem("a.md", 0, text), document(text))
    stretch = index.gathered()
    runs = {"w": stretch.words, "p": stretch.pairs}
    shards: dict[str, dict[int, bytes]] = {
        kind: {n: data for one in packings([run], KINDS[kind]) for n, data in one.shards().items()}
        for kind, run in runs.items()
    }
    packed = packed_segment([stretch], shards)
    postings = postings_in([stretch.words]), postings_in([stretch.pairs])
    segment = Segment("2019", "2019", "2019~")
    many = len(shards["w"]), len(shards["p"])
    return packed, SegmentEntry(segment, "", "", *many, packed.years, postings)


def edit_of(texts: list[Text]) -> SegmentEdit:
    packed, entry = anew(texts)
    return SegmentEdit(entry, packed.files.get, packed.spellings, is_cut=False)


def expect(done: EditedSegment, before: list[Text], after: list[Text]) -> None:
    wanted, entry = anew(after)
    assert anew(before)[0].files | done.files == wanted.files
    assert done.postings == entry.postings
    assert done.spellings == dict(wanted.spellings)


@given(ITEMS, st.data())
def test_items_with_other_texts_at_their_places(texts: list[Text], data: st.DataObject) -> None:
    numbers = st.integers(0, len(texts) - 1)
    changed = data.draw(st.dictionaries(numbers, TEXTS, max_size=3))
    after = [changed.get(number, text) for number, text in enumerate(texts)]

    done = edit_of(texts).edited(
        {number: texts[number] for number in changed},
        changed,
        {number: document(text) for number, text in changed.items()},
    )

    expect(done, texts, after)


@given(ITEMS, st.data())
def test_items_that_come_and_go(texts: list[Text], data: st.DataObject) -> None:
    stays = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    kept = [number for number, does in enumerate(stays) if does]
    now: list[int | Text] = [*kept]
    for text in data.draw(st.lists(TEXTS, min_size=0 if kept else 1, max_size=3)):
        now.insert(data.draw(st.integers(0, len(now))), text)
    numbers = [now.index(number) if number in kept else None for number in range(len(texts))]
    new = {number: one for number, one in enumerate(now) if not isinstance(one, int)}

    done = edit_of(texts).renumbered(
        numbers,
        {number: text for number, text in enumerate(texts) if numbers[number] is None},
        new,
        {number: document(text) for number, text in new.items()},
    )

    after = [texts[one] if isinstance(one, int) else one for one in now]
    wanted, entry = anew(after)
    assert done == EditedSegment(wanted.files, entry.postings, dict(wanted.spellings))


def test_a_corrected_word_touches_the_shards_of_what_it_was_and_is_alone() -> None:
    words = [f"từ{n}" for n in range(14_000)]
    texts = [Text("Bài", "", [" ".join(words[n : n + 100])], []) for n in range(0, 14_000, 100)]
    files = anew(texts)[0].files
    after = texts[6]._replace(blocks=[texts[6].blocks[0].replace("từ666", "từ6")])

    done = edit_of(texts).edited({6: texts[6]}, {6: after}, {})

    pairs = [[name for name in some if name.startswith("p")] for some in (files, done.files)]
    assert len(pairs[0]) == 8
    assert 1 <= len(pairs[1]) <= 4  # two pairs that were there, two that are


def test_where_there_are_more_shards_now_or_a_file_is_lost_the_segment_is_made_anew() -> None:
    texts = [Text("Bài", "", [], [])]
    long = Text("Bài", "", [" ".join(f"w{n}" for n in range(9_000))], [])
    lost = edit_of(texts)
    lost = SegmentEdit(lost.entry, lambda name: None, lost.spellings, lost.is_cut)

    with pytest.raises(NotEditableError):
        edit_of(texts).edited({0: texts[0]}, {0: long}, {})
    with pytest.raises(NotEditableError):
        lost.edited({0: texts[0]}, {0: texts[0]._replace(title="Khác")}, {})
    with pytest.raises(NotEditableError):
        edit_of(texts).edited({0: texts[0]}, {0: texts[0]._replace(title="")}, {})


def test_items_are_kept_as_they_were() -> None:
    items = [IndexedItem("2019/a.md", 2**95 + 1, Text("Đồng", "", ["một", "hai"], ["section:x"]))]

    assert unpacked_items(packed_items(items)) == items
    with pytest.raises(zlib.error):
        unpacked_items(packed_items(items)[:-9])
    assert json.loads(inflate(anew([items[0].text])[0].files["d0.bin"]))[0][0] == "Đồng"
