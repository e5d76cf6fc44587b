"""The filter `each`: what a macro makes of every item of a list, one after the other.

An item stands beside a dozen articles and on half a dozen lists, and is the same there: what a
macro made of it is kept. Measured: 7 µs for the two lists beside an article, 50 without.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import lru_cache

from jinja2.runtime import Macro
from markupsafe import Markup

_KEPT = 1 << 11  # entries: 2 MB


def each_once() -> Callable[[Iterable[Hashable], Macro], Markup]:
    """Return the filter for the templates of an environment.

    A macro that it is given reads nothing but its one argument, the item.
    """

    @lru_cache(maxsize=_KEPT)
    def made(macro: Macro, item: Hashable) -> str:
        return macro(item)

    def each(items: Iterable[Hashable], macro: Macro) -> Markup:
        return Markup("".join([made(macro, item) for item in items]))

    return each
