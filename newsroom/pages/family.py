"""What a family of pages answers: which pages exist, when they change, what they are made of.

Adding a kind of page means adding one family here and one template in the theme.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from enum import IntEnum
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, StandingPage
from newsroom.content.insets import Inset
from newsroom.pages.renderer import Renderer

Inputs = TypeVar("Inputs")


class PageKey(NamedTuple):
    """The name of one page: its kind, and which of the kind it is.

    `subject` is a slug or an address, `period` a year, month or day; empty where the kind has
    none of these.
    """

    kind: str
    language: str
    subject: str = ""
    period: str = ""


class Rank(IntEnum):
    """The order of writing: nothing links to a page that is not there yet."""

    ASSETS = 0
    ARTICLES = 1
    ARCHIVES = 2
    FRONTS = 3


class Family(ABC, Generic[Inputs]):
    """A kind of page. `template` is the file in theme/templates, empty where there is none."""

    kind: ClassVar[str]
    rank: ClassVar[Rank]
    template: ClassVar[str] = ""
    # For the few pages made of files that no catalogue watches.
    is_always_visited: ClassVar[bool] = False
    # A copied file shows neither settings nor words of ours, so that no change of them touches it.
    is_copy: ClassVar[bool] = False
    # How many ordinary pages take as long as one of these: jobs are cut by it.
    effort: ClassVar[int] = 1

    @abstractmethod
    def keys(self, queries: Queries, renderer: Renderer) -> Iterable[PageKey]:
        """Return the key of every page of this kind that exists, in a settled order."""

    @abstractmethod
    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return where the page is written, relative to output/."""

    @abstractmethod
    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> Inputs | None:
        """Return all that the page is made of, or None if it does not exist.

        Records and texts only: their JSON is what the fingerprint is taken of.
        """

    @abstractmethod
    def render(self, key: PageKey, inputs: Inputs, renderer: Renderer) -> bytes | None:
        """Return the page; None if it must stay as it is, because its source cannot be read."""

    def source(self, key: PageKey, queries: Queries) -> str:
        """Return the file under content/ that the page is made of; empty if it is of many."""
        return ""

    def is_at_hand(self, key: PageKey, queries: Queries, renderer: Renderer) -> bool:
        """Tell whether the page need only be fetched here, so that no other machine makes it."""
        return self.is_copy

    is_kept: ClassVar[bool] = False  # see `keep`

    def keep(self, key: PageKey, data: bytes, queries: Queries, renderer: Renderer) -> None:
        """Keep a page that another machine has made, where this one looks before it makes it."""

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the pages that may differ because this article came, or went, as it is here."""
        yield from ()

    def touched_by_standing_page(
        self, page: StandingPage, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the pages that may differ because this standing page came or went."""
        yield from ()

    def touched_by_inset(
        self, inset: Inset, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the pages that may differ because a banner, a profile or the front list differs."""
        yield from ()

    def touched_by_body(self, record: Article | StandingPage | Inset) -> Iterator[PageKey]:
        """Yield the pages that may differ because a record's text changed, and nothing else did."""
        yield from ()

    def touched_by_period(
        self, listing: Listing, period: str, queries: Queries
    ) -> Iterator[PageKey]:
        """Yield the pages that may differ because a period got its first item or lost its last."""
        yield from ()

    def touched_by_file(self, path: str, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the pages that may differ because a file under content/ changed its bytes."""
        yield from ()

    def touched_by_redirects(
        self, addresses: Collection[str], queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the pages that may differ because redirects.txt says otherwise of addresses."""
        yield from ()

    def touched_by_time(self, then: str, now: str, renderer: Renderer) -> Iterator[PageKey]:
        """Yield the pages that may differ because time went by; both are stamps to the minute."""
        yield from ()


class SingleFile(Family[Inputs]):
    """A family of one file in the whole edition, at the `name` by which it is looked for."""

    name: ClassVar[str]

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the one key, in the edition's own language."""
        yield self.key(renderer)

    def key(self, renderer: Renderer) -> PageKey:
        """Return the file's key."""
        return PageKey(self.kind, renderer.edition.language)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the name."""
        return self.name


class FileOfLanguage(Family[Inputs]):
    """A family of one file a language, at its `name` in the language's folder."""

    name: ClassVar[str] = ""

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return one key a language."""
        for language in renderer.edition.languages:
            yield PageKey(self.kind, language)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return the file's place in output/."""
        return f"{renderer.edition.prefix(key.language)}/{self.name}".lstrip("/")


class TemplateFamily(Family[Inputs]):
    """A family whose pages are made by a template."""

    def render(self, key: PageKey, inputs: Inputs, renderer: Renderer) -> bytes | None:
        """Return the page that the template makes of the context."""
        whole = self.converted(key, inputs, renderer)
        if whole is None:
            return None
        context = self.context(key, whole, renderer)
        return None if context is None else self.fill(key, context, renderer)

    def converted(self, key: PageKey, inputs: Inputs, renderer: Renderer) -> Inputs | None:
        """Return the inputs of `context`, the text of a file converted; None as `render` has it.

        Most pages are made of records alone: these are their inputs as they are.
        """
        return inputs

    def fill(self, key: PageKey, context: dict[str, Any], renderer: Renderer) -> bytes:
        """Return the page that the template makes of a context."""
        return renderer.fill(self.template, key.language, context)

    @abstractmethod
    def context(self, key: PageKey, inputs: Inputs, renderer: Renderer) -> dict[str, Any] | None:
        """Return the ready values that the template shows; None as `render` has it."""


def page_path(prefix: str, *folders: str) -> str:
    """Return the output path of the page in these folders: `2019/03/index.html`."""
    return "/".join(filter(None, [prefix.strip("/"), *folders, "index.html"]))
