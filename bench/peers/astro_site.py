"""The generated newspaper as an Astro site, with its experimental incremental builds."""

import json
from collections.abc import Iterable
from pathlib import Path

from bench.corpus import Manuscript
from bench.peers import node

OLDEST_NODE = (22, 12)
SITE = Path(__file__).with_name("astro")


def write_site(folder: Path, articles: Iterable[Manuscript]) -> None:
    """Write a complete Astro project of the articles into `folder`, its packages installed."""
    node.write_site(SITE, folder, articles, _front_matter)


def _front_matter(article: Manuscript) -> str:
    fields = {
        "title": article.title,
        "description": article.lead,
        "stamp": f"{article.published:%Y-%m-%dT%H:%M}",
        "section": article.section.slug,
        "source": article.source,
        # A headline is listed and has no page of its own.
        "address": f"/{article.published:%Y/%m/%d}/{article.slug}/" if article.body else "",
    }
    lines = (f"{name}: {json.dumps(text, ensure_ascii=False)}\n" for name, text in fields.items())
    return f"---\n{''.join(lines)}---\n"
