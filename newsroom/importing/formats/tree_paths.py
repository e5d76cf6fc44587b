"""What the path of a file in a generator's tree says of it: date, slug, language, a title."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from newsroom.importing.formats.generators import Generator

DATED_NAME = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})(?:[-_ ](?P<rest>.+))?")
"""The name of a file that begins with its day."""

_DATED_FOLDERS = re.compile(r"(?:^|/)(?P<date>(?:19|20)\d{2}(?:/\d{2}){0,2})(?=/)")
_LANGUAGE_IN_NAME = re.compile(r"(?P<name>.+)\.(?P<language>[a-z]{2})(?:-[a-z]{2,4})?")


@dataclass(frozen=True)
class TreePath:
    """A path relative to the tree's folder, as its generator understands it."""

    inside: str
    generator: Generator

    @property
    def stem(self) -> str:
        """The name of the file without its ending, and without the language that Hugo's have."""
        return self._parted()[0]

    @property
    def language(self) -> str:
        """The language in the name, two letters; empty for none."""
        return self._parted()[1]

    @property
    def bare(self) -> str:
        """The path without the language in the name."""
        path = PurePosixPath(self.inside)
        return str(path.with_name(self.stem + path.suffix))

    @property
    def name(self) -> str:
        """The name that says something: of a bundle, that of its folder."""
        parts = PurePosixPath(self.inside).parts
        return parts[-2] if self.stem == "index" and len(parts) > 1 else self.stem

    @property
    def date(self) -> str:
        """The day, month or year in the name or its folders, empty for none."""
        if match := DATED_NAME.fullmatch(self.name):
            return match["date"]
        match = _DATED_FOLDERS.search(f"/{self.inside}")
        return match["date"].replace("/", "-") if match else ""

    @property
    def slug(self) -> str:
        """The slug that the generator takes of the path; Pelican takes it of the title."""
        if self.generator is Generator.PELICAN:
            return ""
        match = DATED_NAME.fullmatch(self.name)
        return (match["rest"] or "") if match else self.name

    @property
    def words(self) -> str:
        """The name as a title."""
        match = DATED_NAME.fullmatch(self.name)
        words = (match["rest"] if match else "") or self.name
        words = re.sub(r"[-_]+", " ", words).strip()
        return words[:1].upper() + words[1:]

    def _parted(self) -> tuple[str, str]:
        stem = PurePosixPath(self.inside).stem
        match = _LANGUAGE_IN_NAME.fullmatch(stem) if self.generator is Generator.HUGO else None
        return (match["name"], match["language"]) if match else (stem, "")
