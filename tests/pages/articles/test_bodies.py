"""Bodies as their pages show them: what the software adds to them is in readers' language."""

import re

from tests.engine.newspaper import Newspaper


def test_ways_back_from_footnotes_are_named_in_readers_language(newspaper: Newspaper) -> None:
    newspaper.article("a.md", Title="Phà", body="Bến cũ.[^1]\n\n[^1]: Nay là bến xe.")
    newspaper.build()

    page = newspaper.tree()["2019/03/10/pha/index.html"].decode()
    assert re.findall(r' title="([^"]*chú thích[^"]*)"', page) == ["Trở lại chú thích 1 trong bài"]
    assert "Jump back" not in page
