"""A build over several machines is a build on one: the same bytes, whatever befalls a worker."""

import errno
import os
import pickle
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Lock
from types import SimpleNamespace
from typing import Any

import dask
import pytest
import trustme
from distributed import Client, LocalCluster, Security, cfexecutor

from newsroom.checking.links import LinkJob, links_job
from newsroom.cluster import connection, identity, parcel, worker
from newsroom.cluster.connection import Cluster
from newsroom.cluster.errands import BuildNote, Errand, errand_of_texts
from newsroom.cluster.executor import ClusterExecutor
from newsroom.cluster.identity import Identity
from newsroom.cluster.own_modules import files_in
from newsroom.content.scan import digest
from newsroom.engine import page_maker, plugins
from newsroom.engine.build import build
from newsroom.engine.ingest import ingest, ingested
from newsroom.engine.ingest.read_job import ReadJob, read_job
from newsroom.engine.object_store import object_name
from newsroom.engine.render import Fate, JobRenderer, Outcome, RenderJob
from newsroom.engine.search import update
from newsroom.engine.workers import ExecutorError
from newsroom.language.messages import in_words
from newsroom.pages.family import Family
from newsroom.pages.registry import FAMILIES
from tests.cluster.conftest import PATIENCE
from tests.engine.complete import write_all_kinds
from tests.engine.newspaper import Newspaper, tree

ROOT = Path(__file__).parents[2]


@pytest.fixture
def spread(monkeypatch):
    """Let every job go to the cluster, and have jobs enough for both workers."""
    monkeypatch.setattr(page_maker, "FEW", 0)
    monkeypatch.setattr(page_maker, "CHUNK", 20)
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


@pytest.fixture
def made_here(monkeypatch):
    """Return the pages that this process has made."""
    make = JobRenderer.make
    made: list[Outcome] = []

    def note(warm, keys):
        outcomes = make(warm, keys)
        made.extend(outcomes)
        return outcomes

    monkeypatch.setattr(JobRenderer, "make", note)
    return made


def as_on_one_machine(newspaper: Newspaper) -> dict[str, bytes]:
    """Return what this process alone makes of the newspaper, in folders of its own."""
    edition = replace(newspaper.edition("alone"), executor="", output_store="")
    build(edition, newspaper.order())
    return tree(edition.output)


def families_of(outcomes: list[Outcome]) -> set[Family[Any]]:
    return {FAMILIES[one.key.kind] for one in outcomes if one.fate is not Fate.GONE}


def test_many_machines_make_the_bytes_that_one_makes(newspaper, led, made_here):
    newspaper.build()

    here = families_of(made_here)
    assert here
    assert all(family.is_copy for family in here)
    assert newspaper.tree() == as_on_one_machine(newspaper)


def test_a_cold_build_shows_edits_though_its_workers_have_seen_an_earlier_one(newspaper, led):
    newspaper.article("lua.en.md", Title="Rice", Slug="lua", Lang="en", body="Cheaper.")

    newspaper.build(is_cold=True)

    assert "Cheaper." in newspaper.tree()["en/2019/03/10/lua/index.html"].decode()
    assert newspaper.tree() == as_on_one_machine(newspaper)


def test_pages_that_are_as_they_were_are_looked_at_there_and_left(newspaper, led, monkeypatch):
    monkeypatch.setattr(ingested, "MANY", 0)  # so that every page is looked at
    newspaper.article("lua.en.md", Title="Rice", Slug="lua", Lang="en", body="Dearer.")

    report = newspaper.build()

    assert 0 < report.written < 20 < report.unchanged
    assert newspaper.tree() == as_on_one_machine(newspaper)
    assert newspaper.build().written == 0


def test_workers_store_pages_themselves_and_pictures_are_kept_here_too(
    newspaper, led, storage, made_here, monkeypatch
):
    for name, value in storage.keys().items():
        monkeypatch.setenv(name, value)
    monkeypatch.setitem(newspaper.settings, "OUTPUT_STORE", "s3://paper/objects")
    pages = as_on_one_machine(newspaper)
    shutil.rmtree(newspaper.edition().picture_cache)

    newspaper.build()

    names = {object_name(path, digest(data)) for path, data in pages.items()}
    assert tree(storage.folder("paper") / "objects").keys() == names
    assert not newspaper.tree()
    assert all(family.is_copy for family in families_of(made_here))
    assert newspaper.build().written == 0
    assert any(newspaper.edition().picture_cache.rglob("*.webp"))


