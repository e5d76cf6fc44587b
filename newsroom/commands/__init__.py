"""The newsroom's commands, a module each. `invoke` and `newsroom` offer the same.

A command is an Invoke task in a module of this folder; being there is all that registers it. Each
parses its arguments, calls `newsroom`, prints, and exits with a number. 0: done. 1: done, but some
files were rejected or refused. 2: nothing done, the settings or arguments are wrong. 3: the
machine failed (disk full, no permission): run it again.

An edition's `tasks.py` needs one line: `from newsroom.commands import namespace`. Invoke is loaded
with that: `newsroom build` needs nothing of it (see `newsroom.commands.plain_call`).
"""

import atexit
import gc
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from invoke import Collection

    namespace: Collection

# Invoke tells Python not to store compiled modules, and compiling a checkout's 120 anew costs every
# build 0.1 s. What the environment says of it (PYTHONDONTWRITEBYTECODE, -B) still holds.
sys.dont_write_bytecode = bool(sys.flags.dont_write_bytecode)

# Loading makes tens of thousands of objects, and all of them stay. To look through them for garbage
# again and again, and once more at the end, took a quarter of a build with nothing to do: 0.44 s of
# processor time with Python's own thresholds, 0.33 s so (docs/benchmarks.md, “Start-up”).
gc.set_threshold(200_000, 10, 10)
atexit.register(gc.freeze)

__all__ = ["commands_of_an_edition", "namespace"]


def commands_of_an_edition() -> "Collection":
    """Return a new collection of all commands, for `tasks.py` files that add their own to it."""
    from invoke import Collection, Task

    collection = Collection()
    for module in iter_modules(__path__, f"{__name__}."):
        for member in vars(import_module(module.name)).values():
            if isinstance(member, Task) and member.__module__ == module.name:
                collection.add_task(member)
    return collection


def __getattr__(name: str) -> object:
    if name == "namespace":
        return commands_of_an_edition()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
