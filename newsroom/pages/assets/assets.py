"""Files that pages need: stylesheet and scripts, the theme's own, and those that articles name."""

from collections.abc import Iterator
from io import BytesIO

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, StandingPage
from newsroom.content.insets import Inset
from newsroom.content.picture import is_picture
from newsroom.content.printed import day_of_print, path_of_print
from newsroom.content.safety.attachments import has_allowed_name, is_attachment
from newsroom.content.scan import digest
from newsroom.pages.addresses import MEDIA_FOLDER
from newsroom.pages.family import Family, PageKey, Rank
from newsroom.pages.listings.printed import print_of, printed_papers
from newsroom.pages.machines.web_manifest import icons_of
from newsroom.pages.renderer import Renderer
from newsroom.pages.theme import THEME_FOLDER


class Stylesheet(Family[str]):
    """The one stylesheet of all pages."""

    kind = "stylesheet"
    rank = Rank.ASSETS
    is_copy = True
    is_always_visited = True

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return it by its path, which changes with its contents."""
        yield PageKey(self.kind, "", renderer.stylesheet_path)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return where it is written."""
        return key.subject

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> str | None:
        """Return its path, which holds its hash; None for the stylesheet of an earlier theme."""
        return key.subject if key.subject == renderer.stylesheet_path else None

    def render(self, key: PageKey, inputs: str, renderer: Renderer) -> bytes:
        """Return the stylesheet."""
        return renderer.stylesheet


class Scripts(Family[str]):
    """The theme's scripts, without which every page is whole."""

    kind = "script"
    rank = Rank.ASSETS
    is_copy = True
    is_always_visited = True

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return each by its path, which changes with its contents."""
        for path in renderer.scripts:
            yield PageKey(self.kind, "", path)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return where it is written."""
        return key.subject

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> str | None:
        """Return its path, which holds its hash; None for a script of an earlier theme."""
        return key.subject if key.subject in renderer.scripts else None

    def render(self, key: PageKey, inputs: str, renderer: Renderer) -> bytes:
        """Return the script."""
        return renderer.scripts[key.subject]


class ThemeFiles(Family[str]):
    """The other files of theme/static: the logo, fonts."""

    kind = "theme file"
    rank = Rank.ASSETS
    is_copy = True
    is_always_visited = True

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return every file of theme/static but stylesheets, scripts and icons."""
        icons = {icon.path for icon in icons_of(renderer.edition)}
        logo = [renderer.edition.logo] if renderer.edition.logo else []
        for name in dict.fromkeys([*renderer.theme.files("static"), *logo]):
            if name.partition("/")[0] not in {"css", "js"} and name not in icons:
                yield PageKey(self.kind, "", name)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return where it is written."""
        return f"{THEME_FOLDER}/{key.subject}"

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> str | None:
        """Return the file's digest; None if it is no more, or an icon by now."""
        if any(icon.path == key.subject for icon in icons_of(renderer.edition)):
            return None
        file = renderer.static_file(key.subject)
        return digest(file.read_bytes()) if file else None

    def render(self, key: PageKey, inputs: str, renderer: Renderer) -> bytes | None:
        """Return the file as it is; None if it has just gone."""
        file = renderer.static_file(key.subject)
        return file.read_bytes() if file else None


class Media(Family[str]):
    """The files under content/ that something live names, pictures excepted: films, documents.

    The printed paper of a day needs no name: it is there when the page of its day is.
    """

    kind = "media"
    rank = Rank.ASSETS
    is_copy = True

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return every file that a live article or a standing page names, and printed papers."""
        papers = (picture.path for picture in printed_papers(queries, renderer))
        for target in dict.fromkeys([*queries.media(), *papers]):
            yield PageKey(self.kind, "", target)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return where it is written: as it lies in content/."""
        return f"{MEDIA_FOLDER}/{key.subject}"

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> str | None:
        """Return the file's digest; None if nothing live names it, or no text may."""
        if not has_allowed_name(key.subject):
            return None
        paper = print_of(day_of_print(key.subject), renderer.edition.language, queries, renderer)
        return paper.digest if paper else queries.media_digest(key.subject) or None

    def source(self, key: PageKey, queries: Queries) -> str:
        """Return the file."""
        return key.subject

    def render(self, key: PageKey, inputs: str, renderer: Renderer) -> bytes | None:
        """Return the file as it is.

        None if it is not what the catalogue knows any more, or is nothing to be handed out:
        what was published of it stays.
        """
        try:
            data = (renderer.edition.content / key.subject).read_bytes()
        except OSError:
            return None
        is_sound = digest(data) == inputs and is_attachment(key.subject, BytesIO(data))
        return data if is_sound else None

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the files that it names."""
        yield from self._named(article.references)

    def touched_by_standing_page(
        self, page: StandingPage, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the files that it names."""
        yield from self._named(page.references)

    def touched_by_inset(
        self, inset: Inset, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the files that it names."""
        yield from self._named(inset.references)

    def touched_by_file(self, path: str, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the file itself."""
        yield from self._named((path,))

    def touched_by_period(
        self, listing: Listing, period: str, queries: Queries
    ) -> Iterator[PageKey]:
        """Yield the printed paper of a day that came or went."""
        if listing.kind == "edition" and len(period) == 10:
            yield PageKey(self.kind, "", path_of_print(period))

    def _named(self, references: tuple[str, ...]) -> Iterator[PageKey]:
        for target in references:
            if not target.endswith((".md", "/")) and not is_picture(target):
                yield PageKey(self.kind, "", target)


FAMILIES: tuple[Family[str], ...] = (Stylesheet(), Scripts(), ThemeFiles(), Media())
