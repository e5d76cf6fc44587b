"""The way to a cluster: its scheduler, its workers' software, and what they have been given."""

import logging
import os
import pickle
import sqlite3
import warnings
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

import dask.config
from distributed import Client, Security
from distributed.client import ClosedClientError
from distributed.versions import VersionMismatchWarning

from newsroom.cluster.errands import Done, Errand
from newsroom.cluster.identity import identity
from newsroom.cluster.parcel import pack
from newsroom.cluster.worker import OtherSoftwareError, do
from newsroom.edition import Edition
from newsroom.engine.workers import ExecutorError
from newsroom.language.messages import Message
from newsroom.language.messages import message as _
from newsroom.temporary import temporary_beside
from newsroom.versions import version_of

# Dask tells, with a traceback, that a connection has closed which was to be: not to a newsroom.
logging.getLogger("distributed").setLevel(logging.WARNING)
for _name in ("distributed.client", "tornado.application"):  # we say what was lost
    logging.getLogger(_name).setLevel(logging.CRITICAL)
warnings.filterwarnings("ignore", category=VersionMismatchWarning)  # and what differs

_PATIENCE = 30  # seconds for a scheduler's first worker to come
_ANSWER = 10  # seconds for a scheduler to answer that is there, or about to start
_LOOK = 0.5  # seconds between two looks at whether the connection stands
_RETRIES = 3  # times that an errand is done again whose worker was lost

_CLOSED = ("closing", "closed")  # what Dask calls the state of a connection that ends

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
_NOT_REACHED = _(
    "The scheduler reaches no worker at {workers} ({error}). Start it with the address at which "
    "other machines find it: `--host`."
)
_OTHER_SOFTWARE = _(
    "Other software than on this machine runs at {workers}. Install pelican-newsroom {version} "
    "there, with the same packages and the same Python."
)
_PASSED_OVER = _(
    "Other software than on this machine runs at {workers}: as far as may be, others work."
)
_LOST = _("The cluster at {address} was lost, and this machine goes on alone: {error}")


class ClusterLostError(Exception):
    """The cluster was there, and is no more; `message` tells it."""

    def __init__(self, message: Message) -> None:
        """Keep the message; as text, the error is in English."""
        self.message = message
        super().__init__(message)


