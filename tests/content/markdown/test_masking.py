"""What is only shown as code, or not at all, names nothing and is no markup."""

import pytest

from newsroom.content.advice import advice_on
from newsroom.content.markdown.masking import masked
from newsroom.content.markdown.references import references_in

HEAD = "Title: Lúa\nDate: 2019-03-10\nCategory: Kinh tế\n"
NO_MARKUP = [
    "Viết `![Lúa](lua.jpg)` để hiện ảnh.",
    "Viết ``[`x`](lua.jpg)`` như sau.",
    "```\n![Lúa](lua.jpg)\n\n[x](b.pdf)\n```",
    "- a\n\n  ```\n  ![Lúa](lua.jpg)\n\n  [x](b.pdf)\n  ```\n- b",
    "> ~~~\n> ![Lúa](lua.jpg)\n>\n> [x](b.pdf)\n> ~~~",
    "~~~ html\n<img src='lua.jpg'>\n~~~",
    "<pre>\n![Lúa](lua.jpg)\n</pre>",
    '<pre><code>&lt;a href="x.pdf"&gt; [x](y.pdf)</code></pre>',
    "Chữ <code>[x](y.pdf)</code> đó.",
    "<!-- ![Lúa](lua.jpg)\n\n[x](b.pdf) -->",
    "<script>\nload('<img src=\"lua.jpg\">')\n</script>",
    'Mã {{< figure src="lua.jpg" title="Lúa" >}} của Hugo.',
    '{{% figure src="lua.jpg" %}}',
    "<style>a { background: url(x) } [x](b.pdf)</style>",
]
MARKUP = [
    "Giá `tăng. ![Lúa](lua.jpg)",
    "```\n![Lúa](lua.jpg)",
    "- ```\n  x\n\n![Lúa](lua.jpg)\n\n  ```",
    "Một ` dấu.\n\n![Lúa](lua.jpg)\n\nHai ` dấu.",
    "<!-- chưa đóng ![Lúa](lua.jpg)",
    "\\`![Lúa](lua.jpg)\\`",
    "`a` ![Lúa](lua.jpg) `b`",
    "```\n![Lúa](lua.jpg)\n<!-- -->```",
]


@pytest.mark.parametrize("body", NO_MARKUP)
def test_what_code_comments_and_scripts_name_is_no_reference(read_file, body):
    assert references_in("a.md", body) == ()
    assert not isinstance(read_file(f"{HEAD}\nLời đầu.\n\n{body}\n"), tuple)


@pytest.mark.parametrize("body", MARKUP)
def test_what_stands_beside_code_or_is_never_closed_is_a_reference(body):
    assert references_in("a.md", body) == ("lua.jpg",)


def test_what_is_masked_keeps_its_lines_and_length():
    body = "a `b` c\n```\nd\n```\n<!-- e\nf --> g"

    assert masked(body) == "a     c\n   \n \n   \n      \n      g"


def test_a_picture_in_code_needs_no_description(read_file):
    body = "[bài trước]({filename}b.md) viết `![](a.jpg)`"
    text = f"{HEAD}\n{body}\n"
    record = read_file(text, files=("b.md",))

    assert list(advice_on(record, text, ("b.md",).__contains__)) == []


@pytest.mark.parametrize(
    "opening", ["`", "``` `", "<!--", "<pre>", "<pre ", "~~~\n", "```a\n", "`a``b"]
)
def test_what_is_never_closed_costs_one_pass(opening):
    text = opening * (400_000 // len(opening))

    # Whatever took a pass for each mark would not come to its end today.
    assert len(masked(text)) == len(text)
