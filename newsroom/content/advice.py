"""Advice: what a journalist should mend in an article that is published all the same."""

import re
from collections.abc import Iterator

from newsroom.content.article import Article, StandingPage
from newsroom.content.rejection import NO_ALT, Rejection
from newsroom.language.messages import translate as _

_IMAGE_FIELD = re.compile(r"^image[ \t]*:", re.IGNORECASE | re.MULTILINE)
_IMAGE_WITHOUT_WORDS = re.compile(r"!\[\s*\]\(")


def advice_on(record: Article | StandingPage, text: str) -> Iterator[Rejection]:
    """Yield a warning for each picture, in the file of `record`, that nobody has described.

    `text` is the whole file. Those who cannot see a picture are told nothing of it.
    """
    if isinstance(record, Article) and record.image.path and not record.image.alt:
        match = _IMAGE_FIELD.search(text)
        yield _no_alt(
            record.path,
            _line(text, match.start() if match else 0),
            _("Write a line “Image-Alt: …” that says what is to be seen."),
        )
    for match in _IMAGE_WITHOUT_WORDS.finditer(text):
        yield _no_alt(
            record.path,
            _line(text, match.start()),
            _("Write what is to be seen between the brackets: “![…](…)”."),
        )


def _no_alt(path: str, line: int, remedy: str) -> Rejection:
    return Rejection(path, line, NO_ALT, _("The picture has no description."), remedy)


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
