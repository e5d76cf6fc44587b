"""What every worker is given once a build: theme, settings, plugins, modules beside them, logo."""

import importlib
import io
import shutil
import sys
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import cloudpickle

from newsroom.cluster.own_modules import (
    files_in,
    own_modules,
    places_of_modules,
    plugin_folders,
)
from newsroom.edition import Edition
from newsroom.engine.plugins import settings_of_plugins
from newsroom.engine.workers import ExecutorError
from newsroom.language.messages import message as _

_SETTINGS = "settings.pickle"
_MODULES = "modules"
_PROGRAMS = {"pelicanconf", "publishconf"}  # which no worker need run

_NOT_SENT = _(
    "The settings hold what cannot be sent to other machines: {error}. Build without a cluster, or "
    "let a function of a module make it there."
)


class Settings(NamedTuple):
    """What is pickled: the edition, and Pelican's settings for plugins."""

    edition: Edition
    of_plugins: dict[str, Any]


def pack(edition: Edition) -> bytes:
    """Return a tar of all that a worker needs besides the catalogue and the files of content/.

    Raises ExecutorError if the settings hold what cannot be pickled.
    """
    of_plugins = settings_of_plugins()
    root = Path.cwd()
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as tar:
        for name, folder in _folders(edition, of_plugins):
            _add(tar, name, folder)
        for name, place in places_of_modules(edition, of_plugins, root):
            _add(tar, f"{_MODULES}/{name}{place.suffix if place.is_file() else ''}", place)
        if edition.logo:
            _add(tar, f"content/{edition.logo}", edition.content / edition.logo)
        settings = _pickled(Settings(edition, of_plugins), own_modules(of_plugins, root))
        _add_bytes(tar, _SETTINGS, settings)
    return stream.getvalue()


def unpack(parcel: bytes, place: Path) -> Settings:
    """Unpack a parcel into a folder; return the settings as they are there.

    Files of content/ are expected in `place / "content"`. Modules that lay beside the settings and
    in folders of plugins can be imported from now on; `forget` ends that.
    """
    place.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(parcel)) as tar:
        tar.extractall(place, filter="data")
    # First, as the folder of the settings is where they are read.
    folders = sorted(place.glob("plugins/*"), key=lambda folder: int(folder.name))
    sys.path[:0] = map(str, [place / _MODULES, *folders])
    importlib.invalidate_caches()
    edition, of_plugins = cloudpickle.loads((place / _SETTINGS).read_bytes())
    content = place / "content"
    content.mkdir(exist_ok=True)
    paths = _moved(place, "plugins", tuple(plugin_folders(of_plugins)))
    return Settings(
        replace(
            edition,
            content=content.resolve(),
            output=place / "output",
            cache=place / "cache",
            picture_cache=place / "cache" / "pictures",
            theme_folders=_moved(place, "theme", edition.theme_folders),
            template_overrides=_moved(place, "overrides", edition.template_overrides),
        ),
        {**of_plugins, "PLUGIN_PATHS": [str(path) for path in paths]},
    )


def forget(place: Path) -> None:
    """Forget the modules of a parcel, and delete its folder."""
    above = f"{place}/"
    sys.path[:] = [one for one in sys.path if not one.startswith(above)]
    for name, module in list(sys.modules.items()):
        if any(one.startswith(above) for one in _places(module)):
            del sys.modules[name]
    shutil.rmtree(place, ignore_errors=True)


def _places(module: ModuleType) -> list[str]:
    """Return where a module lies; a package without an `__init__` has folders only."""
    file = str(getattr(module, "__file__", None) or "")
    return [file, *map(str, getattr(module, "__path__", None) or ())]


def _folders(edition: Edition, of_plugins: dict[str, Any]) -> Iterator[tuple[str, Path]]:
    """Yield the folders that are sent, each with its name in the tar."""
    for name, folders in (
        ("theme", edition.theme_folders),
        ("overrides", edition.template_overrides),
        ("plugins", plugin_folders(of_plugins)),
    ):
        for place, folder in enumerate(folders):
            yield f"{name}/{place}", Path(folder)


def _moved(place: Path, name: str, folders: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple(place / name / str(number) for number in range(len(folders)))


def _add(tar: tarfile.TarFile, name: str, place: Path) -> None:
    """Add a file, or the files of a folder; what cannot be read is not sent."""
    for file in files_in(place) if place.is_dir() else [place]:
        if file.is_file():  # and no pipe or socket, which would not come to an end
            with suppress(OSError):
                inside = file.relative_to(place).as_posix()
                _add_bytes(tar, name if inside == "." else f"{name}/{inside}", file.read_bytes())


def _add_bytes(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    told = tarfile.TarInfo(name)
    told.size = len(data)
    tar.addfile(told, io.BytesIO(data))


def _pickled(settings: Settings, modules: Iterable[ModuleType]) -> bytes:
    """Return the settings as bytes; raises ExecutorError if they hold what has none.

    Functions of the edition's own modules travel by what they do, with the values that they use.
    Where such a value cannot travel (an open file, a lock), workers load the modules. Left out is a
    setting that is such a value: none of ours is, and a plugin that asks for it says so.
    """
    travelling = list(modules)
    with suppress(Exception), _travelling(travelling):  # objects say themselves how they travel
        return bytes(cloudpickle.dumps(settings))
    programs = [one for one in travelling if one.__name__ in _PROGRAMS]
    try:
        with _travelling(programs):
            told = {name: one for name, one in settings.of_plugins.items() if _travels(one)}
            return bytes(cloudpickle.dumps(settings._replace(of_plugins=told)))
    except Exception as error:  # settings may hold anything, which says itself how it travels
        raise ExecutorError(_NOT_SENT.format(error=error)) from error


def _travels(value: object) -> bool:
    with suppress(Exception):
        return bool(cloudpickle.dumps(value))
    return False


@contextmanager
def _travelling(modules: Iterable[ModuleType]) -> Iterator[None]:
    """Let what is of these modules be pickled by what it does, and not by its name."""
    with ExitStack() as ended:
        for module in modules:
            cloudpickle.register_pickle_by_value(module)
            ended.callback(cloudpickle.unregister_pickle_by_value, module)
        yield
