"""Bodies become what Python-Markdown makes of them; the shortcut that saves time shows nowhere."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from newsroom.content.markdown.body import BodyConverter
from newsroom.content.markdown.speed_ups import hasten

EXTENSIONS = {
    "core": (),
    "extra": (("markdown.extensions.extra", ()),),
    "others": (
        ("markdown.extensions.extra", ()),
        ("markdown.extensions.nl2br", ()),
        ("markdown.extensions.smarty", ()),
        ("markdown.extensions.wikilinks", ()),
        ("markdown.extensions.toc", ()),
        ("markdown.extensions.admonition", ()),
    ),
}
# Pieces in which the inline patterns' marks meet each other, as well as plain words.
PIECES = [
    *("lúa", "xuân", " ", " ", "\n", "\n\n", "  \n", "*", "**", "_", "__", "***", "`", "``"),
    *("[", "]", "(", ")", "![", "](", "](a.jpg)", "[x][y]", "[^1]", "[^1]: chú thích", "[y]: b.md"),
    *("<", ">", "<b>", "</b>", "<https://a.vn>", "<a@b.vn>", "&", "&amp;", "\\", "\\*", "|", "---"),
    *("- ", "1. ", "# ", "> ", ":", "{.x}", "^", "~", '"', "'", "...", "$", "\x02", "\x03"),
    *("*[UBND]: Ủy ban nhân dân", "UBND", "<script>", "[[trang]]", "\t", "    ", "|a|b|\n|-|-|\n"),
]
bodies = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


def converter(edition, name):
    return BodyConverter(replace(edition, extensions=EXTENSIONS[name], typogrify=False))


@pytest.fixture(scope="module", params=EXTENSIONS)
def pair(request):
    """Python-Markdown made fast, and Python-Markdown itself with the same extensions."""
    extensions = [name for name, _ in EXTENSIONS[request.param]]
    fast, plain = (Markdown(extensions=extensions, output_format="html") for _ in range(2))
    hasten(fast)
    return fast, plain


@given(body=bodies)
def test_the_shortcut_past_inline_patterns_changes_no_byte(pair, body):
    ours, plain = pair

    assert ours.reset().convert(body) == plain.reset().convert(body)


def test_a_converter_carries_nothing_from_one_body_to_the_next(edition):
    converter_ = converter(edition, "extra")
    body = "Chú thích.[^1]\n\n[^1]: Ở đây."

    once = converter_.html("a.md", body, "vi", {})

    assert converter_.html("b.md", body, "vi", {}) == once


def test_pictures_and_links_lead_to_their_addresses(edition):
    html = converter(edition, "extra").html(
        "2019/a.md",
        "![Lúa](lua.jpg) [bài trước]({filename}/b.md)",
        "vi",
        {"2019/lua.jpg": "/media/2019/lua.jpg", "b.md": "/2019/b/"},
    )

    assert 'src="/media/2019/lua.jpg"' in html
    assert '<a href="/2019/b/">bài trước</a>' in html


def test_the_typesetter_works_on_bodies_where_the_edition_asks_for_it(edition):
    body = 'Ông nói: "Được mùa"...'

    plain = BodyConverter(replace(edition, typogrify=False)).html("a.md", body, "vi", {})
    typeset = BodyConverter(replace(edition, typogrify=True)).html("a.md", body, "vi", {})

    assert '"Được mùa"...' in plain.replace("&quot;", '"')
    assert "“Được" in typeset
