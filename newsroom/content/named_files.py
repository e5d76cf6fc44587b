"""The files that an article names: whether they are there, and may be published."""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from newsroom.content.markdown.local_paths import is_local, whole_address
from newsroom.content.markdown.recording import companions_of
from newsroom.content.picture import PictureFault, folder_of, is_picture, rejection_of_picture
from newsroom.content.rejection import Rejection
from newsroom.content.safety.attachments import ENDINGS, has_allowed_name
from newsroom.content.scan import is_content

_SOURCE_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")


def is_source(path: str) -> bool:
    """Tell whether a file holds Markdown, drafts perhaps: it is never copied to the site."""
    return path.lower().endswith(_SOURCE_SUFFIXES)


def name_on_disk(path: str) -> str:
    """Return what two paths have in common that are one file on some hosts' disks.

    Windows and macOS do not tell capitals from small letters, nor composed letters from
    decomposed ones. Addresses of pages are lower-case ASCII and never collide so.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


@dataclass(frozen=True, slots=True)
class NamedFiles:
    """What lies in content/ besides articles.

    `exists` tells whether a path relative to content/ is a file, or a folder that holds pictures
    (with a slash at its end), `spelling` how the disk spells one. `faults` are the pictures there
    that cannot be published, `twins` the downloads that would overwrite each other on some hosts,
    each with the other; `forbidden` are the files that are neither pictures nor what a newspaper
    hands out (see `attachments`).
    """

    exists: Callable[[str], bool]
    faults: Mapping[str, PictureFault] = field(default_factory=dict)
    twins: Mapping[str, str] = field(default_factory=dict)
    forbidden: Collection[str] = frozenset()
    spelling: Callable[[str], str] = str

    def on_disk(self, name: str) -> str:
        """Return the path of the file that a text calls `name`; empty if there is none."""
        if not is_content(name) or ".." in PurePosixPath(name).parts:
            return ""
        spelt = name if self.exists(name) else self.spelling(name)
        return spelt if self.exists(spelt) else ""

    def refuse_image(self, path: str, line: int, image: str) -> Iterator[Rejection]:
        """Yield what is wrong with the picture that the article `path` names in that line."""
        if ".." in PurePosixPath(image).parts or not self.exists(image):
            values = {"is_local": True} if is_local(image) else {}
            yield Rejection.of(path, line, "missing-file", picture=image, **values)
        elif image in self.faults or not is_picture(image):
            fault = self.faults.get(image, PictureFault.UNKNOWN)
            yield rejection_of_picture(path, line, image, fault)

    def refuse_references(
        self, path: str, references: tuple[str, ...], line_of: Callable[[str], int]
    ) -> Iterator[Rejection]:
        """Yield what is wrong with the files that the text of `path` names.

        `line_of` tells on which line it first names one; it is asked only of what is wrong.
        """
        companions = companions_of(references)
        for reference in references:
            if reference.endswith(".md"):
                continue  # an article may come later, or go: a link to it is not its own fault
            if is_source(reference):
                yield Rejection.of(path, line_of(reference), "source-file", file=reference)
            elif not is_content(reference) or not self.exists(reference):
                if reference in companions:
                    continue  # a film may have captions and a poster, and need not
                values = self._advice(path, reference)
                yield Rejection.of(
                    path, line_of(reference), "missing-file", file=reference, **values
                )
            elif self._is_forbidden(reference):
                endings = " ".join(ending[1:] for ending in ENDINGS)
                yield Rejection.of(
                    path,
                    line_of(reference),
                    "forbidden-attachment",
                    file=reference,
                    endings=endings,
                )
            elif twin := self.twins.get(reference):
                yield Rejection.of(
                    path, line_of(reference), "colliding-path", one=reference, other=twin
                )
        for picture, fault in self.faults.items() if references else ():
            for name in (picture, folder_of(picture)):
                if name in references:
                    yield rejection_of_picture(path, line_of(name), picture, fault)
                    break

    def _is_forbidden(self, reference: str) -> bool:
        is_file = not is_picture(reference) and not reference.endswith("/")
        return is_file and (reference in self.forbidden or not has_allowed_name(reference))

    def _advice(self, path: str, missing: str) -> dict[str, object]:
        """Return the values of the finding that may help whoever named a missing file."""
        if is_local(missing):
            return {"is_local": True}
        if address := whole_address(path, missing):
            return {"address": address}
        near = self._meant(path, missing)
        return {"near": near} if near else {}

    def _meant(self, path: str, missing: str) -> str:
        """Return the file that is meant by a missing one, empty if that is not clear.

        Often the slash before its path was forgotten. Without one a path counts from the folder of
        `path`, and not from content/.
        """
        from_content = missing.removeprefix(folder_of(path))
        if from_content != missing and is_content(from_content) and self.exists(from_content):
            return from_content
        return ""
