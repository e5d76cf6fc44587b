"""Builds over many machines with Dask: what a worker needs is sent there, and bytes come back.

No disk is common to them. `parcel` is what every worker is given once a build: theme, settings and
plugins; the catalogue goes there too. `errands` are jobs with the files of content/ that they need,
`worker` does them, and `executor` hands them out and takes what comes back. This process alone
writes output/ and the catalogue, so that doing a job twice does no harm.
"""

from concurrent.futures import Executor

from newsroom.engine.workers import ExecutorError
from newsroom.language.messages import message as _

_NOT_INSTALLED = _(
    "A cluster needs further packages ({error}): run `pip install 'pelican-newsroom[cluster]'`."
)


def dask(jobs: int) -> Executor:
    """Return the executor of the cluster that Dask's own configuration names.

    `EXECUTOR = "newsroom.cluster.dask"` asks for it. The scheduler's address is Dask's
    `scheduler-address` (`DASK_SCHEDULER_ADDRESS` in the environment), TLS its
    `distributed.comm.tls`. `jobs` processes of this machine look at pictures and other files.
    Raises ExecutorError if there is no such cluster, or if its workers run other software.
    """
    try:
        # Dask takes half a second to load, and other builds do not need it.
        from newsroom.cluster.executor import ClusterExecutor  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ExecutorError(_NOT_INSTALLED.format(error=error)) from error

    return ClusterExecutor(jobs)