def test_workers_with_other_software_are_refused_by_name(newspaper, led, monkeypatch):
    monkeypatch.setattr(identity, "software", lambda: "another")

    with pytest.raises(
        ExecutorError, match=r"(tcp://127\.0\.0\.1:\d+ \(pelican-newsroom\)(, |\.))+"
    ):
        newspaper.build(is_cold=True)


def test_a_cluster_that_is_not_there_is_told(newspaper, spread, monkeypatch):
    monkeypatch.setattr(connection, "_PATIENCE", 0.2)
    monkeypatch.setattr(connection, "_ANSWER", 0.2)

    with pytest.raises(ExecutorError, match="--cluster"):
        newspaper.build(is_cold=True)
    for address in ("tcp://127.0.0.1:9", "tcp://127.0.0.1", "127.0.0.1:x", "nonsense://a:1"):
        with (
            dask.config.set({"scheduler-address": address}),
            pytest.raises(ExecutorError, match="no scheduler"),
        ):
            newspaper.build(is_cold=True)


def test_a_worker_to_whom_no_way_leads_is_named(led, monkeypatch):
    far = {"tcp://10.0.0.9:1": OSError("no route")}
    monkeypatch.setattr(Client, "run", lambda *_arguments, **_named: far)

    with pytest.raises(ExecutorError, match=r"10\.0\.0\.9.*no route.*--host"):
        Cluster()


@pytest.mark.filterwarnings("default")  # Dask's own, of a machine that is slow
def test_tls_is_set_as_dask_sets_it_and_whoever_has_no_certificate_is_told(tmp_path):
    settings = {"distributed.comm.tls.ca-file": f"{tmp_path}/ca"}
    authority = trustme.CA()
    authority.cert_pem.write_to_path(f"{tmp_path}/ca")
    for role in ("scheduler", "worker", "client"):
        issued = authority.issue_cert("127.0.0.1")
        issued.private_key_and_cert_chain_pem.write_to_path(f"{tmp_path}/{role}")
        settings |= {
            f"distributed.comm.tls.{role}.{part}": f"{tmp_path}/{role}" for part in ("cert", "key")
        }
    with dask.config.set(settings):
        machines = LocalCluster(
            n_workers=1,
            processes=False,
            protocol="tls",
            host="127.0.0.1",
            dashboard_address=":0",
            security=Security(),
        )
    with machines, dask.config.set({"scheduler-address": machines.scheduler_address}):
        with pytest.raises(ExecutorError, match="certificates"):
            Cluster()
        with dask.config.set(settings):
            cluster = Cluster()
            cluster.leave()

    assert cluster.address.startswith("tls://")


PLUGIN = """
from pelican import signals
from marks import MARK  # of a file beside pelicanconf.py
from .words import AFTER

_marks = []

def begin(pelican):
    _marks[:] = [MARK, pelican.settings["SITENAME"].encode(), AFTER]

def mark(path, context):
    with open(path, "r+b") as page:
        data = page.read()
        page.seek(0)
        page.write(data + b"".join(_marks))

def register():
    signals.initialized.connect(begin)
    signals.content_written.connect(mark)
"""
TIDE = """
from newsroom.signals import beside_day

def tide(sender, day, language):
    return f"<p>High water of {day}</p>"

def register():
    beside_day.connect(tide)
"""
EXTENSION = """
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor

class Inserted(Extension):
    def extendMarkdown(self, md):
        md.inlinePatterns.register(SimpleTagInlineProcessor("(==)(.*?)==", "ins"), "ins", 105)
"""
SETTINGS = """
import sys
from pathlib import Path
from threading import Lock
sys.path.insert(0, str(Path(__file__).parent / "lib"))
from marks import MARK
from plain.upper import loud  # of a folder without an __init__
from far import far  # of lib/

LOCK = Lock()
SITENAME = "The Courier"
SITEURL = ""
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
SECTIONS = [{"name": "News", "slug": "news"}]
PATH = "content"
PELICAN_CLASS = "newsroom.site.Newsroom"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["marking", "tide"]
JINJA_FILTERS = {"loud": loud, "far": far, "soft": lambda text: text.lower()}
THEME_TEMPLATES_OVERRIDES = ["overrides"]
MARKDOWN = {"extensions": ["inserted:Inserted"]}
"""
NOT_FOUND = "{{ 'A'|loud }}{{ 'b'|far }}{{ 'C'|soft }}"
FILES = {
    "plugins/marking/__init__.py": PLUGIN,
    "plugins/marking/words.py": 'AFTER = b" -->"\n',
    "tide.py": TIDE,
    "inserted.py": EXTENSION,
    "marks.py": 'MARK = b"<!-- marked by "\n',
    "plain/upper.py": "def loud(text):\n    return text.upper()\n",
    "lib/far.py": "def far(text):\n    return f'far {text}'\n",
    "elsewhere/not_found.html": NOT_FOUND,
    "pelicanconf.py": SETTINGS,
}


