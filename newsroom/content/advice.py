"""Advice: what a journalist should mend in an article that is published all the same."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from newsroom.content.article import Article, StandingPage
from newsroom.content.fields.front_matter import read_front_matter
from newsroom.content.fields.understanding import line_of_field
from newsroom.content.markdown.lines import numbered
from newsroom.content.markdown.recording import captions_of, is_film
from newsroom.content.rejection import NO_ALT, NO_CAPTIONS, Rejection

_IMAGE_WITHOUT_WORDS = re.compile(r"!\[\s*\]\(")


def advice_on(
    record: Article | StandingPage, text: str, exists: Callable[[str], bool]
) -> Iterator[Rejection]:
    """Yield a warning for what, in the file of `record`, some readers are told nothing of.

    Those are pictures that nobody has described, for people who cannot see them, and films
    without captions, for people who cannot hear them (WCAG 2.2, 1.1.1 and 1.2.2). `text` is the
    whole file; `exists` tells whether a path under content/ is a file.
    """
    if isinstance(record, Article) and record.image.path and not record.image.alt:
        line = line_of_field(read_front_matter(text), "image") or 1
        yield Rejection.of(record.path, line, NO_ALT, is_field=True)
    for line, _match in numbered(_IMAGE_WITHOUT_WORDS.finditer(text)):
        yield Rejection.of(record.path, line, NO_ALT)
    for film in record.references:
        captions = captions_of(film)
        if is_film(film) and captions in record.references and not exists(captions):
            name = PurePosixPath(film).name
            line = text.count("\n", 0, max(text.find(name), 0)) + 1
            yield Rejection.of(record.path, line, NO_CAPTIONS, file=film, captions=captions)
