"""Whatever bytes come, readers, importer and typesetter answer, and never raise.

FUZZ=100000 tries as many inputs of each kind; the suite is content with a few hundred.
"""

import os

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsroom.content.article import Article, StandingPage
from newsroom.content.fields.front_matter import read_front_matter
from newsroom.content.findings.speech import said
from newsroom.content.markdown.body import BodyConverter
from newsroom.content.named_files import NamedFiles
from newsroom.content.read import read
from newsroom.content.rejection import Rejection
from newsroom.importing.scraped_page import ScrapedPage, read_scraped_page
from newsroom.language.typography.typographer import Typographer
from tests.engine.newspaper import Newspaper
from tests.security.corpus import BODIES, VALUES
from tests.security.dom import BODY_ELEMENTS, faults, fragment

EXAMPLES = int(os.environ.get("FUZZ", "300"))
fuzzing = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

_WORDS = [
    *("Title: ", "Date: ", "Category: Kinh tế", "Slug: ", "Tags: ", "Image: ", "Status: draft"),
    *("Redirect-From: /x", "Correction: 2019-03-11 x", "Expires: 2030", "Lang: en", "---", "..."),
    *("Source: https://", "Modified: ", "Author: ", "Image-Alt: ", "Summary: ", "[", "]", ":99999"),
    *(
        "- ",
        "1. ",
        "> ",
        "    - ",
        "```\n",
        "|-|\n",
        "[^1]",
        "[^1]: ",
        "*[a]: ",
        ": ",
        "<div markdown=1>",
    ),
    *("2019-03-11 20:23", "2019-02-30", "9999-12-31 23:59 -23:59", "0001", "\n", "\n\n", "    "),
    *("\r\n", "\r", "\ufeff", "\x00", "\u2028", "\u202e", "{static}", "](", "![", "<a href="),
]
pieces = st.lists(
    st.one_of(
        st.sampled_from(_WORDS),
        st.sampled_from(BODIES),
        st.sampled_from(VALUES),
        st.text(max_size=20),
    ),
    max_size=12,
).map("".join)
files = st.one_of(st.binary(max_size=300), pieces.map(lambda text: text.encode("utf-8", "replace")))


@pytest.fixture(scope="module")
def converter(tmp_path_factory):
    return BodyConverter(Newspaper(tmp_path_factory.mktemp("fuzz")).edition())


@fuzzing
@example(data=b"Title: a\nDate: 2019\nCategory: y-te\nSource: https://[x\n\nx", path="a.md")
@example(data=b"Title: a\nDate: 0001-01-01 00:00 +23:59\nCategory: y-te\n\nx", path="a.md")
@example(data=b"Title: a\nDate: 9999-12-31 23:59 -23:59\nCategory: y-te\n\nx", path="a.md")
@given(data=files, path=st.sampled_from(["a.md", "2019/03/a.md", "pages/a.md"]))
def test_a_file_becomes_a_record_or_rejections_with_remedies(edition, data, path):
    result = read(path, data, edition, NamedFiles(lambda name: name == "a.pdf"))

    if isinstance(result, tuple):
        assert result
        assert all(isinstance(one, Rejection) and all(said(one, "en")) for one in result)
    else:
        assert isinstance(result, Article | StandingPage)


@fuzzing
@given(text=pieces)
def test_a_body_is_set_and_nothing_harmful_is_left_of_it(converter, text):
    html = converter.html("a.md", text, "vi", {})

    assert faults(fragment(html), BODY_ELEMENTS) == []


@fuzzing
@given(text=pieces)
def test_front_matter_takes_a_text_apart_and_loses_nothing_below_it(text):
    front_matter = read_front_matter(text)

    assert text.endswith(front_matter.body)


@fuzzing
@given(text=pieces)
def test_a_scraped_page_becomes_a_page_or_rejections(text):
    page = read_scraped_page("a.txt", text)

    assert isinstance(page, ScrapedPage) or all(isinstance(one, Rejection) for one in page)


@fuzzing
@given(text=pieces, language=st.sampled_from(["vi", "en"]))
def test_the_typesetter_sets_any_text(text, language):
    typographer = Typographer(language)

    assert isinstance(typographer.html(text), str)
    assert isinstance(typographer.headline(text), str)
