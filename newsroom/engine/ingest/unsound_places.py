"""Names, links and folders that nothing of the edition can be at, and what is said of them."""

from collections.abc import Sequence

from newsroom.catalogue.writes import Writer
from newsroom.content.rejection import Rejection
from newsroom.content.scan import ClosedFolder, Difference, SourceFile


def well_named(found: tuple[SourceFile, ...], writer: Writer | None) -> Sequence[SourceFile]:
    """Return the files whose names are UTF-8; have a scan's writer refuse the others.

    Nothing else is remembered of those, so that every scan finds and refuses them again.
    """
    named = [file for file in found if _is_text(file.path)]
    refused = [file for file in found if not _is_text(file.path)] if len(named) < len(found) else []
    if writer:
        writer.refuse_names(Rejection.of(_shown(file.path), 0, "bad-file-name") for file in refused)
    return named


def refused_places(difference: Difference) -> list[Rejection]:
    """Return the links that lead nowhere, and the folders that cannot be read."""
    return [*map(_bad_link, difference.bad_links), *map(_closed, difference.closed)]


def _bad_link(path: str) -> Rejection:
    return Rejection.of(_shown(path), 0, "bad-link")


def _closed(folder: ClosedFolder) -> Rejection:
    code = "too-deep-folder" if folder.is_too_deep else "unreadable-folder"
    return Rejection.of(_shown(folder.path), 0, code)


def _shown(name: str) -> str:
    """Return a file's name with its bytes told where they are no UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode()


def _is_text(name: str) -> bool:
    """Tell whether a file's name was UTF-8: Python puts surrogates in place of other bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
