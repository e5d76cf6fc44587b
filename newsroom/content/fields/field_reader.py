"""One file's front matter under validation: its fields at hand, and what is wrong with them."""

from collections.abc import Collection, Iterable, Mapping

from newsroom.content.fields.front_matter import FrontMatter, Syntax
from newsroom.content.fields.tree import Field
from newsroom.content.fields.understanding import understand
from newsroom.content.named_files import NamedFiles
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition


class FieldReader:
    """A file's fields as its author filled them in; `rejections` gathers what is wrong.

    `path` is relative to content/, `files` are those that the file may name. Warnings are among
    the rejections. Fields that the file lacks are taken from `derived`, values by field that its
    name and folders give; these stand on no line.
    """

    def __init__(
        self,
        path: str,
        front_matter: FrontMatter,
        edition: Edition,
        files: NamedFiles,
        *,
        known: Collection[str],
        derived: Mapping[str, str],
    ) -> None:
        understood = understand(path, front_matter, known, edition.ignored_fields)
        self.path = path
        self.fields = understood.fields
        self.body = front_matter.body
        self.body_line = front_matter.body_line
        self.edition = edition
        self.files = files
        self.rejections: list[Rejection] = understood.findings
        self.is_plain = front_matter.syntax is Syntax.PLAIN
        self._keys = understood.keys
        self._doubled = understood.doubled
        for name, value in derived.items():
            if name in known and not self.text(name):
                self.fields[name] = Field(0, (value,))

    def text(self, key: str) -> str:
        """Return a field as one text, empty if it was not filled in."""
        field = self.fields.get(key)
        return field.text if field else ""

    def values(self, key: str) -> tuple[str, ...]:
        """Return a field's values, as many as it was given times."""
        return self.fields.get(key, Field(0, ())).values

    def is_list(self, key: str) -> bool:
        """Tell whether a field was written as a list, whose elements hold what they hold."""
        return key in self.fields and self.fields[key].is_list

    def line(self, key: str) -> int:
        """Return the line on which a field stands; the file's first if it is not there."""
        return self.fields[key].line if key in self.fields else 1

    def name(self, key: str) -> str:
        """Return the name of a field as the file has it, for messages."""
        if self.is_plain or key not in self._keys:
            return key.title()
        return self._keys[key]

    def reject(self, key: str, code: str, **values: object) -> None:
        """Note what is wrong with a field; `values` are what the words of `code` say of it."""
        self.take_in(key, [Rejection.of(self.path, self.line(key), code, **values)])

    def reject_value(self, key: str, value: str, code: str, **values: object) -> None:
        """Note what is wrong with one of a field's values, on whose line it is told."""
        line = self.fields[key].line_of(value)
        self.take_in(key, [Rejection.of(self.path, line, code, **values)])

    def take_in(self, key: str, findings: Iterable[Rejection]) -> None:
        """Note findings about a field, unless it was given twice, which is told already."""
        if key not in self._doubled:
            self.rejections.extend(findings)
