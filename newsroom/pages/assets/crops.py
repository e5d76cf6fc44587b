"""What is cut out of articles' pictures for search engines and networks."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article
from newsroom.content.picture import PictureFile, is_picture
from newsroom.pages.addresses import MEDIA_FOLDER
from newsroom.pages.family import Family, PageKey, Rank
from newsroom.pages.renderer import Renderer
from newsroom.pictures.cache import variant_bytes
from newsroom.pictures.crops import Crop, crops_of
from newsroom.pictures.variants import recipe, variant_path


class CropInputs(NamedTuple):
    """What a crop is made of: the picture, which one it is, and how such are made."""

    picture: PictureFile
    crop: Crop
    recipe: str


class CropFiles(Family[CropInputs]):
    """The crops of the picture of every live article; none where the edition has no address.

    A key's subject is the picture's path, its period the crop's name behind the picture's digest.
    Only pages that name whole addresses name these.
    """

    kind = "picture crop"
    rank = Rank.ASSETS
    # Measured: one of a drawing of 1200 × 675 pixels takes 6.5 ms, an article page 0.6 ms.
    effort = 10

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the crops of the pictures of all live articles."""
        if renderer.edition.site_url:
            yield from self._keys_of(queries.pictures_of_articles())

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return where it is written: beside the picture's variants."""
        digest, name = key.period.split("/")
        return f"{MEDIA_FOLDER}/{variant_path(key.subject, digest, name)}"

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> CropInputs | None:
        """Return picture and crop; None for one as it was, or that no live article has."""
        digest, _, name = key.period.partition("/")
        if not renderer.edition.site_url:
            return None
        for picture in queries.pictures_of_articles(key.subject):
            for crop in crops_of(picture) if picture.digest == digest else ():
                if crop.name == name:
                    return CropInputs(picture, crop, recipe())
        return None

    def source(self, key: PageKey, queries: Queries) -> str:
        """Return the picture."""
        return key.subject

    def render(self, key: PageKey, inputs: CropInputs, renderer: Renderer) -> bytes | None:
        """Return the crop, from the cache or made now."""
        edition = renderer.edition
        return variant_bytes(edition.content, edition.picture_cache, inputs.picture, inputs.crop)

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the crops around the article's own focus, and around the one that was found."""
        pictures = queries.pictures_named((article.image.path,)).get(article.image.path, ())
        for picture in pictures if renderer.edition.site_url else ():
            focus = article.image.focus or picture.focus
            yield from self._keys_of([picture._replace(focus=focus)])

    def touched_by_file(self, path: str, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the crops of the picture as it was, and as it is."""
        if is_picture(path) and renderer.edition.site_url:
            for name in queries.published_variants(self.kind, path):
                yield PageKey(self.kind, "", path, name)
            yield from self._keys_of(queries.pictures_of_articles(path))

    def _keys_of(self, pictures: Iterable[PictureFile]) -> Iterator[PageKey]:
        for picture in pictures:
            for crop in crops_of(picture):
                yield PageKey(self.kind, "", picture.path, f"{picture.digest}/{crop.name}")


FAMILIES: tuple[Family[Any], ...] = (CropFiles(),)
