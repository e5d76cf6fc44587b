"""Where things are to be found: on this host, and from anywhere."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from urllib.parse import quote

from newsroom.content.picture import PictureFile
from newsroom.edition import Edition
from newsroom.pages.frame_views import FeedLink
from newsroom.pages.views import Picture, Source
from newsroom.pictures.variants import (
    MEDIA_TYPES,
    THUMBNAIL_WIDTHS,
    variant_path,
    variants_of,
)

MEDIA_FOLDER = "media"
ATOM_FEED = "feed.xml"
JSON_FEED = "feed.json"
RSS_FEED = "rss.xml"
PODCAST = "podcast.xml"
PODCAST_COVER = "podcast.png"
FEED_LIST = "feeds.opml"
LATEST = "latest.json"
LIVE = "live.json"
OWN_CARD = "card.png"
OPEN_SEARCH = "opensearch.xml"
_MEDIA_TYPES = {
    ATOM_FEED: "application/atom+xml",
    JSON_FEED: "application/feed+json",
    RSS_FEED: "application/rss+xml",
    PODCAST: "application/rss+xml",
}


class Addresses:
    """The addresses of one language of the edition.

    A record's `url` begins with a slash and knows nothing of the host. An address is what a link
    on a page says: the same, behind the path that the site is hosted under.
    """

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self.language = language
        # The newest items stand in many lists, with the same pictures.
        self.files_of = lru_cache(maxsize=1000)(self._files_of)
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
        return f"{self.edition.base}/{MEDIA_FOLDER}/{quote(path)}"

    def picture_address(self, picture: PictureFile) -> str:
        """Return where a picture is found that is shown alone, or elsewhere: its largest JPEG."""
        return self.files_of(picture).url

    def _files_of(self, picture: PictureFile) -> Picture:
        """Return a picture without words: its size, and the addresses of all its variants."""
        by_format: dict[str, list[tuple[int, str]]] = {}
        for variant in variants_of(picture):
            address = self.media_address(variant_path(picture.path, picture.digest, variant.name))
            by_format.setdefault(variant.format, []).append((variant.width, address))
        if "jpg" not in by_format:
            [[(_width, address)]] = by_format.values()
            width, height = picture.width, picture.height
            return Picture(address, "", width=width, height=height, thumbnail_url=address)
        thumbnails = {
            name: [one for one in files if one[0] <= THUMBNAIL_WIDTHS[-1]] or files[:1]
            for name, files in by_format.items()
        }
        largest = variants_of(picture)[-1]
        return Picture(
            by_format["jpg"][-1][1],
            "",
            width=largest.width,
            height=largest.height,
            srcset=_srcset(by_format["jpg"]),
            sources=_sources(by_format),
            thumbnail_url=thumbnails["jpg"][-1][1],
            thumbnail_sources=_sources(thumbnails),
            focus=_tenths(picture.focus),
        )

    def feed(self, name: str, file_name: str, *folders: str) -> FeedLink:
        """Return the way to the feed that follows the page in these folders."""
        return FeedLink(name, self.folder(*folders) + file_name, _MEDIA_TYPES[file_name])

    @cached_property
    def search_page(self) -> str:
        """The address of the search page; empty where the edition has none."""
        edition = self.edition
        folder = edition.search_folder_of(self.language)
        return self.folder(folder) if edition.is_searchable else ""

    @property
    def search_template(self) -> str:
        """The address of what is found, with `{searchTerms}` for what is looked for."""
        return f"{self.search_page}?q={{searchTerms}}"

    @property
    def open_search_path(self) -> str:
        """Where what browsers are told of the search page is written, relative to output/."""
        edition = self.edition
        folders = (
            edition.prefix(self.language).strip("/"),
            edition.search_folder_of(self.language),
        )
        return "/".join((*filter(None, folders), OPEN_SEARCH))

    def theme_file(self, path: str) -> str:
        """Return the address of a file of the theme."""
        return f"{self.edition.base}/theme/{path}"

    @cached_property
    def logo(self) -> str:
        """The address of the newspaper's mark, a file of the theme; empty if it has none."""
        return f"{self.edition.base}/theme/{self.edition.logo}" if self.edition.logo else ""

    @cached_property
    def _host(self) -> str:
        return self.edition.site_url.removesuffix(self.edition.base)


def _tenths(focus: str) -> tuple[int, int] | None:
    """Return a focus of a picture as `30% 20%` in tenths; None for the middle."""
    if not focus:
        return None
    across, down = (round(int(part.rstrip("%")) / 10) for part in focus.split())
    return None if (across, down) == (5, 5) else (across, down)


def _sources(by_format: Mapping[str, Sequence[tuple[int, str]]]) -> tuple[Source, ...]:
    return tuple(
        Source(media_type, _srcset(by_format[name])) for name, media_type in MEDIA_TYPES.items()
    )


def _srcset(files: Sequence[tuple[int, str]]) -> str:
    return ", ".join(f"{address} {width}w" for width, address in files)
