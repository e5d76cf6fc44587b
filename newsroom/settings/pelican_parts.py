"""Pelican's settings, how it reads them, and its signals: all that a build needs of Pelican.

Whoever needs one of them imports it from here, so that the rest of Pelican stays unloaded: see
`newsroom.settings.late_pelican`.
"""

from newsroom.settings.late_pelican import postpone_pelican, rich_postponed

postpone_pelican()

with rich_postponed():
    from pelican.plugins import signals
    from pelican.settings import (
        DEFAULT_CONFIG,
        DEFAULT_THEME,
        get_settings_from_file,
        read_settings,
    )

__all__ = ["DEFAULT_CONFIG", "DEFAULT_THEME", "get_settings_from_file", "read_settings", "signals"]