def test_plugins_and_settings_of_the_edition_work_on_every_machine(folder, cluster):
    edition = folder / "courier"
    for path, text in FILES.items():
        (edition / path).parent.mkdir(parents=True, exist_ok=True)
        (edition / path).write_text(text)
    (edition / "overrides").symlink_to("elsewhere")
    courier = Newspaper(edition)
    for number in range(301):  # jobs enough for a cluster, of texts too
        courier.article(f"{number}.md", Title=f"Item {number}", Category="News", body="==new==")

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
    pages = {path: data for path, data in tree(edition / "output").items() if ".html" in path}
    assert len(pages) > 300
    marks = {page.count(b"<!-- marked by The Courier -->") for page in pages.values()}
    assert marks == {1}
    assert pages["404.html"].startswith(b"Afar bc")
    assert b"High water of 2019-03-10" in pages["2019/03/10/index.html"]
    assert sum(b"<ins>new</ins>" in page for page in pages.values()) == 301


def test_plugins_of_one_edition_do_nothing_to_the_next(newspaper, led):
    newspaper.build(is_cold=True)

    assert newspaper.tree() == as_on_one_machine(newspaper)


def test_a_worker_that_lacks_a_plugin_makes_no_pages_and_says_so(newspaper, monkeypatch):
    monkeypatch.setattr(plugins, "_settings", {})
    monkeypatch.setattr(
        worker,
        "get_worker",
        lambda: SimpleNamespace(address="tcp://10.0.0.9:1", local_directory=""),
    )
    settings = parcel.Settings(newspaper.edition(), {"PLUGINS": ["absent"], "PLUGIN_PATHS": []})
    errand = pickle.dumps(errand_of_texts(ReadJob(settings.edition, (), {}, {}, frozenset())))
    monkeypatch.setattr(worker, "unpack", lambda _parcel, _place: settings)
    monkeypatch.setattr(worker, "_forget", lambda _place: None)

    for _asked in range(2):
        with pytest.raises(worker.ErrandFailedError, match=r"10\.0\.0\.9:1: .*: absent"):
            worker.do(errand, identity.identity(), "courier", b"", b"")


def test_half_of_a_catalogue_is_never_taken_for_one(newspaper, tmp_path, monkeypatch):
    edition = replace(newspaper.edition(), cache=tmp_path)
    errand = Errand(RenderJob, ((),), BuildNote((), "token", 0), {}, {})

    def write_half(file: Path, data: bytes) -> int:
        with file.open("wb") as stream:
            stream.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", write_half)
        with pytest.raises(OSError, match="full"):
            worker._catalogue(errand, edition, b"whole")

    assert not list(tmp_path.iterdir())
    assert worker._catalogue(errand, edition, b"whole").read_bytes() == b"whole"


def test_what_differs_of_a_workers_software_is_named():
    here = Identity("a", "3.11", (("jinja2", "3.1"), ("markdown", "3.11")))

    assert here.difference(here._replace(python="3.12")) == "Python 3.12"
    assert here.difference(here._replace(packages=(("markdown", "3.9"),))) == "markdown 3.9"
    assert here.difference(here._replace(sources="b")) == "pelican-newsroom"
    assert here.difference(ModuleNotFoundError("newsroom")) == "pelican-newsroom"


