"""The order of a gallery, which is that of its pictures' names: sorting it is renaming them."""

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from newsroom.content.picture import counting_key, is_picture

_NUMBER = re.compile(r"\d{1,4}[-_ ]+(?=.)")


class OtherPicturesError(Exception):
    """The folder does not hold the pictures that were to be sorted."""


class NamedPictureError(Exception):
    """A picture cannot be renamed, for a text names it by itself."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


def pictures_in(folder: Path) -> list[str]:
    """Return the names of the pictures in a folder, in the order in which a gallery shows them."""
    names = (file.name for file in folder.iterdir() if file.is_file() and not file.is_symlink())
    shown = [name for name in names if is_picture(name) and not name.startswith(".")]
    return sorted(shown, key=counting_key)


def names_in_order(names: Sequence[str]) -> list[str]:
    """Return new names for pictures, so that a gallery shows them in the order in which they are.

    Each is numbered in front of its old name, without the number that it had there; names that
    are in order stay. No new name is the old one of another picture, so that they can be renamed
    one after the other: whoever is stopped midway loses none.
    """
    if list(names) == sorted(names, key=counting_key):
        return list(names)
    digits = len(str(len(names)))
    while True:
        digits += 1
        new = [
            f"{place:0{digits}}-{_NUMBER.sub('', name, count=1)}"
            for place, name in enumerate(names, start=1)
        ]
        taken = set(names)
        if not any(one in taken and one != old for old, one in zip(names, new, strict=True)):
            return new


def sort_pictures(folder: Path, names: Sequence[str], is_named: Callable[[str], bool]) -> list[str]:
    """Rename the pictures in a folder so that they are in this order; return their new names.

    `is_named` tells whether a text names a picture by itself, and not with the whole folder. Such
    a picture cannot be renamed: NamedPictureError. OtherPicturesError if the folder does not hold
    these pictures. Either way nothing is done. No file is ever written over.
    """
    if sorted(names) != sorted(pictures_in(folder)):
        raise OtherPicturesError(folder)
    new = names_in_order(names)
    renamed = [(old, one) for old, one in zip(names, new, strict=True) if old != one]
    if named := next((old for old, _new in renamed if is_named(old)), ""):
        raise NamedPictureError(named)
    for old, one in renamed:
        os.link(folder / old, folder / one)  # which never replaces a file
        (folder / old).unlink()
    return new
