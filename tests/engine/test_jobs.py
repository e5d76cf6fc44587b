"""How the pages of a build are divided into jobs."""

from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.page_maker import CHUNK, LARGEST_CHUNK, chunked
from newsroom.pages.family import PageKey


def keys(count):
    return [PageKey("article", "vi", f"/{number}/") for number in range(count)]


@given(st.integers(0, 9_000), st.integers(0, 12_000))
def test_each_page_is_in_one_job_in_its_order(count, about):
    jobs = list(chunked(keys(count), about))

    assert list(chain.from_iterable(jobs)) == keys(count)
    assert all(jobs)


def test_jobs_are_large_at_first_and_small_at_the_end():
    sizes = [len(job) for job in chunked(keys(9_000), 9_000)]

    assert sizes[0] == LARGEST_CHUNK
    assert sizes[-2] == CHUNK
    assert all(size >= following for size, following in pairwise(sizes))
