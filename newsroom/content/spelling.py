"""Names of files as they are spelt on disk, found from how a text spells them.

A text is normalised when it is read: composed letters, plain spaces, nothing unseen. A disk is not:
macOS writes decomposed letters, and puts a narrow no-break space into the names of screenshots.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from newsroom.content.picture import is_picture
from newsroom.content.scan import is_content
from newsroom.language.normalisation import normalise


def exists(content: Path, path: str) -> bool:
    """Tell whether `path` is a file inside content/, or a folder there with pictures in it.

    Links and `..` are resolved; a link to a hidden file leads nowhere, as in a scan. A name that no
    file can have (with a NUL, too long, a link to itself) is no file.
    """
    try:
        file = (content / path).resolve()
        if file != content and not (
            file.is_relative_to(content) and is_content(file.relative_to(content).as_posix())
        ):
            return False
        if path.endswith("/"):
            return file.is_dir() and any(is_picture(one.name) for one in file.iterdir())
        return file.is_file()
    except (OSError, ValueError, RuntimeError):
        return False


def as_on_disk(content: Path, path: str) -> str:
    """Return `path` as the disk spells it; as it is, if the disk has nothing of that name.

    Each part is taken as it stands where there is such a file or folder, and else as the first
    entry of its folder, by name, that reads the same.
    """
    if ".." in path.split("/"):
        return path
    folder, found = content, []
    for part in PurePosixPath(path).parts:
        try:
            there = (folder / part).exists()
        except (OSError, ValueError):
            return path
        spelt = part if there else next(_reading_same(folder, part), "")
        if not spelt:
            return path
        found.append(spelt)
        folder /= spelt
    return "/".join(found) + ("/" if path.endswith("/") else "")


def _reading_same(folder: Path, name: str) -> Iterator[str]:
    """Yield the entries of a folder that read as `name` does, though spelt otherwise, in order."""
    wanted = normalise(name)
    try:
        names = sorted(one.name for one in folder.iterdir())
    except OSError:
        return
    yield from (one for one in names if normalise(one) == wanted)
