"""The content file of an item: its fields and its body, which the edition's reader accepts.

Every file is read as a build will read it before it is written. What Markdown would lose stays
HTML; what no form of the body mends makes the item a draft with its reason.
"""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from markdown import Markdown

from newsroom.content.markdown.markdown_instance import markdown_of
from newsroom.content.named_files import NamedFiles
from newsroom.content.read import read
from newsroom.content.rejection import Rejection
from newsroom.content.safety.limits import LARGEST_FILE
from newsroom.edition import Edition
from newsroom.importing.bodies.fidelity import facts_of, losses
from newsroom.importing.bodies.making import MadeBody
from newsroom.importing.bodies.tree import parse
from newsroom.importing.item import Item, ItemKind, LeftOut
from newsroom.importing.mending import in_a_line
from newsroom.importing.steps.placing import DRAFTS, Placed
from newsroom.importing.words import reason_in_words
from newsroom.language.folding import fold
from newsroom.language.messages import in_words
from newsroom.language.messages import message as _
from newsroom.language.normalisation import normalise

_LONGEST_PARAGRAPH = 20_000  # characters of a paragraph of a text that is put right
_LARGEST_TEXT = LARGEST_FILE - 50_000  # bytes
_NO_ONE = frozenset({"admin", "administrator", "root", "editor", "webmaster", "user"})


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a content file, its place (which a refusal may have changed), and what it lost.

    `form` says how the body came over: `markdown`, `html` or `text`.
    """

    placed: Placed
    text: str
    form: str
    left_out: tuple[LeftOut, ...] = ()


class Writer:
    """Writes the files of one edition; one instance a process."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def written(self, item: Item, placed: Placed, body: MadeBody) -> Written:
        """Return the file of an item, as the first form of its body that loses nothing."""
        tried: list[tuple[Rejection, ...]] = []
        for form, text in _forms(body):
            whole = self._text(item, placed, body, text)
            rejections = self._rejections(placed.path, whole)
            tried.append(rejections)
            if rejections:
                continue
            lost = self._losses(body, text) if form == "markdown" else ()
            if not lost:
                more = self._text_lost(body, text, form)
                return Written(placed, whole, form, more)
        return self._draft(item, placed, body, tried[-1])

    def _draft(
        self, item: Item, placed: Placed, body: MadeBody, rejections: tuple[Rejection, ...]
    ) -> Written:
        """Return a draft of what the reader would refuse, with as much as it takes."""
        told = tuple(LeftOut("refused", f"{one.code}") for one in rejections)
        path = placed.path if item.kind is ItemKind.PAGE else f"{DRAFTS}/{Path(placed.path).name}"
        draft = replace(placed, path=path, status="draft", reasons=(*placed.reasons, "refused"))
        bare = replace(body, picture=type(body.picture)(), source="")
        for text in (_within_limits(body.plain), ""):
            whole = self._text(item, draft, bare, text)
            if not self._rejections(draft.path, whole):
                return Written(draft, whole, "text", told)
        least = replace(draft, redirects=(), lead="", topics=(), authors=(), modified="")
        return Written(least, self._text(item, least, bare, ""), "text", told)

    def _text(self, item: Item, placed: Placed, body: MadeBody, markdown: str) -> str:
        """Return the text of a file; a draft says above its body why it is one."""
        language = self._edition.language
        reasons = [in_words(reason_in_words(one), language) for one in placed.reasons]
        note = in_words(_("Import: {reason}").format(reason="; ".join(reasons)), language)
        note = f"<!-- {note.replace('--', '–')} -->" if reasons else ""
        return _whole(item, placed, body, note, markdown)

    def _rejections(self, path: str, text: str) -> tuple[Rejection, ...]:
        """Return what the reader of content files would refuse of a file."""
        files = NamedFiles(lambda name: (self._edition.content / name).exists())
        record = read(path, text.encode(), self._edition, files)
        return record if isinstance(record, tuple) else ()

    def _losses(self, body: MadeBody, markdown: str) -> tuple[str, ...]:
        """Return what the Markdown of a body does not say any more, or says otherwise."""
        if body.facts is None:
            return ()
        rendered = parse(_markdown(self._edition).reset().convert(markdown))
        return losses(body.facts, facts_of(rendered))

    def _text_lost(self, body: MadeBody, text: str, form: str) -> tuple[LeftOut, ...]:
        """Return whether even a body in HTML, or in bare words, lost something."""
        if form == "markdown" or body.facts is None:
            return ()
        rendered = facts_of(parse(_markdown(self._edition).reset().convert(text)))
        lost = [
            name for name in losses(body.facts, rendered) if name in {"text", "pictures", "tables"}
        ]
        return tuple(LeftOut("body", name) for name in lost)


