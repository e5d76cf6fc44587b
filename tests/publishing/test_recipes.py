"""The examples of docs/publishing.md are settings that publishing takes."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from newsroom.publishing.targets import publication_from_settings

PAGE = Path(__file__).parents[2].joinpath("docs/publishing.md").read_text(encoding="utf-8")
EXAMPLES = [dedent(text) for text in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)]
TARGETS = [
    line for text in EXAMPLES if text.startswith('"') for line in re.split(r'\n(?=")', text.strip())
]
SETTINGS = [text for text in EXAMPLES if not text.startswith('"')]


@pytest.mark.parametrize("recipe", TARGETS, ids=lambda recipe: recipe.split('"')[1])
def test_each_recipe_describes_one_target(recipe):
    fields = eval(f"{{{recipe}}}")

    publication = publication_from_settings({"PUBLISH_TARGETS": fields})

    assert [target.name for target in publication.targets] == list(fields)


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda text: text.split()[0])
def test_each_example_of_settings_is_taken(settings):
    given: dict[str, object] = {}
    exec(settings, given)

    publication = publication_from_settings(given)

    assert len(publication.targets) == len(given.get("PUBLISH_TARGETS", {}))
    assert bool(publication.hooks.purge) == ("PUBLISH_AFTER" in given)
