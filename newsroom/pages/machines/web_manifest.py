"""What the site is called and where its parts are found, where a device keeps it as an app."""

from typing import NamedTuple

from newsroom.content.picture import is_vector
from newsroom.edition import Edition
from newsroom.pages.addresses import Addresses
from newsroom.pages.frame_views import AppView

MANIFEST = "manifest.webmanifest"
WORKER = "service-worker.js"
OFFLINE_PAGE = "offline.html"
SAVED_PAGE = "saved.html"


class Icon(NamedTuple):
    """An icon: its name in the theme's folder, its side in pixels (0: a drawing, any size)."""

    path: str
    side: int
    media_type: str
    is_for_pages: bool  # linked by pages, rather than by the manifest

    def is_for(self, edition: Edition) -> bool:
        """Tell whether the edition has this icon: of a drawing there is one for all sizes.

        But home screens of some devices know no drawings.
        """
        has_pixels = bool(edition.logo) and not is_vector(edition.logo)
        return self == TOUCH or has_pixels == bool(self.side)


TOUCH = Icon("icon-180.png", 180, "image/png", is_for_pages=True)


ICONS = (
    Icon("icon.svg", 0, "image/svg+xml", is_for_pages=False),
    Icon("icon-32.png", 32, "image/png", is_for_pages=True),
    TOUCH,
    Icon("icon-192.png", 192, "image/png", is_for_pages=False),
    Icon("icon-512.png", 512, "image/png", is_for_pages=False),
)


def icons_of(edition: Edition) -> list[Icon]:
    """Return the icons that can be made of the edition's logo."""
    return [icon for icon in ICONS if icon.is_for(edition)]


def app_view(show: Addresses, accent: str) -> AppView:
    """Return the ways to icons, manifest and service worker, as every page's head shows them."""
    edition = show.edition
    icons = icons_of(edition)
    for_tab = next((one for one in icons if one.is_for_pages and one != TOUCH), icons[0])
    is_app = edition.is_offline
    return AppView(
        icon=show.theme_file(for_tab.path),
        touch_icon=show.theme_file(TOUCH.path),
        accent=accent,
        manifest=show.folder() + MANIFEST if is_app else "",
        worker=show.address(f"/{WORKER}") if is_app else "",
        kept=show.folder() + SAVED_PAGE if is_app else "",
    )
