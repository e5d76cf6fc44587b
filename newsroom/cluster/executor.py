"""The client of a cluster: hands errands out, and writes what comes back."""

import logging
import os
import pickle
import sqlite3
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

import dask.config
from distributed import Client, Security

from newsroom.cluster.errands import (
    Done,
    Errand,
    Job,
    errand_of_pages,
    errand_of_search,
    errand_of_texts,
    found_of,
    pages_of,
    texts_of,
)
from newsroom.cluster.parcel import identity, pack
from newsroom.cluster.worker import do
from newsroom.content.scan import SourceFile
from newsroom.edition import Edition
from newsroom.engine.ingest.read_job import MARKDOWN, FileRead, ReadJob, read_job
from newsroom.engine.render import Outcome, RenderJob, job_renderer, render_job
from newsroom.engine.search.jobs import SearchResult, search_job
from newsroom.engine.workers import ExecutorError, processes
from newsroom.language.messages import in_words
from newsroom.language.messages import message as _
from newsroom.temporary import temporary_beside
from newsroom.versions import version_of

Result = TypeVar("Result")

logger = logging.getLogger(__name__)

_PATIENCE = 30  # seconds for a scheduler to answer, and for its first worker to come
_AHEAD = 3  # errands in flight for each thread of the cluster: one is done, one waits, one travels
_RETRIES = 3  # times that an errand is done again whose worker was lost

_NO_ADDRESS = _("No cluster is named: say `--cluster tcp://ADDRESS:PORT`, the scheduler's address.")
_NO_SCHEDULER = _("There is no scheduler at {address}: {error}")
_NO_CERTIFICATES = _(
    "The scheduler's address is {address}, and Dask knows no certificates: see "
    "`newsroom explain cluster`."
)
_NO_WORKERS = _(
    "The scheduler at {address} has no workers: start some with "
    "`dask worker {address} --nthreads 1`."
)
_DONE_HERE = _("The cluster did not do all that it was sent; this machine does it. {error}")
_OTHER_SOFTWARE = _(
    "Other software than on this machine runs at {workers}. Install pelican-newsroom {version} "
    "there, with the same packages and the same Python."
)


class _Arriving(Future[Result]):
    """A future whose result is made, in the thread that asks for it, of what a worker sent."""

    def __init__(self, receive: Callable[[Future[Done]], Result], sent: Future[Done]) -> None:
        super().__init__()
        self._receive = receive
        self._sent = sent
        # So that `wait` sees it: what it is, `result` says.
        sent.add_done_callback(lambda _: self.set_result(cast("Result", None)))

    def result(self, timeout: float | None = None) -> Result:
        """Return the job's result, its files written."""
        super().result(timeout)
        return self._receive(self._sent)

    def cancel(self) -> bool:
        """Let the worker leave it."""
        return self._sent.cancel()


class ClusterExecutor(Executor):
    """Lets the workers of a Dask cluster read texts, make pages, and make search segments.

    What a worker cannot do, because it is lost or has other software, this process does itself.
    """

    def __init__(self, jobs: int) -> None:
        """Use `jobs` processes of this machine for files that are no texts."""
        self._jobs = jobs
        self._local: Executor | None = None
        self._cluster: _Cluster | None = None
        self._is_told = False

    @property
    def in_flight(self) -> int:
        """How many jobs are taken ahead of their results."""
        return _AHEAD * (self._cluster.workers() if self._cluster else self._jobs)

    def submit(  # type: ignore[override]  # jobs take one argument
        self, work: Callable[[Any], Result], job: Job, /
    ) -> Future[Result]:
        """Have a job done, and return its future."""
        if isinstance(job, ReadJob) and not all(_is_text(file) for file, _known in job.files):
            self._local = self._local or processes(self._jobs)
            return self._local.submit(work, job)
        self._cluster = self._cluster or _Cluster()
        match job:
            case ReadJob():
                sent = self._cluster.send(errand_of_texts(job), job.edition)
            case RenderJob():
                errand = errand_of_pages(job, job_renderer(job.site))
                sent = self._cluster.send(errand, job.site.edition, job.site.catalogue)
            case _:
                errand = errand_of_search(job, job_renderer(job.site))
                sent = self._cluster.send(errand, job.site.edition, job.site.catalogue)
        arriving = _Arriving[list[FileRead] | list[Outcome] | SearchResult](
            partial(self._taken, job), sent
        )
        return cast("Future[Result]", arriving)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Leave the cluster, which goes on."""
        if self._local:
            self._local.shutdown(wait=wait, cancel_futures=cancel_futures)
        if self._cluster:
            self._cluster.leave()

    def _taken(self, job: Job, sent: Future[Done]) -> list[FileRead] | list[Outcome] | SearchResult:
        """Return a job's result from what a worker sent; do the job here if none could do it."""
        done = self._done(job, sent)
        match job:
            case ReadJob():
                return texts_of(job, done) if done else read_job(job)
            case RenderJob():
                return pages_of(job, done, job_renderer(job.site)) if done else render_job(job)
            case _:
                return found_of(job, done) if done else search_job(job)

    def _done(self, job: Job, sent: Future[Done]) -> Done | None:
        """Return what a worker sent; None, told the first time, if it sent nothing.

        Whatever failed there may fail here too, and is told then as it always is.
        """
        try:
            return sent.result()
        except Exception as error:
            if not self._is_told:
                self._is_told = True
                edition = job.edition if isinstance(job, ReadJob) else job.site.edition
                told = _DONE_HERE.format(error=f"{type(error).__name__}: {error}")
                logger.warning("%s", in_words(told, edition.language))
            return None


