"""What is too large, too deep, unseen or too hard is rejected, in seconds, and says where."""

import pytest

from newsroom.content.findings.speech import said
from newsroom.content.markdown.references import targets_in
from newsroom.content.safety.limits import DEEPEST, LARGEST_FILE, LONGEST_LINE
from newsroom.content.safety.sandbox import is_ordinary

HEAD = "Title: Lúa\nDate: 2019-03-10\nCategory: Kinh tế\n"


def codes(result):
    assert isinstance(result, tuple), result
    return [(rejection.code, rejection.line) for rejection in result]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (HEAD + "\n" + "a\n" * LARGEST_FILE, "too-large", 0),
        (HEAD + "Summary: " + "a " * 20_000 + "\n\nText.", "long-front-matter", 1),
        (HEAD + "\nText.\n" + "a " * LONGEST_LINE, "long-line", 6),
        (HEAD + "\nText.\n\n" + "> " * (DEEPEST + 1) + "text", "too-deep", 7),
        (HEAD + "\n" + "- " * (DEEPEST + 1) + "text", "too-deep", 5),
        (HEAD + "\nA bell\x07 here.", "control-character", 5),
        (HEAD + "\nA noncharacter\ufdd0 here.", "control-character", 5),
        (HEAD + "Author: An\u202egnp.exe\n\nText.", "invisible-character", 4),
        (HEAD + "Tags: L\u2066úa\n\nText.", "invisible-character", 4),
        (HEAD + "Summary: a\U000e0041b\n\nText.", "invisible-character", 4),
        (HEAD + "Author: \u3164\n\nText.", "invisible-character", 4),
    ],
)
def test_a_file_beyond_the_limits_is_rejected_at_its_line(read_file, text, code, line):
    assert (code, line) in codes(read_file(text))


def test_the_largest_and_deepest_that_newspapers_print_is_accepted(read_file):
    quotation = "> " * DEEPEST + "text"
    law = "\n\n".join(["Điều 1. Phạm vi điều chỉnh của luật này như sau." * 4] * 1500)
    rule = "- " * 40

    for body in (quotation, law, rule):
        assert not isinstance(read_file(f"{HEAD}\n{body}"), tuple)


@pytest.mark.parametrize(
    "body",
    ["\t" * 14 + "Chữ", " " * 60 + "Chữ", "- a\n" + "\t" * 20 + "Chữ", "- a\n- b\n" * 40],
)
def test_an_indent_is_no_depth(read_file, body):
    assert not isinstance(read_file(f"{HEAD}\nMột.\n\n{body}\n"), tuple)


def test_lists_below_one_another_are_counted(read_file):
    lists = "".join(f"{'    ' * depth}- a\n" for depth in range(DEEPEST + 1))

    assert codes(read_file(f"{HEAD}\n{lists}")) == [("too-deep", 5 + DEEPEST)]


def test_bodies_in_html_are_ordinary():
    paragraph = (
        '<p class="lead" style="text-align: justify;">Ông <strong>Nguyễn Văn A</strong> nói: '
        '<a href="https://a.vn/b-c_d.html" target="_blank">được mùa</a>.</p>\n'
        '<!-- wp:image {"id":5,"sizeSlug":"large"} -->\n'
        '<figure class="wp-block-image"><img src="/anh/lua_1.jpg" alt="Lúa" /></figure>\n'
        "\t\t\t\t<ul>\n\t\t\t\t\t<li>Một</li>\n\t\t\t\t</ul>\n"
    )

    assert is_ordinary((HEAD + "\n" + paragraph * 60).encode())
    assert not is_ordinary((HEAD + "\n" + "<x [[[[[[>" * 200).encode())


def test_what_many_names_and_emoji_need_is_no_deceit(read_file):
    article = read_file(HEAD.replace("Lúa", "Nông dân 👩\u200d🌾 ☀\ufe0f Đăk Lăk") + "\nText.")

    assert article.title.startswith("Nông dân 👩\u200d🌾")


