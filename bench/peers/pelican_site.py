"""The generated newspaper as a stock Pelican project."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from bench.corpus import Manuscript, markdown, write

SITE = Path(__file__).with_name("pelican")


def write_site(folder: Path, articles: Iterable[Manuscript]) -> None:
    """Write a complete Pelican project of the articles into `folder`."""
    shutil.copytree(SITE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    write(folder / "content", articles, _front_matter_and_body)


def _front_matter_and_body(article: Manuscript) -> str:
    if article.body:
        return markdown(article)
    # An empty Save_as is how Pelican lists an article without writing a page for it.
    return markdown(article) + "Save_as:\n"
