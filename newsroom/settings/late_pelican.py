"""Pelican, loaded as far as it is asked for.

``import pelican`` loads generators, readers, docutils, Markdown and a web server: half of what one
changed article cost in a small archive. Our engine needs Pelican's settings and its signals; the
rest is loaded as soon as anybody, such as a plugin, names something of `pelican` itself.
"""

import sys
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from pkgutil import extend_path, iter_modules
from threading import RLock
from types import ModuleType

_PELICAN = "pelican"
_loading = RLock()


class _LatePackage(ModuleType):
    """A package whose modules can be imported before its own code has run."""

    def __getattr__(self, name: str) -> object:
        """Run the package's own code at the first name that only it knows.

        Its modules import each other by name (`from pelican import rstdirectives`), and could not
        if the package's code, which imports them all, ran in the midst of one.
        """
        with suppress(ImportError):  # no module, or one that only says where its names are now
            return import_module(f"{_PELICAN}.{name}")
        with _loading:
            # Changed first: the package's code looks for its modules in what it is itself.
            if type(self) is _LatePackage:
                self.__class__ = ModuleType  # type: ignore[assignment]  # what it was made as
                _run(self)
        return getattr(self, name)


def _run(package: ModuleType) -> None:
    assert package.__spec__ and package.__spec__.loader
    try:
        package.__spec__.loader.exec_module(package)
    except BaseException:
        package.__class__ = _LatePackage  # whoever asks again is told the same
        raise


def postpone_pelican() -> None:
    """Let `pelican` be loaded when something of it is needed, unless it is loaded already."""
    if _PELICAN in sys.modules:
        return
    spec = find_spec(_PELICAN)
    if spec is None:
        return  # whoever imports it is told
    package = module_from_spec(spec)
    package.__class__ = _LatePackage
    # As Pelican's own first lines do: plugins of the namespace may lie in other folders.
    package.__path__ = extend_path(package.__path__, _PELICAN)
    sys.modules[_PELICAN] = package


def is_pelican_whole() -> bool:
    """Tell whether all of Pelican has been loaded, by whoever named something of it."""
    return _PELICAN in sys.modules and type(sys.modules[_PELICAN]) is not _LatePackage


def has_installed_plugins() -> bool:
    """Tell whether packages of plugins are installed where Pelican finds them by itself."""
    import pelican.plugins  # noqa: PLC0415  (whoever is here has postponed Pelican or wants it)

    return any(module.ispkg for module in iter_modules(pelican.plugins.__path__))
