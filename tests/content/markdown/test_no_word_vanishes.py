"""Every word of a body is on its page, or a finding tells where it is left out.

BODIES=100000 tries as many bodies; the suite is content with a few hundred.
"""

import os
import re
from html import unescape

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newsroom.content.markdown.body import BodyConverter
from newsroom.content.markdown.left_out import left_out
from newsroom.content.markdown.references import references_in, resolve
from tests.engine.newspaper import Newspaper

EXAMPLES = int(os.environ.get("BODIES", "400"))
WORD = re.compile(r"[^\W_]+")
# @ stands for a word that stands nowhere else; what is around it is all that people may type.
PIECES = [
    *("@", " @", "@ @\n@", "\n", "\n\n", "  \n", "**@**", "*@ @*", "_@_", "`@ <b>`", "``@`@``"),
    *("# @\n", "## @ {#ket}\n", "### @ {@ @}\n", "@\n===\n", "> @\n", "> > @", "---\n", "***\n"),
    *("- @\n", "* @\n  - @\n", "1. @\n", "3. @\n   @\n", "1. @\n   - @\n", "12. @\n\n    @\n"),
    *("1975. @\n", "1) @\n", "\t@\n", "    @\n", "      @\n@\n", "- @\n\n\t@\n", "\t\t<img>@"),
    *("<@ @>", "<@>", "</@>", "<b @>", "<b>@</b>", "<B>@", "<a @", "<A> @", "< @ >", "<@@a.vn>"),
    *("<!-- -->", "<!-- @", "<script>@", "<title> @", "<svg> @", "<iframe> @", "<!@>", "<?@ ?>"),
    *("<https://a.vn/@>", "https://a.vn/_@_/@", "www.@.vn", "@@a.vn", "<x @@a.vn>", "//a.vn/@"),
    *("[@](https://a.vn/@)", "[@](b.md)", "[@](#@)", "[@](javascript:@)", "[@][r]", "[@]"),
    *("[@]: @", "[r]: https://a.vn '@'\n", "[r]: a.jpg\n", "[@]: https://a.vn/@\n", "[@]: @ @\n"),
    *("[^1] @", "[^1]: @\n", "[^2]: @\n\n    @\n", "*[UBND]: @\n", "UBND", "[@](C:\\@\\@.docx)"),
    *("[@](@ @.pdf)", "![@](a.jpg)", "![@](https://a.vn/@.jpg)", '![@](https://a.vn/a.jpg "@")'),
    *("![@](@)", "![@][r]", "![@](data:image/png;base64,@)", "![](http://a.vn/@.jpg)"),
    *("[![@](http://a.vn/b.jpg)](/@/)", "|@|@|\n|-|-|\n|@|@|\n", "|@|@|\n|-|-|\n|@|@|@|\n"),
    *("a | b\n- | -\n@\n", "|@|\n|-|\n|@|@|\n", "@\n:   @\n", "@\n{: .pull }\n", "@\n{: @ @ }\n"),
    *("*@*{@}", "*@*{.pull}", "{@}", "@ {: title=@ }", "```\n@ <b>\n```\n", "~~~\n@\n\n@\n~~~\n"),
    *("``` vi\n@\n```\n", "```\n@", "&amp;@&eacute;", "&@;", "<div>@</div>\n"),
    *("<div>\n\n@\n\n</div>\n", "<div>@", "</div>", "<p>@", "<center>@</center>"),
    *("<section>@</section><section>@</section>", "<font color='@'>@</font>", "<li>@"),
    *("<td>@</td>", "<table><tr><td>@</td><td><script>@</script></td></tr></table>\n"),
    *("<custom-@>", "<o:p>@</o:p>", "<script>@</script>", "<style>@ { }</style>"),
    *("<textarea>@</textarea>", "<select>@</select>"),
    *("<iframe src='https://a.vn/@' title='@'>@</iframe>\n", "<embed src='https://a.vn/@'>"),
    *("<tt>@</tt>", "<object data='https://a.vn/@'>@</object>"),
    *("<video src='https://a.vn/@'>@</video>", "<br>@"),
    *("<img src='https://a.vn/@' alt='@' title='@'>", "<img alt='@'>", '<img src=\'@\' alt="@">'),
    *("<a href='https://a.vn/@'><img src='//a.vn/@.jpg'></a>", "<a name='@'>@</a>"),
    *("<p style='@'>@</p>", "<audio controls><source src='http://a.vn/@.mp3'>@</audio>"),
    *("<pre>@ <i>@</i>\n\n@</pre>\n",),
    *("<figure><img src='http://a.vn/@.jpg'><figcaption>@</figcaption></figure>\n", "<hr/>@"),
    *("\\@", '<p title="@">@</p>', '<p title="@>@', "<a href='@ @>@", "<abbr title='@'>@</abbr>"),
    *("\\<@>", "<details open><summary>@</summary>@</details>\n", "<noscript>@</noscript>"),
    *("<svg><text>@</text></svg>",),
]  # fmt: skip


def numbered(pieces: list[str]) -> str:
    """Return the pieces as one body, each @ that stands for a word as a word of its own."""
    count = iter(range(10_000))
    text = "".join(pieces).replace("@@", "\0@")
    return re.sub("[@\0]", lambda _mark: f"từ{next(count)}z", text.replace("\0@", "\0\1")).replace(
        "\1", "@"
    )


bodies = st.lists(st.sampled_from(PIECES), min_size=1, max_size=10).map(numbered)


def words_of(body: str) -> dict[str, int]:
    """Return the words of a body that were typed to be read, each with where it stands."""
    text = re.sub(r"<!--.*?-->", lambda found: " " * len(found[0]), body, flags=re.S)
    return {match[0]: match.start() for match in WORD.finditer(text) if match[0].startswith("từ")}


@pytest.fixture(scope="module")
def converter(tmp_path_factory):
    return BodyConverter(Newspaper(tmp_path_factory.mktemp("words")).edition())


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(body="```\ntừ0 <b>\n```\n<script>từ1</script>")
@example(body="[từ0]: từ1*từ2*{từ3}")
@given(body=bodies)
def test_every_word_is_on_the_page_or_in_a_finding(converter, body):
    addresses = {name: f"/media/{name}" for name in references_in("a.md", body)}
    html = unescape(converter.html("a.md", body, "vi", addresses))
    found = left_out(body, lambda target: bool(resolve("a.md", target)))

    vanished = {word: at for word, at in words_of(body).items() if word not in html}
    lines = {body.count("\n", 0, one.offset) for one in found}
    untold = {
        word for word, at in vanished.items() if not found or min(lines) > body.count("\n", 0, at)
    }
    assert untold == set(), (html, found)
