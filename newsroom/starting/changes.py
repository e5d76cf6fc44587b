"""What versions have changed for editions: settings that are gone, and contracts of the theme.

A setting that is renamed or goes is told here from the version that deprecates it on, and works on
until the next minor version.
"""

from dataclasses import dataclass

from newsroom.language.messages import Message
from newsroom.language.messages import message as _


@dataclass(frozen=True, slots=True)
class SettingChange:
    """A setting that a version has made superfluous, renamed or removed."""

    version: str
    setting: str
    replacement: str
    """The setting that does its work now; empty where none is needed."""

    def sentence(self) -> Message:
        """Return what to do."""
        if self.replacement:
            return _("{setting}: since {version} it is called {replacement}.").format(
                setting=self.setting, version=self.version, replacement=self.replacement
            )
        return _("{setting}: since {version} it is not needed; delete it.").format(
            setting=self.setting, version=self.version
        )


SETTING_CHANGES = tuple(
    SettingChange("0.2", setting, "")
    for setting in (
        *("FEED_ALL_ATOM", "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM"),
        *("AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS"),
    )
)
