"""The files made of pictures: those of live articles, in all sizes and formats, and no others."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, StandingPage
from newsroom.content.insets import Inset
from newsroom.content.picture import PictureFile, is_picture
from newsroom.pages.addresses import MEDIA_FOLDER
from newsroom.pages.family import Family, PageKey, Rank
from newsroom.pages.renderer import Renderer
from newsroom.pictures.cache import is_cached, keep_variant, variant_bytes
from newsroom.pictures.variants import Variant, recipe, variant_path, variants_of


class PictureInputs(NamedTuple):
    """What a variant is made of: the picture, which one it is, and how such are made."""

    picture: PictureFile
    variant: Variant
    recipe: str


class PictureFiles(Family[PictureInputs]):
    """Every variant of every picture that something live names.

    A key's subject is the picture's path, its period the variant's name behind the picture's
    digest: a changed picture has other files, whose addresses no cache has seen.
    """

    kind = "picture"
    rank = Rank.ASSETS
    is_copy = True
    is_kept = True
    # Measured: a variant takes 18 ms on average, an article page 0.6 ms.
    effort = 25

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return all variants of the pictures that a live article or a standing page names."""
        for picture in queries.pictures():
            yield from self.keys_of(picture)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return where it is written: beside where the picture lies in content/."""
        digest, name = key.period.split("/")
        return f"{MEDIA_FOLDER}/{variant_path(key.subject, digest, name)}"

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> PictureInputs | None:
        """Return the picture and the variant; None for a picture as it was, or not shown."""
        picture = self.picture(key.subject, queries, renderer)
        if picture is None:
            return None
        digest, _, name = key.period.partition("/")
        variants = variants_of(picture) if picture.digest == digest else ()
        variant = next((each for each in variants if each.name == name), None)
        return PictureInputs(picture, variant, recipe(picture.path)) if variant else None

    def picture(self, path: str, queries: Queries, renderer: Renderer) -> PictureFile | None:
        """Return the picture at a path, None if nothing live names it."""
        return queries.live_picture(path)

    def source(self, key: PageKey, queries: Queries) -> str:
        """Return the picture."""
        return key.subject

    def render(self, key: PageKey, inputs: PictureInputs, renderer: Renderer) -> bytes | None:
        """Return the variant, from the cache or made now."""
        edition = renderer.edition
        return variant_bytes(edition.content, edition.picture_cache, inputs.picture, inputs.variant)

    def is_at_hand(self, key: PageKey, queries: Queries, renderer: Renderer) -> bool:
        """Tell whether the cache has the variant."""
        inputs = self.inputs(key, queries, renderer)
        cache = renderer.edition.picture_cache
        return inputs is None or is_cached(cache, inputs.picture, inputs.variant)

    def keep(self, key: PageKey, data: bytes, queries: Queries, renderer: Renderer) -> None:
        """Put the variant into the cache."""
        if inputs := self.inputs(key, queries, renderer):
            keep_variant(renderer.edition.picture_cache, inputs.picture, inputs.variant, data)

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the variants of the pictures that it names."""
        yield from self._named(article.references, queries)

    def touched_by_standing_page(
        self, page: StandingPage, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the variants of the pictures that it names."""
        yield from self._named(page.references, queries)

    def touched_by_inset(
        self, inset: Inset, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the variants of the pictures that it names."""
        yield from self._named(inset.references, queries)

    def touched_by_file(self, path: str, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the variants of the picture as it was, and as it is."""
        if is_picture(path):
            for name in queries.published_variants(self.kind, path):
                yield PageKey(self.kind, "", path, name)
            yield from self._named((path,), queries)

    def _named(self, references: Iterable[str], queries: Queries) -> Iterator[PageKey]:
        names = tuple(name for name in references if name.endswith("/") or is_picture(name))
        for pictures in queries.pictures_named(names).values():
            for picture in pictures:
                yield from self.keys_of(picture)

    def keys_of(self, picture: PictureFile) -> Iterator[PageKey]:
        """Return the keys of all variants of a picture."""
        for variant in variants_of(picture):
            yield PageKey(self.kind, "", picture.path, f"{picture.digest}/{variant.name}")


FAMILIES: tuple[Family[Any], ...] = (PictureFiles(),)
