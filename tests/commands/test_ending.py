"""A program that has done its work ends at once, and loses nothing by it."""

import subprocess
import sys

import pytest

PROGRAM = """
import atexit, sys, threading
from newsroom.commands.ending import end_at_once

over = threading.Event()
atexit.register(print, "registered")
sys.stdout.write("printed ")
{thread}
end_at_once()
print("went on")
over.set()
"""
THREAD = "threading.Thread(target=over.wait).start()"


@pytest.mark.parametrize(
    ("thread", "printed"),
    [("", "printed registered\n"), (THREAD, "printed went on\nregistered\n")],
    ids=["alone", "beside a thread"],
)
def test_what_is_registered_and_printed_is_not_lost(thread, printed):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(thread=thread)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, printed, "")
