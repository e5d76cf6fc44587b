"""One file's front matter under validation: its fields at hand, and what is wrong with them."""

from collections.abc import Collection
from difflib import get_close_matches

from newsroom.content.fields.field_names import english_name
from newsroom.content.fields.front_matter import Field, FrontMatter
from newsroom.content.named_files import NamedFiles
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition


class FieldReader:
    """A file's fields as its author filled them in; `rejections` gathers what is wrong.

    `path` is relative to content/, `files` are those that the file may name.
    """

    def __init__(
        self, path: str, front_matter: FrontMatter, edition: Edition, files: NamedFiles
    ) -> None:
        self.path = path
        self.fields = front_matter.fields
        self.body = front_matter.body
        self.body_line = front_matter.body_line
        self.edition = edition
        self.files = files
        self.rejections: list[Rejection] = []

    def text(self, key: str) -> str:
        """Return a field as one text, empty if it was not filled in."""
        field = self.fields.get(key)
        return field.text if field else ""

    def values(self, key: str) -> tuple[str, ...]:
        """Return a field's values, as many as it was given times."""
        return self.fields.get(key, Field(0, ())).values

    def line(self, key: str) -> int:
        """Return the line on which a field stands; the file's first if it is not there."""
        return self.fields[key].line if key in self.fields else 1

    def reject(self, key: str, code: str, **values: object) -> None:
        """Note what is wrong with a field; `values` are those of the code's words."""
        self.rejections.append(Rejection.of(self.path, self.line(key), code, **values))

    def refuse_unknown_fields(self, known: list[str]) -> None:
        """Reject every field that is not among the `known`: it may be a slip of the pen."""
        for key in self.fields.keys() - set(known):
            meant = english_name(key)
            near = [meant] if meant in known else get_close_matches(key, known, 1)
            values = {"near": near[0].title()} if near else {}
            self.reject(key, "unknown-field", field=key, **values)

    def refuse_repeated_fields(self, single: Collection[str]) -> None:
        """Reject the fields, of those that hold a `single` value, that are given twice.

        Replaces what was found wrong with the two values, which are read as one.
        """
        for key in single:
            field = self.fields.get(key)
            if field and field.again:
                self.rejections = [one for one in self.rejections if one.line != field.line]
                self.rejections.append(
                    Rejection.of(self.path, field.again, "field-twice", field=key.title())
                )
