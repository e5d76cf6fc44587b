"""The end of a program that has done its work."""

import atexit
import os
import sys
import threading


def end_at_once() -> None:
    """End this process as a success, without taking apart what it has loaded.

    Python would let go of every module and object, one by one, for nobody: 13 ms, a twentieth of
    building one article. mypy and Mercurial end in this way too. What is registered to be done at
    exit is done, and what was printed is written. Returns, for Python to end as usual, if threads
    are still at work: somebody may wait for them.
    """
    if threading.active_count() > 1:
        return
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
