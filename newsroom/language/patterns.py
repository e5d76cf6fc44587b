"""Regular expressions that are compiled when they are first used.

A build of one article uses 50 of the 200 that its modules name. To compile all of them took 30 ms,
a tenth of it. A pattern that nearly every build uses need not wait: it is made by `re.compile`.
"""

import re
from functools import partial
from typing import AnyStr, cast


def lazy_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern like that of `re.compile`; what is wrong with `text` shows at its first use.

    It has a pattern's methods and attributes. The functions of `re` itself do not take it.
    """
    return cast(re.Pattern[AnyStr], _Uncompiled(text, flags))


class _Uncompiled:
    """Stands for a pattern, and takes over its attributes one by one as they are asked for."""

    def __init__(self, text: AnyStr, flags: int) -> None:
        self._compile = partial(re.compile, text, flags)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # what `pickle` and `copy` look for
            raise AttributeError(name)
        found: object = getattr(self._compile(), name)
        setattr(self, name, found)  # from now on it is found without asking here
        return found
