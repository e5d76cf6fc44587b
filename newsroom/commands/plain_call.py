"""Command lines that can be read in one way only, without Invoke."""

import inspect
import re
from collections.abc import Callable, Sequence
from typing import Any

_COUNT = re.compile(r"[0-9]{1,9}")


def options_of_plain_call(
    command: str, function: Callable[..., None], words: Sequence[str]
) -> dict[str, Any] | None:
    """Return the options of a command line as keyword arguments of `function`.

    None where Invoke has to look at it: for another command than `command`, for help, short or
    unknown options, an option given twice, and whatever is wrong. Options are the parameters that
    are passed by name only; each is a switch, a count or a text by its default.
    """
    if not words or words[0] != command:
        return None
    options = {
        f"--{name}": parameter
        for name, parameter in inspect.signature(function).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY
    }
    given: dict[str, Any] = {}
    waiting = list(words[1:])
    while waiting:
        name, equals, value = waiting.pop(0).partition("=")
        parameter = options.get(name)
        if parameter is None or parameter.name in given:
            return None
        if parameter.default is False:
            if equals:
                return None
            given[parameter.name] = True
            continue
        if not equals:
            value = waiting.pop(0) if waiting else ""
        is_count = isinstance(parameter.default, int)
        if not value or value.startswith("-") or (is_count and not _COUNT.fullmatch(value)):
            return None
        given[parameter.name] = int(value) if is_count else value
    return given
