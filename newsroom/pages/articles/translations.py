"""Translations: articles with one slug and date in several languages of the edition.

Their addresses are the same but for the language's prefix, so each finds the others without a list
that somebody would have to keep.
"""

from collections.abc import Iterator

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article
from newsroom.edition import Edition


def addresses_in_other_languages(
    url: str, language: str, edition: Edition
) -> Iterator[tuple[str, str]]:
    """Yield (language, url) of what `url`, a page in `language`, would be in each other one."""
    common = url.removeprefix(edition.prefix(language))
    for other in edition.languages:
        if other != language:
            yield other, edition.prefix(other) + common


def translations_of(article: Article, queries: Queries, edition: Edition) -> list[tuple[str, str]]:
    """Return (language, url) of the article's translations that readers may find."""
    others = addresses_in_other_languages(article.url, article.language, edition)
    return [(language, url) for language, url in others if queries.is_listed(url)]
