"""Who does the work: this process for a few jobs, an executor's for many.

The executor is an ordinary `concurrent.futures.Executor`, made by the callable that the setting
EXECUTOR names (it is called with the number of processes). Jobs and results are picklable values.
It may have processes or threads, and threads of one process do one job at a time.
An engine that spreads jobs over machines can stand in its place: `newsroom.cluster` does. Such a
one says with an attribute `knows_jobs` that it looks into them, and with `in_flight` how many it
takes ahead of their results.
"""

import gc
import importlib
import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from itertools import chain, islice
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar, cast

from newsroom.engine.heritage import Carried
from newsroom.engine.lock import inherited
from newsroom.language.messages import ToldError

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

Job = TypeVar("Job")
Result = TypeVar("Result")

# Jobs handed out ahead of their results: enough to keep workers busy, few enough to stay small.
_AHEAD = 4


class ExecutorError(ToldError):
    """The executor that was asked for is not to be had; Pelican exits with `exitcode`."""

    exitcode = 2


class Workers:
    """Runs jobs here while there are few, and in an executor from when there are more."""

    def __init__(self, executor: str, jobs: int) -> None:
        """Use up to `jobs` processes of the executor named by the dotted path, "" for our own."""
        self._make = _executor_factory(executor)
        # Our own workers end with the build. Of what others make nobody knows when it ends.
        self._forking = nullcontext if executor else inherited
        self._is_ours = not executor
        self._jobs = jobs
        self._is_alone = jobs == 1 and not executor
        self._executor: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True)
            self._executor = None
            gc.unfreeze()

    def run(
        self,
        work: Callable[[Job], Result],
        jobs: Iterable[Job],
        *,
        few: int,
        is_ordered: bool = False,
    ) -> Iterator[Result]:
        """Yield the result of `work` for each job: as they come, or in the order of the jobs.

        Up to `few` jobs are done in this process, where everything is warm and nothing need be
        sent; more of them go to the executor. Once it is there, all do: it is as warm by then.
        """
        waiting = iter(jobs)
        first = list(islice(waiting, few + 1))
        if self._is_alone or (len(first) <= few and self._executor is None):
            yield from map(work, chain(first, waiting))
            return
        executor = self._executor = self._executor or self._make(self._jobs)
        most: int = getattr(executor, "in_flight", _AHEAD * self._jobs)
        pending: deque[Future[Any]] = deque()
        try:
            for job in chain(first, waiting):
                with self._forking():  # the first job is what makes the processes
                    pending.append(self._submitted(executor, work, job))
                if len(pending) >= most:
                    yield self._received(_next(pending, is_ordered=is_ordered))
            while pending:
                yield self._received(_next(pending, is_ordered=is_ordered))
        finally:  # whoever asked for results may want no more of them
            for future in pending:
                future.cancel()

    def _submitted(
        self, executor: "Executor", work: Callable[[Job], Result], job: Job
    ) -> "Future[Any]":
        """Have a job done; where an executor by others does it, nobody knows."""
        if self._is_ours:
            return executor.submit(work, cast("Job", Carried(job)))  # arrives as the job
        if getattr(executor, "knows_jobs", False):
            return executor.submit(work, job)
        return executor.submit(_apart, work, job)

    def _received(self, done: "Future[Any]") -> Any:  # noqa: ANN401  (the work's result)
        result = done.result()
        return result.result() if isinstance(result, _Apart) else result


class _Apart(NamedTuple):
    """What came of a job, as bytes: nothing in it is shared with whoever did the job."""

    data: bytes

    def result(self) -> Any:  # noqa: ANN401  (the work's result)
        """Return the result."""
        return pickle.loads(self.data)


# Pictures, words and templates that a process keeps from job to job are for one job at a time.
_one_at_a_time = Lock()


def _apart(work: Callable[[Job], Result], job: Job) -> _Apart:
    """Do a job in whatever process or thread this is."""
    with _one_at_a_time:
        return _Apart(pickle.dumps(work(job), pickle.HIGHEST_PROTOCOL))


def _next(pending: "deque[Future[Result]]", *, is_ordered: bool) -> "Future[Result]":
    """Take the first of the futures out of the queue, or the first that is done."""
    from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415  (see `processes`)

    if is_ordered:
        return pending.popleft()
    done = wait(pending, return_when=FIRST_COMPLETED).done
    future = next(one for one in pending if one in done)
    pending.remove(future)
    return future


def _executor_factory(name: str) -> "Callable[[int], Executor]":
    if not name:
        return processes
    module, _, attribute = name.rpartition(".")
    factory: Callable[[int], Executor] = getattr(importlib.import_module(module), attribute)
    return factory


def processes(jobs: int) -> "Executor":
    """Return worker processes; forked where that is possible, so that plugins come along."""
    # Loaded here, because the build of one article needs no workers and waits for every import.
    import multiprocessing  # noqa: PLC0415
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else None)
    # What is here by now is no garbage: were it looked through again and again, each worker would
    # come to hold a copy of its own of all that it shares with this process.
    gc.freeze()  # until the workers end
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let this worker process end when the build does, even if that is killed.

    Left alone it would wait for jobs for ever, and hold the edition's lock, which it inherited.
    """
    from threading import Thread  # noqa: PLC0415

    Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    import multiprocessing  # noqa: PLC0415

    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)  # no cleaning up: whatever it was at, the next build does again
