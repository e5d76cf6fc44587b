"""redirects.txt: written as it is read, by people, by builds and by Git, in any mixture."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.content.addresses.redirects import (
    GONE,
    UNRESOLVED,
    decode,
    encode,
    read_redirects,
    rewritten,
)

ADDRESSES = st.sampled_from(
    [
        "/a/",
        "/b/",
        "/news/1.html",
        "/tin/bài viết/",
        "/tin/50%25/",
        "/c%23d/",
        "/?p=1383",
        "/a//b%92/",
        "/e f/",
        "/x\u3000y\ue000/",
        "/2019/03/11/lúa/",
    ]
)
TARGETS = st.one_of(ADDRESSES, st.sampled_from([GONE, UNRESOLVED, "/2019/03/11/#lua", "/kinh-te/"]))
LINES = st.dictionaries(ADDRESSES, TARGETS)


def said(text, edition):
    read = read_redirects(text, edition)
    assert read.rejections == ()
    return {address: redirect.target for address, redirect in read.by_address.items()}


def spelled(targets):
    """A target before whose `#` is an address, as the writer has to tell them apart."""
    return {a: t for a, t in targets.items() if "#" not in t or t.startswith("/2019")}


ACROSS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@ACROSS  # an edition is frozen
@given(known=LINES, added=LINES, dropped=st.sets(ADDRESSES))
def test_what_is_written_is_read(edition, known, added, dropped):
    known, added = spelled(known), spelled(added)

    text = rewritten(rewritten("", known, (), "en"), added, dropped, "en")

    kept = {address: target for address, target in known.items() if address not in dropped}
    assert said(text, edition) == kept | added


@ACROSS
@given(lines=LINES)
def test_a_build_writes_lines_in_the_order_of_addresses(edition, lines):
    text = rewritten("", spelled(lines), (), "en")

    assert list(said(text, edition)) == sorted(spelled(lines))


@given(one=LINES, other=LINES)
def test_lines_are_the_same_in_whatever_order_builds_add_them(one, other):
    one = {a: t for a, t in spelled(one).items() if a not in other}
    other = spelled(other)

    assert rewritten(rewritten("", one, (), "en"), other, (), "en") == rewritten(
        rewritten("", other, (), "en"), one, (), "en"
    )


def test_comments_stay_above_their_lines(edition):
    text = "# đầu\n/b/ gone\n\n# lễ hội\n/d/ gone\n# cuối\n"

    assert rewritten(text, {"/a/": "/x/", "/c/": "/x/"}, ["/b/"], "en") == (
        "/a/ /x/\n# đầu\n\n/c/ /x/\n# lễ hội\n/d/ gone\n# cuối\n"
    )


def test_files_of_windows_are_read_and_keep_their_lines(edition):
    text = "\ufeff/a/ /b/\r\n# x\r\n/c/ gone\r\n"

    assert said(text, edition) == {"/a/": "/b/", "/c/": "gone"}
    assert "/c/ gone\r\n" in rewritten(text, {"/b/": "gone"}, (), "en")


def test_bytes_that_are_no_text_are_given_back_as_they_were():
    data = b"# caf\xe9\n/b/ gone\n"

    assert encode(rewritten(decode(data), {"/c/": "gone"}, (), "en")) == data + b"/c/ gone\n"


@pytest.mark.parametrize("text", ["/a/ ?\n/a/ /b/\n", "/a/ /b/\n/a/ ?\n", "/a/ /b/\n/a/ /b\n"])
def test_the_union_of_a_question_and_its_answer_is_the_answer(edition, text):
    assert said(text, edition) == {"/a/": "/b/"}


def test_two_answers_are_told_and_the_first_holds(edition):
    read = read_redirects("/a/ /b/\n/a/ /c/\n", edition)

    assert read.by_address["/a/"].target == "/b/"
    assert [(one.line, one.code) for one in read.rejections] == [(2, "redirect-twice")]


@pytest.mark.parametrize(
    "line",
    [
        "/a/",
        "/a/ /b/ 301",
        "a /b/",
        "/a/ //evil",
        "/../a /b/",
        "=======",
        "/a/ \udcff",
        "/a\udcff/ gone",
    ],
)
def test_other_lines_are_told_with_their_number(edition, line):
    (rejection,) = read_redirects(f"/x/ /y/\n{line}\n", edition).rejections

    assert (rejection.line, rejection.code) == (2, "bad-redirect")


@pytest.mark.parametrize(
    "address", ["/", "/kinh-te/", "/en/", "/404.html", "/theme/x/", "/media/a"]
)
def test_what_is_always_there_leads_nowhere_else(edition, address):
    (rejection,) = read_redirects(f"{address} gone\n", edition).rejections

    assert rejection.code == "address-taken"