def _within_limits(plain: str) -> str:
    """Return paragraphs of which none is too long, as many as a file may have."""
    pieces = [
        piece for line in plain.split("\n\n") for piece in textwrap.wrap(line, _LONGEST_PARAGRAPH)
    ]
    kept, size = [], 0
    for piece in pieces:
        size += len(piece.encode()) + 2
        if size > _LARGEST_TEXT:
            break
        kept.append(piece)
    return "\n\n".join(kept) + "\n"


@lru_cache(maxsize=2)
def _markdown(edition: Edition) -> Markdown:
    return markdown_of(edition)


def _forms(body: MadeBody) -> Iterator[tuple[str, str]]:
    yield "markdown", body.markdown
    if body.html:
        yield "html", body.html
    if body.plain and body.facts is not None:  # Markdown without its marks is for a draft only
        yield "text", body.plain


def _whole(item: Item, placed: Placed, body: MadeBody, note: str, markdown: str) -> str:
    """Return a file of fields, a note to whoever opens it, and a body."""
    fields = "\n".join(f"{name}: {value}" for name, value in _fields(item, placed, body) if value)
    parts = [fields, note, markdown.strip("\n")]
    return normalise("\n\n".join(filter(None, parts)) + "\n")


def _fields(item: Item, placed: Placed, body: MadeBody) -> Iterator[tuple[str, str]]:
    """Yield the fields of a file in the order in which docs/writing.md lists them."""
    yield "Title", placed.title
    if item.kind is ItemKind.PAGE:
        yield "Slug", placed.slug
        yield "Status", "" if placed.status == "published" else placed.status
        yield "Lang", placed.language
        return
    yield "Date", placed.date
    yield "Category", placed.section
    yield "Modified", placed.modified
    yield "Author", _joined(_authors(placed, body))
    yield "Summary", placed.lead
    yield "Tags", _joined(placed.topics)
    yield "Slug", placed.slug
    yield "Image", body.picture.address
    if body.picture.address:
        yield "Image-Alt", in_a_line(body.picture.alt)
        yield "Image-Caption", in_a_line(body.picture.caption)
        yield "Image-Credit", in_a_line(body.picture.credit)
    for address in placed.redirects:
        yield "Redirect-From", address
    yield "Source", body.source or item.source
    yield "Status", "" if placed.status == "published" else placed.status
    yield "Lang", placed.language


def _authors(placed: Placed, body: MadeBody) -> tuple[str, ...]:
    """Return the authors: those named below the text before the account that published it."""
    if not body.authors:
        return placed.authors
    named = {fold(name) for name in body.authors}
    others = [one for one in placed.authors if fold(one) not in named and fold(one) not in _NO_ONE]
    return (*body.authors, *others)


def _joined(names: tuple[str, ...]) -> str:
    """Return several names as one field; a name with a comma asks for semicolons."""
    if any("," in name for name in names):
        return "; ".join(name.replace(";", ",") for name in names) + (
            ";" if len(names) == 1 else ""
        )
    return ", ".join(name.replace(";", ",") for name in names)
