"""What forked processes are born with, so that no job need carry it.

An edition is the same for all jobs of a build, and its settings may hold what cannot be pickled: a
`lambda` among JINJA_FILTERS is the usual way to write one.
"""

import io
import pickle
from copyreg import dispatch_table
from itertools import count
from typing import Any

# Forked processes have a copy of this. Values are known in it by numbers that no other ever gets.
_bequeathed: dict[int, object] = {}
_numbers = count(1)


def bequeath(value: object) -> None:
    """Let processes that are forked from now on have this value, and no earlier one."""
    _bequeathed.clear()
    _bequeathed[next(_numbers)] = value


class Carried:
    """A job for a forked process; what unpickles it gets the job itself, with its own heritage."""

    def __init__(self, job: object) -> None:
        self._job = job

    def __reduce__(self) -> tuple[Any, ...]:
        stream = io.BytesIO()
        pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
        kinds: dict[type, Any] = {type(value): _by_number for value in _bequeathed.values()}
        pickler.dispatch_table = {**dispatch_table, **kinds}
        pickler.dump(self._job)
        return pickle.loads, (stream.getvalue(),)


def _by_number(value: object) -> Any:  # noqa: ANN401  (what pickle takes)
    for number, one in _bequeathed.items():
        if one is value:
            return _inherited, (number,)
    return value.__reduce_ex__(pickle.HIGHEST_PROTOCOL)


def _inherited(number: int) -> object:
    return _bequeathed[number]
