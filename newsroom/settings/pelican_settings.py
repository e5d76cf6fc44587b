"""Pelican's own settings and how it reads them, without the rest of Pelican."""

# ruff: noqa: E402  (Pelican is postponed before anything of it is loaded)

from newsroom.settings.late_pelican import postpone_pelican

postpone_pelican()

from pelican.settings import DEFAULT_CONFIG, DEFAULT_THEME, get_settings_from_file, read_settings

__all__ = ["DEFAULT_CONFIG", "DEFAULT_THEME", "get_settings_from_file", "read_settings"]
