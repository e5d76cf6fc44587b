"""What holds for every text, however it is typed: no example can show it."""

import re
import unicodedata
from html import unescape
from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from newsroom.language.typography.typographer import Typographer

VIETNAMESE = Typographer("vi")
OURS = re.compile(r'<span class="(?:caps|amp|dquo|quo)">')

SCRAPS = """
    ngày 11 tháng 3 năm 2019 Điều 5 km % tỷ đồng ông bà Nguyễn Đức TP. HĐND TP.HCM ĐÀ NẴNG Ô TÔ NTM
    H'Hen R'lấp A B v.v... ... .. .... - -- --- ---- – — … 5" 90' 5'30" 2018-2020 Covid-19 QĐ-UBND
    " ' “ ” ‘ ’ "Đi "đi" đi" 'a 'b' b' ( ) : , . ; / & http://a.vn/"b"--c ...x@y.vn www. " ' " '
"""
WORDS = st.sampled_from(SCRAPS.split())
SPACES = st.sampled_from([" ", " ", " ", "", "  ", "\n", "\u00a0"])
TYPED = st.lists(st.tuples(WORDS, SPACES), max_size=20).map(
    lambda parts: "".join(word + space for word, space in parts)
)
PLAIN = st.one_of(TYPED, st.text(max_size=60))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from(["p", "em", "strong", "a", "li", "h2", "td", "div", "code", "span"])
    attributes = st.sampled_from(["", ' title="A -- B"', " data-x='\"HĐND\" & 5 km'"])
    return st.tuples(names, attributes, st.lists(children, max_size=4)).map(
        lambda made: f"<{made[0]}{made[1]}>{''.join(made[2])}</{made[0]}>"
    )


ENTITIES = st.sampled_from(["&quot;", "&nbsp;", "&#39;", " &amp; ", "&ETH;", "<br>", "<!-- -- -->"])
BODIES = st.lists(
    st.recursive(st.one_of(TYPED.map(escaped), ENTITIES), element, max_leaves=8), max_size=6
).map("".join)


def essence(text: str) -> str:
    """Return `text` with every character that the typographer may change made one of its kind."""
    text = re.sub(r"-{2,3}", "—", text)
    text = re.sub(r"\.\.\.", "…", text)
    text = re.sub("[“”‘’']", '"', text)
    return text.replace("–", "-").replace("\u00a0", " ")


class Contents(HTMLParser):
    """Collects the text and the tags of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data


def tags(html: str) -> list[str]:
    return re.findall(r"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""", html)


@given(PLAIN)
def test_setting_a_text_twice_changes_nothing(text):
    once = VIETNAMESE.text(text)

    assert VIETNAMESE.text(once) == once


@given(PLAIN)
@example("...x@y.vn...x@y.vn...x@y.vn ")
def test_setting_a_headline_twice_changes_nothing(text):
    once = VIETNAMESE.headline(text)

    assert VIETNAMESE.headline(once) == once


@given(BODIES)
@example("&quot;<em>&quot;</em><em>' </em>")
def test_setting_a_body_twice_changes_nothing(html):
    once = VIETNAMESE.html(html)

    assert VIETNAMESE.html(once) == once


@given(PLAIN)
def test_a_text_changes_only_in_the_characters_named(text):
    assert essence(VIETNAMESE.headline(text)) == essence(text)


@given(BODIES)
def test_the_text_of_a_body_changes_only_in_the_characters_named(html):
    before, after = Contents(html).text, Contents(VIETNAMESE.html(html)).text

    assert essence(unescape(after)) == essence(unescape(before))


@given(BODIES)
def test_the_tags_of_a_body_stay_and_those_added_are_balanced(html):
    after = tags(VIETNAMESE.html(html))
    added = [tag for tag in after if OURS.fullmatch(tag)]

    kept = [tag for tag in after if not OURS.fullmatch(tag)]
    for _ in added:
        kept.remove("</span>")
    assert sorted(kept) == sorted(tags(html))


@given(PLAIN.map(lambda text: unicodedata.normalize("NFC", text)))
def test_composed_text_stays_composed(text):
    assert unicodedata.is_normalized("NFC", VIETNAMESE.headline(text))


@given(PLAIN)
def test_plain_text_gets_no_tags(text):
    assert VIETNAMESE.headline(text).count("<") == text.count("<")


@given(TYPED)
def test_a_page_and_its_feed_show_the_same_characters(text):
    body = Contents(VIETNAMESE.html(f"<td>{escaped(text)}</td>")).text

    assert body == VIETNAMESE.text(text)
