"""docs/tokens.md shows every token of the theme with its value."""

import re
from pathlib import Path

from newsroom.settings.look import tokens_of
from newsroom.settings.theme_folders import packaged_theme

DOCUMENT = (Path(__file__).parents[1] / "docs" / "tokens.md").read_text(encoding="utf-8")


def test_every_token_is_shown_with_its_value_and_no_other():
    shown = dict(re.findall(r"^\| `([a-z0-9-]+)` \| `([^`]+)` \|", DOCUMENT, re.MULTILINE))

    assert shown == tokens_of([packaged_theme()])
