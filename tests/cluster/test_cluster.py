"""A build over several machines is a build on one: the same bytes, whatever befalls a worker."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import dask
import pytest
from distributed import Client

from newsroom.cluster import executor, parcel
from newsroom.cluster.executor import ClusterExecutor
from newsroom.engine import steps
from newsroom.engine.ingest import ingest
from newsroom.engine.render import Fate, JobRenderer, Outcome
from newsroom.engine.search import update
from newsroom.engine.workers import ExecutorError
from newsroom.pages.registry import FAMILIES
from tests.cluster.conftest import PATIENCE
from tests.engine.complete import write_all_kinds
from tests.engine.newspaper import Newspaper, tree

ROOT = Path(__file__).parents[2]


@pytest.fixture
def spread(monkeypatch):
    """Let every job go to the cluster, and have jobs enough for both workers."""
    monkeypatch.setattr(steps, "_FEW", 0)
    monkeypatch.setattr(steps, "_CHUNK", 20)
    monkeypatch.setattr(update, "_FEW", 0)
    monkeypatch.setattr(ingest, "_FEW", 0)
    monkeypatch.setattr(ingest, "_CHUNK", 10)


@pytest.fixture(scope="module")
def newspaper(folder):
    """Return a newspaper with a page of every kind."""
    newspaper = Newspaper(folder / "newspaper")
    newspaper.pictures = None  # workers paint them
    newspaper.settings["EXECUTOR"] = "newsroom.cluster.dask"
    write_all_kinds(newspaper)
    return newspaper


@pytest.fixture
def led(cluster, spread):
    """Lead builds to the cluster."""
    with dask.config.set({"scheduler-address": cluster}):
        yield cluster


def as_on_one_machine(newspaper: Newspaper) -> dict[str, bytes]:
    """Return what this process alone makes of the newspaper."""
    executor, newspaper.settings["EXECUTOR"] = newspaper.settings["EXECUTOR"], ""
    try:
        return newspaper.cold_tree()
    finally:
        newspaper.settings["EXECUTOR"] = executor


def test_many_machines_make_the_bytes_that_one_makes(newspaper, led, monkeypatch):
    make = JobRenderer.make
    made_here: list[Outcome] = []

    def note(warm, key):
        made_here.append(make(warm, key))
        return made_here[-1]

    monkeypatch.setattr(JobRenderer, "make", note)

    newspaper.build()

    here = {FAMILIES[one.key.kind] for one in made_here if one.fate is not Fate.GONE}
    assert here
    assert all(family.is_copy for family in here)
    assert newspaper.tree() == as_on_one_machine(newspaper)


def test_a_cold_build_shows_edits_though_its_workers_have_seen_an_earlier_one(newspaper, led):
    newspaper.build()
    newspaper.article("lua.en.md", Title="Rice", Slug="lua", Lang="en", body="Cheaper.")

    newspaper.build(is_cold=True)

    assert "Cheaper." in newspaper.tree()["en/2019/03/10/lua/index.html"].decode()
    assert newspaper.tree() == as_on_one_machine(newspaper)


def test_a_build_with_nothing_to_do_writes_nothing(newspaper, led):
    newspaper.build()
    newspaper.settings["TOKENS"] = {"measure": "40rem"}  # every page is looked at again
    newspaper.build()

    assert newspaper.build().written == 0


def test_what_a_killed_worker_was_at_is_done_again(newspaper, led, monkeypatch):
    submit = ClusterExecutor.submit
    begun: list[object] = []

    def kill_at_the_third(self, work, job):
        future = submit(self, work, job)
        begun.append(job)
        if len(begun) == 3:
            with Client(led, set_as_default=False) as client:
                os.kill(min(client.run(os.getpid).values()), signal.SIGKILL)
        return future

    monkeypatch.setattr(ClusterExecutor, "submit", kill_at_the_third)
    newspaper.build(is_cold=True)

    assert len(begun) > 3
    assert newspaper.tree() == as_on_one_machine(newspaper)


def test_workers_with_other_software_are_refused_by_name(newspaper, led, monkeypatch):
    monkeypatch.setattr(parcel, "software", lambda: "another")

    with pytest.raises(ExecutorError, match=r"(tcp://127\.0\.0\.1:\d+(, |\.))+"):
        newspaper.build(is_cold=True)


def test_a_cluster_that_is_not_there_is_told(newspaper, spread, monkeypatch):
    monkeypatch.setattr(executor, "_PATIENCE", 0.2)

    with pytest.raises(ExecutorError, match="--cluster"):
        newspaper.build(is_cold=True)
    with (
        dask.config.set({"scheduler-address": "tcp://127.0.0.1:9"}),
        pytest.raises(ExecutorError, match="no scheduler"),
    ):
        newspaper.build(is_cold=True)


PLUGIN = """
from pelican import signals
from marks import MARK  # of a file beside pelicanconf.py

def mark(path, context):
    with open(path, "r+b") as page:
        data = page.read()
        page.seek(0)
        page.write(data + MARK)

def register():
    signals.content_written.connect(mark)
"""
SETTINGS = """
from pathlib import Path
from marks import MARK

SITENAME = "The Courier"
SITEURL = ""
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
SECTIONS = [{"name": "News", "slug": "news"}]
PATH = "content"
PELICAN_CLASS = "newsroom.site.Newsroom"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["marking"]
JINJA_FILTERS = {"loud": lambda text: text.upper()}
"""


def test_plugins_and_settings_of_the_edition_work_on_every_machine(folder, cluster):
    edition = folder / "courier"
    (edition / "plugins").mkdir(parents=True)
    (edition / "plugins/marking.py").write_text(PLUGIN)
    (edition / "marks.py").write_text('MARK = b"<!-- marked -->"\n')
    (edition / "pelicanconf.py").write_text(SETTINGS)
    courier = Newspaper(edition)
    for number in range(150):
        courier.article(f"{number}.md", Title=f"Item {number}", Category="News")

    told = subprocess.run(
        [sys.executable, "-m", "newsroom", "build", "--cluster", cluster],
        cwd=edition,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )

    assert (told.returncode, told.stderr) == (0, "")
    pages = [data for path, data in tree(edition / "output").items() if path.endswith(".html")]
    assert len(pages) > 150
    assert [page.count(b"<!-- marked -->") for page in pages] == [1] * len(pages)
