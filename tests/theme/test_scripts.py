"""Scripts of one page share the names that they declare outside of blocks."""

import re
from collections import Counter
from pathlib import Path

SCRIPTS = Path(__file__).parents[2] / "theme/static/js"
DECLARED = re.compile(r"^(?:async )?(?:function|class|const|let|var) \W?(\w+)", re.MULTILINE)


def test_no_two_scripts_declare_the_same_name():
    """The second would take the place of the first, whose own calls then call it."""
    names = [
        name
        for script in sorted(SCRIPTS.glob("*.js"))
        for name in set(DECLARED.findall(script.read_text("utf-8")))
    ]

    assert len(names) > 20
    assert [name for name, count in Counter(names).items() if count > 1] == []