class Cluster:
    """A connection to the scheduler, and what its workers have been given."""

    def __init__(self) -> None:
        """Connect to the cluster that Dask's configuration names; raises ExecutorError."""
        self.address: str = dask.config.get("scheduler-address", None) or ""
        self._client = _client(self.address)
        self._software = identity()
        self._executor = self._client.get_executor(pure=False, retries=_RETRIES)
        self._others: set[str] = set()  # workers that were found to run other software
        self._name = os.urandom(8).hex()
        self._parcel: Any = None  # Dask's future of it
        self._token = ""
        self._catalogue: Any = None
        self._lost: ClusterLostError | None = None
        self._losing_it = Lock()
        self._due: dict[Future[Done], tuple[Any, ...]] = {}  # with what each needs to be there
        self._is_left = Event()
        Thread(target=self._watch, name="cluster", daemon=True).start()
        try:
            self._check_workers()
        except ExecutorError:
            self.leave()
            raise

    def workers(self) -> int:
        """Return how many errands are done at once."""
        with suppress(ClusterLostError), self._losing():
            return max(1, len(self._client.nthreads()))
        return 1

    def send(self, errand: Errand, edition: Edition, catalogue: Path | None = None) -> Future[Done]:
        """Have a worker do an errand; what all of them need is given to each of them once.

        It is given again if all who had it are lost. Raises ClusterLostError.
        """
        if not _is_there(self._parcel):
            self._parcel = self._give(pack(edition))
        given_catalogue: Any = b""
        if catalogue and errand.build:
            if errand.build.token != self._token or not _is_there(self._catalogue):
                self._catalogue = self._give(_snapshot(catalogue))
                self._token = errand.build.token
            given_catalogue = self._catalogue
        packed = pickle.dumps(errand, pickle.HIGHEST_PROTOCOL)  # the scheduler need not look inside
        given = (self._name, self._parcel, given_catalogue)
        with self._losing():
            sent: Future[Done] = self._executor.submit(do, packed, self._software, *given)
        self._due[sent] = (self._parcel, given_catalogue or self._parcel)
        sent.add_done_callback(lambda done: self._due.pop(done, None))
        return sent

    def leave(self) -> None:
        """Take back what was given, and close the connection."""
        self._is_left.set()
        self._parcel = self._catalogue = None
        self._client.close()

    def pass_over(self, error: OtherSoftwareError) -> Message:
        """Send no more to a worker of other software while there are others; return what it is."""
        address, *runs = error.args
        self._others.add(address)
        known = self._client.scheduler_info(n_workers=-1)["workers"].keys() - self._others
        if known:
            self._executor = self._client.get_executor(
                pure=False, retries=_RETRIES, workers=sorted(known), allow_other_workers=True
            )
        return _PASSED_OVER.format(workers=f"{address} ({', '.join(runs)})")

    def require(self) -> None:
        """Raise ClusterLostError if the cluster was lost."""
        if self._lost is None and self._client.status in _CLOSED:
            self._lose(self._client.status)
        if self._lost:
            raise self._lost

    def _give(self, data: bytes) -> Any:  # noqa: ANN401  (Dask has no types)
        with self._losing():
            return self._client.scatter(data, broadcast=True, hash=False)

    @contextmanager
    def _losing(self) -> Iterator[None]:
        """Raise ClusterLostError, now and ever after, if the cluster does not do as asked."""
        self.require()
        try:
            yield
        except (OSError, RuntimeError, ClosedClientError) as error:  # of a closed connection
            raise self._lose(error) from error

    def _lose(self, error: object) -> ClusterLostError:
        """Note that the cluster is lost; the first to note it says why."""
        with self._losing_it:
            if self._lost is None:
                self._lost = ClusterLostError(_LOST.format(address=self.address, error=error))
        return self._lost

    def _watch(self) -> None:
        """Let nobody wait for what never comes: Dask does not always tell.

        That is so where a connection is closed, and where what an errand needs was lost with the
        last worker who had it.
        """
        while not self._is_left.wait(_LOOK):
            for due, needed in list(self._due.items()):
                try:
                    self.require()
                    if all(map(_is_there, needed)):
                        continue
                    why: Exception = CancelledError()
                except ClusterLostError as lost:
                    why = lost
                with suppress(InvalidStateError):  # it has come meanwhile
                    due.set_exception(why)

    def _check_workers(self) -> None:
        """Raise ExecutorError unless there are workers, and all have this process's software."""
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise ExecutorError(_NO_WORKERS.format(address=self.address)) from error
        known = self._client.run(identity, on_error="return")
        try:
            known[self.address] = self._client.run_on_scheduler(identity)
        except Exception as error:  # whatever it raises who does not know what it is asked
            known[self.address] = error
        far = {worker: other for worker, other in known.items() if isinstance(other, OSError)}
        if far:
            why = next(iter(far.values()))
            raise ExecutorError(_NOT_REACHED.format(workers=", ".join(sorted(far)), error=why))
        others = {
            f"{worker} ({self._software.difference(other)})"
            for worker, other in known.items()
            if other != self._software
        }
        if others:
            version, workers = version_of("pelican-newsroom"), ", ".join(sorted(others))
            raise ExecutorError(_OTHER_SOFTWARE.format(workers=workers, version=version))


def _client(address: str) -> Client:
    """Return a connection to a scheduler; raises ExecutorError."""
    if not address:
        raise ExecutorError(_NO_ADDRESS)
    try:
        is_secret = address.startswith("tls:")
        if is_secret and not Security().get_connection_args("client")["ssl_context"]:
            raise ExecutorError(_NO_CERTIFICATES.format(address=address))
        return _answered(address)
    except ExecutorError:
        raise
    # OSError or ValueError of an address that is none, and anything of one where something else
    # answers: MemoryError of the length that its first bytes seem to announce.
    except Exception as error:
        told = str(error) or type(error).__name__
        raise ExecutorError(_NO_SCHEDULER.format(address=address, error=told)) from error


def _answered(address: str) -> Client:
    """Return a connection to a scheduler; raises TimeoutError, and whatever Dask raises.

    Dask itself waits for ever where something takes the connection and says nothing, as a web
    server does.
    """
    answer: Future[Client] = Future()

    def ask() -> None:
        try:
            client = Client(
                address,
                timeout=_ANSWER,
                set_as_default=False,
                direct_to_workers=True,  # else the scheduler takes in all pages and hands them on
            )
        except Exception as error:  # whatever it is: who waits for the answer raises it
            answer.set_exception(error)
        else:
            answer.set_result(client)

    Thread(target=ask, name="scheduler", daemon=True).start()
    return answer.result(timeout=2 * _ANSWER)


def _is_there(given: Any) -> bool:  # noqa: ANN401
    """Tell whether workers have what they were given; it is lost with the last who had it."""
    return given is not None and given.status == "finished"


def _snapshot(catalogue: Path) -> bytes:
    """Return the catalogue as committed, as one file without its log."""
    copy = Path(temporary_beside(str(catalogue)))
    try:
        with closing(sqlite3.connect(f"{catalogue.as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("VACUUM INTO ?", (str(copy),))
        return copy.read_bytes()
    finally:
        copy.unlink(missing_ok=True)
