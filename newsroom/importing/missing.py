"""The packages that an import needs, and an edition without an archive does not."""

from importlib.util import find_spec

PACKAGES = {
    "lxml": "lxml",
    "html_to_markdown": "html-to-markdown",
    "cssselect": "cssselect",
    "trafilatura": "trafilatura",
    "htmldate": "htmldate",
    "feedparser": "feedparser",
}


def missing_packages() -> tuple[str, ...]:
    """Return the packages of the extra `import` that are not installed."""
    return tuple(name for module, name in PACKAGES.items() if find_spec(module) is None)
