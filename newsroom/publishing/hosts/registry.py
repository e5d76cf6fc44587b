"""From a target's settings to the host that they describe.

A kind of host is a module of this folder with a function `host_for`, which returns the host of a
target of its kind and None for any other. A way to a host's folder is a module with `storage_for`
likewise. Being there is all that registers them.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import cast

from newsroom.publishing import hosts
from newsroom.publishing.hosts.base import Host
from newsroom.publishing.hosts.storage import Storage
from newsroom.publishing.local_state import Desk
from newsroom.publishing.targets import Target


def host_of(target: Target, desk: Desk, held: int) -> Host:
    """Return the host of a target.

    `held` is the descriptor of the desk's lock, which everything that works for us inherits.
    Raises RefusedError if rclone is needed and missing or too old.
    """
    return cast(Host, _first("host_for", target, desk, held))


def storage_of(target: Target, held: int) -> Storage:
    """Return the folder that a target's remote names, by whatever way leads there."""
    return cast(Storage, _first("storage_for", target, held))


def _first(function: str, *arguments: object) -> object:
    """Return what the first module makes of the arguments; those for any target are asked last."""
    names = [module.name for module in iter_modules(hosts.__path__, f"{hosts.__name__}.")]
    modules = [import_module(name) for name in names]
    for module in sorted(modules, key=lambda one: getattr(one, "IS_FOR_ANY_TARGET", False)):
        make = getattr(module, function, None)
        found = make(*arguments) if make else None
        if found is not None:
            return found
    raise LookupError(f"no module of {hosts.__name__} has {function} for {arguments[0]!r}")
