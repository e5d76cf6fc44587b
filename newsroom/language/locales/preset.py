"""What a provincial newspaper of a language begins with: sections, folders, first content."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """The suggestions of one language; every one of them may be answered otherwise.

    `first_article`, `headline` and `imprint` are the slugs of the content that an edition begins
    with, `guide` is the file name of what colleagues should read.
    """

    timezone: str
    sections: tuple[str, ...]
    topic_folder: str
    author_folder: str
    archive_folder: str
    corrections_folder: str
    search_folder: str
    first_article: str
    headline: str
    imprint: str
    guide: str
