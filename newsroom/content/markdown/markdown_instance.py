"""Python-Markdown as an edition has it, for bodies that are not of plain blocks."""

from markdown import Markdown

from newsroom.content.markdown.extension import AsTyped
from newsroom.content.markdown.speed_ups import hasten
from newsroom.edition import Edition


def markdown_of(edition: Edition) -> Markdown:
    """Return Python-Markdown with the edition's extensions, made fast; its HTML is not yet safe."""
    markdown = Markdown(
        extensions=[name for name, _ in edition.extensions],
        extension_configs={name: dict(pairs) for name, pairs in edition.extensions},
        output_format="html",
    )
    AsTyped(indented_code=edition.indented_code).extendMarkdown(markdown)
    hasten(markdown)
    return markdown
