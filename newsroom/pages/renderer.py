"""What turns inputs into pages: templates, stylesheet, body converter, presenters.

One press a process: Markdown, templates and catalogues of strings are loaded once and kept warm.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from newsroom.catalogue.kept_bodies import KeptBodies
from newsroom.content.article import Article, StandingPage, Status
from newsroom.edition import Edition
from newsroom.pages.formatting import Formatter
from newsroom.pages.machines.descriptions import described_by
from newsroom.pages.machines.web_manifest import app_view
from newsroom.pages.presence import Presence
from newsroom.pages.scripts import lightened
from newsroom.pages.styles import lightened_sheet
from newsroom.pages.theme import THEME_FOLDER, Theme
from newsroom.pages.views import Link, LiveView

if TYPE_CHECKING:
    from jinja2 import Environment, Template

    from newsroom.content.markdown.body import BodyConverter

# Parts of every page that read nothing but the edition.
FRAME_TEMPLATES = {"masthead": "partials/masthead.html", "footer": "partials/footer.html"}
# What becomes, in a body, of a picture or a gallery, of a film or sound, and of a live story.
ILLUSTRATION_TEMPLATE = "partials/illustration.html"
RECORDING_TEMPLATE = "partials/recording.html"
LIVE_STORY_TEMPLATE = "partials/live_story.html"
BODY_TEMPLATES = (ILLUSTRATION_TEMPLATE, RECORDING_TEMPLATE, LIVE_STORY_TEMPLATE)

# What is done to an article's HTML before it is set into its page: plugins' business.
ArticleHook = Callable[[Article, str], str]
# What plugins set beside a day, given that and the language: HTML.
DayHook = Callable[[str, str], list[str]]


class Renderer:
    """Makes pages for one edition.

    `standing_pages` are those that every page leads to, `presence` says which menus have entries.
    """

    def __init__(
        self,
        edition: Edition,
        standing_pages: Sequence[StandingPage],
        *,
        presence: Presence,
        bytecode: Path | None = None,
        on_article: ArticleHook | None = None,
        on_day: DayHook | None = None,
        kept_bodies: KeptBodies | None = None,
    ) -> None:
        """Keep compiled templates in the folder `bytecode` between builds, bodies in `kept_bodies`.

        What is not given is not kept.
        """
        self.edition = edition
        self.theme = Theme.of(edition)
        self._standing_pages = standing_pages
        self.presence = presence
        self._bytecode = bytecode
        self.on_article = on_article
        self.on_day = on_day
        self.kept_bodies = kept_bodies
        self.formatter = lru_cache(maxsize=None)(self._formatter)
        self.environment = lru_cache(maxsize=None)(self._environment)
        self._template = lru_cache(maxsize=None)(self._get_template)
        self._frame = lru_cache(maxsize=256)(self._make_frame)

    def fill(self, template: str, language: str, context: dict[str, Any]) -> bytes:
        """Return the page that a template of the theme makes of `context`, in UTF-8."""
        page = context["page"]
        if not page.description and not page.robots:
            context = {**context, "page": page._replace(description=described_by(context))}
        frame = self._frame(language, page.section)
        return self._template(language, template).render(context, **frame).encode()

    def illustration(self, language: str, **values: object) -> str:
        """Return what the theme makes of pictures in a body; `values` are those of its template."""
        return self._template(language, ILLUSTRATION_TEMPLATE).render(values).strip()

    def recording(self, language: str, **values: object) -> str:
        """Return what the theme makes of a film or sound in a body; `values` likewise."""
        return self._template(language, RECORDING_TEMPLATE).render(values).strip()

    def live_story(self, language: str, live: LiveView) -> str:
        """Return what the theme makes of a live story: it stands where other bodies stand."""
        return self._template(language, LIVE_STORY_TEMPLATE).render(live=live)

    def _get_template(self, language: str, name: str) -> "Template":
        return self.environment(language).get_template(name)

    @cached_property
    def body(self) -> "BodyConverter":
        """The converter of bodies."""
        # Loaded with the first body: a build without any would wait for it in vain.
        from newsroom.content.markdown.body import BodyConverter  # noqa: PLC0415

        return BodyConverter(self.edition)

    @cached_property
    def stylesheet(self) -> bytes:
        """The theme's stylesheets as one file, with the edition's own colours and sizes."""
        return lightened_sheet(self.theme.stylesheet(dict(self.edition.tokens)))

    @cached_property
    def accent(self) -> str:
        """The accent colour: the edition's, or the theme's own where it names none."""
        colours = re.findall(rb"--accent:\s*([^;}]+)", self.stylesheet)
        return colours[-1].decode().strip() if colours else "#000"

    @cached_property
    def stylesheet_path(self) -> str:
        """Where the stylesheet is written: under its hash, so that caches may keep it for good."""
        return _hashed("style", "css", self.stylesheet)

    @cached_property
    def scripts(self) -> dict[str, bytes]:
        """The theme's scripts by the path that each is written at, which has its hash."""
        files = [file for file in self.theme.files("static/js").values() if file.suffix == ".js"]
        scripts = [(file.stem, lightened(file.read_bytes())) for file in files]
        return {_hashed(name, "js", data): data for name, data in scripts}

    @cached_property
    def script_addresses(self) -> dict[str, str]:
        """Where pages find the theme's scripts, by the names of their files without suffix."""
        paths = {PurePosixPath(path).name.partition(".")[0]: path for path in self.scripts}
        return {name: f"{self.edition.base}/{path}" for name, path in paths.items()}

    def static_file(self, path: str) -> Path | None:
        """Return a file of the theme's static/; the logo may lie in content/ instead."""
        file = self.theme.file(f"static/{path}")
        if file is None and path == self.edition.logo:
            file = self.edition.content / path
        return file if file and file.is_file() else None

    def _formatter(self, language: str) -> Formatter:
        return Formatter(self.edition, language, self.presence)

    def standing_page_links(self, language: str) -> list[Link]:
        """Return the ways to the standing pages that every page of `language` leads to."""
        return [
            Link(page.title, self.edition.base + page.url)
            for page in self._standing_pages
            if page.language == language and page.status is Status.PUBLISHED
        ]

    def _make_frame(self, language: str, section: str) -> dict[str, Any]:
        """Return what all pages of a section share: the edition, and its masthead and footer.

        Those two are a third of a page's markup and the same on thousands of pages: filled once,
        they cost a page nothing (measured: 0.35 ms of the 0.75 ms that an article page took).
        """
        links = self.standing_page_links(language)
        show = self.formatter(language)
        edition = show.edition_view(section, links, app_view(show, self.accent))
        environment = self.environment(language)
        return {"edition": edition} | {
            name: Markup(environment.get_template(template).render(edition=edition))
            for name, template in FRAME_TEMPLATES.items()
        }

    def _environment(self, language: str) -> "Environment":
        # Loaded with the first template: a build that fills none would wait for Jinja in vain.
        from newsroom.pages.templating import environment_of  # noqa: PLC0415

        environment = environment_of(self.edition.jinja, self.theme, language, self._bytecode)
        environment.globals["scripts"] = self.script_addresses
        environment.globals["stylesheet"] = f"{self.edition.base}/{self.stylesheet_path}"
        return environment


def _hashed(name: str, suffix: str, data: bytes) -> str:
    digest = hashlib.blake2b(data, digest_size=6).hexdigest()
    return f"{THEME_FOLDER}/{name}.{digest}.{suffix}"
