"""An executor whose processes outlive the builds that they work for, as a cluster's do."""

from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context


class Lasting(ProcessPoolExecutor):
    """A pool that a build cannot shut down."""

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Go on."""

    def end(self) -> None:
        """End."""
        super().shutdown(wait=True)


class Plain(Executor):
    """An executor as others write them: `shutdown` takes nothing but `wait`."""

    def __init__(self) -> None:
        self._pool = ProcessPoolExecutor(2, mp_context=get_context("fork"))

    def submit(self, work, /, *arguments, **named):
        """Have work done."""
        return self._pool.submit(work, *arguments, **named)

    def shutdown(self, wait: bool = True) -> None:  # type: ignore[override]  # that is the point
        """End."""
        self._pool.shutdown(wait)


def plain(jobs: int) -> Executor:
    """Return such an executor."""
    return Plain()


_pools: list[Lasting] = []


def lasting(jobs: int) -> Executor:
    """Return the one pool of all builds, begun by the first."""
    if not _pools:
        _pools.append(Lasting(jobs, mp_context=get_context("fork")))
    return _pools[0]


def end() -> None:
    """End the pool."""
    while _pools:
        _pools.pop().end()


class Threads(Executor):
    """Threads of this process, which can only be waited for."""

    def __init__(self, jobs: int) -> None:
        self._pool = ThreadPoolExecutor(jobs)

    def submit(self, work, /, *arguments, **named):
        """Have work done."""
        return self._pool.submit(work, *arguments, **named)

    def shutdown(self, wait: bool = True) -> None:  # type: ignore[override]  # that is the point
        """End."""
        self._pool.shutdown(wait)


class Inline(Executor):
    """Does work where it is asked for."""

    def __init__(self, jobs: int) -> None:
        pass

    def submit(self, work, /, *arguments, **named):
        """Do work, and return what came of it."""
        done: Future[object] = Future()
        done.set_result(work(*arguments, **named))
        return done

    def shutdown(self, wait: bool = True) -> None:  # type: ignore[override]  # that is the point
        """End."""
