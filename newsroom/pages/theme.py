"""The theme: which file of which folder a build uses.

An edition's own theme folder stands before the packaged theme, file by file: a newspaper that
wants another article page adds `templates/article.html` and nothing else.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from gettext import NullTranslations
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from newsroom.edition import Edition
from newsroom.language.compiled import read_catalogue, translations_of
from newsroom.language.messages import CATALOGUES
from newsroom.settings.look import is_colour_token, tokens_of

# Where the theme's files are written, below the site's root.
THEME_FOLDER = "theme"
_DOMAIN = "theme"
_DECLARATION = "theme.toml"
_CUSTOM = "static/css/custom.css"
_FONTS = "static/fonts"
# What is for authors of a stylesheet alone, and what must stay as it is: strings and addresses.
_UNREAD = re.compile(
    rb"""(?P<kept> "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | url\([^)]*\) | /\*!.*?\*/ )
      | /\*.*?\*/ | (?<=\n)[ \t\n]+""",
    re.DOTALL | re.VERBOSE,
)
_FONT_FORMATS = {".woff2": "woff2", ".woff": "woff", ".ttf": "truetype", ".otf": "opentype"}


@dataclass(frozen=True)
class Theme:
    """The folders of a theme; a file of an earlier one stands before the same of a later one."""

    folders: tuple[Path, ...]
    overrides: tuple[Path, ...] = ()
    """Folders of templates alone, before all others: Pelican's THEME_TEMPLATES_OVERRIDES."""

    @classmethod
    def of(cls, edition: Edition) -> "Theme":
        """Return the theme of an edition."""
        return cls(edition.theme_folders, edition.template_overrides)

    @property
    def template_folders(self) -> list[Path]:
        """The folders in which a template is looked for, the first first."""
        return [*self.overrides, *(folder / "templates" for folder in self.folders)]

    def file(self, path: str) -> Path | None:
        """Return the file at a path such as `static/icon.svg`; None if no folder has it."""
        return next((file for one in self.folders if (file := one / path).is_file()), None)

    def files(self, folder: str) -> dict[str, Path]:
        """Return all files below a folder, hidden ones excepted, by their path within it."""
        found: dict[str, Path] = {}
        for one in reversed(self.folders):
            root = one / folder
            for file in root.rglob("*"):
                if file.is_file() and not file.name.startswith("."):
                    found[file.relative_to(root).as_posix()] = file
        return dict(sorted(found.items()))

    @cached_property
    def stylesheets(self) -> tuple[str, ...]:
        """The names of the files that make the stylesheet: of the first theme.toml with any."""
        for folder in self.folders:
            names = declaration(folder).get("stylesheets")
            if isinstance(names, list):
                return tuple(map(str, names))
        return ()

    def stylesheet(self, tokens: dict[str, str]) -> bytes:
        """Return the one stylesheet.

        First the fonts that it names, then the theme's own files, then the edition's `tokens`
        (values of custom properties by name), last the edition's custom.css as a layer of its own.
        Comments and indents, a quarter of what would be sent, are left out; not licences (`/*!`).
        """
        sheets = [
            file.read_bytes().strip()
            for name in self.stylesheets
            if (file := self.file(f"static/css/{name}.css"))
        ]
        sheets += [rule.encode() for rule in self._token_rules(tokens)]
        if custom := self.file(_CUSTOM):
            sheets.append(b"@layer custom {\n" + custom.read_bytes().strip() + b"\n}")
        sheet = _UNREAD.sub(_kept, b"\n".join(sheets) + b"\n").lstrip()
        return sheet + "".join(self._faces(sheet.decode(errors="replace"))).encode()

    def _token_rules(self, tokens: dict[str, str]) -> list[str]:
        """Return the rules that set tokens: colours, but for the accent, in the light scheme only.

        A paper that is light in the dark would take the light letters' ground away.
        """
        declared = tokens_of(self.folders) if tokens else {}
        light = {
            name: value
            for name, value in tokens.items()
            if name != "accent" and is_colour_token(name, declared)
        }
        others = {name: value for name, value in tokens.items() if name not in light}
        rules = []
        if others:
            rules.append(f"@layer tokens {{:root {{{_declarations(others)}}}}}")
        if light:
            scheme = "@media not (prefers-color-scheme: dark)"
            rules.append(f"@layer tokens {{{scheme} {{:root {{{_declarations(light)}}}}}}}")
        return rules

    def catalogues(self, language: str, domain: str = _DOMAIN) -> list[bytes]:
        """Return the compiled catalogues of a language, those of earlier folders first.

        `domain` is `newsroom` for those of the software, which an edition may translate itself.
        """
        read = (read_catalogue(one / "translations", language, domain) for one in self.folders)
        return [catalogue for catalogue in read if catalogue]

    def words_of_software(self, language: str) -> NullTranslations:
        """Return the few words of pages that the software itself says, the edition's own first.

        Whoever translates the theme alone has most of them: those of theme and software are alike.
        """
        own = self.catalogues(language, "newsroom")
        software = read_catalogue(CATALOGUES, language, "newsroom")
        return translations_of(*own, software, *self.catalogues(language))

    def lacks_words(self, language: str) -> bool:
        """Return whether readers of a language see English words, for want of a catalogue."""
        return language.partition("-")[0] != "en" and not self.catalogues(language)

    def _faces(self, sheet: str) -> list[str]:
        """Return an @font-face for each file of static/fonts whose family the sheet names."""
        faces = []
        for name, file in self.files(_FONTS).items():
            kind = _FONT_FORMATS.get(file.suffix.lower())
            family, is_italic = font_family(name)
            if kind and re.search(rf"""["']{re.escape(family)}["']""", sheet):
                style = "italic" if is_italic else "normal"
                faces.append(
                    f'@font-face {{font-family: "{family}"; font-style: {style}; '
                    f"font-weight: 100 900; font-display: swap; "
                    f'src: url("fonts/{quote(name)}") format("{kind}")}}\n'
                )
        return faces


def _kept(match: re.Match[bytes]) -> bytes:
    return match["kept"] or b""


def _declarations(tokens: dict[str, str]) -> str:
    return ";".join(f"--{name}: {value}" for name, value in tokens.items())


def font_family(name: str) -> tuple[str, bool]:
    """Return the family that a font's file name tells, and whether the file is its italic.

    `Literata-Italic[opsz,wght].woff2` and `Literata-VariableFont_wght.ttf` are both “Literata”.
    """
    stem = PurePosixPath(name).stem
    return re.split(r"[-\[_.]", stem)[0], "italic" in stem.lower()


def declaration(folder: Path) -> dict[str, object]:
    """Return what a theme folder's theme.toml says; empty where there is none.

    Raises tomllib.TOMLDecodeError or UnicodeDecodeError for one that cannot be read.
    """
    try:
        return tomllib.loads((folder / _DECLARATION).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
