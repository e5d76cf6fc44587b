"""The client of a cluster: hands errands out, and writes what comes back."""

import logging
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from functools import partial
from typing import Any, TypeVar, cast

from distributed.scheduler import KilledWorker

from newsroom.cluster.connection import Cluster, ClusterLostError
from newsroom.cluster.errands import (
    Done,
    Job,
    errand_of_pages,
    errand_of_search,
    errand_of_texts,
    found_of,
    pages_of,
    texts_of,
)
from newsroom.cluster.worker import ErrandFailedError, OtherSoftwareError
from newsroom.engine.heritage import Carried
from newsroom.engine.ingest.read_job import MARKDOWN, FileRead, ReadJob, read_job
from newsroom.engine.render import Outcome, RenderJob, job_renderer, render_job
from newsroom.engine.search.jobs import SearchResult, search_job
from newsroom.engine.workers import processes
from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _

Result = TypeVar("Result")

logger = logging.getLogger(__name__)

_AHEAD = 3  # errands in flight for each thread of the cluster: one is done, one waits, one travels

_DONE_HERE = _("The cluster did not do all that it was sent; this machine does it. {error}")
_WORKERS_LOST = _("Workers were lost. This machine does what they were at.")


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
        self._cluster: Cluster | None = None
        self._told: set[Message] = set()

    knows_jobs = True
    """Jobs are to be given as they are: what is sent of them is told from what they are."""

    @property
    def in_flight(self) -> int:
        """How many jobs are taken ahead of their results."""
        return _AHEAD * (self._cluster.workers() if self._cluster else self._jobs)

    def submit(  # type: ignore[override]  # jobs take one argument
        self, work: Callable[[Any], Result], job: Job, /
    ) -> Future[Result]:
        """Have a job done, and return its future."""
        if not _is_sent(job):
            self._local = self._local or processes(self._jobs)
            return self._local.submit(work, cast("Any", Carried(job)))
        self._cluster = self._cluster or Cluster()
        arriving = _Arriving[list[FileRead] | list[Outcome] | SearchResult](
            partial(self._taken, job), _sent(job, self._cluster)
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
        """Return what a worker sent; None if it sent nothing, which is told once.

        Whatever failed there may fail here too, and is told then as it always is.
        """
        try:
            return sent.result()
        except Exception as error:  # of whatever a worker was at
            # What befell the cluster, if anything did, explains it.
            why = self._why(self._loss() or error)
            if why not in self._told:
                self._told.add(why)
                edition = job.edition if isinstance(job, ReadJob) else job.site.edition
                logger.warning("%s", in_words(why, edition.language))
            return None

    def _why(self, error: Exception) -> Message:
        """Return what is told of a job that no worker has done."""
        if isinstance(error, ClusterLostError):
            return error.message
        if isinstance(error, OtherSoftwareError) and self._cluster:
            return self._cluster.pass_over(error)
        if isinstance(error, (CancelledError, KilledWorker)):
            return _WORKERS_LOST
        told = str(error) if isinstance(error, ErrandFailedError) else repr(error)
        return _DONE_HERE.format(error=told)

    def _loss(self) -> ClusterLostError | None:
        """Return that the cluster was lost, if it was: all that fails then is told as that."""
        try:
            if self._cluster:
                self._cluster.require()
        except ClusterLostError as error:
            return error
        return None


def _sent(job: Job, cluster: Cluster) -> Future[Done]:
    """Send what a worker needs for a job; the future of what comes back raises ClusterLostError."""
    try:
        cluster.require()
        match job:
            case ReadJob():
                return cluster.send(errand_of_texts(job), job.edition)
            case RenderJob():
                errand = errand_of_pages(job, job_renderer(job.site))
            case _:
                errand = errand_of_search(job, job_renderer(job.site))
        return cluster.send(errand, job.site.edition, job.site.catalogue)
    except ClusterLostError as error:
        lost: Future[Done] = Future()
        lost.set_exception(error)
        return lost


def _is_sent(job: object) -> bool:
    """Tell whether workers know such jobs, and have what they need; others are done here."""
    if isinstance(job, ReadJob):
        return all(file.path.endswith(MARKDOWN) for file, _known in job.files)
    return isinstance(job, Job)
