"""The files that a body names, and the addresses they get on a page."""

from typing import cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.inlinepatterns import LinkInlineProcessor

from newsroom.content.markdown.references import (
    address_of,
    references_in,
    resolve,
    targets_in,
)


@pytest.mark.parametrize(
    ("markdown", "named"),
    [
        ("![Lúa](lua.jpg)", "2019/03/lua.jpg"),
        ("![Lúa](/images/lua.jpg)", "images/lua.jpg"),
        ("![Lúa](../../images/lua.jpg)", "images/lua.jpg"),
        ("![Lúa]({static}/images/lua.jpg)", "images/lua.jpg"),
        ("![Lúa]({attach}lua.jpg)", "2019/03/lua.jpg"),
        ("[bài trước]({filename}/2019/02/truoc.md)", "2019/02/truoc.md"),
        ("[bài trước]({filename}truoc.md#ket)", "2019/03/truoc.md"),
        ("[quy hoạch](quy-hoach.pdf?v=2)", "2019/03/quy-hoach.pdf"),
        ("[quy hoạch](<quy-hoach.pdf>)", "2019/03/quy-hoach.pdf"),
        ("![Lúa](l%C3%BAa.jpg)", "2019/03/lúa.jpg"),
        ("![Lúa](Ảnh lúa.jpg)", "2019/03/Ảnh lúa.jpg"),
        ('![Lúa](Ảnh lúa.jpg "Lúa (xuân) ở \\"Vũ Thư\\"")', "2019/03/Ảnh lúa.jpg"),
        ('![Lúa]( /images/Ảnh lúa.jpg\n"Lúa xuân" )', "images/Ảnh lúa.jpg"),
        ("![Lúa](<Ảnh lúa.jpg> 'Lúa xuân')", "2019/03/Ảnh lúa.jpg"),
        ("![Lúa](lúa (2).jpg)", "2019/03/lúa (2).jpg"),
        ('[quy hoạch](l\'été 2019.pdf "Tệp")', "2019/03/l'été 2019.pdf"),
        ('<img src="Ảnh lúa.jpg" alt="">', "2019/03/Ảnh lúa.jpg"),
        ("[lúa]: lua.jpg", "2019/03/lua.jpg"),
        ('<img src="/images/lua.jpg" alt="">', "images/lua.jpg"),
        ('<video poster="lua.jpg"></video>', "2019/03/lua.jpg"),
        ("<a href='quy-hoach.pdf'>", "2019/03/quy-hoach.pdf"),
        ("<img src=/images/lua.jpg>", "images/lua.jpg"),
        ('![Lúa](lua.jpg "Lúa xuân")', "2019/03/lua.jpg"),
    ],
)
def test_a_body_names_a_file(markdown, named):
    assert references_in("2019/03/a.md", f"Một đoạn.\n\n{markdown}\n") == (named,)


def test_each_of_several_pictures_with_captions_is_named():
    text = '![Lúa](a.jpg "Lúa xuân.")\n![Ngô](b.jpg "Ngô (bãi).")\n'

    assert references_in("a.md", text) == ("a.jpg", "b.jpg")


@pytest.mark.parametrize(
    "markdown",
    [
        "Một đoạn không nhắc đến tệp nào.",
        "[nơi khác](https://example.com/a.jpg)",
        "[nơi khác](//example.com/a.jpg)",
        "[thư](mailto:toasoan@example.com)",
        "[mục dưới](#ket)",
        "[trang](/kinh-te/)",
        "[trang](?page=2)",
        "https://example.com/?src=a.jpg&href=b.jpg",
        "<https://example.com/a.jpg>",
        "x = y",
    ],
)
def test_what_is_no_file_of_ours_is_not_named(markdown):
    assert references_in("2019/03/a.md", markdown) == ()


# Of a parenthesis after a mark that opens no title Markdown itself makes something odd.
SIGNS = ["a", "b c", " ", "/", "é", ".jpg", "<", ">"]
addresses = st.one_of(
    st.lists(st.sampled_from([*SIGNS, " (b) "]), min_size=1),
    st.lists(st.sampled_from([*SIGNS, "d'a", '"']), min_size=1),
)
titles = st.sampled_from(["", ' "t"', " 't'", '\n"t (u) "v" w"', ' "t" ', '"t"', " 't\nu'"])


@given(addresses.map("".join), titles)
def test_an_address_ends_where_markdown_ends_it(address, title):
    text = f"[x]({address}{title})"
    assume(text.count('"') <= 10)  # a title with more marks in it is not looked for
    markdown = Markdown()
    markdown.convert("x")
    link = cast(LinkInlineProcessor, markdown.inlinePatterns["link"])
    href, _title, _end, is_link = link.getLink(text, len("[x]"))

    assert [target for _line, target in targets_in(text)] == ([href] if is_link and href else [])


def test_files_are_named_once_and_in_order():
    markdown = "![](b.jpg) ![](a.jpg) ![](b.jpg)"

    assert references_in("x.md", markdown) == ("a.jpg", "b.jpg")


def test_a_name_that_climbs_out_of_content_keeps_climbing():
    assert resolve("2019/a.md", "../../../etc/passwd.txt") == "../../etc/passwd.txt"


def test_a_name_becomes_the_address_of_its_file():
    addresses = {"2019/lua.jpg": "/media/2019/lua.jpg", "b.md": "/2019/03/11/b/"}

    assert address_of("2019/a.md", "lua.jpg", addresses) == "/media/2019/lua.jpg"
    assert address_of("2019/a.md", "%7Bfilename%7D/b.md", addresses) == "/2019/03/11/b/"


def test_the_place_on_the_page_stays():
    assert address_of("a.md", "{filename}b.md#ket", {"b.md": "/b/"}) == "/b/#ket"


def test_what_is_not_published_has_no_address():
    assert address_of("a.md", "{filename}/draft.md", {}) is None


@pytest.mark.parametrize("target", ["https://example.com/a.pdf", "#ket", "/kinh-te/"])
def test_other_addresses_stay_as_they_are(target):
    assert address_of("a.md", target, {}) == ""


def test_a_film_that_is_shown_names_its_captions_and_its_poster():
    assert references_in("2019/a.md", "![Phà](/phim/pha.mp4)") == (
        *("phim/pha.jpg", "phim/pha.mp4", "phim/pha.vtt"),
    )


@pytest.mark.parametrize("markdown", ["[Phim](pha.mp4)", "![Trống](pha.mp3)"])
def test_nothing_belongs_to_a_film_that_is_downloaded_nor_to_sound(markdown):
    assert len(references_in("a.md", markdown)) == 1
