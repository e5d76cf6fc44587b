"""The blocks of the front page: which shapes there are, what is usual, and what can be wrong."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newsroom.language.messages import message as _
from newsroom.settings.problem import Problem, Settings, unknown_key

LIST, ROW, STRIP, OPINION, TINTED = "list", "row", "strip", "opinion", "tinted"
SHAPES = (LIST, ROW, STRIP, OPINION, TINTED)
"""A list under a story; a row of pictured stories; a strip of pictures to be pushed along;
stories with their authors' portraits; a story and a list on a tint, of which there is one."""

_PARTS_OF_BLOCK = ("section", "topic", "shape", "name", "names")
# A row of pictures, three lists beside each other, a strip of pictures, and again.
_USUAL = (ROW, LIST, LIST, LIST, STRIP, LIST, LIST, LIST)
_TINTED_PLACE = 8
_Entry = Mapping[str, Any]


def usual_front(sections: Sequence[_Entry]) -> list[dict[str, str]]:
    """Return the blocks of an edition that names none: its sections in their order.

    Notices end the page, for they are looked up and not come across.
    """
    news = [entry["slug"] for entry in sections if not entry.get("notices")]
    notices = [entry["slug"] for entry in sections if entry.get("notices")]
    shapes = [
        TINTED if place == _TINTED_PLACE else _USUAL[place % len(_USUAL)]
        for place in range(len(news))
    ]
    named = [*zip(news, shapes, strict=True), *((slug, LIST) for slug in notices)]
    return [{"section": slug, "shape": shape} for slug, shape in named]


def problems_of_front(settings: Settings) -> Iterator[Problem]:
    """Yield what is wrong with the blocks of FRONT."""
    sections = [entry for entry in settings.get("SECTIONS") or () if isinstance(entry, dict)]
    slugs = [str(entry.get("slug", "")) for entry in sections]
    seen: set[str] = set()
    tinted = 0
    for number, entry in enumerate(settings.get("FRONT") or (), start=1):
        setting = f"FRONT[{number}]"
        if not isinstance(entry, dict):
            yield _("{setting} is {value}; it has to be a dictionary, such as {example}.").format(
                setting=setting, value=repr(entry), example={"section": "…", "shape": LIST}
            )
            continue
        yield from _problems_of_block(setting, entry, slugs)
        name = str(entry.get("section") or entry.get("topic") or "")
        if name in seen:
            yield _("{setting}: “{name}” has a block already.").format(setting=setting, name=name)
        seen.add(name)
        tinted += entry.get("shape") == TINTED
        if entry.get("shape") == TINTED and tinted > 1:
            yield _(
                "{setting}: only one block may be “tinted”: a second one marks nothing."
            ).format(setting=setting)


def _problems_of_block(setting: str, entry: _Entry, slugs: Sequence[str]) -> Iterator[Problem]:
    for key in entry:
        if key not in _PARTS_OF_BLOCK:
            yield unknown_key(setting, key, _PARTS_OF_BLOCK)
    section, topic = entry.get("section"), entry.get("topic")
    if (section is None) == (topic is None):
        yield _("{setting} has to name a “section” or a “topic”, and not both.").format(
            setting=setting
        )
    elif section is not None and section not in slugs:
        yield unknown_key(f"{setting}, 'section'", section, slugs)
    elif topic is not None and (not isinstance(topic, str) or not topic.strip()):
        yield _("{setting} is {value}; it has to be a text, such as {example}.").format(
            setting=f"{setting}, 'topic'", value=repr(topic), example='"…"'
        )
    shape = entry.get("shape", LIST)
    if shape not in SHAPES:
        yield unknown_key(f"{setting}, 'shape'", shape, SHAPES)
    names = entry.get("names", {})
    if not isinstance(names, dict) or not all(isinstance(one, str) for one in names.values()):
        yield _("{setting} is {value}; it has to be a dictionary, such as {example}.").format(
            setting=f"{setting}, 'names'", value=repr(names), example={"en": "…"}
        )
    name = entry.get("name", "…")
    if not isinstance(name, str) or not name.strip():
        yield _("{setting} is {value}; it has to be a text, such as {example}.").format(
            setting=f"{setting}, 'name'", value=repr(name), example='"…"'
        )
