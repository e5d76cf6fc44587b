"""Pelican's settings, how it reads them, and its signals: all that a build needs of Pelican.

Whoever needs one of them imports it from here, so that the rest of Pelican stays unloaded: see
`newsroom.settings.late_pelican`.
"""

# ruff: noqa: E402  (Pelican is postponed before anything of it is loaded)

from newsroom.settings.late_pelican import postpone_pelican

postpone_pelican()

from pelican.plugins import signals
from pelican.settings import DEFAULT_CONFIG, DEFAULT_THEME, get_settings_from_file, read_settings

__all__ = ["DEFAULT_CONFIG", "DEFAULT_THEME", "get_settings_from_file", "read_settings", "signals"]
