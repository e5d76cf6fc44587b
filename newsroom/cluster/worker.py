"""What runs on a worker: it settles a build's parcel in a folder of its own, and does errands."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from types import SimpleNamespace

from blinker import Signal
from distributed import get_worker

from newsroom import signals as own_signals
from newsroom.catalogue.manifest import OutputFile
from newsroom.cluster.errands import Done, Errand, Job, TextRead
from newsroom.cluster.identity import Identity, identity
from newsroom.cluster.parcel import Settings, forget, unpack
from newsroom.content.safety.sandbox import forget_extensions
from newsroom.content.source import in_memory
from newsroom.edition import Edition
from newsroom.engine.ingest.read_job import MARKDOWN, ReadJob, read_among
from newsroom.engine.output import OutputFolder
from newsroom.engine.plugins import listen
from newsroom.engine.render import (
    Outcome,
    RenderJob,
    forget_renderer,
    job_renderer,
    render_job,
)
from newsroom.engine.search.jobs import search_job
from newsroom.engine.stored_output import PageStore
from newsroom.pages.registry import FAMILIES
from newsroom.temporary import temporary_beside

# SQLite, Markdown and templates are kept warm for one thread. Processes, not threads, are what
# makes a build faster, so that a worker with several threads does one errand at a time.
_one_at_a_time = Lock()

# Asked by every errand, and the same as long as the process lives: it is a hash of many files.
_own_software = cache(identity)

# Its connections are kept for the next errand.
_page_store = lru_cache(maxsize=1)(PageStore)

# By the name of the parcel: what a worker process has settled has no owner but the process. Why one
# could not be settled is remembered too: hundreds of errands ask for it.
_settled: dict[str, Edition] = {}
_unsettled: dict[str, str] = {}


class OtherSoftwareError(Exception):
    """The worker's software is not the client's: its address, and what runs there."""


class MissingPluginError(Exception):
    """A plugin of the edition cannot be loaded on a worker: its pages would lack what it does."""


class ErrandFailedError(Exception):
    """Something failed on a worker that is none of a page's own; the text names the worker."""


class _Collected(OutputFolder):
    """What stands in for output/ here: files are kept in memory, to be sent back.

    With a `store` they are put there too, so that only few need be sent.
    """

    def __init__(self, left: dict[str, OutputFile], store: str) -> None:
        self.pages: dict[str, bytes] = {}
        self._left = left
        self._store = store

    def as_left(self, known: OutputFile) -> OutputFile | None:
        """Return the line of a file that is as it was written."""
        return self._left.get(known.path)

    def put(self, path: str, data: bytes) -> tuple[bool, int]:
        """Keep a file; whether it differs is for the client to see."""
        self.pages[path] = data
        return True, 0

    def settle(self) -> None:
        """Store the pages, if that is where they go; raises StoreError."""
        if self._store and self.pages:
            _page_store(self._store).put(self.pages)


def do(packed: bytes, software: Identity, name: str, parcel: bytes, catalogue: bytes) -> Done:
    """Do an errand, which is pickled, and return what came of it; Dask runs this on a worker.

    `software` is the client's `identity`; raises OtherSoftwareError if this worker's differs, which
    may not even know what is in the pickle. `name` tells the parcel from those of other builds.
    `catalogue` is empty for jobs of reading. Whatever else fails is an ErrandFailedError.
    """
    if software != _own_software():
        raise OtherSoftwareError(get_worker().address, software.difference(_own_software()))
    try:
        return _did(pickle.loads(packed), name, parcel, catalogue)
    except Exception as error:  # of any job: the client does it itself, and meets what is wrong
        told = f"{get_worker().address}: {type(error).__name__}: {error}"
        raise ErrandFailedError(told) from None  # the cause may be of a class that no client has


def _did(errand: Errand, name: str, parcel: bytes, catalogue: bytes) -> Done:
    with _one_at_a_time:
        edition = _edition(name, parcel)
        with _at_hand(errand.files, edition.content):
            return _done(errand.job(edition, _catalogue(errand, edition, catalogue)), errand)


@contextmanager
def _at_hand(files: dict[str, bytes], content: Path) -> Iterator[None]:
    """Let what was sent of content/ be read there: texts from memory, pictures from files."""
    texts = {f"{content}/{path}": data for path, data in files.items() if path.endswith(MARKDOWN)}
    others = {content / path: data for path, data in files.items() if not path.endswith(MARKDOWN)}
    try:
        for place, data in others.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        with in_memory(texts):
            yield
    finally:
        for place in others:
            place.unlink(missing_ok=True)


