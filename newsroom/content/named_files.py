"""The files that an article names: whether they are there, and may be published."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from newsroom.content.picture import PictureFault, folder_of, is_picture, rejection_of_picture
from newsroom.content.rejection import Rejection
from newsroom.content.scan import is_content
from newsroom.language.messages import translate as _

_SOURCE_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")


def is_source(path: str) -> bool:
    """Tell whether a file holds Markdown, drafts perhaps: it is never copied to the site."""
    return path.lower().endswith(_SOURCE_SUFFIXES)


@dataclass(frozen=True, slots=True)
class NamedFiles:
    """What lies in content/ besides articles.

    `exists` tells whether a path relative to content/ is a file, or a folder that holds pictures
    (with a slash at its end). `faults` are the pictures there that cannot be published.
    """

    exists: Callable[[str], bool]
    faults: Mapping[str, PictureFault]

    def refuse_image(self, path: str, line: int, image: str) -> Iterator[Rejection]:
        """Yield what is wrong with the picture that the article `path` names in that line."""
        if ".." in PurePosixPath(image).parts or not self.exists(image):
            yield Rejection(
                path,
                line,
                "missing-file",
                _("There is no picture “{path}” in the content folder.").format(path=image),
                _("Put the picture there, or mend its path or the case of its letters."),
            )
        elif image in self.faults or not is_picture(image):
            fault = self.faults.get(image, PictureFault.UNKNOWN)
            yield rejection_of_picture(path, line, image, fault)

    def refuse_references(self, path: str, references: tuple[str, ...]) -> Iterator[Rejection]:
        """Yield what is wrong with the files that the text of `path` names."""
        for reference in references:
            if reference.endswith(".md"):
                continue  # an article may come later, or go: a link to it is not its own fault
            if is_source(reference):
                yield Rejection(
                    path,
                    0,
                    "source-file",
                    _("The text names “{path}”, which is itself a text of the newsroom's.").format(
                        path=reference
                    ),
                    _("Link to an article by its file's name, which must end in “.md”."),
                )
            elif not is_content(reference) or not self.exists(reference):
                yield Rejection(
                    path,
                    0,
                    "missing-file",
                    _("The text names “{path}”, which is not in the content folder.").format(
                        path=reference
                    ),
                    _("Put the file there, or mend its path or the case of its letters."),
                )
        for picture, fault in self.faults.items() if references else ():
            if picture in references or folder_of(picture) in references:
                yield rejection_of_picture(path, 0, picture, fault)
