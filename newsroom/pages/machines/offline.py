"""What makes the site an app for those who want one: manifest, service worker, offline page.

The setting OFFLINE turns all of it off. The service worker is published even then: the one that
readers have looks for the newest at its address, and is told there to clear up and leave.
"""

import json
from typing import Any, ClassVar

from newsroom.catalogue.queries.queries import Queries
from newsroom.language.messages import mark
from newsroom.pages.family import Family, FileOfLanguage, PageKey, Rank, SingleFile, TemplateFamily
from newsroom.pages.machines.web_manifest import (
    MANIFEST,
    OFFLINE_PAGE,
    SAVED_PAGE,
    WORKER,
    icons_of,
)
from newsroom.pages.renderer import Renderer


class WebManifest(FileOfLanguage[str]):
    """What a device shows of the newspaper among its apps, in each language."""

    kind = "web manifest"
    name = MANIFEST
    rank = Rank.FRONTS

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> str | None:
        """Return its kind: it shows settings only. None where the edition is no app."""
        return self.kind if renderer.edition.is_offline else None

    def render(self, key: PageKey, inputs: str, renderer: Renderer) -> bytes:
        """Return the manifest (W3C Web Application Manifest)."""
        show, edition = renderer.formatter(key.language), renderer.edition
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
            "theme_color": renderer.accent,
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

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> str:
        """Return its kind: it shows settings and the stylesheet's address only."""
        return self.kind

    def fill(self, key: PageKey, context: dict[str, Any], renderer: Renderer) -> bytes:
        """Return the script, or the one that takes leave."""
        template = renderer.environment(key.language).get_template(self.template)
        return template.render(context).strip().encode() + b"\n"

    def context(self, key: PageKey, inputs: str, renderer: Renderer) -> dict[str, Any]:
        """Return whether anything is kept, the page for what is not, and those that list it."""
        show = renderer.formatter(key.language)
        return {
            "is_kept": renderer.edition.is_offline,
            "offline": show.address(f"/{OFFLINE_PAGE}"),
            "saved": [
                renderer.formatter(language).folder() + SAVED_PAGE
                for language in renderer.edition.languages
            ],
        }


class _DevicePage(TemplateFamily[str]):
    """A page of what a device keeps, under a `title`: the edition's frame is all that it shows."""

    rank = Rank.FRONTS
    title: ClassVar[str]

    def inputs(self, key: PageKey, queries: Queries, renderer: Renderer) -> str | None:
        """Return its kind, for no record has part in it. None where nothing is kept."""
        return self.kind if renderer.edition.is_offline else None

    def context(self, key: PageKey, inputs: str, renderer: Renderer) -> dict[str, Any]:
        """Return the page's frame."""
        show = renderer.formatter(key.language)
        title = show.gettext(self.title)
        return {
            "page": show.page_view(self.kind, title, self.path(key, renderer), robots="noindex")
        }


class OfflinePage(SingleFile[str], _DevicePage):
    """The page that the service worker shows for what it has not kept."""

    kind = "offline"
    name = OFFLINE_PAGE
    template = "offline.html"
    title = mark("No network")


class SavedPage(FileOfLanguage[str], _DevicePage):
    """The page that lists what a device keeps, in each language."""

    kind = "saved"
    name = SAVED_PAGE
    template = "saved.html"
    title = mark("Saved and read last")


FAMILIES: tuple[Family[Any], ...] = (WebManifest(), ServiceWorker(), OfflinePage(), SavedPage())
