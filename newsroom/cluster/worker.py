"""What runs on a worker: it settles a build's parcel in a folder of its own, and does errands."""

import shutil
import sys
from pathlib import Path
from threading import Lock

from distributed import get_worker
from pelican import signals
from pelican.plugins._utils import load_plugins

from newsroom.cluster.errands import Collected, Done, Errand
from newsroom.cluster.parcel import CATALOGUE, Settings, identity, unpack
from newsroom.engine.plugins import listen
from newsroom.engine.render import Site, forget_renderer, job_renderer

# SQLite, Markdown and templates are kept warm for one thread. Processes, not threads, are what
# makes a build faster, so that a worker with several threads does one errand at a time.
_one_at_a_time = Lock()

# By the token of the build: what a worker process has settled has no owner but the process.
_settled: dict[str, Site] = {}


class OtherSoftwareError(Exception):
    """The worker's software is not the client's: it would make other pages."""


def do(errand: Errand, token: str, software: str, parcel: bytes, catalogue: bytes) -> Done:
    """Do an errand and return what came of it; Dask runs this on a worker.

    `software` is the client's `identity`; raises OtherSoftwareError if this worker's differs.
    """
    if software != identity():
        raise OtherSoftwareError(get_worker().address)
    with _one_at_a_time:
        site = _site(token, parcel, catalogue)
        warm = job_renderer(site)
        warm.output = collected = Collected(errand.left)
        content = site.edition.content
        try:
            for path, data in errand.files.items():
                place = content / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
            result = errand.work(errand.job(site, *errand.told))
        finally:
            for path in errand.files:
                (content / path).unlink(missing_ok=True)
        return Done(result, collected.pages)


def _site(token: str, parcel: bytes, catalogue: bytes) -> Site:
    """Return the build as it is here; what an earlier build left in this process goes."""
    if token not in _settled:
        forget_renderer()
        while _settled:
            _forget(_settled.popitem()[1].catalogue.parent)
        place = Path(get_worker().local_directory, f"newsroom-{token}")
        settings = unpack(parcel, place)
        (place / CATALOGUE).write_bytes(catalogue)
        _load(settings)
        _settled[token] = settings.site
    return _settled[token]


def _load(settings: Settings) -> None:
    """Register the edition's plugins, as Pelican does in the client."""
    listen(settings.of_plugins)
    for plugin in load_plugins(settings.of_plugins):
        plugin.register()


def _forget(place: Path) -> None:
    """Forget the plugins of an earlier build, and delete what it left."""
    for signal in vars(signals).values():
        if hasattr(signal, "receivers"):
            signal._clear_state()
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", None) or "").startswith(f"{place}/"):
            del sys.modules[name]
    shutil.rmtree(place, ignore_errors=True)
