"""The manifest on the host: a chain of immutable files that tells the same as one file would."""

import gzip
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.publishing.errors import RefusedError
from newsroom.publishing.manifest.manifest import (
    Head,
    HostManifest,
    emptied_folders,
    head_from,
    is_head,
)
from newsroom.publishing.manifest.manifest_entry import (
    ManifestEntry,
    is_whole,
    read_changes,
    write_changes,
)


def entry(path, digest="1", left=0):
    return ManifestEntry(path, 1, digest, 10, "", left)


def changes(*entries):
    return [(one.path, one) for one in entries]


HEAD = Head("https://example.com", 0, (), (), "", 0)


@pytest.fixture
def empty(tmp_path):
    return HostManifest(tmp_path, None)


def test_nothing_was_published_yet(empty):
    assert list(empty.entries()) == []


def test_entries_come_in_the_order_of_their_paths(empty):
    first = empty.after(changes(entry("b"), entry("d")), HEAD)

    second = first.after([*changes(entry("a"), entry("d", "2")), ("b", None)], HEAD)

    assert list(second.entries()) == [entry("a"), entry("d", "2")]


def test_a_manifest_of_the_format_before_is_read(empty):
    rows = '["a",1,"1",10,"",0,false]\n["b"]\n'
    (empty.folder / "old").write_bytes(gzip.compress(rows.encode()))

    assert list(read_changes(empty.folder / "old")) == [("a", entry("a")), ("b", None)]


@pytest.mark.parametrize(
    "row", ['["../a",1,"1",10]', '["/a",1,"1",10]', '["a/../../b"]', "{}", "[", "[]", "[1,2]", "7"]
)
def test_what_is_no_manifest_is_refused(row, empty):
    (empty.folder / "old").write_bytes(gzip.compress(row.encode()))

    with pytest.raises(RefusedError, match="cannot be read"):
        list(read_changes(empty.folder / "old"))


def test_names_with_accents_and_spaces_survive(empty):
    odd = entry('media/Ảnh "lúa" , mới.pdf')

    assert list(empty.after(changes(odd), HEAD).entries()) == [odd]


def test_each_publish_adds_one_small_file(empty):
    manifest = empty.after(changes(*(entry(f"{n:05}") for n in range(5000))), HEAD)

    after = manifest.after(changes(entry("00007", "2")), HEAD)

    (new,) = after.seen[len(manifest.seen) :]
    assert (after.folder / new).stat().st_size < 200
    assert after.head.chain == (*manifest.head.chain, new)


def test_a_long_chain_is_written_anew_and_names_what_it_replaces(empty):
    manifest = empty.after(changes(entry("a")), HEAD)
    lengths = []
    for number in range(70):
        manifest = manifest.after(changes(entry("a", str(number))), HEAD)
        lengths.append(len(manifest.head.chain))

    assert max(lengths) <= 64
    assert list(manifest.entries()) == [entry("a", "69")]
    assert {*manifest.head.chain, *manifest.head.replaced} == set(manifest.seen)


def test_heads_sort_by_generation_and_never_share_a_name(empty):
    manifest, names = empty, []
    for number in range(12):
        manifest = manifest.after(changes(entry("a", str(number))), HEAD)
        names.append(manifest.head.name)

    assert all(map(is_head, names))
    assert all(one < other for one, other in pairwise(names))


def test_a_head_is_read_as_it_was_written(empty):
    head = empty.after(changes(entry("a")), HEAD).head

    assert head_from(head.dump()) == head


@pytest.mark.parametrize("length", [0, 1, 50])
def test_a_torn_head_is_none(empty, length):
    head = empty.after(changes(entry("a")), HEAD).head

    assert head_from(head.dump()[:length]) is None


def test_a_file_of_changes_knows_when_it_is_torn(tmp_path):
    file = tmp_path / write_changes(tmp_path, changes(entry("a")))
    assert is_whole(file)

    file.write_bytes(file.read_bytes()[:-1])

    assert not is_whole(file)


def test_the_same_changes_have_the_same_name(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"

    assert write_changes(one, changes(entry("a"))) == write_changes(other, changes(entry("a")))


def test_what_a_killed_publish_may_have_brought_is_not_trusted(empty):
    manifest = empty.after(changes(entry("a"), entry("b")), HEAD)

    doubted = HostManifest(
        manifest.folder, manifest.head, manifest.seen, (entry("a", ""), entry("c", ""))
    )

    assert list(doubted.entries()) == [entry("a", ""), entry("b"), entry("c", "")]


def test_what_a_killed_publish_brought_for_certain_is_entered_by_the_next(empty):
    killed = HostManifest(empty.folder, None, (), (entry("a"), entry("b", "")))

    completed = killed.completed(changes(entry("b", "2")))

    assert dict(completed) == {"a": entry("a"), "b": entry("b", "2")}


def test_folders_that_are_emptied_are_known_without_asking_the_host(empty):
    manifest = empty.after(
        changes(entry("2019/03/11/a/index.html"), entry("2019/03/12/b/index.html")), HEAD
    )

    emptied = emptied_folders((entry("2019/03/11/a/index.html"),), manifest)

    assert emptied == {"2019/03/11/a", "2019/03/11"}


names = st.sampled_from([f"{letter}/{number}" for letter in "ab" for number in range(5)])
steps = st.lists(st.dictionaries(names, st.one_of(st.none(), st.sampled_from("123"))), max_size=8)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(steps)
def test_a_chain_tells_what_one_dictionary_would(tmp_path, steps):
    manifest, expected = HostManifest(tmp_path, None), {}
    for step in steps:
        expected |= step
        manifest = manifest.after(
            [(path, entry(path, digest) if digest else None) for path, digest in step.items()],
            HEAD,
        )

    assert [(one.path, one.digest) for one in manifest.entries()] == sorted(
        (path, digest) for path, digest in expected.items() if digest
    )
