"""What a newsroom does to its settings, theme, plugins and clock, as rules of the law's machine."""

from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from pelican import signals
from pelican.settings import read_settings

from newsroom.engine.plugins import listen
from tests.engine.newspaper import NOON, SECTIONS, Newspaper

# One of these is set to one of its values; the first of each is that of a new edition.
SETTINGS: dict[str, list[object]] = {
    "SITENAME": ["Báo Thử", "Báo Mới"],
    "SITESUBTITLE": ["", "Tiếng nói của tỉnh"],
    "SITEURL": ["https://example.com", "https://example.com/bao", ""],
    "MASTHEAD": [{}, {"hotline": "0227 123 456", "email": "bao@example.com"}],
    "TIMEZONE": ["Asia/Ho_Chi_Minh", "Asia/Tokyo", "America/New_York"],
    "TYPOGRIFY": [True, False],
    "MARKDOWN": [
        {"extension_configs": {"markdown.extensions.extra": {}}},
        {"extension_configs": {"markdown.extensions.nl2br": {}}},
    ],
    "EMBED_HOSTS": [[], ["www.youtube.com"]],
    "OFFLINE": [True, False],
    "LUNAR_CALENDAR": [True, False],
    "ACCENT_COLOUR": ["", "#063"],
    "LOGO": ["", "logo.svg"],
    "SECURITY_CONTACT": ["", "mailto:bao@example.com"],
    "TOPIC_FOLDER": ["topics", "chu-de"],
    "AUTHOR_FOLDER": ["authors", "tac-gia"],
    "ARCHIVE_FOLDER": ["archive", "luu-tru"],
    "CORRECTIONS_FOLDER": ["corrections", "dinh-chinh"],
    "SERIES_FOLDER": ["series", "loat-bai"],
    "FEED_FULL_TEXT": [False, True],
    "SHARE": [None, ["zalo"]],
    "CARDS_SINCE": ["", "2019-03"],
    "JINJA_GLOBALS": [{}, {"greeting": "Chào"}],
    "PUBLISH_AFTER": [{}, {"websub": {"hub": "https://hub.example/", "feeds": ["/feed.xml"]}}],
    "SECTIONS": [
        SECTIONS,
        [*SECTIONS[:2], {"name": "Nông thôn mới", "slug": "nong-thon"}],
        [*SECTIONS[1:], {"name": "Chính trị", "slug": "chinh-tri", "names": {"en": "Affairs"}}],
        SECTIONS[:2],
    ],
    "LANGUAGES": [
        {"en": {"name": "The Trial"}},
        {"en": {"name": "The Trial"}, "fr": {"name": "L'Essai"}},
        {},
    ],
}


def sign(content: Any) -> None:
    """Change a body, as a plugin does."""
    content._content += "<p>Ký tên.</p>"


class SurroundingEdits(RuleBasedStateMachine):
    """Edits of all that pages depend on besides content."""

    newspaper: Newspaper

    def teardown(self) -> None:
        self.toggle_plugin(is_on=False)
        super().teardown()

    @rule(
        setting=st.sampled_from(
            [(name, value) for name, values in SETTINGS.items() for value in values]
        )
    )
    def change_setting(self, setting: tuple[str, object]) -> None:
        self.newspaper.settings[setting[0]] = setting[1]

    @rule()
    def restore_settings(self) -> None:
        self.newspaper.settings.update({name: values[0] for name, values in SETTINGS.items()})

    @rule(is_production=st.booleans())
    def build_for_readers(self, is_production: bool) -> None:
        self.newspaper.settings["KEEP_ADDRESSES"] = is_production

    @rule(is_on=st.booleans())
    def turn_search(self, is_on: bool) -> None:
        self.newspaper.settings["SEARCH"] = is_on

    @rule(jobs=st.sampled_from([1, 2]))
    def change_jobs(self, jobs: int) -> None:
        self.newspaper.jobs = jobs

    @rule(is_on=st.booleans())
    def toggle_plugin(self, is_on: bool) -> None:
        self.newspaper.settings["PLUGINS"] = [__name__] if is_on else []
        if is_on:
            signals.content_object_init.connect(sign)
            plain = {**self.newspaper.settings, "PLUGINS": []}
            listen(dict(read_settings(override=plain)))
        else:
            signals.content_object_init.disconnect(sign)
            listen({})

    @rule(
        template=st.sampled_from(["article", "day", "partials/items", "withdrawn"]),
        mark=st.sampled_from(["", "<!-- 1 -->", "<!-- 2 -->"]),
    )
    def edit_template(self, template: str, mark: str) -> None:
        file = self.newspaper.theme / "templates" / f"{template}.html"
        text = file.read_text(encoding="utf-8").partition("{# law")[0]
        extra = f"{{# law{mark} #}}" if mark else ""
        file.write_text(text + extra, encoding="utf-8")

    @rule(is_on=st.booleans())
    def override_a_template(self, is_on: bool) -> None:
        folder = self.newspaper.root / "overrides"
        folder.mkdir(exist_ok=True)
        text = (self.newspaper.theme / "templates/not_found.html").read_text(encoding="utf-8")
        (folder / "not_found.html").write_text(f"{text}{{# law #}}<!-- -->", encoding="utf-8")
        self.newspaper.settings["THEME_TEMPLATES_OVERRIDES"] = [str(folder)] if is_on else []

    @rule(language=st.sampled_from(["vi", "en"]), words=st.sampled_from(["", "A", "B"]))
    def translate(self, language: str, words: str) -> None:
        """Translate a string of every page anew; without words, the language has no strings."""
        folder = self.newspaper.theme / "translations" / language / "LC_MESSAGES"
        catalogue = Catalog(locale=language)
        catalogue.add("Skip to main content", words)
        with (folder / "theme.mo").open("wb") as stream:
            write_mo(stream, catalogue)

    @rule(
        name=st.sampled_from(["css/print.css", "css/tokens.css", "js/day.js"]),
        mark=st.sampled_from(["", "/* 1 */", "/* 2 */"]),
    )
    def edit_stylesheet_or_script(self, name: str, mark: str) -> None:
        file = self.newspaper.theme / "static" / name
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        text = text.partition("/* 1")[0].partition("/* 2")[0]
        file.write_text(text + mark, encoding="utf-8")

    @rule(present=st.booleans(), text=st.sampled_from(["", "x", "y"]))
    def change_theme_file(self, present: bool, text: str) -> None:
        file = self.newspaper.theme / "static" / "icon.svg"
        file.write_text(f"<svg xmlns='http://www.w3.org/2000/svg'>{text}</svg>")
        if not present:
            file.unlink()

    @rule(shade=st.sampled_from(["#000", "#063"]))
    def change_logo(self, shade: str) -> None:
        self.newspaper.write_logo(shade)

    @rule(hours=st.integers(-30, 30))
    def pass_time(self, hours: int) -> None:
        self.newspaper.now = max(NOON - 200_000, self.newspaper.now + hours * 3600)
