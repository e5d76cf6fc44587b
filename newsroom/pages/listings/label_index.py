"""Topics A–Z and authors A–Z, by the alphabet of the edition's language.

A page changes only when a topic or author comes, goes, or gets another name. Topics may be many
thousands: then they have a page for each first letter, and only that letter's is read and made.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.queries import Queries
from newsroom.content.article import Article, Status, Term
from newsroom.language.order import author_sort_key, initial, sort_key
from newsroom.pages.family import Family, PageKey, Rank, TemplateFamily, page_path
from newsroom.pages.machines.descriptions import described_as
from newsroom.pages.renderer import Renderer
from newsroom.pages.views import Letter, Link

ON_ONE_PAGE = 500  # labels; with more, topics have a page a letter
LETTERS_FOLDER = "a-z"
_ALL = ("", "~")  # slugs are of a–z, 0–9 and hyphens


class IndexInputs(NamedTuple):
    """The labels of a page; or the letters, where each has a page of its own."""

    labels: list[Term]
    letters: list[str]


class LabelIndex(TemplateFamily[IndexInputs]):
    """The index of topics, or of authors; a key's subject is the letter of a page for one."""

    rank = Rank.ARCHIVES
    template = "labels.html"

    def __init__(self, listing_kind: str) -> None:
        self.listing_kind = listing_kind
        self.kind = f"{listing_kind}s"  # type: ignore[misc]

    def keys(self, queries: Queries, renderer: Renderer) -> Iterator[PageKey]:
        """Return the page of each language that has labels, and those of its letters."""
        for language in renderer.edition.languages:
            yield PageKey(self.kind, language)
            if self._is_cut(language, queries):
                for letter in queries.initials(language, self.listing_kind):
                    yield PageKey(self.kind, language, letter)

    def path(self, key: PageKey, renderer: Renderer) -> str:
        """Return `chu-de/index.html`, and `chu-de/a-z/b/index.html` for a letter."""
        edition = renderer.edition
        is_topic = self.listing_kind == "topic"
        folder = edition.topic_folder if is_topic else edition.author_folder
        letter = (LETTERS_FOLDER, key.subject) if key.subject else ()
        return page_path(edition.prefix(key.language), folder, *letter)

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> IndexInputs | None:
        """Return the labels of the page; None if it would be empty, or is not cut by letters."""
        kind, is_cut = self.listing_kind, self._is_cut(key.language, queries)
        if key.subject:
            bounds = (key.subject, chr(ord(key.subject) + 1))
            labels = queries.labels(key.language, kind, bounds) if is_cut else []
            return IndexInputs(labels, []) if labels else None
        letters = queries.initials(key.language, kind) if is_cut else []
        labels = [] if is_cut else queries.labels(key.language, kind, _ALL)
        return IndexInputs(labels, letters) if labels or letters else None

    def context(self, key: PageKey, inputs: IndexInputs, renderer: Renderer) -> dict[str, Any]:
        """Return the labels by letter, in the order of the alphabet."""
        show = renderer.formatter(key.language)
        index = show.index_of(self.listing_kind)
        top = self.path(PageKey(self.kind, key.language), renderer)
        address = show.address("/" + top.removesuffix("index.html"))
        letters = [
            Link(letter.upper(), f"{address}{LETTERS_FOLDER}/{letter}/")
            for letter in inputs.letters
        ]
        name = f"{index.name}: {key.subject.upper()}" if key.subject else index.name
        groups = self._groups(inputs.labels, address, key.language)
        view = show.page_view(
            self.kind,
            name,
            self.path(key, renderer),
            above=[index] if key.subject else [],
            description=described_as(label.name for group in groups for label in group.links),
        )
        return {"page": view, "title": name, "letters": letters, "groups": groups}

    def _groups(self, labels: Sequence[Term], address: str, language: str) -> list[Letter]:
        """Return the labels under their letters; people are sorted by what they are looked up by.

        That is the last word of a name in Vietnamese and in English.
        """
        is_people = self.listing_kind == "author"
        by_name = author_sort_key if is_people else sort_key
        ordered = sorted(labels, key=lambda one: (by_name(one.name, language), one.slug))
        return [
            Letter(letter, [Link(one.name, f"{address}{one.slug}/") for one in group])
            for letter, group in groupby(
                ordered, lambda one: initial(one.name, language, is_person=is_people)
            )
        ]

    def _is_cut(self, language: str, queries: Queries) -> bool:
        """Tell whether there are pages for letters: slugs and names of topics begin alike."""
        is_topic = self.listing_kind == "topic"
        return is_topic and queries.label_count(language, self.listing_kind) > ON_ONE_PAGE

    def touched_by_article(
        self, article: Article, queries: Queries, renderer: Renderer
    ) -> Iterator[PageKey]:
        """Yield the index, and the letter's page, if the article is or was the first of a label.

        Then the label has come or gone, or has another name.
        """
        if article.status is not Status.PUBLISHED:
            return
        labels = article.topics if self.listing_kind == "topic" else article.authors
        for label in labels:
            first = queries.first_of(Listing(article.language, self.listing_kind, label.slug))
            if first is None or (article.stamp, article.path) <= first:
                yield PageKey(self.kind, article.language)
                yield from self._letters_touched(label, article.language, queries)

    def _letters_touched(self, label: Term, language: str, queries: Queries) -> Iterator[PageKey]:
        """Yield the label's letter; all letters if the index is to be cut, or to be one again."""
        is_cut = self._is_cut(language, queries)
        published = queries.published_subjects(self.kind, language)
        letters = {label.slug[0]}
        if is_cut != bool(published):
            letters.update(published, queries.initials(language, self.listing_kind))
        elif not is_cut:
            return
        for letter in sorted(letters):
            yield PageKey(self.kind, language, letter)


FAMILIES: tuple[Family[IndexInputs], ...] = (LabelIndex("topic"), LabelIndex("author"))
