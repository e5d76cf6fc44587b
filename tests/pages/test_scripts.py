"""Readers fetch scripts without what only their authors read."""

import pytest

from newsroom.pages.scripts import lightened

SEVERAL_LINES = [
    "const text = `one\n  // two`;\n",
    "const text = 'one \\\n  // two';\n",
    "/* one\n  // two */\nrun();\n",
]


@pytest.mark.parametrize(
    ("script", "light"),
    [
        ("// Why.\nif (a) {\n  run();\n}\n\nend();", "if (a) {\nrun();\n}\nend();\n"),
        ('run("//no comment"); // kept', 'run("//no comment"); // kept\n'),
        ("  run(`one`, `two`);\n", "run(`one`, `two`);\n"),
        ("//# sourceMappingURL=a.map\n", "//# sourceMappingURL=a.map\n"),
        ("// @license MIT\nrun();\n", "// @license MIT\nrun();\n"),
        *((script, script) for script in SEVERAL_LINES),
    ],
)
def test_comments_and_indentation_are_left_out_where_they_surely_are_such(script, light):
    assert lightened(script.encode()) == light.encode()
