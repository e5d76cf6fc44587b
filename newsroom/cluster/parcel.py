"""What every worker is given once a build: the theme, the settings, the plugins, the logo."""

import io
import os
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import cloudpickle

from newsroom.edition import Edition
from newsroom.engine.fingerprints import (
    digest_of_package,
    fingerprint,
    inspection_environment,
    software,
)
from newsroom.engine.plugins import settings_of_plugins

_SETTINGS = "settings.pickle"


class Settings(NamedTuple):
    """What is pickled: the edition, and Pelican's settings for plugins."""

    edition: Edition
    of_plugins: dict[str, Any]


def identity() -> str:
    """Return what the software of a process is known by; workers must have their client's."""
    return fingerprint(software(), inspection_environment(), digest_of_package(["cluster"]))


def pack(edition: Edition) -> bytes:
    """Return a tar of all that a worker needs besides the catalogue and the files of content/.

    Functions of settings and plugins travel by what they do where no worker could import them:
    those of pelicanconf.py, of what it imports from beside it, and of PLUGIN_PATHS.
    """
    of_plugins = settings_of_plugins()
    for module in _modules_of_the_edition(of_plugins):
        cloudpickle.register_pickle_by_value(module)
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as tar:
        for name, folder in _folders(edition, of_plugins):
            if folder.exists():
                tar.add(folder, name, filter=_plain)
        logo = edition.content / edition.logo
        if edition.logo and logo.is_file():
            tar.add(logo, f"content/{edition.logo}")
        data = cloudpickle.dumps(Settings(edition, of_plugins))
        told = tarfile.TarInfo(_SETTINGS)
        told.size = len(data)
        tar.addfile(told, io.BytesIO(data))
    return stream.getvalue()


def unpack(parcel: bytes, place: Path) -> Settings:
    """Unpack a parcel into a folder; return the settings as they are there.

    Files of content/ are expected in `place / "content"`.
    """
    place.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(parcel)) as tar:
        tar.extractall(place, filter="data")
    edition, of_plugins = cloudpickle.loads((place / _SETTINGS).read_bytes())
    content = place / "content"
    content.mkdir(exist_ok=True)
    paths = _moved(place, "plugins", of_plugins.get("PLUGIN_PATHS") or ())
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


def _folders(edition: Edition, of_plugins: dict[str, Any]) -> Iterator[tuple[str, Path]]:
    """Yield the folders that are sent, each with its name in the tar."""
    for name, folders in (
        ("theme", edition.theme_folders),
        ("overrides", edition.template_overrides),
        ("plugins", of_plugins.get("PLUGIN_PATHS") or ()),
    ):
        for place, folder in enumerate(folders):
            yield f"{name}/{place}", Path(folder)


def _moved(place: Path, name: str, folders: tuple[Path, ...]) -> tuple[Path, ...]:
    return tuple(place / name / str(number) for number in range(len(folders)))


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Keep files and folders, without what Python and editors leave beside them."""
    name = os.path.basename(member.name)  # noqa: PTH119
    is_left_over = name in {"__pycache__", ".git"} or name.endswith((".pyc", "~"))
    return member if (member.isfile() or member.isdir()) and not is_left_over else None


def _modules_of_the_edition(of_plugins: dict[str, Any]) -> Iterator[ModuleType]:
    """Yield the modules that lie beside the settings, and in the folders of plugins."""
    folders = [Path.cwd(), *(Path(one) for one in of_plugins.get("PLUGIN_PATHS") or ())]
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if file and module.__name__ != "__main__" and Path(file).parent in folders:
            yield module
