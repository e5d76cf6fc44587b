"""What lies in content/, and how it differs from what is known of it."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.content.scan import (
    Difference,
    SourceFile,
    Walk,
    compare,
    differences,
    entry_of,
    is_content,
    look_at,
    stamp_of,
)

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
    return [path for batch in Walk(content) for path, *_status in batch]


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


def edit_in_place(file):
    with file.open("r+b") as stream:
        stream.write(b"z")


def replace_by_another(file):
    other = file.with_name("other")
    other.write_bytes(b"z" * file.stat().st_size)
    other.replace(file)


def swap_with_its_twin(file):
    file.with_name("b.md").rename(file.with_name("c"))
    file.rename(file.with_name("b.md"))
    file.with_name("c").rename(file)


@pytest.mark.parametrize("change", [edit_in_place, replace_by_another, swap_with_its_twin])
def test_a_change_that_keeps_size_and_mtime_is_seen(content, change):
    for name in ("a.md", "b.md"):
        (content / name).write_text("same")
        os.utime(content / name, ns=(0, 1_552_282_000_123_456_789))
    before = [entry for batch in Walk(content) for entry in batch]

    change(content / "a.md")
    os.utime(content / "a.md", ns=(0, 1_552_282_000_123_456_789))

    assert "a.md" in [file.path for file in differences(content, iter(before)).suspects]


def test_the_walk_has_a_file_as_a_look_at_it_has(content):
    write(content, "a.md")

    assert list(Walk(content)) == [[entry_of("a.md", (content / "a.md").stat())]]
    [looked_at] = look_at(content, ["a.md"], nothing_known).suspects
    assert [[looked_at]] == list(Walk(content))


def test_a_file_that_is_left_alone_is_no_suspect(content):
    write(content, "a.md", "2019/b.md")
    before = [entry for batch in Walk(content) for entry in batch]
    (content / "a.md").read_text()

    assert differences(content, iter(before)) == Difference((), ())
    assert before[1] == ("a.md", before[1][1], stamp_of((content / "a.md").stat()))


def test_hidden_files_and_backups_are_passed_over(content):
    write(content, ".git/config", ".a.md.swp", "a.md~", "2019/.DS_Store", "a.md")

    assert paths_of(content) == ["a.md"]
    assert [is_content(path) for path in (".git/config", "2019/.DS_Store", "a.md~")] == [False] * 3
    assert is_content("2019/03/a.md")


@pytest.mark.parametrize("name", ["link.md", "folder/link.md"])
def test_a_link_to_a_file_of_the_content_is_followed(content, name):
    write(content, "store/a.md", "folder/b.md")
    (content / name).symlink_to(content / "store/a.md")

    assert name in paths_of(content)
    [found] = look_at(content, [name], nothing_known).suspects
    assert found.stamp == stamp_of((content / "store/a.md").stat())


def test_a_link_to_a_folder_of_the_content_is_followed(content):
    write(content, "store/2019/a.md")
    (content / "link").symlink_to("store")

    assert paths_of(content) == ["link/2019/a.md", "store/2019/a.md"]
    assert [file.path for file in look_at(content, ["link"], nothing_known).suspects] == [
        "link/2019/a.md"
    ]


def lead_outside(content):
    (content.parent / "outside").mkdir()
    write(content.parent / "outside", "secret.md")
    (content / "link").symlink_to(content.parent / "outside/secret.md")


def lead_to_an_outer_folder(content):
    (content.parent / "content-2").mkdir()
    (content / "link").symlink_to(content.parent / "content-2")


def lead_nowhere(content):
    (content / "link").symlink_to("nothing")


def lead_to_itself(content):
    (content / "link").symlink_to("link")


def lead_in_a_circle(content):
    (content / "link").symlink_to(content)


def lead_to_hidden_files(content):
    write(content, ".git/config")
    (content / "link").symlink_to(".git/config")


def lead_to_a_device(content):
    (content / "link").symlink_to("/dev/zero")


@pytest.mark.parametrize(
    "lead",
    [
        *(lead_outside, lead_to_an_outer_folder, lead_nowhere, lead_to_itself),
        *(lead_in_a_circle, lead_to_hidden_files, lead_to_a_device),
    ],
)
def test_any_other_link_is_told_and_nothing_of_it_is_found(tmp_path, lead):
    content = tmp_path / "content"
    content.mkdir()
    lead(content)

    assert differences(content, iter(())) == Difference((), (), ("link",))
    assert look_at(content, ["link"], nothing_known) == Difference((), (), ("link",))


def test_links_between_folders_are_followed_once(content):
    for name in "abc":
        write(content, f"{name}/{name}.md")
        for other in {*"abc"} - {name}:
            (content / name / other).symlink_to(content / other)

    found = differences(content, iter(()))

    assert len(found.suspects) == 9
    assert len(found.bad_links) == 12


def nothing_known(_path):
    return iter(())


def known(*paths):
    return lambda path: (
        SourceFile(one, 1, 1) for one in sorted(paths) if f"{one}/".startswith(f"{path}/")
    )


def test_a_watched_file_is_looked_at_alone(content):
    write(content, "a.md", "b.md")

    difference = look_at(content, ["gone.md", "b.md", "b.md"], known("a.md", "gone.md"))

    assert [file.path for file in difference.suspects] == ["b.md"]
    assert difference.removed == ("gone.md",)


def test_a_watched_folder_stands_for_all_that_lies_or_lay_in_it(content):
    write(content, "tin.2019/03/a.md", "tin.2019/b.md")
    before = known("tin.2019/b.md", "tin.2019/gone.md", "tin.2020/a.md", "tin.2019.md")

    came = look_at(content, ["tin.2019"], before)
    went = look_at(content, ["tin.2020"], before)

    assert [file.path for file in came.suspects] == ["tin.2019/03/a.md", "tin.2019/b.md"]
    assert came.removed == ("tin.2019/gone.md",)
    assert went == Difference((), ("tin.2020/a.md",))


def test_a_folder_is_no_file(content):
    (content / "2019.md").mkdir()

    assert look_at(content, ["2019.md"], nothing_known) == Difference((), ())
    assert paths_of(content) == []


@given(listings, listings, st.integers(1, 4))
def test_comparing_streams_equals_comparing_sets(found, known, batch):
    here, there = files(found), files(known)
    batches = [here[start : start + batch] for start in range(0, len(here), batch)]

    difference = compare(batches, iter(there))

    assert set(difference.suspects) == set(here) - set(there)
    assert set(difference.removed) == set(known) - set(found)
    assert list(difference.suspects) == [file for file in here if file in difference.suspects]
