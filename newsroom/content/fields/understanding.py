"""From keys as their author typed them to the fields that they mean.

A field may stand under its own name, that of another language, or that of another system, and
Hugo's `draft: true` is a status. What nobody knows is told, and so is what is left out because
another key says the same.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from newsroom.content.fields.declared import (
    CONTAINERS,
    DECLARED,
    PASSED_OVER,
    PASSED_OVER_IN_PLAIN,
    DeclaredField,
    Kind,
)
from newsroom.content.fields.field_names import (
    is_mapping,
    meaning_of,
    nearest,
    own_name,
    squeezed,
)
from newsroom.content.fields.front_matter import FrontMatter, Syntax
from newsroom.content.fields.tree import Field
from newsroom.content.rejection import Rejection

_TRUE = frozenset(["true", "yes", "on", "1"])
_FALSE = frozenset(["false", "no", "off", "0"])


class _Flag(NamedTuple):
    """A key that says by yes or no what a status is to be."""

    status_if_true: str = ""
    status_if_false: str = ""


_FLAGS = {
    "draft": _Flag(status_if_true="draft"),
    "isdraft": _Flag(status_if_true="draft"),
    "private": _Flag(status_if_true="draft"),
    "published": _Flag(status_if_false="draft"),
    "publish": _Flag(status_if_false="draft"),
    "hidden": _Flag(status_if_true="hidden"),
    "unlisted": _Flag(status_if_true="hidden"),
    "eleventyexcludefromcollections": _Flag(status_if_true="hidden"),
}


class Named(NamedTuple):
    """A field under the key as it was typed, in small letters."""

    key: str
    field: Field


@dataclass
class Understood:
    """The fields of a file by their own names, and what its author is to be told of the keys.

    `keys` are the names under which the fields stand in the file; `doubled` are the fields whose
    value is not one, so that nothing need be said of it but that.
    """

    fields: dict[str, Field] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    doubled: set[str] = field(default_factory=set)
    findings: list[Rejection] = field(default_factory=list)


def understand(
    path: str, matter: FrontMatter, known: Collection[str], ignored: Collection[str]
) -> Understood:
    """Return the `known` fields of the file `path`.

    `ignored` are keys that the edition's settings name as nothing to speak of.
    """
    return _Understanding(path, matter, known, ignored).understood()


def fields_present(matter: FrontMatter) -> frozenset[str]:
    """Return the names of the fields that the keys of a file mean."""
    return frozenset(meaning_of(key) for key in matter.fields) - {""}


def line_of_field(matter: FrontMatter, name: str) -> int:
    """Return the line on which a field first stands, by whatever name; 0 if it does not."""
    lines = (one.line for key, one in matter.fields.items() if meaning_of(key) == name)
    return next(lines, 0)


class _Understanding:
    def __init__(
        self, path: str, matter: FrontMatter, known: Collection[str], ignored: Collection[str]
    ) -> None:
        self._path = path
        self._is_plain = matter.syntax is Syntax.PLAIN
        self._known = known
        self._ignored = {squeezed(name) for name in ignored}
        self._keys = _outside(matter.fields)
        self._meant: dict[str, list[Named]] = {}
        self._told: set[str] = set()
        self._result = Understood()

    def understood(self) -> Understood:
        for key, value in self._keys.items():
            self._sort(Named(key, value))
        for name, candidates in self._meant.items():
            self._choose(DECLARED[name], candidates)
        return self._result

    def _sort(self, named: Named) -> None:
        """Put a key to the field that it means, or tell that it means none."""
        name = squeezed(named.key)
        root = name.partition(".")[0]
        if {name, root} & self._ignored:
            return
        if self._is_flag(name, named.field):
            self._raise_flag(name, named)
            return
        meant = meaning_of(named.key)
        if meant in self._known:
            self._meant.setdefault(meant, []).append(named)
            if self._is_plain and not own_name(named.key):
                self._tell_other_name(named, DECLARED[meant].name.title())
        elif root not in self._told and not self._is_passed_over(name, root, named.field):
            self._told.add(root)
            self._tell_unknown(named._replace(key=named.key.partition(".")[0]))

    def _is_passed_over(self, name: str, root: str, value: Field) -> bool:
        if self._is_plain:
            return name in PASSED_OVER_IN_PLAIN
        is_part = name != root and meaning_of(root) != ""
        is_part = is_part or (is_mapping(root) and (name != root or not value.text))
        return is_part or root in PASSED_OVER or (name != root and root in CONTAINERS)

    def _is_flag(self, name: str, value: Field) -> bool:
        return name in _FLAGS and not (name == "published" and value.text[:4].isdigit())

    def _raise_flag(self, name: str, named: Named) -> None:
        written = named.field.text.lower()
        flag = _FLAGS[name]
        if written and written not in _TRUE | _FALSE:
            self._tell(named.field.line, "unclear-flag", field=named.key)
        status = flag.status_if_true if written in _TRUE else ""
        if written in _FALSE:
            status = flag.status_if_false
        if status:
            self._meant.setdefault("status", []).insert(
                0, Named(named.key, replace(named.field, values=(status,)))
            )
            if self._is_plain:
                self._tell_other_name(named, f"Status: {status}")

    def _choose(self, declared: DeclaredField, candidates: list[Named]) -> None:
        """Make one field of all keys that mean it."""
        if len(candidates) == 1 and not candidates[0].field.again:  # as nearly always
            [only] = candidates
            self._result.fields[declared.name] = only.field
            self._result.keys[declared.name] = only.key
            return
        candidates.sort(key=lambda one: _rank(declared, one.key))
        first = next((one for one in candidates if one.field.text), candidates[0])
        chosen = first.field
        others = [one for one in candidates if one is not first and one.field.text]
        if declared.kind.repeats or (declared.kind is Kind.SECTION and not self._is_plain):
            given = [one.field for one in candidates if one.field.text]
            chosen = _joined(given or [chosen], declared.kind)
        else:
            self._tell_doubled(declared, first, others)
        self._result.fields[declared.name] = chosen
        self._result.keys[declared.name] = first.key

    def _tell_doubled(self, declared: DeclaredField, first: Named, others: list[Named]) -> None:
        """Tell what of a field that holds one value says something else."""
        own_twins = [one for one in others if self._is_plain and own_name(one.key)]
        again = min([one.field.line for one in own_twins], default=first.field.again)
        if again:
            self._result.doubled.add(declared.name)
            self._tell(again, "field-twice", field=self._shown(first.key))
            return
        if _overrides(declared, first.key):
            return
        for other in others:
            if other.field.text != first.field.text:
                self._tell(
                    other.field.line,
                    "spare-field",
                    field=self._shown(other.key),
                    other=self._shown(first.key),
                )

    def _tell_other_name(self, named: Named, ours: str) -> None:
        self._tell(named.field.line, "other-name", name=self._shown(named.key), field=ours)

    def _tell_unknown(self, named: Named) -> None:
        code = "unknown-field" if self._is_plain else "ignored-field"
        near = nearest(named.key, self._known)
        if not self._is_plain and near in {meaning_of(key) for key in self._keys}:
            near = ""  # another system's field, no slip: `subtitle` beside `title`
        values = {"near": near.title() if self._is_plain else near} if near else {}
        if meaning_of(named.key):
            values = {"is_article_s": "yes"}
        self._tell(named.field.line, code, field=self._shown(named.key), **values)

    def _tell(self, line: int, code: str, **values: object) -> None:
        self._result.findings.append(Rejection.of(self._path, line, code, **values))

    def _shown(self, key: str) -> str:
        """Return a key as messages show it: a newsroom writes its fields with capitals."""
        return key.title() if self._is_plain else key


def _outside(fields: Mapping[str, Field]) -> dict[str, Field]:
    """Return the fields with those of CONTAINERS outside, where nothing stands already."""
    outside = dict(fields)
    for key, value in fields.items():
        container, dot, inner = key.partition(".")
        if dot and container in CONTAINERS and meaning_of(inner):
            del outside[key]
            outside.setdefault(inner, value)
    return outside


def _rank(declared: DeclaredField, key: str) -> int:
    """Return how early a key counts: those that override, the field's own names, the others."""
    if _overrides(declared, key):
        return -1
    name = squeezed(key)
    return declared.aliases.index(name) + 1 if name in declared.aliases else 0


def _overrides(declared: DeclaredField, key: str) -> bool:
    """Tell whether what a key says goes before what the field's own name says."""
    name = squeezed(key)
    return name in declared.overriding or (declared.name == "status" and name in _FLAGS)


def _joined(fields: list[Field], kind: Kind) -> Field:
    """Return one field with the values of all; names in a text are divided if others are listed."""
    if len(fields) == 1:
        return fields[0]
    is_list = any(one.is_list for one in fields)
    values: list[str] = []
    lines: list[int] = []
    for one in fields:
        is_text = is_list and not one.is_list and kind is Kind.NAMES
        values += (
            [part.strip() for value in one.values for part in value.split(",")]
            if is_text
            else one.values
        )
        lines += [one.line_of(value) for value in values[len(lines) :]]
    return Field(fields[0].line, tuple(values), is_list=is_list, lines=tuple(lines))