def test_a_worker_of_other_software_that_comes_later_is_passed_over(newspaper, led):
    executor = ClusterExecutor(1)
    job = ReadJob(newspaper.edition(), (), {}, {}, frozenset())
    assert executor.submit(read_job, job).result(timeout=PATIENCE) == []
    cluster = executor._cluster
    assert cluster is not None
    first, second = sorted(cluster._client.scheduler_info(n_workers=-1)["workers"])

    told = cluster.pass_over(worker.OtherSoftwareError(first, "markdown 3.9"))

    assert f"{first} (markdown 3.9)" in in_words(told, "en")
    assert cluster._executor._kwargs["workers"] == [second]
    executor.shutdown()


def test_jobs_that_workers_do_not_know_are_done_here(tmp_path):
    (tmp_path / "a.md").write_text("[b](b.md)")
    executor = ClusterExecutor(1)

    found = executor.submit(links_job, LinkJob(tmp_path, ("a.md",))).result(timeout=PATIENCE)

    assert [one.target for one in found] == ["b.md"]
    executor.shutdown()


def test_settings_that_cannot_travel_are_told(newspaper, monkeypatch):
    held = {"held": Lock()}
    monkeypatch.setitem(newspaper.settings, "JINJA_GLOBALS", held)
    with pytest.raises(ExecutorError, match="cannot pickle"):
        parcel.pack(newspaper.edition())


def test_links_in_a_theme_are_followed_but_not_round_in_a_circle(tmp_path):
    for place in ("theme", "shared"):
        (tmp_path / place).mkdir()
        (tmp_path / place / f"{place}.html").touch()
    (tmp_path / "theme/partials").symlink_to("../shared")
    (tmp_path / "shared/back").symlink_to("../theme")
    (tmp_path / "theme/gone.html").symlink_to("nowhere")

    found = {str(one.relative_to(tmp_path)) for one in files_in(tmp_path / "theme")}

    assert found == {"theme/theme.html", "theme/gone.html", "theme/partials/shared.html"}


def lose_connection(cluster: Cluster) -> None:
    cluster._client.close()


def lose_what_was_given(cluster: Cluster) -> None:
    """As when all workers die and others come, which Dask's nannies see to."""
    given = [one for one in (cluster._parcel, cluster._catalogue) if one is not None]
    cluster._client.cancel(given, force=True)


@pytest.mark.parametrize(
    "loss",
    [
        (lose_connection, 2, 1),  # of settings and catalogue; nothing is given to what is closed
        (lose_what_was_given, 4, 0),
    ],
)
def test_a_cluster_that_is_lost_while_it_makes_pages_ends_no_build(
    newspaper, led, monkeypatch, caplog, loss
):
    lose, given, told = loss
    submit, give = ClusterExecutor.submit, Cluster._give
    pages = count(1)
    gifts: list[int] = []

    def lose_after_the_third(self, work, job):
        future = submit(self, work, job)
        if isinstance(job, RenderJob) and next(pages) == 3:
            lose(self._cluster)
        return future

    def note(self, data):
        gifts.append(len(data))
        return give(self, data)

    monkeypatch.setattr(ClusterExecutor, "submit", lose_after_the_third)
    monkeypatch.setattr(Cluster, "_give", note)
    newspaper.build(is_cold=True)

    assert next(pages) > 5
    assert len(gifts) == given
    assert [led in one for one in caplog.messages].count(True) == told  # by its address
    assert newspaper.tree() == as_on_one_machine(newspaper)


@pytest.mark.parametrize("lose", [lose_connection, lose_what_was_given])
def test_nobody_waits_for_what_never_comes(newspaper, led, monkeypatch, lose):
    monkeypatch.setattr(cfexecutor, "_cascade_future", lambda _theirs, _ours: None)
    executor = ClusterExecutor(1)
    waiting = executor.submit(read_job, ReadJob(newspaper.edition(), (), {}, {}, frozenset()))
    assert executor._cluster is not None

    lose(executor._cluster)

    assert waiting.result(timeout=30) == []
    executor.shutdown()


def test_what_was_given_is_given_again_once_it_is_lost(newspaper, led):
    cluster = Cluster()
    errand = errand_of_texts(ReadJob(newspaper.edition(), (), {}, {}, frozenset()))
    cluster.send(errand, newspaper.edition()).result(30)
    first = cluster._parcel

    lose_what_was_given(cluster)
    cluster.send(errand, newspaper.edition()).result(30)

    assert cluster._parcel is not first
    cluster.leave()


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
    newspaper.build(is_cold=True)  # the last test here: one worker is left

    assert len(begun) > 3
    assert newspaper.tree() == as_on_one_machine(newspaper)