def _done(job: Job, errand: Errand) -> Done:
    match job:
        case ReadJob():
            return Done(_read(job), {})
        case RenderJob():
            pages = _collecting(job, errand)
            outcomes = render_job(job)
            is_stored = bool(job.site.edition.output_store)
            return Done(outcomes, _kept(outcomes, pages) if is_stored else pages)
        case _:
            return Done(search_job(job), {})


def _collecting(job: RenderJob, errand: Errand) -> dict[str, bytes]:
    """Have the files of a job collected, and return those that there are when it is done."""
    collected = _Collected(errand.left, job.site.edition.output_store)
    job_renderer(job.site).output = collected
    return collected.pages


def _kept(outcomes: list[Outcome], pages: dict[str, bytes]) -> dict[str, bytes]:
    """Return those of the pages that the client keeps for later builds."""
    files = (one.file for one in outcomes if one.file and FAMILIES[one.key.kind].is_kept)
    return {file.path: pages[file.path] for file in files if file.path in pages}


def _read(job: ReadJob) -> list[TextRead]:
    results: list[TextRead] = []
    for file in job.files:
        asked: set[str] = set()

        def note(name: str, asked: set[str] = asked) -> bool:
            asked.add(name)
            return True

        read = read_among(job._replace(files=(file,)), note)
        results += (TextRead(one, frozenset(asked)) for one in read)
    return results


def _catalogue(errand: Errand, edition: Edition, catalogue: bytes) -> Path:
    """Return where the catalogue of an errand's build lies; those of earlier ones are deleted."""
    token = errand.build.token if errand.build else ""
    file = edition.cache / f"{token}.sqlite"
    if token and not file.exists():
        forget_renderer()
        edition.cache.mkdir(exist_ok=True)
        for earlier in edition.cache.glob("*.sqlite"):
            earlier.unlink()
        whole = Path(temporary_beside(str(file)))
        try:
            whole.write_bytes(catalogue)
            whole.rename(file)
        except OSError:  # half of a catalogue must not be taken for one
            whole.unlink(missing_ok=True)
            raise
    return file


def _edition(name: str, parcel: bytes) -> Edition:
    """Return the edition as it is here; what an earlier build left in this process goes."""
    if name not in _settled:
        forget_renderer()
        while _settled:
            _forget(_settled.popitem()[1].content.parent)
        if name in _unsettled:
            raise OSError(_unsettled[name])
        place = Path(get_worker().local_directory, f"newsroom-{name}")
        try:
            settings = unpack(parcel, place)
            _load(settings)
        except BaseException as error:
            _unsettled.clear()
            _unsettled[name] = f"{type(error).__name__}: {error}"
            _forget(place)
            raise
        _settled[name] = settings.edition
    return _settled[name]


def _load(settings: Settings) -> None:
    """Register the edition's plugins, and tell them that they are, as Pelican does in the client.

    Raises MissingPluginError if one of the client's cannot be loaded: Pelican would only log it.
    """
    # Loaded here: the client, which only names what is to be done here, needs none of Pelican.
    from pelican import signals  # noqa: PLC0415
    from pelican.plugins._utils import get_plugin_name, load_plugins  # noqa: PLC0415

    wanted = tuple(map(str, settings.of_plugins.get("PLUGINS") or ()))
    told = settings.of_plugins | {"PLUGINS": list(wanted)}  # and none that is installed here alone
    listen(told)
    plugins = load_plugins(told)
    missing = {*wanted} - {get_plugin_name(plugin) for plugin in plugins}
    if missing:
        raise MissingPluginError(", ".join(sorted(missing)))
    for plugin in plugins:
        plugin.register()
    if plugins:
        edition = settings.edition
        places = {"path": str(edition.content), "output_path": str(edition.output)}
        signals.initialized.send(SimpleNamespace(settings=told, plugins=plugins, **places))


def _forget(place: Path) -> None:
    """Forget the plugins of an earlier build, and delete what it left."""
    from pelican import signals  # noqa: PLC0415  (as in `_load`)

    for signal in (*vars(signals).values(), *vars(own_signals).values()):
        if isinstance(signal, Signal):
            signal._clear_state()
    forget_extensions()
    forget(place)
