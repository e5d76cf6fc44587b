"""A text that uses nothing of our extension becomes what Python-Markdown makes of it, to the byte.

DOCUMENTS=6000 tries as many documents, as docs/writing.md says; the suite is content with fewer.
"""

import os
import random
import re
from dataclasses import replace

import pytest
from markdown import Markdown

from newsroom.content.markdown.markdown_instance import markdown_of
from tests.content.markdown.test_body import EXTENSIONS
from tests.engine.newspaper import Newspaper

DOCUMENTS = int(os.environ.get("DOCUMENTS", "300"))
_WORDS = """
    lúa xuân Thái Bình được mùa tỉnh HĐND giá 12,5 tỷ đồng 2019 ngày nói "vui" 'tốt' H'Hen R&D 5%
    năm (mới) – nông_thôn_mới 3 < 5 x>y C++ {} #1 1.000 v.v... tp.hcm 11/3 :-) $5 ~ ^ \\* \\[
"""
WORDS = _WORDS.split()
PHRASES = [
    *("{}", "{}", "{}", "*{}*", "**{}**", "***{}***", "`{} <b>`", "``{} ` x``", "_{}_", "__{}__"),
    *("[{}](https://a.vn/b_c_d)", '[{}](/kinh-te/ "{}")', "[{}][r]", "[r]", "![{}](a.jpg)"),
    *("<b>{}</b>", "<br>", '<span class="x">{}</span>', "<https://a.vn/x>", "{}[^1]", "&amp;"),
    *("*{} **{}** {}*", "**{} *{}***", "{}  \n{}", "{}\n{}", "<sup>{}</sup>"),
]  # fmt: skip
BLOCKS = [
    *("{}", "{}", "{}", "# {}", "## {} ##", "{}\n===", "{}\n---", "> {}", "> {}\n> {}"),
    *(">> {}\n> {}", "- {}\n- {}", "* {}\n* {}\n* {}", "- {}\n\n- {}", "1. {}\n2. {}"),
    *("1. {}\n2. {}\n3. {}", "1. {}\n1. {}", "1. {}\n\n2. {}", "- {}\n\n    {}\n\n- {}"),
    *("1. {}\n    - {}\n    - {}\n2. {}", "- {}\n    1. {}\n    2. {}\n- {}", "- {}\n{}\n- {}"),
    *("- {}\n  {}\n- {}", "1. {}\n   {}\n2. {}", "* * *", "---", "```\n{} <b> {}\n\n    {}\n```"),
    *("~~~ vi\n{}\n~~~", "| {} | {} |\n|---|--:|\n| {} | {} |", "{}\n:   {}", "{}\n{{: .pull }}"),
    *("## {} {{#ket}}", "<div>{}</div>", "<div>\n{}\n</div>", '<p class="credit">{}</p>'),
    *("<table>\n<tr><td>{}</td></tr>\n</table>", "<!-- {} -->", "*[HĐND]: {}"),
    *("[r]: https://a.vn/b '{}'", "[^1]: {}", "<details><summary>{}</summary>\n\n{}\n</details>"),
    *("> - {}\n> - {}", "> 1. {}\n> 2. {}\n>\n> {}", "<pre>{} <i>{}</i></pre>"),
    *("- {}\n\n    - {}\n\n        {}",),
]  # fmt: skip
LISTED = re.compile(r"[> ]*(?:[-*]|1\.) ")


def document(seed: int) -> str:
    """Return a document of the kinds above, the same for the same seed."""
    chance = random.Random(seed)

    def filled(pattern: str, fill: str) -> str:
        while "{}" in pattern:
            pattern = pattern.replace("{}", fill or words(), 1)
        return pattern.replace("{{", "{").replace("}}", "}")

    def words() -> str:
        chosen = [word for word in chance.choices(WORDS, k=chance.randint(1, 6)) if word != "{}"]
        # What begins a line as a mark does would make another block of it.
        return " ".join(chosen).lstrip("#|:~^$<>*-+ ") or "chữ"

    def phrases() -> str:
        return " ".join(filled(chance.choice(PHRASES), "") for _ in range(chance.randint(1, 3)))

    blocks = []
    for pattern in chance.choices(BLOCKS, k=chance.randint(1, 8)):
        block = pattern
        while "{}" in block:
            block = block.replace("{}", phrases().replace("\n", " "), 1)
        if blocks and LISTED.match(pattern):
            blocks.append("Lời giữa hai danh sách.")  # or the two would be one
        blocks.append(block.replace("{{", "{").replace("}}", "}"))
    return "\n\n".join(blocks)


@pytest.mark.parametrize("name", EXTENSIONS)
def test_a_document_that_uses_nothing_of_ours_is_the_same(tmp_path_factory, name):
    edition = Newspaper(tmp_path_factory.mktemp("plain")).edition()
    # Without the extension for fences, the code within one is indented code.
    settings = {"extensions": EXTENSIONS[name], "indented_code": name == "core"}
    ours = markdown_of(replace(edition, **settings))
    plain = Markdown(extensions=[one for one, _ in EXTENSIONS[name]], output_format="html")

    different = [
        body
        for body in map(document, range(DOCUMENTS))
        if ours.reset().convert(body) != plain.reset().convert(body)
    ]
    assert different == []
