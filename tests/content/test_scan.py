"""What lies in content/, and how it differs from what is known of it."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.content.scan import Difference, SourceFile, compare, is_content, look_at, walk

names = st.text(st.sampled_from("ab-/.ế0"), min_size=1, max_size=6)
listings = st.dictionaries(names, st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=12)


@pytest.fixture
def content(tmp_path):
    return tmp_path


def write(content, *paths):
    for path in paths:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(path, encoding="utf-8")


def paths_of(content):
    return [path for batch in walk(content) for path, *_status in batch]


def files(listing):
    """Return a listing's files in the byte order of their paths."""
    return [
        SourceFile(path, *listing[path]) for path in sorted(listing, key=lambda path: path.encode())
    ]


def test_files_come_in_the_byte_order_of_their_paths(content):
    write(content, "b.md", "a/z.md", "a.md", "a-b.md", "a/b/c.md", "Z.md", "đê.md", "2019/03/x.md")

    found = paths_of(content)

    assert found == sorted(found, key=lambda path: path.encode())
    assert set(found) == {
        *("b.md", "a/z.md", "a.md", "a-b.md", "a/b/c.md", "Z.md", "đê.md", "2019/03/x.md")
    }


def test_a_file_is_known_by_size_and_time(content):
    write(content, "a.md")
    os.utime(content / "a.md", ns=(0, 1_552_282_000_123_456_789))

    assert list(walk(content)) == [[SourceFile("a.md", 4, 1_552_282_000_123_456_789)]]


def test_hidden_files_and_backups_are_passed_over(content):
    write(content, ".git/config", ".a.md.swp", "a.md~", "2019/.DS_Store", "a.md")

    assert paths_of(content) == ["a.md"]
    assert [is_content(path) for path in (".git/config", "2019/.DS_Store", "a.md~")] == [False] * 3
    assert is_content("2019/03/a.md")


def test_links_are_passed_over_for_they_may_lead_outside(content, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    write(outside, "secret.md")
    (content / "secret.md").symlink_to(outside / "secret.md")
    (content / "folder").symlink_to(outside)

    assert paths_of(content) == []
    assert look_at(content, ["secret.md"]) == Difference((), ())


def test_a_watched_file_is_looked_at_alone(content):
    write(content, "a.md", "b.md")

    difference = look_at(content, ["gone.md", "b.md", "b.md"])

    assert [file.path for file in difference.suspects] == ["b.md"]
    assert difference.removed == ("gone.md",)


def test_a_folder_is_no_file(content):
    (content / "2019.md").mkdir()

    assert look_at(content, ["2019.md"]) == Difference((), ())
    assert paths_of(content) == []


@given(listings, listings, st.integers(1, 4))
def test_comparing_streams_equals_comparing_sets(found, known, batch):
    here, there = files(found), files(known)
    batches = [here[start : start + batch] for start in range(0, len(here), batch)]

    difference = compare(batches, iter(there))

    assert set(difference.suspects) == set(here) - set(there)
    assert set(difference.removed) == set(known) - set(found)
    assert list(difference.suspects) == [file for file in here if file in difference.suspects]
