"""A plain `newsroom build` is read without Invoke, as Invoke would; the rest is Invoke's."""

import inspect
import subprocess
import sys

import pytest

from newsroom.commands.build import build
from newsroom.commands.edition_build import build_edition
from newsroom.commands.plain_call import options_of_plain_call

PLAIN = {
    "build": {},
    "build --quiet --cold": {"quiet": True, "cold": True},
    "build --content=articles --jobs 2": {"content": "articles", "jobs": 2},
    "build --production --output public": {"production": True, "output": "public"},
}
FOR_INVOKE = [
    "",
    "check",
    "check --quiet",
    "build --help",
    "build -q",
    "build --root x",
    "build --colder",
    "build --quiet=yes",
    "build --jobs two",
    "build --jobs -1",
    "build --jobs",
    "build --content --quiet",
    "build --content=",
    "build --quiet --quiet",
    "build quiet",
    "build check",
    "--echo build",
]


def read(line):
    return options_of_plain_call("build", build_edition, line.split())


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_line_is_read(line):
    assert read(line) == PLAIN[line]


@pytest.mark.parametrize("line", FOR_INVOKE)
def test_invoke_looks_at_every_other(line):
    assert read(line) is None


def test_its_options_are_those_of_the_command():
    options = list(inspect.signature(build_edition).parameters.values())[1:]
    command = list(inspect.signature(build.body).parameters.values())[1:]

    assert {one.kind for one in options} == {inspect.Parameter.KEYWORD_ONLY}
    assert [(one.name, one.default) for one in options] == [
        (one.name, one.default) for one in command
    ]


def test_misuse_is_told_as_ever_and_nothing_of_invoke_is_loaded(tmp_path):
    program = """
import sys
sys.argv = ["newsroom", "build"]
from newsroom.__main__ import main
try:
    main()
finally:
    assert not {"invoke", "asyncio", "rich", "importlib.metadata"} & sys.modules.keys()
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={"PATH": "", "LANG": "en"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stderr == f"There is no edition in {tmp_path}: it has no pelicanconf.py.\n"
