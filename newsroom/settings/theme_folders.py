"""Where the theme lies: the packaged one, and the edition's own before it."""

from pathlib import Path

from newsroom.settings.pelican_parts import DEFAULT_THEME

_PACKAGE = Path(__file__).parents[1]


def packaged_theme() -> Path:
    """Return the theme that the software brings: inside the package, or beside it in a checkout."""
    inside = _PACKAGE / "theme"
    return inside if inside.is_dir() else _PACKAGE.parent / "theme"


def theme_folders_of(theme: str | None) -> tuple[Path, ...]:
    """Return the folders of a theme: that of THEME, and behind it the packaged one.

    Pelican's own theme, which is what THEME is where nobody has set it, does not count.
    """
    packaged = packaged_theme().resolve()
    own = Path(theme).resolve() if theme else packaged
    return (packaged,) if own in {packaged, Path(DEFAULT_THEME).resolve()} else (own, packaged)
