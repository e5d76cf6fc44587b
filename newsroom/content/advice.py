"""Advice: what a journalist should mend in an article that is published all the same."""

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import PurePosixPath

from newsroom.content.article import Article, StandingPage
from newsroom.content.fields.front_matter import read_front_matter
from newsroom.content.fields.understanding import line_of_field
from newsroom.content.insets import Banner, FrontList, Inset
from newsroom.content.markdown.lines import numbered
from newsroom.content.markdown.masking import masked
from newsroom.content.markdown.outside_links import without_outside_links_in_bytes
from newsroom.content.markdown.recording import captions_of, is_film
from newsroom.content.markdown.references import (
    lines_of_references,
    meanings,
    resolve,
    resolve_folder,
)
from newsroom.content.rejection import (
    LEFT_OUT,
    MISSING_ARTICLE,
    NO_ALT,
    NO_CAPTIONS,
    Rejection,
)
from newsroom.language.normalisation import normalise

Record = Article | StandingPage | Inset

_MARKS_OF_LOSS = (b"<", b"](", b"]:", b"] :", b"{")
_FRAMES = frozenset({"<iframe>", "<embed>", "<object>"})
_IMAGE_WITHOUT_WORDS = re.compile(r"!\[\s*\]\(")


def advice_on(record: Record, text: str, exists: Callable[[str], bool]) -> Iterator[Rejection]:
    """Yield a warning for what, in the file of `record`, some readers are told nothing of.

    Those are pictures that nobody has described, for people who cannot see them, and films
    without captions, for people who cannot hear them (WCAG 2.2, 1.1.1 and 1.2.2). A link to an
    article that is not there shows its words only. `text` is the whole file; `exists` tells whether
    a path under content/ is a file.
    """
    if isinstance(record, FrontList):
        for one in record.lines:
            if not exists(one.path):
                yield Rejection.of(record.path, one.line, MISSING_ARTICLE, file=one.path)
        return
    if isinstance(record, Article) and record.image.path and not record.image.alt:
        line = line_of_field(read_front_matter(text), "image") or 1
        yield Rejection.of(record.path, line, NO_ALT, is_field=True)
    for line, _match in numbered(_IMAGE_WITHOUT_WORDS.finditer(masked(text))):
        yield Rejection.of(record.path, line, NO_ALT)
    for film in record.references:
        captions = captions_of(film)
        if is_film(film) and captions in record.references and not exists(captions):
            name = PurePosixPath(film).name
            line = text.count("\n", 0, max(text.find(name), 0)) + 1
            yield Rejection.of(record.path, line, NO_CAPTIONS, file=film, captions=captions)
    missing = [name for name in record.references if name.endswith(".md") and not exists(name)]
    lines = lines_of_references(record.path, text) if missing else {}
    for name in missing:
        line = lines.get(normalise(name), 0)
        yield Rejection.of(record.path, line, MISSING_ARTICLE, file=name)


def may_lose(data: bytes) -> bool:
    """Tell whether a file has marks of something that a page may leave out; most have none."""
    data = without_outside_links_in_bytes(data)
    return any(mark in data for mark in _MARKS_OF_LOSS)


def told_of_losses(
    record: Record, body: str, body_line: int, embed_hosts: Collection[str]
) -> Iterator[Rejection]:
    """Yield a warning for each kind of thing in a `body` that its page will not have.

    `body_line` is the body's first line in its file. Frames of `embed_hosts` are links by the
    edition's own wish, and no loss.
    """
    if isinstance(record, (Banner, FrontList)):
        return  # no page shows a body of theirs
    # Loaded with the first text that may lose something: see `may_lose`.
    from newsroom.content.markdown.elsewhere import host_of  # noqa: PLC0415
    from newsroom.content.markdown.left_out import left_out  # noqa: PLC0415

    def is_own(target: str) -> bool:
        if resolve(record.path, target) or resolve_folder(record.path, target):
            return True
        return any(one.name in record.references for one in meanings(record.path, target))

    for one in left_out(body, is_own):
        if one.kind in _FRAMES and host_of(one.address) in embed_hosts:
            continue
        line = body_line + body.count("\n", 0, one.offset)
        shown = {"address": one.address} if one.address else {}
        yield Rejection.of(record.path, line, LEFT_OUT, what=one.what, **shown)
