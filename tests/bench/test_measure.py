"""What a command costs, without a word on how long anything takes."""

import os
import subprocess
import sys
from contextlib import ExitStack

import pytest

from bench.measure import CommandFailedError, Cost, measure, median_cost, proportional_memory

MEGABYTE = 1_000_000


def python(program):
    return [sys.executable, "-c", program]


def test_cost_holds_the_memory_of_the_process(tmp_path):
    cost = measure(python(f"held = b'x' * {60 * MEGABYTE}"), cwd=tmp_path)

    # For a moment, what is forked holds all that the tests do.
    assert 60 * MEGABYTE < cost.peak_bytes < 600 * MEGABYTE


def test_cost_holds_the_processor_time_of_children(tmp_path):
    burn = "import time\nwhile time.process_time() < 0.2: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {burn!r}])"

    assert measure(python(parent), cwd=tmp_path).cpu_seconds >= 0.2


def test_memory_of_processes_that_live_together_is_added_up():
    program = f"held = b'x' * {40 * MEGABYTE}; print('held', flush=True); input()"
    with ExitStack() as stack:
        for _ in range(3):
            child = subprocess.Popen(
                python(program), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
            stack.enter_context(child)
            stack.callback(child.communicate, "\n")
            child.stdout.readline()

        assert proportional_memory(os.getpid()) > 3 * 40 * MEGABYTE


def test_a_failing_command_is_an_error_that_shows_its_last_words(tmp_path):
    with pytest.raises(CommandFailedError, match=r"(?s)ended with 3.*no content"):
        measure(python("print('no content'); raise SystemExit(3)"), cwd=tmp_path)


def test_environment_is_added_to_the_present_one(tmp_path):
    program = "import os; assert os.environ['EDITION'] == 'test' and 'PATH' in os.environ"

    measure(python(program), cwd=tmp_path, environment={"EDITION": "test"})


def test_median_is_taken_of_each_figure_on_its_own():
    costs = [Cost(1.0, 9.0, 20), Cost(2.0, 7.0, 30), Cost(6.0, 8.0, 10)]

    assert median_cost(costs) == Cost(seconds=2.0, cpu_seconds=8.0, peak_bytes=20)
