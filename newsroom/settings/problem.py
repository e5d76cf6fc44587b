"""A problem of the settings, and what several checks of them share."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

from newsroom.language.messages import Message
from newsroom.language.messages import message as _

Settings = Mapping[str, Any]
Problem = Message | str
"""What is wrong with the settings, to be told; a text where it is not in our words."""


def unknown_key(setting: str, key: object, known: Collection[str]) -> Message:
    """Return that a part of a setting has a name that nothing reads, and which was meant."""
    near = get_close_matches(str(key), known, n=1, cutoff=0.5)
    if near:
        return _("{setting}: there is no “{key}”; “{meant}” is meant.").format(
            setting=setting, key=key, meant=near[0]
        )
    return _("{setting}: there is no “{key}”. It takes these: {known}.").format(
        setting=setting, key=key, known=", ".join(known)
    )
