"""Advice: what a journalist should mend in an article that is published all the same."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from newsroom.content.article import Article, StandingPage
from newsroom.content.markdown.lines import numbered
from newsroom.content.markdown.masking import masked
from newsroom.content.markdown.recording import captions_of, is_film
from newsroom.content.markdown.references import lines_of_references
from newsroom.content.rejection import MISSING_ARTICLE, NO_ALT, NO_CAPTIONS, Rejection
from newsroom.language.messages import translate as _
from newsroom.language.normalisation import normalise

_IMAGE_FIELD = re.compile(r"^image[ \t]*:", re.IGNORECASE | re.MULTILINE)
_IMAGE_WITHOUT_WORDS = re.compile(r"!\[\s*\]\(")


def advice_on(
    record: Article | StandingPage, text: str, exists: Callable[[str], bool]
) -> Iterator[Rejection]:
    """Yield a warning for what, in the file of `record`, some readers are told nothing of.

    Those are pictures that nobody has described, for people who cannot see them, and films
    without captions, for people who cannot hear them (WCAG 2.2, 1.1.1 and 1.2.2). A link to an
    article that is not there shows its words only. `text` is the whole file; `exists` tells whether
    a path under content/ is a file.
    """
    if isinstance(record, Article) and record.image.path and not record.image.alt:
        line = next((line for line, _match in numbered(_IMAGE_FIELD.finditer(text))), 1)
        yield _no_alt(
            record.path,
            line,
            _("Write a line “Image-Alt: …” that says what is to be seen."),
        )
    for line, _match in numbered(_IMAGE_WITHOUT_WORDS.finditer(masked(text))):
        yield _no_alt(
            record.path,
            line,
            _("Write what is to be seen between the brackets: “![…](…)”."),
        )
    for film in record.references:
        captions = captions_of(film)
        if is_film(film) and captions in record.references and not exists(captions):
            name = PurePosixPath(film).name
            yield Rejection(
                record.path,
                text.count("\n", 0, max(text.find(name), 0)) + 1,
                NO_CAPTIONS,
                _("The film “{path}” has no captions.").format(path=film),
                _("Put them beside it as “{path}” (WebVTT).").format(path=captions),
            )
    missing = [name for name in record.references if name.endswith(".md") and not exists(name)]
    lines = lines_of_references(record.path, text) if missing else {}
    for name in missing:
        yield Rejection(
            record.path,
            lines.get(normalise(name), 0),
            MISSING_ARTICLE,
            _("There is no article “{path}”: readers see the words without a link.").format(
                path=name
            ),
            _("Mend the name, or take the link away."),
        )


def _no_alt(path: str, line: int, remedy: str) -> Rejection:
    return Rejection(path, line, NO_ALT, _("The picture has no description."), remedy)
