"""What the handbook takes from outside docs/: the changelog, how to contribute, security."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parent
OUTSIDE = ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files of the repository's root that pages of docs/ lead to."""
    for name in OUTSIDE:
        text = (ROOT / name).read_text(encoding="utf-8").replace("](docs/", "](")
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, **_page: object) -> str:
    """Return a page's text with links to those files as they lie in the handbook."""
    for name in OUTSIDE:
        markdown = markdown.replace(f"](../{name}", f"]({name}").replace(
            f"](../../{name}", f"](../{name}"
        )
    return markdown