KILLERS = {
    "brackets": "![[]()" * 2000,
    "open brackets": "[" * 20_000,
    "open links": "[a](" * 5000,
    "references": "[a][" * 5000,
    "emphasis": "*a **a " * 8000,
    "underscores": "_a __a" * 8000,
    "backticks": "".join("e" + "`" * size for size in range(1, 400)),
    "comments": "<!--" * 8000,
    "declarations": "<![CDATA[" * 4000,
    "tags": "<a " * 10_000,
    "formatting": "<b><i><u>" * 8000,
    "definitions": "a\n: b\n" * 2000,
    "numbers": "1. " * 12,
    "numbers in depth": "".join(f"{'    ' * depth}- a\n" for depth in range(12)),
    "underlines": "=\n" * 15_000,
    "abbreviations": "*[a]: " + "b" * 90_000 + "\n\n" + "a " * 40_000,
    "footnotes": "[^1]\n" * 3000 + "\n\n[^1]: a",
    "capitals": "HĐND " * 6500,
    "one capital": "A" * 32_000,
    "quotes": "\"'" * 15_000,
    "dashes": "-" * 90_000,
    "addresses": "a@a." * 20_000,
    "web": "http://www." * 8000,
    "ampersands": "& " * 30_000,
    "entities": "&#x" * 20_000,
    "tables": "|" * 3000 + "\n" + "|-" * 3000,
    "spaces": "a" + " " * 90_000 + "b",
    "colons": "::" * 30_000,
    "digits": "1 - 2" * 15_000,
    "lone letters": "Đ." * 30_000,
}


SHOWN_BELOW = {"references", "definitions", "abbreviations", "brackets", "open brackets"}


@pytest.mark.parametrize("name", sorted(KILLERS.keys() - SHOWN_BELOW))
def test_no_text_takes_long_to_accept_or_reject(read_file, name):
    text = f"{HEAD}\n{KILLERS[name]}\n"

    result = read_file(text)

    if is_ordinary(text.encode()):
        assert not isinstance(result, tuple)
    elif isinstance(result, tuple):
        assert {rejection.code for rejection in result} <= {"too-hard", "too-deep", "missing-file"}


@pytest.mark.parametrize("name", ["references", "definitions", "abbreviations"])
def test_a_known_bomb_is_rejected_with_a_remedy(read_file, name):
    (rejection,) = read_file(f"{HEAD}\n{KILLERS[name]}\n")

    assert rejection.code == "too-hard"
    assert said(rejection, "en").remedy


READING_KILLERS = {
    "one field a third of a million times": ("a:\n" * 330_000, "long-front-matter"),
    "a hundred thousand unknown fields": (
        "".join(f"k{number}:\n" for number in range(100_000)),
        "long-front-matter",
    ),
    "a letter with 400,000 marks": (f"{HEAD}\nx" + "\u0301\u0323" * 200_000, "too-hard"),
    "a title of marks": (HEAD.replace("Lúa", "x" + "\u0301\u0323" * 200_000), "too-hard"),
}


@pytest.mark.parametrize("name", READING_KILLERS)
def test_a_file_that_is_hard_to_read_is_rejected_before_it_costs_the_build(read_file, name):
    text, code = READING_KILLERS[name]

    (rejection,) = read_file(text)

    assert rejection.code == code


@pytest.mark.parametrize("text", ["[a\n" * 230_000, "![](a.jpg)\n" * 80_000])
def test_any_number_of_targets_is_found_in_one_pass(text):
    lines = [line for line, _target in targets_in(text)]

    assert lines == list(range(1, text.count("](a") + 1))


UNCLOSED = [
    "[a](", '[a](b "', "[a](b '", '[a]("b" ', "[a](<b ", "[a](()", '![a](b\n"c\n', 'a src="b ',
]  # fmt: skip


@pytest.mark.parametrize("text", UNCLOSED)
def test_what_is_never_closed_is_read_but_a_few_times(text):
    assert len(list(targets_in(text * (1_000_000 // len(text))))) < 1_000_000


def test_news_is_ordinary():
    paragraph = 'Ông Nguyễn Văn Mẫu - Chủ tịch UBND xã - nói: "Được mùa" [và](/kinh-te/) *vui*.\n\n'

    assert is_ordinary((HEAD + paragraph * 20).encode())


def test_a_bomb_leaves_the_edition_and_its_own_last_version_standing(newspaper):
    newspaper.article("a.md", Title="Bài lành", body="Lành.")
    newspaper.build()
    newspaper.article("a.md", Title="Bài lành", body=KILLERS["open brackets"])
    newspaper.article("b.md", Title="Bom", body=KILLERS["brackets"])
    newspaper.article("c.md", Title="Bài mới", body="Mới.")

    report = newspaper.build()

    assert {(one.path, one.code) for one in report.rejections} == {
        ("a.md", "too-hard"),
        ("b.md", "too-hard"),
    }
    assert b"L\xc3\xa0nh." in newspaper.tree()["2019/03/10/bai-lanh/index.html"]
    assert "2019/03/10/bai-moi/index.html" in newspaper.tree()
    assert not [path for path, data in newspaper.tree().items() if b"/bom/" in data]