class _Cluster:
    """A connection to the scheduler, and what its workers have been given."""

    def __init__(self) -> None:
        """Connect; raises ExecutorError."""
        self.address = address = dask.config.get("scheduler-address", None)
        if not address:
            raise ExecutorError(_NO_ADDRESS)
        if (
            address.startswith("tls:")
            and not Security().get_connection_args("client")["ssl_context"]
        ):
            raise ExecutorError(_NO_CERTIFICATES.format(address=address))
        try:
            self._client = Client(
                address,
                timeout=_PATIENCE,
                set_as_default=False,
                direct_to_workers=True,  # else the scheduler takes in all pages and hands them on
            )
        except OSError as error:
            raise ExecutorError(_NO_SCHEDULER.format(address=address, error=error)) from error
        self._software = identity()
        self._executor = self._client.get_executor(pure=False, retries=_RETRIES)
        self._name = os.urandom(8).hex()
        self._parcel: Any = None  # Dask's future of it
        self._token = ""
        self._catalogue: Any = b""
        try:
            self._check_workers(address)
        except ExecutorError:
            self.leave()
            raise

    def workers(self) -> int:
        """Return how many errands are done at once."""
        return max(1, len(self._client.nthreads()))

    def send(self, errand: Errand, edition: Edition, catalogue: Path | None = None) -> Future[Done]:
        """Have a worker do an errand; what all of them need is given to each of them once."""
        if self._parcel is None:
            self._parcel = self._give(pack(edition))
        if catalogue and errand.build and errand.build.token != self._token:
            self._token = errand.build.token
            self._catalogue = self._give(_snapshot(catalogue))
        given = (self._name, self._parcel, self._catalogue if errand.build else b"")
        packed = pickle.dumps(errand, pickle.HIGHEST_PROTOCOL)  # the scheduler need not look inside
        sent: Future[Done] = self._executor.submit(do, packed, self._software, *given)
        return sent

    def _give(self, data: bytes) -> Any:  # noqa: ANN401  (Dask has no types)
        return self._client.scatter(data, broadcast=True, hash=False)

    def leave(self) -> None:
        """Take back what was given, and close the connection."""
        self._parcel, self._catalogue = None, b""
        self._client.close()

    def _check_workers(self, address: str) -> None:
        """Raise ExecutorError unless there are workers, and all have this process's software."""
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise ExecutorError(_NO_WORKERS.format(address=address)) from error
        known = self._client.run(identity, on_error="return")
        known[address] = self._client.run_on_scheduler(identity)
        others = sorted(worker for worker, other in known.items() if other != self._software)
        if others:
            version = version_of("pelican-newsroom")
            raise ExecutorError(_OTHER_SOFTWARE.format(workers=", ".join(others), version=version))


def _is_text(file: SourceFile) -> bool:
    return file.path.endswith(MARKDOWN)


def _snapshot(catalogue: Path) -> bytes:
    """Return the catalogue as committed, as one file without its log."""
    copy = Path(temporary_beside(str(catalogue)))
    try:
        with closing(sqlite3.connect(f"{catalogue.as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
        return copy.read_bytes()
    finally:
        copy.unlink(missing_ok=True)
