"""Loaded into a worker before all else: it may open nothing in the folders that it is kept out of.

It stands for a machine without a common disk: what it does not have it must have been sent.
"""

import os
import sys

_FOLDERS = tuple(filter(None, os.environ.get("KEPT_OUT_OF", "").split(os.pathsep)))
_OPENING = {"open", "os.listdir", "os.scandir", "sqlite3.connect"}


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _OPENING and str(arguments[0]).removeprefix("file://").startswith(_FOLDERS):
        raise PermissionError(f"{event} {arguments[0]}: this machine does not have it")


sys.addaudithook(_refuse)
