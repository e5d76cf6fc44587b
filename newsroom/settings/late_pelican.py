"""Pelican, loaded as far as it is asked for.

``import pelican`` loads generators, readers, docutils, Markdown and a web server, and importing any
of its modules begins with that. Our engine needs its settings and its signals only. So we put the
package in its place before its own code has run: its modules can be imported one by one, and the
code runs as soon as anybody, such as a plugin, asks the package for a name that is no module's.
Why, and what it saves: docs/decisions/0019-pelican-is-loaded-late.md.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property, partial
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from pkgutil import extend_path, iter_modules
from threading import RLock
from types import ModuleType

_PELICAN = "pelican"
_ON_MISSING_NAME = "__getattr__"  # of a module, as PEP 562 has it
_OF_RICH = {"rich.console": "Console", "rich.logging": "RichHandler"}


def postpone_pelican() -> None:
    """Let `pelican` be loaded when something of it is needed, unless it is loaded already."""
    if _PELICAN in sys.modules:
        return
    spec = find_spec(_PELICAN)
    if spec is None:
        return  # whoever imports it is told
    package = module_from_spec(spec)
    # As Pelican's own first lines do: plugins of the namespace may lie in other folders.
    package.__path__ = extend_path(package.__path__, _PELICAN)
    vars(package)[_ON_MISSING_NAME] = _Postponed(package)
    sys.modules[_PELICAN] = package


@contextmanager
def rich_postponed() -> Iterator[None]:
    """Let objects of Rich's that are made meanwhile be made when something of them is needed.

    Pelican's log makes a console and a handler as it is loaded, for its own program alone.
    """
    missing = {module: name for module, name in _OF_RICH.items() if module not in sys.modules}
    for module, name in missing.items():
        sys.modules[module] = ModuleType(module)
        vars(sys.modules[module])[name] = partial(_Deferred, module, name)
    try:
        yield
    finally:
        for module in missing:
            del sys.modules[module]


def is_pelican_whole() -> bool:
    """Tell whether all of Pelican has been loaded, by whoever asked for something of it."""
    package = sys.modules.get(_PELICAN)
    return package is not None and not _is_postponed(package)


def has_installed_plugins() -> bool:
    """Tell whether packages of plugins are installed where Pelican finds them by itself."""
    postpone_pelican()
    plugins = import_module(f"{_PELICAN}.plugins")
    return any(module.ispkg for module in iter_modules(plugins.__path__))


class _Postponed:
    """Answers for a package whose own code has not run: the code runs for the first such name."""

    def __init__(self, package: ModuleType) -> None:
        self._package = package
        self._lock = RLock()
        self._is_running = False

    def __call__(self, name: str) -> object:
        """Return what the package calls `name`; Python asks for names that it does not have yet."""
        # Modules first: Pelican's own import each other so (`from pelican import rstdirectives`),
        # and the package's code, which imports them all, must not run in the midst of one. One
        # that cannot be imported may only say where its names are now, as `pelican.signals` does.
        with suppress(ImportError):
            return import_module(f"{_PELICAN}.{name}")
        with self._lock:  # other threads wait until the code has run
            if _is_postponed(self._package) and not self._is_running:
                self._run()
        try:
            return vars(self._package)[name]
        except KeyError:
            raise AttributeError(f"module {_PELICAN!r} has no attribute {name!r}") from None

    def _run(self) -> None:
        """Run the package's code; if it fails, whoever asks next is told the same."""
        spec = self._package.__spec__
        assert spec is not None and spec.loader is not None
        self._is_running = True  # the code asks its own package, too
        try:
            spec.loader.exec_module(self._package)
            if _is_postponed(self._package):  # the code has nothing of its own to say of names
                del vars(self._package)[_ON_MISSING_NAME]
        finally:
            self._is_running = False


class _Deferred:
    """Stands for an object until something of it is asked for; then, the object is made."""

    def __init__(self, module: str, name: str, **options: object) -> None:
        vars(self)["_make"] = lambda: getattr(import_module(module), name)(**options)

    @cached_property
    def _made(self) -> object:
        return vars(self)["_make"]()

    def __getattr__(self, name: str) -> object:
        return getattr(self._made, name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self._made, name, value)


def _is_postponed(package: ModuleType) -> bool:
    return isinstance(vars(package).get(_ON_MISSING_NAME), _Postponed)
