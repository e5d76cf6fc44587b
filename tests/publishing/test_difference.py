"""The plan: what is sent, what leaves, what is deleted, and that nothing else is."""

from hypothesis import given
from hypothesis import strategies as st

from newsroom.pages.family import Rank
from newsroom.publishing.difference import difference, nothing_taken_back
from newsroom.publishing.manifest.manifest_entry import ManifestEntry

NOW = 1_000_000
GRACE = 600


def entry(path="a", digest="1", *, rank=Rank.ARTICLES, encodings="", left=0):
    return ManifestEntry(path, rank, digest, 10, encodings, left)


def plan(ours, theirs, grace=GRACE):
    return difference(ours, theirs, now=NOW, grace=grace, is_taken_back=nothing_taken_back)


def test_equal_manifests_need_nothing():
    assert plan([entry("a"), entry("b")], [entry("a"), entry("b")]).is_empty


def test_new_files_and_files_with_other_bytes_are_sent():
    planned = plan([entry("a", "2"), entry("b"), entry("c")], [entry("a", "1"), entry("b")])

    assert {one.path for one in planned.sent} == {"a", "c"}


def test_a_file_whose_state_nobody_knows_is_sent():
    assert plan([entry("a")], [entry("a", "")]).sent == (entry("a"),)


def test_files_are_sent_in_the_order_in_which_nothing_links_to_what_is_not_there():
    ours = [
        entry("archive", rank=Rank.ARCHIVES),
        entry("article", rank=Rank.ARTICLES),
        entry("front", rank=Rank.FRONTS),
        entry("style", rank=Rank.ASSETS),
    ]

    assert [one.path for one in plan(ours, []).sent] == ["style", "article", "archive", "front"]


def test_new_files_are_sent_before_those_that_may_lead_to_them():
    ours = [entry("2019/03/04/", "2", rank=Rank.ARCHIVES), entry("2019/03/05/", rank=Rank.ARCHIVES)]

    planned = plan(ours, [entry("2019/03/04/", "1", rank=Rank.ARCHIVES)])

    assert [one.path for one in planned.sent] == ["2019/03/05/", "2019/03/04/"]


def test_a_file_that_a_killed_publish_may_not_have_brought_is_still_new():
    unfinished = entry("a", "")._replace(is_new=True)

    assert plan([entry("a")], [unfinished]).sent == (entry("a")._replace(is_new=True),)


def test_a_dropped_file_stays_for_its_grace():
    planned = plan([], [entry("a")])

    assert planned.leaving == (entry("a", left=NOW),)
    assert planned.due == ()


def test_a_dropped_file_is_deleted_when_its_grace_is_over():
    left = entry("a", left=NOW - GRACE)

    planned = plan([], [left])

    assert planned.leaving == ()
    assert planned.doomed_files == ("a",)
    assert planned.deletions == (("a", None),)


def test_without_grace_a_dropped_file_is_deleted_in_the_publish_that_drops_it():
    planned = plan([], [entry("a")], grace=0)

    assert planned.leaving == planned.due == (entry("a", left=NOW),)


def test_a_file_that_comes_back_within_its_grace_is_sent_and_not_deleted():
    planned = plan([entry("a")], [entry("a", left=NOW - GRACE)])

    assert planned.sent == (entry("a"),)
    assert planned.due == ()


def test_compressed_siblings_go_with_their_file():
    ours = [entry("a.html", encodings="br gz")]

    assert plan(ours, []).sent_files == ("a.html", "a.html.br", "a.html.gz")


def test_siblings_that_are_not_made_any_more_are_deleted_at_once():
    planned = plan([entry("a.html")], [entry("a.html", encodings="gz")])

    assert planned.sent_files == ("a.html",)
    assert planned.doomed_files == ("a.html.gz",)


def test_a_sibling_that_is_sent_is_not_deleted_for_having_left_before():
    theirs = [entry("a.html"), entry("a.html.gz", "", left=1)]

    planned = plan([entry("a.html", encodings="gz")], theirs)

    assert planned.sent_files == ("a.html", "a.html.gz")
    assert planned.doomed_files == ()


def test_pages_that_vanish_are_named_and_pictures_are_not():
    theirs = [
        entry("2019/a/index.html"),
        entry("feed.xml", rank=Rank.FRONTS),
        entry("media/a.html", rank=Rank.ASSETS),
    ]

    assert [one.path for one in plan([], theirs).vanishing_pages] == ["2019/a/index.html"]


paths = st.sampled_from([f"{letter}{number}" for letter in "abc" for number in range(4)])
digests = st.sampled_from(["", "1", "2"])


@given(
    st.dictionaries(paths, digests.filter(bool)),
    st.dictionaries(paths, st.tuples(digests, st.sampled_from([0, 1, NOW - 1]))),
)
def test_a_host_that_follows_the_plan_holds_what_we_have(ours, theirs):
    our_entries = [entry(path, ours[path]) for path in sorted(ours)]
    their_entries = [entry(path, theirs[path][0], left=theirs[path][1]) for path in sorted(theirs)]

    planned = plan(our_entries, their_entries)
    host = {one.path: one for one in their_entries}
    host.update(dict(planned.changes))
    for path, _nothing in planned.deletions:
        del host[path]

    left_in = [host[path]._replace(is_new=False) for path in sorted(host) if not host[path].left]
    assert left_in == our_entries
    assert all(one.left > NOW - GRACE for one in host.values() if one.left)
    assert plan(our_entries, [host[path] for path in sorted(host)]).is_empty
