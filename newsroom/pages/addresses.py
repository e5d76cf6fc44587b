"""Where things are to be found: on this host, and from anywhere."""

from functools import cached_property

from newsroom.content.references import file_address
from newsroom.edition import Edition
from newsroom.pages.views import FeedLink

MEDIA_FOLDER = "media"
ATOM_FEED = "feed.xml"
JSON_FEED = "feed.json"
_MEDIA_TYPES = {ATOM_FEED: "application/atom+xml", JSON_FEED: "application/feed+json"}


class Addresses:
    """The addresses of one language of the edition.

    A record's `url` begins with a slash and knows nothing of the host. An address is what a link
    on a page says: the same, behind the path that the site is hosted under.
    """

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        self._home = f"{edition.base}{edition.prefix(language)}/"

    def address(self, url: str) -> str:
        """Return the address on this host of a record's `url`."""
        return self.edition.base + url

    def absolute(self, url: str) -> str:
        """Return a record's whole address, host and all; empty where the edition names no host."""
        return self.edition.site_url + url if self.edition.site_url else ""

    def whole(self, address: str) -> str:
        """Return an address with the host in front; as it is where the edition names none."""
        return self._host + address

    def folder(self, *folders: str) -> str:
        """Return the address of a page of this language in these folders."""
        return self._home + "".join(f"{folder}/" for folder in folders if folder)

    def in_other_languages(self, *folders: str) -> list[tuple[str, str]]:
        """Return (language, url) of the page in these folders, where every language has it."""
        url = "".join(f"/{folder}" for folder in folders) + "/"
        return [
            (other, self.edition.prefix(other) + url)
            for other in self.edition.languages
            if other != self.language
        ]

    def media_address(self, path: str) -> str:
        """Return the address of a file copied from content/."""
        return file_address(f"{self.edition.base}/{MEDIA_FOLDER}", path)

    def feed(self, name: str, file_name: str, *folders: str) -> FeedLink:
        """Return the way to the feed that follows the page in these folders."""
        return FeedLink(name, self.folder(*folders) + file_name, _MEDIA_TYPES[file_name])

    @cached_property
    def logo(self) -> str:
        """The address of the newspaper's mark, a file of the theme; empty if it has none."""
        return f"{self.edition.base}/theme/{self.edition.logo}" if self.edition.logo else ""

    @cached_property
    def _host(self) -> str:
        return self.edition.site_url.removesuffix(self.edition.base)
