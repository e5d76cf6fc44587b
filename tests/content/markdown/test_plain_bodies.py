"""A plain body is set in one pass as the long way sets it, or is left to the long way.

DOCUMENTS=6000 tries as many documents, as docs/writing.md says; the suite is content with fewer.
"""

import os
import random
from dataclasses import replace

import pytest

from newsroom.content.markdown.body import BodyConverter
from newsroom.content.markdown.plain_bodies import plain_body, texts_of
from newsroom.edition import Edition
from newsroom.language.typography.markup import put_together, take_apart
from newsroom.search.body_text import blocks
from tests.content.markdown.test_as_plain_markdown import document as any_document

DOCUMENTS = int(os.environ.get("DOCUMENTS", "300"))
_WORDS = """
    lúa xuân Thái Bình HĐND 12,5 2019 nói "vui" 'tốt' R&D NN&PTNT 5% (mới) – — x>y # 11/3 … “trích”
    ‘x’ Đ Ô v.v... Ông, bà. Tp.HCM: số 5 - a 9. 3. ! + = ; & a&b; * ** 2* x*y 1) $5 & ©
"""
WORDS = _WORDS.split()
PHRASES = [
    *("{}", "{}", "{}", "*{}*", "**{}**", "**{}**: {}", "“*{}*”", "({}, *{}*)", "*{}%*, {}"),
    *("[{}](https://a.vn/b_c-d)", "[{}](a.md)", "![{}](https://a.vn/x)", "**a *{}* b**", "*{}"),
]
BLOCKS = [
    *("{}", "{}", "{}", "{}\n{}", "## {}", "# {} ##", "> {}", "> {}\n> {}", "> {}\n>\n> {}"),
    *("- {}\n- {}", "- {}\n- {}\n- {}", "-   {}", "* {}", "1. {}\n2. {}", "{}\n- {}", "{}\n> {}"),
    *("## {}\n{}", "> - {}", "- > {}", "- {}\n{}", ">{}", "> {}\n>"),
]


def document(seed: int) -> str:
    """Return a body that is plain or nearly so, the same for the same seed."""
    chance = random.Random(seed)
    kinds, words = (BLOCKS[:9], WORDS[:30]) if seed % 2 else (BLOCKS, WORDS)

    def phrase() -> str:
        pattern = chance.choice(PHRASES if chance.random() < 0.2 else PHRASES[:1])
        while "{}" in pattern:
            chosen = " ".join(chance.choices(words, k=chance.randint(1, 6)))
            pattern = pattern.replace("{}", chosen.lstrip("#+-*=>.!; ") or "chữ", 1)
        return pattern

    found = []
    for kind in chance.choices(kinds, k=chance.randint(1, 4)):
        block = kind
        while "{}" in block:
            block = block.replace("{}", phrase(), 1)
        found += [block, phrase()] if seed % 4 else [block]
    return "\n\n".join(found) + "\n" * (seed % 3)


@pytest.fixture
def converter(edition: Edition) -> BodyConverter:
    return BodyConverter(replace(edition, typogrify=False))


def test_one_pass_makes_what_the_long_way_makes(converter: BodyConverter) -> None:
    different: list[str] = []
    plain = 0
    for body in [make(seed) for seed in range(DOCUMENTS) for make in (document, any_document)]:
        taken = plain_body(body)
        if taken is None:
            continue
        plain += 1
        html = converter.converted("a.md", body, "vi", {})
        if (put_together(*taken), taken, texts_of(taken)) != (html, take_apart(html), blocks(html)):
            different.append(body)

    assert different == []
    assert plain > DOCUMENTS // 5


@pytest.mark.parametrize(
    "body",
    [
        *("", "[a](b.md)", "<b>a</b>", "`a`", "a  \nb", "    a", "a_b_c", "{.x}", "| a |", "a\tb"),
        *("&copy; 2019", "xem www.a.vn", "a@b.vn", "- a\n\n- b", "- a\n- # b"),
        *("* a", "1. a", "a *b", "**a *b* c**", "\ufdd0", "a\n---", "[a]: https://a.vn/"),
    ],
)
def test_what_may_be_anything_is_left_to_the_long_way(body: str) -> None:
    assert plain_body(body) is None


def test_other_extensions_take_all_bodies_the_long_way(edition: Edition) -> None:
    smart = replace(edition, extensions=(("markdown.extensions.nl2br", ()),))

    assert BodyConverter(edition).plain("một\nhai") is not None
    assert BodyConverter(smart).plain("một\nhai") is None
