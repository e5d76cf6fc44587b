"""Nothing that a body holds can run, load from elsewhere, or pass for the page's own frame."""

from dataclasses import replace

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.content.markdown.body import BodyConverter
from newsroom.content.safety.sanitise import CLASSES, RESERVED_IDS, Sanitiser
from tests.engine.newspaper import THEME, Newspaper
from tests.security.corpus import BODIES, MUTATIONS, SCRIPTS, TAGS
from tests.security.dom import BODY_ELEMENTS, elements, faults, fragment

EXTENSIONS = [
    *("extra", "nl2br", "toc", "admonition", "codehilite", "wikilinks", "sane_lists", "smarty"),
    *("legacy_attrs", "legacy_em"),
]


@pytest.fixture(scope="module")
def converters(tmp_path_factory):
    """Converters as newspapers configure them: ours, a busy one, and one that may embed."""
    edition = Newspaper(tmp_path_factory.mktemp("hostile")).edition()
    many = tuple((f"markdown.extensions.{name}", ()) for name in EXTENSIONS)
    return [
        BodyConverter(edition),
        BodyConverter(replace(edition, extensions=many, typogrify=False)),
        BodyConverter(replace(edition, embed_hosts=("www.youtube.com",))),
    ]


@pytest.mark.parametrize("body", BODIES)
def test_a_hostile_body_is_harmless_in_the_dom(converters, body):
    for converter in converters:
        html = converter.html("a.md", body, "vi", {})
        assert faults(fragment(html), BODY_ELEMENTS) == [], html


@pytest.mark.parametrize("body", BODIES)
def test_a_hostile_body_keeps_to_its_own_place(converters, body):
    for converter in converters:
        page = f"<div id=body>{converter.html('a.md', body, 'vi', {})}</div><p id=after>"
        tree = fragment(page)
        assert [child.get("id") for child in tree] == ["body", "after"]
        inside = list(elements(tree[0]))[1:]
        assert not {one.get("id") for one in inside} & RESERVED_IDS
        assert {name for one in inside for name in one.get("class", "").split()} <= CLASSES


pieces = st.lists(
    st.sampled_from(
        [*SCRIPTS, *TAGS, *MUTATIONS, "*", "`", "<", ">", '"', "'", "\n\n", "> ", "- "]
    ),
    min_size=2,
    max_size=6,
).map("".join)


@settings(deadline=None, max_examples=150)
@given(body=pieces)
def test_hostile_pieces_are_harmless_in_any_combination(converters, body):
    assert faults(fragment(converters[0].html("a.md", body, "vi", {})), BODY_ELEMENTS) == []


@settings(deadline=None, max_examples=150)
@given(body=pieces)
def test_what_was_sanitised_is_still_harmless_when_browsers_have_mended_it_twice(body):
    html = Sanitiser().html(body, lambda target: "")

    once = html5lib.serialize(fragment(html), omit_optional_tags=False)

    assert faults(fragment(once), BODY_ELEMENTS) == []


def test_a_sanitiser_never_writes_an_angle_bracket_but_for_tags():
    html = Sanitiser().html('<p title="a > b < c">1 < 2 > 0</p>', lambda target: "")

    assert html == '<p title="a &gt; b &lt; c">1 &lt; 2 &gt; 0</p>'


def test_a_body_keeps_what_newspapers_need(converters):
    body = (
        '<figure class="wide"><img src="a.jpg" alt="Lúa"><figcaption>Lúa</figcaption></figure>\n\n'
        "| Xã | Tấn |\n|---|--:|\n| Đông | 12 |\n\n"
        '<details><summary>Xem thêm</summary>x</details>\n\n<abbr title="Ủy ban">UB</abbr>\n\n'
        '<audio controls src="b.mp3"></audio>\n\nx[^1]\n\n[^1]: y\n'
    )
    addresses = {"a.jpg": "/media/a.jpg", "b.mp3": "/media/b.mp3"}

    html = converters[0].html("a.md", body, "vi", addresses)

    tags = {one.tag for one in elements(fragment(html))}
    assert {"figure", "img", "figcaption", "table", "details", "abbr", "audio", "sup"} <= tags
    assert 'src="/media/a.jpg"' in html
    assert 'data-align="right"' in html
    assert '<audio controls preload="none" src="/media/b.mp3">' in html
    assert 'href="#fn:1"' in html
    assert 'id="fn:1"' in html


def test_a_frame_is_a_link_with_its_title(converters):
    body = '<iframe src="//www.youtube.com/embed/x?a=1&amp;b=2" title="Lễ hội"></iframe>'

    html = converters[2].html("a.md", body, "vi", {})

    assert 'href="https://www.youtube.com/embed/x?a=1&amp;b=2"' in html
    assert "Lễ\u00a0hội</a>" in html
    assert "<iframe" not in html


def test_the_ids_that_templates_use_are_reserved():
    names = ["base.html", "article.html", "standing.html", "partials/calendar.html"]
    names += ["partials/footer.html", "partials/masthead.html"]
    used = {
        one.get("id")
        for name in names
        for one in elements(fragment((THEME / "templates" / name).read_text(encoding="utf-8")))
    }

    assert {name for name in used - {None} if "{" not in name} <= RESERVED_IDS
