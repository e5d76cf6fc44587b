"""Signals of our own, for plugins that want what Pelican has no signal for (docs/plugins.md)."""

from blinker import Signal

__all__ = ["beside_day"]

beside_day = Signal(
    "Sent when the page of a day is looked at, with `day` (`2019-03-11`) and `language`. "
    "A receiver returns the HTML that is to stand beside the day's news, or nothing."
)
