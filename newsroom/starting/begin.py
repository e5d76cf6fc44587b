"""Writing a new edition's files: never over one that is there."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from newsroom.starting.scaffold import ScaffoldFile


class Begun(NamedTuple):
    """The paths that were written, and those that were there already and are as they were."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def begin(folder: Path, files: Iterable[ScaffoldFile]) -> Begun:
    """Write the files of an edition into a folder, and return what was written and what was kept.

    OSError if the folder cannot be written.
    """
    written, kept = [], []
    for file in files:
        place = folder / file.path
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            with place.open("xb") as stream:
                stream.write(file.data)
        except FileExistsError:
            kept.append(file.path)
        else:
            written.append(file.path)
    return Begun(tuple(written), tuple(kept))
