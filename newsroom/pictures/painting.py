"""What a drawing costs whoever paints it: readers' phones, first of all.

A drawing of two kilobytes can ask for a hundred million shapes, or for a shadow that takes a
minute. How often it repeats itself is counted; what else it may cost is found out by painting it
once, in a process with bounds on time and memory.
"""

import os
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import resvg_py

from newsroom.content.safety.sandbox import endures

MOST_ELEMENTS = 20_000
"""Elements of a drawing with all that it repeats. Measured: painting 100,000 takes 0.8 s."""

_WIDTH = 800  # pixels to which a drawing is painted on trial
_REFERENCE = re.compile(r"url\(\s*['\"]?\s*#([^'\")\s]+)", re.IGNORECASE)


class CostlyDrawingError(Exception):
    """The drawing would keep whoever paints it busy for too long."""


def expanded_size(root: ElementTree.Element) -> int:
    """Return how many elements are painted if all that is repeated is counted each time.

    Raises CostlyDrawingError for a drawing that repeats itself within itself: that has no end.
    """
    by_id = {name: element for element in root.iter() if (name := element.get("id"))}
    sizes: dict[int, int | None] = {}  # by the element's identity; None while it is being counted

    def size(element: ElementTree.Element) -> int:
        key = id(element)
        if key in sizes:
            known = sizes[key]
            if known is None:
                raise CostlyDrawingError
            return known
        sizes[key] = None
        parts = [*element, *(by_id[name] for name in _names_in(element) if name in by_id)]
        total = 1 + sum(map(size, parts))
        sizes[key] = total
        return total

    return size(root)


def _names_in(element: ElementTree.Element) -> Iterator[str]:
    """Yield the ids that an element repeats or is painted with."""
    is_link = element.tag.endswith("}a")
    for attribute, value in element.items():
        if attribute.rpartition("}")[2] == "href":
            if value.strip().startswith("#") and not is_link:
                yield value.strip()[1:]
        elif "url(" in value.lower():
            yield from _REFERENCE.findall(value)


def is_painted_soon(data: bytes) -> bool:
    """Tell whether painting a drawing ends within the bounds of the sandbox."""
    return endures(lambda: _paint(data.decode()))


def _paint(drawing: str) -> None:
    with open(os.devnull, "w") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 2)  # what the painter has to say when its memory ends
    try:
        resvg_py.svg_to_bytes(svg_string=drawing, width=_WIDTH, skip_system_fonts=True)
    except ValueError as error:
        if "limit" in str(error):
            raise  # else the painter does not know the drawing's form, which browsers may
