"""What a body has and its page will not: told to whoever wrote it, once a kind and file.

It is found in the Markdown, where its lines are, and by the lists that the sanitiser goes by. A tag
that is left out leaves its words; of a picture, a frame or a recording from elsewhere a link stays.
"""

import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import NamedTuple

from newsroom.content.markdown.angle_brackets import tags_in
from newsroom.content.markdown.attribute_lists import LIST
from newsroom.content.markdown.definitions import (
    DEFINITION_ANYWHERE,
    address_in,
    defines,
    is_comment,
    label_of,
    labels_used_in,
)
from newsroom.content.markdown.elements import attributes_of
from newsroom.content.markdown.elsewhere import FRAMES, HIDDEN, STAND_INS, host_of, whole
from newsroom.content.markdown.masking import masked, without_code
from newsroom.content.markdown.references import shown_targets_at, targets_at
from newsroom.content.safety.sanitise import TAGS, is_kept, is_safe_address

_MARKS = ("<", "](", "]:", "] :", "{")
_SHOWN = frozenset({"img", "audio", "video", "source"})
_FOOTNOTE = re.compile(r"(?:^|(?<=>))[ \t]*\[\^(?P<label>[^\]\n]+)\]:", re.MULTILINE)
_ABBREVIATION = re.compile(
    r"(?:^|(?<=>))[ \t]*\*\[(?P<label>[^\]\n]+)\][ ]?:[ ]*(?P<words>.*)$", re.MULTILINE
)
_LONGEST = 60  # characters of an address that a message repeats
_SHOWN_BY_LABEL = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\[(?P<label>[^\[\]]*)\]")


class LeftOut(NamedTuple):
    """Something that is left out: where, what, and the address of what a link leads to instead.

    `offset` counts characters of the body, from 0. What is alike has the same `kind`.
    """

    offset: int
    kind: str
    what: str
    address: str = ""


def left_out(markdown: str, is_own: Callable[[str], bool]) -> list[LeftOut]:
    """Return what the page will not have of a body, the first of each kind, in order.

    `is_own` tells whether a target of the body names a file of ours.
    """
    if not any(mark in markdown for mark in _MARKS):
        return []
    first: dict[str, LeftOut] = {}
    for one in sorted(_all(markdown, is_own)):
        first.setdefault(one.kind, one)
    return list(first.values())


def _all(markdown: str, is_own: Callable[[str], bool]) -> Iterator[LeftOut]:
    bare = masked(markdown)
    if "<" in markdown:
        yield from _of_tags(without_code(markdown), is_own)
    if "](" in bare or "]:" in bare:
        yield from _of_targets(bare, is_own)
    if "]:" in bare or "] :" in bare:
        yield from _of_definitions(bare, is_own)
        yield from _of_notes(bare)
    if "{" in bare:
        yield from _of_attribute_lists(bare)


def _of_tags(markdown: str, is_own: Callable[[str], bool]) -> Iterator[LeftOut]:
    hidden_until = 0
    for tag in tags_in(markdown):
        name = tag["name"].lower()
        if tag["close"] or tag.start() < hidden_until:
            continue
        if name in HIDDEN | FRAMES:
            closing = re.compile(f"</{name}", re.IGNORECASE).search(markdown, tag.end())
            hidden_until = closing.end() if closing and name != "embed" else tag.end()
        values = dict(attributes_of(tag))
        if name in FRAMES:
            target = unescape(values.get("src") or values.get("data") or "")
            yield _element(tag.start(), name, target)
        elif name not in TAGS and name not in STAND_INS:
            yield _element(tag.start(), name, "")
        else:
            yield from _of_attributes(tag, name, values, is_own)


def _of_attributes(
    tag: re.Match[str],
    name: str,
    values: dict[str, str | None],
    is_own: Callable[[str], bool],
) -> Iterator[LeftOut]:
    for attribute, written in values.items():
        value = unescape(written or "")
        if attribute == "src" and name in _SHOWN:
            if not is_own(value):
                yield _element(tag.start(), name, value)
        elif attribute == "href" and name == "a":
            if not is_safe_address(value):
                yield _unsafe(tag.start(), value)
        elif not is_kept(name, attribute, value):
            yield LeftOut(tag.start(), attribute, f"{attribute}=")


def _of_targets(markdown: str, is_own: Callable[[str], bool]) -> Iterator[LeftOut]:
    for offset, target in shown_targets_at(markdown):
        if not is_own(target):
            yield _element(offset, "img", target)._replace(what="![…](…)")
    for offset, target in targets_at(markdown):
        if not is_safe_address(unescape(target)):
            yield _unsafe(offset, unescape(target))


def _of_definitions(markdown: str, is_own: Callable[[str], bool]) -> Iterator[LeftOut]:
    """Yield the definitions that nothing refers to, and those that a later one replaces."""
    used = labels_used_in(markdown)
    shown = {
        " ".join((match["label"] or match["alt"]).split()).lower()
        for match in _SHOWN_BY_LABEL.finditer(markdown)
    }
    defined: dict[str, int] = {}
    for definition in DEFINITION_ANYWHERE.finditer(markdown):
        label, address, offset = label_of(definition), address_in(definition), definition.start()
        if label in shown and not is_own(address):
            yield _element(offset, "img", address)._replace(what="![…][…]")
        if is_comment(definition) or not defines(definition, used):
            continue
        if label not in used or label in defined:
            yield LeftOut(defined.get(label, offset), "[]:", f"[{label}]:")
        defined[label] = offset


def _of_notes(markdown: str) -> Iterator[LeftOut]:
    """Yield the abbreviations that stand nowhere, and the notes that a later one replaces."""
    defined: dict[str, int] = {}
    for note in _FOOTNOTE.finditer(markdown):
        if note["label"] in defined:
            yield LeftOut(defined[note["label"]], "[^]:", f"[^{note['label']}]:")
        defined[note["label"]] = note.start()
    defined.clear()
    for note in _ABBREVIATION.finditer(markdown):
        label = note["label"]
        if label in defined or len(re.findall(rf"\b{re.escape(label)}\b", markdown)) < 2:
            yield LeftOut(defined.get(label, note.start()), "*[]:", f"*[{label}]:")
        defined[label] = note.start()


def _of_attribute_lists(markdown: str) -> Iterator[LeftOut]:
    for found in LIST.finditer(markdown):
        for attribute in re.findall(r"""[.#][^\s"'=]+|[\w:-]+=(?:"[^"]*"|'[^']*'|\S*)""", found[1]):
            name, _mark, value = attribute.partition("=")
            if name[0] in ".#":
                name, value = ("class" if name[0] == "." else "id"), name[1:]
            if not is_kept("p", name, value.strip("\"'")):
                yield LeftOut(found.start(), name, f"{name}=")


def _element(offset: int, name: str, target: str) -> LeftOut:
    address = whole(target) if host_of(target) else ""
    return LeftOut(offset, f"<{name}>", f"<{name}>", address)


def _unsafe(offset: int, address: str) -> LeftOut:
    shortened = address if len(address) <= _LONGEST else f"{address[:_LONGEST]}…"
    return LeftOut(offset, address.strip().partition(":")[0].lower(), shortened)
