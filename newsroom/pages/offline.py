"""What makes the site an app for those who want one: manifest, service worker, offline page.

The setting OFFLINE turns all of it off. The service worker is published even then: the one that
readers have looks for the newest at its address, and is told there to clear up and leave.
"""

import json
from typing import Any

from newsroom.catalogue.snapshot import Snapshot
from newsroom.pages.app import MANIFEST, OFFLINE_PAGE, WORKER, icons_of
from newsroom.pages.family import Family, FileOfLanguage, PageKey, Rank, SingleFile, TemplateFamily
from newsroom.pages.press import Press


class WebManifest(FileOfLanguage[str]):
    """What a device shows of the newspaper among its apps, in each language."""

    kind = "web manifest"
    name = MANIFEST
    rank = Rank.FRONTS

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> str | None:
        """Return its kind: it shows settings only. None where the edition is no app."""
        return self.kind if press.edition.is_offline else None

    def render(self, key: PageKey, inputs: str, press: Press) -> bytes:
        """Return the manifest (W3C Web Application Manifest)."""
        show, edition = press.presenter(key.language), press.edition
        masthead = edition.masthead(key.language)
        manifest = {
            "id": f"{edition.base}/",
            "name": masthead.name,
            "short_name": masthead.name,
            "description": masthead.motto,
            "lang": key.language,
            "dir": "auto",
            "start_url": show.folder(),
            "scope": f"{edition.base}/",
            "display": "minimal-ui",
            "theme_color": press.accent,
            "background_color": "#ffffff",
            "icons": [
                {
                    "src": show.theme_file(icon.path),
                    "sizes": f"{icon.side}x{icon.side}" if icon.side else "any",
                    "type": icon.media_type,
                    "purpose": "any maskable",
                }
                for icon in icons_of(edition)
                if not icon.is_for_pages
            ],
        }
        return json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n"


class ServiceWorker(SingleFile[str], TemplateFamily[str]):
    """The script that keeps the articles read last, for all languages.

    It is at the root, for a service worker sees nothing above itself.
    """

    kind = "service worker"
    name = WORKER
    rank = Rank.FRONTS
    template = WORKER

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> str:
        """Return its kind: it shows settings and the stylesheet's address only."""
        return self.kind

    def render(self, key: PageKey, inputs: str, press: Press) -> bytes:
        """Return the script, or the one that takes leave."""
        template = press.environment(key.language).get_template(self.template)
        return template.render(self.context(key, inputs, press)).strip().encode() + b"\n"

    def context(self, key: PageKey, inputs: str, press: Press) -> dict[str, Any]:
        """Return whether anything is kept, and the page for what is not."""
        return {
            "is_kept": press.edition.is_offline,
            "offline": press.presenter(key.language).address(f"/{OFFLINE_PAGE}"),
        }


class OfflinePage(SingleFile[str], TemplateFamily[str]):
    """The page that the service worker shows for what it has not kept."""

    kind = "offline"
    name = OFFLINE_PAGE
    rank = Rank.FRONTS
    template = "offline.html"

    def inputs(self, key: PageKey, snapshot: Snapshot, press: Press) -> str | None:
        """Return its kind: it shows the edition's frame only. None where nothing is kept."""
        return self.kind if press.edition.is_offline else None

    def context(self, key: PageKey, inputs: str, press: Press) -> dict[str, Any]:
        """Return the page's frame."""
        show = press.presenter(key.language)
        title = show.gettext("No network")
        return {"page": show.page_view(self.kind, title, self.path(key, press), robots="noindex")}


OFFLINE_FAMILIES: tuple[Family[Any], ...] = (WebManifest(), ServiceWorker(), OfflinePage())
