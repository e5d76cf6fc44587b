"""What a new version of the software changes for an edition, and the files that it would renew.

Files of the scaffold say which revision of it they are of (`newsroom-scaffold: 1`). A file of the
revision of today is the newspaper's business, however it was changed; one of an earlier revision,
or of none, is shown beside what would be written now.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import Any

from newsroom.edition import SettingsError, edition_from_settings
from newsroom.language.messages import Message
from newsroom.language.tags import canonical_tag
from newsroom.starting.answers import DEFAULT_COLOUR, Answers, sections_from
from newsroom.starting.changes import SETTING_CHANGES
from newsroom.starting.presets import preset_of
from newsroom.starting.scaffold import ScaffoldFile, scaffold
from newsroom.starting.theme_check import problems_of_templates

_REVISION = re.compile(rb"newsroom-scaffold: (\d+)")


@dataclass(frozen=True, slots=True)
class Renewal:
    """A file that the scaffold of today would write otherwise."""

    file: ScaffoldFile
    before: bytes

    @property
    def diff(self) -> str:
        """The difference, as `diff -u` writes it."""
        path = self.file.path
        lines = (
            self.before.decode(errors="replace").splitlines(),
            self.file.data.decode(errors="replace").splitlines(),
        )
        return "\n".join(unified_diff(*lines, path, path, lineterm=""))


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What changed for an edition: sentences about settings and theme, and files to renew."""

    sentences: tuple[Message | str, ...]
    renewals: tuple[Renewal, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether the edition is as this version would have it."""
        return not self.sentences and not self.renewals


def upgrade_of(
    root: Path, written: Mapping[str, Any], settings: Mapping[str, Any], url: str, now: int
) -> Upgrade:
    """Return what this version changes for the edition in `root`.

    `written` are the settings that its own files say, `settings` those with Pelican's for the rest,
    `url` is the address of its public edition.
    """
    sentences = [*_of_settings(written), *_of_edition(settings, root)]
    files = scaffold(answers_of(settings, url), now)
    return Upgrade(tuple(sentences), tuple(_renewals(root, files)))


def answers_of(settings: Mapping[str, Any], url: str) -> Answers:
    """Return the answers that an edition would have been begun with, as its settings tell them."""
    language = canonical_tag(str(settings.get("DEFAULT_LANG", ""))) or "en"
    declared = [entry for entry in settings.get("SECTIONS") or () if isinstance(entry, dict)]
    sections = tuple((str(one.get("name", "")), str(one.get("slug", ""))) for one in declared)
    return Answers(
        name=str(settings.get("SITENAME", "")),
        language=language,
        timezone=str(settings.get("TIMEZONE") or "UTC"),
        url=url,
        sections=sections or sections_from(preset_of(language).sections, language),
        colour=str(settings.get("ACCENT_COLOUR") or DEFAULT_COLOUR),
    )


def _of_settings(written: Mapping[str, Any]) -> Iterator[Message]:
    for change in SETTING_CHANGES:
        if change.setting in written:
            yield change.sentence()


def _of_edition(settings: Mapping[str, Any], root: Path) -> Iterator[Message | str]:
    try:
        edition = edition_from_settings(settings)
    except SettingsError as error:
        yield from error.problems
        return
    for file, problem in problems_of_templates(edition):
        place = file.relative_to(root) if file.is_relative_to(root) else file
        yield Message("{place}: {problem}").format(place=place, problem=problem)


def _renewals(root: Path, files: Iterable[ScaffoldFile]) -> Iterator[Renewal]:
    for file in files:
        place = root / file.path
        if not file.is_machinery or not place.is_file():
            continue  # a newspaper that has deleted its workflow for GitLab does without it
        before = place.read_bytes()
        if before != file.data and revision(before) < revision(file.data):
            yield Renewal(file, before)


def revision(data: bytes) -> int:
    """Return which revision of the scaffold a file is of; 0 if it says none."""
    said = _REVISION.search(data)
    return int(said[1]) if said else 0


def renew(root: Path, renewals: Iterable[Renewal]) -> list[str]:
    """Write files anew and return their paths; what was there stays beside as `NAME.before`."""
    renewed = []
    for renewal in renewals:
        place = root / renewal.file.path
        place.with_name(f"{place.name}.before").write_bytes(renewal.before)
        place.write_bytes(renewal.file.data)
        renewed.append(renewal.file.path)
    return renewed
