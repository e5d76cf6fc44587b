"""A Pelican plugin: the ten headlines of its section that precede an article.

Without it a template has to find the article in its section's list, which costs Pelican the
square of the section's size.
"""

from pelican import signals
from pelican.generators import ArticlesGenerator

HEADLINES = 10


def register() -> None:
    """Connect the plugin, as Pelican asks of every one."""
    signals.article_generator_finalized.connect(_add_preceding)


def _add_preceding(generator: ArticlesGenerator) -> None:
    for _, articles in generator.categories:
        for position, article in enumerate(articles):
            article.preceding = articles[position + 1 : position + 1 + HEADLINES]
