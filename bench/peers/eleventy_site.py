"""The generated newspaper as an Eleventy site: one of the generators that people choose."""

import json
from collections.abc import Iterable
from pathlib import Path

from bench.corpus import Manuscript
from bench.peers import node

OLDEST_NODE = (18,)
SITE = Path(__file__).with_name("eleventy")


def write_site(folder: Path, articles: Iterable[Manuscript]) -> None:
    """Write a complete Eleventy project of the articles into `folder`, its packages installed."""
    node.write_site(SITE, folder, articles, _front_matter)


def _front_matter(article: Manuscript) -> str:
    fields = {
        "title": article.title,
        "description": article.lead,
        "date_text": f"{article.published:%Y-%m-%dT%H:%M}",
        "section": article.section.slug,
        "source": article.source,
        "layout": "article.11ty.js",
        # A headline is listed and has no page of its own.
        "permalink": f"/{article.published:%Y/%m/%d}/{article.slug}/" if article.body else False,
    }
    return f"---json\n{json.dumps(fields, ensure_ascii=False)}\n---\n"
