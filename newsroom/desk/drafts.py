"""Opening, keeping and saving the text of one file."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from newsroom.content.article import Article
from newsroom.content.scan import digest
from newsroom.desk.files import replace_version, write_whole
from newsroom.desk.form import Form, form_of, with_form
from newsroom.edition import Edition
from newsroom.language.slugs import slugify


class Draft(NamedTuple):
    """What a browser sends: the values of the form, the text, and the version that was opened."""

    fields: dict[str, str]
    body: str
    version: str

    @classmethod
    def of(cls, sent: Mapping[str, Any]) -> "Draft | None":
        """Return what was sent; None if it is none of our forms."""
        fields, body, version = (sent.get(name) for name in ("fields", "body", "version"))
        if not (isinstance(fields, dict) and isinstance(body, str) and isinstance(version, str)):
            return None
        if not all(isinstance(value, str) for value in fields.values()):
            return None
        return cls({str(name): value for name, value in fields.items()}, body, version)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it was opened: its form, its version, and what was written and never saved."""

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
        write_whole(place, json.dumps(draft._asdict(), ensure_ascii=False).encode())

    def kept(self, path: str) -> Draft | None:
        """Return what was written of a file and not saved."""
        try:
            return Draft.of(json.loads(self._place(path).read_bytes()))
        except (OSError, ValueError):
            return None

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
    is_kept = kept is not None and (kept.fields != as_saved or kept.body != form.body)
    return Opened(form, digest(data), kept._asdict() if kept and is_kept else None)


def composed(file: Path, draft: Draft, record: Article | None) -> bytes:
    """Return the bytes of a file with what a browser sent of it.

    `record` is the article of the file that readers see, None if they see none: its address stays
    when its title changes. UnicodeDecodeError if the file is no UTF-8.
    """
    text = file.read_bytes().decode()
    fields = dict(draft.fields)
    if record and not fields.get("slug"):
        title = fields.get("title", "")
        if title and slugify(title, record.language) != record.slug:
            fields["slug"] = record.slug
    return with_form(text, fields, draft.body).encode()


def save(file: Path, path: str, data: bytes, version: str, shelf: Shelf) -> str:
    """Save a file over the version that was opened, and return its new version.

    ChangedMeanwhileError, and nothing written, if it holds another version by now.
    """
    replace_version(file, data, version)
    shelf.let_go(path)
    return digest(data)
