"""Temporary names: what a file is called until it is whole and takes its place."""

import os

# Hidden, so that neither a web server shows it nor the scan of content/ finds it.
TEMPORARY = ".newsroom-writing-"


def temporary_beside(path: str) -> str:
    """Return a name in the folder of `path` that no other process uses, on any machine.

    A process id would not do: two machines, or two containers, that share a disk have the same.
    """
    folder, slash, _name = path.rpartition("/")
    return f"{folder}{slash}{TEMPORARY}{os.urandom(8).hex()}"
