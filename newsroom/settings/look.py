"""Whether colours are colours, the logo is there, and the theme fits this version."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsroom.language.messages import message as _
from newsroom.language.patterns import lazy_pattern
from newsroom.settings.problem import Problem, Settings, unknown_key

CONTRACT = 1
"""The contract between software and templates (docs/theming.md) that this version keeps."""

_TOKEN = lazy_pattern(r"^\s*--([a-z][a-z0-9-]*):\s*([^;]+);", re.MULTILINE)
_ANOTHER_TOKEN = lazy_pattern(r"var\(--([a-z0-9-]+)\)")
_COLOUR = lazy_pattern(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})"
    r"|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([-+0-9a-z.,%/ ]+\)",
    re.IGNORECASE,
)
_ENDS_A_VALUE = re.compile(r"[;{}<>\\]|/\*")


def tokens_of(theme_folders: Iterable[Path]) -> dict[str, str]:
    """Return the custom properties that the theme's tokens.css declares, and their values.

    They are named without their two hyphens. Of values for light and dark, the first counts.
    """
    for folder in theme_folders:
        try:
            text = (folder / "static/css/tokens.css").read_text(encoding="utf-8")
        except OSError:
            continue
        found: dict[str, str] = {}
        for name, value in _TOKEN.findall(text):
            found.setdefault(name, " ".join(value.split()))
        return found
    return {}


def is_colour_token(name: str, tokens: dict[str, str]) -> bool:
    """Return whether a token of a theme is a colour, or another token that is one."""
    value = tokens.get(name, "")
    another = _ANOTHER_TOKEN.fullmatch(value)
    return is_colour_token(another[1], tokens) if another else bool(_COLOUR.fullmatch(value))


def problems_of_colours(settings: Settings, theme_folders: Iterable[Path]) -> Iterator[Problem]:
    """Yield each colour that is none, and each token that the theme does not have."""
    accent = settings.get("ACCENT_COLOUR") or ""
    colours = [("ACCENT_COLOUR", accent)] if accent else []
    wanted = settings.get("TOKENS") or {}
    tokens = tokens_of(theme_folders) if wanted else {}
    for name, value in wanted.items():
        setting = f"TOKENS, {name!r}"
        if name not in tokens:
            yield unknown_key("TOKENS", name, sorted(tokens))
        elif is_colour_token(name, tokens):
            colours.append((setting, value))
        elif not str(value).strip() or _ENDS_A_VALUE.search(str(value)):
            yield _("{setting}: {value!r} is no value of a style sheet.").format(
                setting=setting, value=value
            )
    for setting, value in colours:
        if not is_colour(str(value)):
            yield _("{setting}: {value!r} is no colour; write one such as '#a3131c'.").format(
                setting=setting, value=value
            )


def is_colour(text: str) -> bool:
    """Return whether a text is a colour of CSS: `#a3131c`, `teal`, `oklch(0.5 0.2 25)`."""
    if _COLOUR.fullmatch(text):
        return True
    # Names last: few settings have one, and loading the list of them takes 30 ms.
    from PIL.ImageColor import colormap  # noqa: PLC0415

    return text.lower() in colormap or text.lower() in {"rebeccapurple"}


def problems_of_theme(settings: Settings, folders: Iterable[Path]) -> Iterator[Problem]:
    """Yield a logo that is nowhere, and each theme folder made for another contract."""
    folders = tuple(folders)
    logo = settings.get("LOGO") or ""
    content = Path(settings["PATH"])
    places = [*(folder / "static" for folder in folders), content]
    if logo and not any((place / logo).is_file() for place in places):
        yield _("LOGO: there is no file {logo!r}, neither in {theme} nor in {content}.").format(
            logo=logo, theme=folders[0] / "static", content=content
        )
    for folder in folders:
        yield from _problems_of_declaration(folder / "theme.toml")


def _problems_of_declaration(file: Path) -> Iterator[Problem]:
    try:
        declared = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        yield f"{file}: {error}"
        return
    contract = declared.get("contract", CONTRACT)
    if contract != CONTRACT:
        yield _(
            "{file}: this theme was made for contract {theirs} of the templates, and this version "
            "keeps contract {ours}. `newsroom explain upgrading` says what to change; then write "
            "`contract = {ours}` there."
        ).format(file=file, theirs=contract, ours=CONTRACT)
    names = declared.get("stylesheets", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        yield _("{setting} is {value}; it has to be a list, such as {example}.").format(
            setting=f"{file}, stylesheets", value=repr(names), example='["tokens", "base"]'
        )
