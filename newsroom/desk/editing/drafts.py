"""Opening, keeping and saving the text of one file."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from newsroom.content.article import Article
from newsroom.content.scan import digest
from newsroom.desk.files.versions import Replaced
from newsroom.desk.files.writes import replace_version, write_copy
from newsroom.desk.text.corrections import with_correction
from newsroom.desk.text.form import Form, form_of, with_form
from newsroom.edition import Edition
from newsroom.language.slugs import slugify


class Draft(NamedTuple):
    """What a browser sends: the values of the form, the text, and the version that was opened.

    `correction` is what was put right by it, in a sentence for readers; empty if nothing was.
    """

    fields: dict[str, str]
    body: str
    version: str
    correction: str = ""

    @classmethod
    def of(cls, sent: Mapping[str, Any]) -> "Draft | None":
        """Return what was sent; None if it is none of our forms."""
        fields = sent.get("fields")
        texts = [sent.get("body"), sent.get("version"), sent.get("correction", "")]
        if not isinstance(fields, dict):
            return None
        if not all(isinstance(text, str) for text in (*fields.values(), *texts)):
            return None
        body, version, correction = map(str, texts)
        return cls({str(name): value for name, value in fields.items()}, body, version, correction)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it was opened: its form, its version, and what was written and never saved.

    That has a moment too, `at`, in milliseconds since 1970 UTC.
    """

    form: Form
    version: str
    unsaved: dict[str, Any] | None


class Shelf:
    """Texts that are being written, in the edition's cache folder until they are saved.

    `owner` is whose they are, the key of an account: two people write at one article apart.
    """

    def __init__(self, edition: Edition, owner: str = "") -> None:
        desk = edition.cache / "desk"
        own = desk / "unsaved-of" / digest(owner.encode())[:32]
        self.folder = own if owner else desk / "unsaved"

    def keep(self, path: str, draft: Draft) -> None:
        """Keep what is written of a file, over what was kept of it."""
        place = self._place(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        write_copy(place, json.dumps(draft._asdict(), ensure_ascii=False).encode())

    def kept(self, path: str) -> Draft | None:
        """Return what was written of a file and not saved."""
        try:
            return Draft.of(json.loads(self._place(path).read_bytes()))
        except (OSError, ValueError):
            return None

    def paths(self) -> list[str]:
        """Return the files of which something is kept, what was written last first."""
        places = sorted(self.folder.rglob("*.md.json"), key=lambda one: -one.stat().st_mtime_ns)
        return [place.relative_to(self.folder).as_posix()[: -len(".json")] for place in places]

    def kept_at(self, path: str) -> int:
        """Return when that was written, in milliseconds since 1970 UTC; 0 if nothing was."""
        try:
            return self._place(path).stat().st_mtime_ns // 1_000_000
        except FileNotFoundError:
            return 0

    def let_go(self, path: str) -> None:
        """Forget what was written of a file: it is saved, or thrown away."""
        for place in (self._place(path), self.folder / path):
            with suppress(FileNotFoundError):
                place.unlink()

    def _place(self, path: str) -> Path:
        return self.folder / f"{path}.json"


def opened(file: Path, path: str, shelf: Shelf) -> Opened:
    """Return a file for editing. UnicodeDecodeError if it is no UTF-8."""
    data = file.read_bytes()
    form, kept = form_of(data.decode()), shelf.kept(path)
    as_saved = {name: value for name, value in form.fields.items() if name not in form.fixed}
    unsaved = None
    if kept and ({**as_saved, **kept.fields} != as_saved or kept.body != form.body):
        unsaved = {**kept._asdict(), "at": shelf.kept_at(path)}
    return Opened(form, digest(data), unsaved)


def composed(file: Path, draft: Draft, record: Article | None, now: str) -> bytes:
    """Return the bytes of a file with what a browser sent of it.

    `record` is the article of the file that readers see, None if they see none: its address stays
    when its title changes. `now` is the moment of a correction, as front matter has it.
    UnicodeDecodeError if the file is no UTF-8, CorrectionError if it takes no correction, FormError
    if a field cannot be changed by itself.
    """
    text = file.read_bytes().decode()
    fields = dict(draft.fields)
    if record and not fields.get("slug"):
        title = fields.get("title", "")
        if title and slugify(title, record.language) != record.slug:
            fields["slug"] = record.slug
    text = with_form(text, fields, draft.body)
    correction = " ".join(draft.correction.split())
    return (with_correction(text, f"{now} {correction}") if correction else text).encode()


def save(edition: Edition, path: str, data: bytes, version: str) -> str:
    """Save a file over the version that was opened, keep that, and return the new version.

    ChangedMeanwhileError, and nothing written, if it holds another version by now, which is not
    that same text.
    """
    file = edition.content / path
    before, saved_at = file.read_bytes(), file.stat().st_mtime_ns
    if before != data:  # else it is saved already, by an earlier try whose answer was lost
        replace_version(file, data, version)
        Replaced.of(edition).keep(path, before, saved_at)
    return digest(data)
