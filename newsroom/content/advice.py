"""Advice: what a journalist should mend in an article that is published all the same."""

import re
from collections.abc import Iterator

from newsroom.content.article import Article, StandingPage
from newsroom.content.lines import numbered
from newsroom.content.rejection import NO_ALT, Rejection
from newsroom.language.messages import translate as _

_IMAGE_FIELD = re.compile(r"^image[ \t]*:", re.IGNORECASE | re.MULTILINE)
_IMAGE_WITHOUT_WORDS = re.compile(r"!\[\s*\]\(")


def advice_on(record: Article | StandingPage, text: str) -> Iterator[Rejection]:
    """Yield a warning for each picture, in the file of `record`, that nobody has described.

    `text` is the whole file. Those who cannot see a picture are told nothing of it.
    """
    if isinstance(record, Article) and record.image.path and not record.image.alt:
        line = next((line for line, _match in numbered(_IMAGE_FIELD.finditer(text))), 1)
        yield _no_alt(
            record.path,
            line,
            _("Write a line “Image-Alt: …” that says what is to be seen."),
        )
    for line, _match in numbered(_IMAGE_WITHOUT_WORDS.finditer(text)):
        yield _no_alt(
            record.path,
            line,
            _("Write what is to be seen between the brackets: “![…](…)”."),
        )


def _no_alt(path: str, line: int, remedy: str) -> Rejection:
    return Rejection(path, line, NO_ALT, _("The picture has no description."), remedy)
