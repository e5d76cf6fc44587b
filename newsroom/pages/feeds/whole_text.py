"""An article's text as feeds hold it: with whole addresses, for it is read on another site."""

from newsroom.content.article import Article
from newsroom.language.patterns import lazy_pattern
from newsroom.pages.articles.bodies import Names, body_of
from newsroom.pages.renderer import Renderer

_ADDRESS = lazy_pattern(r'( (?:href|src|poster)=")(?=/)')
_SETS = lazy_pattern(r' (?:srcset|sizes|data-[xy])="[^"]*"|<source [^>]*>|</?picture>')


def whole_text(article: Article, names: Names, renderer: Renderer) -> str | None:
    """Return an article's body; None if its file is not what was recorded.

    A picture is its largest JPEG: programs that read feeds know no other sizes and formats.
    """
    body = body_of(article, names, renderer)
    if body is None:
        return None
    host = renderer.formatter(article.language).whole("")
    return _ADDRESS.sub(rf"\g<1>{host}", _SETS.sub("", body.html))
