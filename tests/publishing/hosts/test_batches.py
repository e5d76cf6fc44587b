"""Batches: one rank at a time, bounded, and cut alike whoever cuts them."""

from newsroom.publishing.hosts.batches import batches
from newsroom.publishing.manifest.manifest_entry import ManifestEntry


def entry(path, rank=1, size=10):
    return ManifestEntry(path, rank, "1", size)


def test_ranks_are_never_mixed_and_come_in_order():
    cut = list(batches([entry("c", 3), entry("a", 0), entry("b", 1)]))

    assert [[one.path for one in batch] for batch in cut] == [["a"], ["b"], ["c"]]


def test_new_files_come_before_those_that_are_replaced():
    ours = [entry("old", 0), entry("new", 3)._replace(is_new=True)]

    assert [[one.path for one in batch] for batch in batches(ours)] == [["new"], ["old"]]


def test_many_files_are_cut_at_a_thousand():
    cut = list(batches(entry(f"{n:04}") for n in range(2500)))

    assert [len(batch) for batch in cut] == [1000, 1000, 500]


def test_large_files_are_cut_by_their_size():
    cut = list(batches(entry(str(n), size=100 << 20) for n in range(5)))

    assert [len(batch) for batch in cut] == [2, 2, 1]


def test_a_file_larger_than_a_batch_is_one():
    assert len(list(batches([entry("a", size=1 << 40)]))) == 1


def test_the_cut_does_not_depend_on_the_order_of_the_entries():
    entries = [entry(f"{n:04}", n % 4) for n in range(1500)]

    assert list(batches(entries)) == list(batches(reversed(entries)))
