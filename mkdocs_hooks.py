"""What the handbook has from outside docs/: files of the root, and a page for each code."""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from newsroom.content.findings.speech import FINDINGS
from newsroom.explanations import markdown_of

ROOT = Path(__file__).parent
_FINDINGS = """# Findings

What the commands and the desk say is wrong, by its code. `newsroom explain CODE` tells the same
without a network.
"""
_ROW_OF_CODES = re.compile(r"^\| `[^|]*\|", re.MULTILINE)
_CODE = re.compile(r"`([a-z-]+)`")
OUTSIDE = ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files of the repository's root that pages of docs/ lead to."""
    for name in OUTSIDE:
        text = (ROOT / name).read_text(encoding="utf-8").replace("](docs/", "](")
        files.append(File.generated(config, name, content=text))
    for code in sorted(FINDINGS):
        files.append(File.generated(config, f"findings/{code}.md", content=markdown_of(code)))
    index = "\n".join(f"- [{code}]({code}.md)" for code in sorted(FINDINGS))
    files.append(File.generated(config, "findings/index.md", content=f"{_FINDINGS}\n{index}\n"))
    return files


def on_page_markdown(markdown: str, page: Page, **_context: object) -> str:
    """Return a page's text with links to those files, and from codes to their pages."""
    if page.file.src_uri == "writing.md":
        markdown = _ROW_OF_CODES.sub(lambda row: _CODE.sub(_linked, row[0]), markdown)
    for name in OUTSIDE:
        markdown = markdown.replace(f"](../{name}", f"]({name}").replace(
            f"](../../{name}", f"](../{name}"
        )
    return markdown


def _linked(code: re.Match[str]) -> str:
    return f"[{code[0]}](findings/{code[1]}.md)" if code[1] in FINDINGS else code[0]
