"""Templates of articles: Markdown files in `theme/articles/`, a kind of article each."""

from pathlib import Path

from newsroom.content.source import decode
from newsroom.pages.theme import Theme

FOLDER = "articles"
DEFAULT_KIND = "article"


def kinds(theme: Theme) -> tuple[str, ...]:
    """Return the kinds of articles that the theme has templates for, in alphabetical order."""
    return tuple(
        Path(name).stem for name in theme.files(FOLDER) if "/" not in name and name.endswith(".md")
    )


def template_of(theme: Theme, kind: str) -> str:
    """Return the template of one of the `kinds`: an edition's own stands before the packaged one.

    UnicodeDecodeError if it is no UTF-8.
    """
    return decode(theme.files(FOLDER)[f"{kind}.md"].read_bytes())
