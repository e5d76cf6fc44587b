"""Fields of YAML and TOML as a form: values are written anew where they stand, as they stood."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from newsroom.content.fields.declared import DECLARED, Kind
from newsroom.content.fields.front_matter import FrontMatter, Syntax
from newsroom.content.fields.tree import Field
from newsroom.content.fields.understanding import understand
from newsroom.desk.text.toml_places import end_of_keys, toml_places, toml_text
from newsroom.desk.text.value_places import (
    Edit,
    Place,
    Span,
    edited,
    list_edit,
    text_edit,
)
from newsroom.desk.text.yaml_places import yaml_places, yaml_text
from newsroom.language.normalisation import normalise

_NO_SECONDS = re.compile(r"(\d{4}-\d{2}-\d{2} \d{2}:\d{2}):00")
_DRAFT = "draft"  # Hugo's flag, and our status
_FLAGS = {"draft": "true", "": "false"}  # by the status that is chosen


class FencedFields:
    """The fields of a block between fences, of the front matter that it was read as.

    `values` are those of the fields that a form has, `keys` their keys in the file. `fixed` are
    the fields whose values stand in a way in which only a text editor can change them: deeper
    within others, in several keys, in a list where a text is meant.
    """

    def __init__(self, block: str, matter: FrontMatter, names: Collection[str]) -> None:
        self._block = block
        self._is_toml = matter.syntax is Syntax.TOML
        understood = understand("", matter, names, ())
        places = (toml_places if self._is_toml else yaml_places)(block)
        by_key = {normalise(key).strip().lower(): place for key, place in places.items()}
        self.keys = {name: understood.keys[name] for name in names if name in understood.keys}
        if _DRAFT in matter.fields and "status" in names:
            self.keys.setdefault("status", _DRAFT)
        self._places = {name: by_key[key] for name, key in self.keys.items() if key in by_key}
        fields = understood.fields
        self.values = {name: _shown(fields[name]) if name in fields else "" for name in names}
        self.fixed = frozenset(
            name
            for name in self.keys
            if not self._is_editable(name, fields.get(name), self._places.get(name))
        )

    def with_values(self, values: Mapping[str, str], ending: str) -> str:
        """Return the block with other values of fields; new lines end with `ending`."""
        changed = {
            name: value
            for name, value in values.items()
            if name not in self.fixed and value != " ".join(self.values[name].split())
        }
        edits = list(self._edits(changed))
        if added := [self._line(name, value) + ending for name, value in changed.items() if value]:
            edits.append(self._addition(added, edits))
        return edited(self._block, edits)

    def _edits(self, changed: dict[str, str]) -> Iterator[Edit]:
        """Yield the edits of what stands in the block, and take that out of what has changed."""
        for name, place in self._places.items():
            value = changed.get(name)
            if value is None:
                continue
            if self.keys[name] == _DRAFT:
                yield text_edit(self._block, place, _FLAGS.get(value, "false"), _bare)
                if value not in _FLAGS:
                    continue  # a status that the flag cannot say has a line of its own
            elif not value:
                yield Edit(place.lines, "")
            elif place.items is not None:
                yield list_edit(self._block, place, names_in(value), self._written)
            else:
                yield text_edit(self._block, place, value, self._written)
            del changed[name]

    def _addition(self, added: list[str], edits: Iterable[Edit]) -> Edit:
        at = end_of_keys(self._block) if self._is_toml else len(self._block)
        # Behind what is written anew, not in the middle of it.
        at = max([at, *(edit.span.end for edit in edits if edit.span.start < at <= edit.span.end)])
        return Edit(Span(at, at), "".join(added))

    def _line(self, name: str, value: str) -> str:
        sign = " =" if self._is_toml else ":"
        texts = names_in(value)
        is_list = DECLARED[name].kind is Kind.NAMES and (name == "tags" or len(texts) > 1)
        if is_list:
            return f"{name}{sign} [{', '.join(self._written(one, self._like()) for one in texts)}]"
        return f"{name}{sign} {self._written(value, self._like())}"

    def _like(self) -> str:
        """Return a text of the block, whose marks others get too."""
        place = self._places.get("title")
        if place is None or place.items is not None:
            return '""'
        return self._block[place.value.start : place.value.end]

    def _written(self, text: str, before: str) -> str:
        return (toml_text if self._is_toml else yaml_text)(text, before)

    def _is_editable(self, name: str, field: Field | None, place: Place | None) -> bool:
        if place is None:
            return False
        if self.keys[name] == _DRAFT:
            return place.items is None and place.texts[0].lower() in {"true", "false"}
        is_given_once = field is not None and not field.again
        if field is None or not is_given_once or _values(place.texts) != _values(field.values):
            return False
        if place.items is None:
            return not field.is_list
        is_several = DECLARED[name].kind is Kind.NAMES
        return names_in(self.values[name]) == list(field.values) and (
            is_several or (DECLARED[name].kind is Kind.SECTION and len(field.values) == 1)
        )


def names_in(value: str) -> list[str]:
    """Return the names that are written in one line, with commas or semicolons between them."""
    separator = ";" if ";" in value else ","
    return [name for one in value.split(separator) if (name := one.strip())]


def _shown(field: Field) -> str:
    if not field.is_list:
        return _NO_SECONDS.sub(r"\1", field.text)
    return ("; " if any("," in value for value in field.values) else ", ").join(field.values)


def _values(texts: Iterable[str]) -> str:
    return " ".join(" ".join(normalise(text).split()) for text in texts if text.strip())


def _bare(text: str, _before: str) -> str:
    return text
