"""What a provincial newspaper of a language begins with: sections, folders, first content."""

from typing import NamedTuple


class Preset(NamedTuple):
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
    series_folder: str
    first_article: str
    headline: str
    imprint: str
    guide: str

    @property
    def folders(self) -> dict[str, str]:
        """The first folders of addresses that are no section's, by the settings that name them."""
        return {
            "TOPIC_FOLDER": self.topic_folder,
            "AUTHOR_FOLDER": self.author_folder,
            "ARCHIVE_FOLDER": self.archive_folder,
            "CORRECTIONS_FOLDER": self.corrections_folder,
            "SEARCH_FOLDER": self.search_folder,
            "SERIES_FOLDER": self.series_folder,
        }
