"""Banners on the fronts that are made anyway: the front page, and those of sections.

See docs/decisions/0014-banners-stand-on-fronts.md.
"""

from collections.abc import Iterable
from typing import NamedTuple

from newsroom.catalogue.queries.queries import Queries
from newsroom.content.insets import ON_FRONT, ON_SECTIONS, Banner
from newsroom.content.picture import PictureFile
from newsroom.pages.formatting import Formatter
from newsroom.pages.views import BannerView

ON_PAGE = 3  # banners on one front


class ShownBanner(NamedTuple):
    """A banner and its picture, if it has one that may be published."""

    title: str
    lead: str
    address: str
    alt: str
    picture: PictureFile | None


def banners_on(language: str, section: str, queries: Queries) -> list[ShownBanner]:
    """Return the banners of a section's front, or of the front page (`section` is empty)."""
    found = [one for one in queries.banners(language) if _is_on(one, section)]
    return [_shown(one, queries) for one in found[:ON_PAGE]]


def _is_on(banner: Banner, section: str) -> bool:
    if not section:
        return ON_FRONT in banner.places
    return ON_SECTIONS in banner.places and (not banner.sections or section in banner.sections)


def _shown(banner: Banner, queries: Queries) -> ShownBanner:
    pictures = queries.pictures_named(banner.references).get(banner.image.path, ())
    alt = banner.image.alt or banner.title
    picture = pictures[0] if pictures else None
    return ShownBanner(banner.title, banner.lead, banner.address, alt, picture)


def banner_views(banners: Iterable[ShownBanner], show: Formatter) -> list[BannerView]:
    """Return banners as templates show them."""
    return [
        BannerView(
            one.title,
            one.lead,
            show.address(one.address) if one.address.startswith("/") else one.address,
            not one.address.startswith("/"),
            show.picture(one.picture, one.alt) if one.picture else None,
        )
        for one in banners
    ]
