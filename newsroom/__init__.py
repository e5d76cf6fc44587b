"""Newsroom: an incremental static site generator for newspapers, built on Pelican.

`newsroom.Newsroom` is the class that a newspaper names as `PELICAN_CLASS`. It is loaded on
first use, so that importing one module of the package does not import Pelican.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsroom.site import Newsroom

__all__ = ["Newsroom"]
__version__ = "0.2.0"


def __getattr__(name: str) -> object:
    if name == "Newsroom":
        from newsroom.site import Newsroom  # noqa: PLC0415  (lazy on purpose, see above)

        return Newsroom
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
