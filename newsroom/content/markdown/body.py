"""The body: Markdown to safe HTML of an article page, with one Markdown instance a process."""

from collections.abc import Mapping
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from newsroom.content.markdown.elsewhere import without_frames
from newsroom.content.markdown.plain_bodies import plain_body
from newsroom.content.markdown.references import address_of
from newsroom.content.safety.sanitise import Sanitiser
from newsroom.edition import Edition
from newsroom.language.typography.markup import TakenApart, put_together
from newsroom.language.typography.typographer import Typographer

if TYPE_CHECKING:
    from markdown import Markdown

# With these alone, and whatever their configuration, a plain body becomes what it always becomes.
_USUAL = frozenset(
    f"markdown.extensions.{name}"
    for name in ("extra", "abbr", "attr_list", "def_list", "fenced_code", "footnotes", "tables")
)
_FRAMES = ("<iframe", "<object", "<embed")


class BodyConverter:
    """Turns bodies into HTML as the edition's settings ask for it."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._sanitiser = Sanitiser()
        self._typogrify = edition.typogrify
        self._is_usual = _USUAL.issuperset(name for name, _configuration in edition.extensions)

    def html(self, path: str, markdown: str, language: str, addresses: Mapping[str, str]) -> str:
        """Return the HTML of the body of the file `path`, safe to publish.

        `addresses` are those of the files that the body may name, as `address_of` takes them.
        """
        plain = self.plain_html(markdown, language)
        return self.converted(path, markdown, language, addresses) if plain is None else plain

    def plain_html(self, markdown: str, language: str) -> str | None:
        """Return the same of a body of plain blocks, which names no file; None for all others."""
        body = self.plain(markdown)
        if body is None:
            return None
        return _typographer(language).assembled(body) if self._typogrify else put_together(*body)

    def converted(
        self, path: str, markdown: str, language: str, addresses: Mapping[str, str]
    ) -> str:
        """Return what `html` returns, by the long way: ten times as slow, and right for all."""
        from newsroom.content.markdown.bare_addresses import addresses_as_links  # noqa: PLC0415

        raw = self._markdown.reset().convert(markdown)
        address = partial(address_of, path, addresses=addresses)
        # Only what was typed as a tag, or made by another extension, can be a frame.
        if "<" in markdown or any(frame in raw for frame in _FRAMES):
            raw = without_frames(raw, address)
        html = self._sanitiser.html(raw, address)
        html = addresses_as_links(html)
        return _typographer(language).html(html) if self._typogrify else html

    @cached_property
    def _markdown(self) -> "Markdown":
        # Loaded with the first body that is not plain: a build of one article mostly has none.
        from newsroom.content.markdown.markdown_instance import markdown_of  # noqa: PLC0415

        return markdown_of(self._edition)

    def plain(self, markdown: str) -> TakenApart | None:
        """Return the HTML, taken apart, of a body of plain blocks; None for all others.

        It is the HTML that the long way makes, before it is set.
        """
        return plain_body(markdown) if self._is_usual else None

    def untypeset(self, markdown: str) -> str:
        """Return the HTML of a body for the sake of its words: safe, but with no typography.

        Links and pictures keep the addresses that the journalist wrote. Takes half as long.
        """
        return self._sanitiser.html(self._markdown.reset().convert(markdown), lambda target: target)


@lru_cache
def _typographer(language: str) -> Typographer:
    return Typographer(language)
