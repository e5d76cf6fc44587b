"""What every suite builds upon: the smallest newspaper that shows a behaviour."""

import fcntl
import os
import pickle
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import hypothesis
import pytest
from pelican.settings import read_settings

from newsroom.content.insets import Record
from newsroom.content.named_files import NamedFiles
from newsroom.content.read import read
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition, edition_from_settings
from newsroom.engine.build import build
from newsroom.engine.order import BuildOrder, BuildReport
from newsroom.engine.progress import Silent
from tests.engine.complete import write_all_kinds
from tests.engine.newspaper import Newspaper

# A law holds or it does not; how long an example takes says more about the machine.
hypothesis.settings.register_profile(
    "unhurried",
    hypothesis.settings(),
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("unhurried")

ROOT = Path(__file__).parents[1]
# After the last article of the sample edition, so that every machine builds the same one.
SAMPLE_TIME = 1_606_000_000  # 2020-11-22 06:06:40 in Vietnam

# Each of these takes as long as hundreds of others.
LONG = {
    *("test_law.py", "test_crash_safety.py", "test_interruptions.py", "test_cluster.py"),
    *("test_accessibility.py", "test_commands.py", "test_collection.py"),
}

# In CI the machine has all that tests need: what is skipped there proves nothing, and nobody sees.
IS_CI = os.environ.get("CI", "").lower() not in {"", "0", "false"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: else one process is at it when the others are done."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.path.name not in LONG)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a test that is skipped in CI fail."""
    return _as_ci_has_it((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let a file of tests that is skipped in CI fail."""
    return _as_ci_has_it((yield))


def _as_ci_has_it(report):
    if IS_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"in CI no test may be skipped: {reason}"
    return report


@pytest.fixture(scope="session", autouse=True)
def made_once(tmp_path_factory: pytest.TempPathFactory):
    """Compile every template of the theme once for all tests, and make every picture once.

    Processes that share the tests share these too: both caches are made for that.
    """
    run = _folder_of_all(tmp_path_factory)
    Newspaper.compiled, Newspaper.pictures = run / "templates", run / "pictures"
    for folder in (Newspaper.compiled, Newspaper.pictures):
        folder.mkdir(exist_ok=True)


def _folder_of_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of this run, the same one in all processes that share its tests."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture
def newspaper(tmp_path: Path) -> Newspaper:
    """Return an empty newspaper with the real theme, three sections, and a clock at NOON."""
    return Newspaper(tmp_path / "newspaper")


@pytest.fixture
def edition(newspaper: Newspaper) -> Edition:
    """Return the newspaper's settings as the software sees them."""
    return newspaper.edition()


@pytest.fixture
def read_file(edition: Edition):
    """Return a function that reads one content file: its text or bytes, to what comes of it.

    `files` are what else lies in content/. The messages are those of the msgids.
    """

    def read_one(
        data: str | bytes, path: str = "a.md", files: tuple[str, ...] = ()
    ) -> Record | tuple[Rejection, ...]:
        raw = data.encode() if isinstance(data, str) else data
        return read(path, raw, edition, NamedFiles(files.__contains__))

    return read_one


@dataclass(frozen=True)
class Sample:
    """The sample edition of this repository, built as of SAMPLE_TIME."""

    edition: Edition
    report: BuildReport

    @property
    def output(self) -> Path:
        return self.edition.output

    def page(self, address: str) -> str:
        """Return the HTML of the page at an address such as `/2019/03/11/`."""
        return (self.output / address.strip("/") / "index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Return the sample edition, built once for all tests that only look at it.

    The first process that needs it builds it; the others wait, and look at the same.
    """
    folder = _folder_of_all(tmp_path_factory) / "sample-edition"
    folder.mkdir(exist_ok=True)
    folders = {
        "OUTPUT_PATH": str(folder / "output"),
        "CACHE_PATH": str(folder / "cache"),
        "PICTURE_CACHE": str(Newspaper.pictures),
    }
    edition = edition_from_settings(read_settings(str(ROOT / "pelicanconf.py"), folders))
    order = BuildOrder(now=SAMPLE_TIME, jobs=1, progress=Silent(), on_wait=lambda _process: None)
    report = folder / "report"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not report.exists():
            report.write_bytes(pickle.dumps(build(edition, order)))
    return Sample(edition, pickle.loads(report.read_bytes()))


@pytest.fixture(scope="session")
def complete(tmp_path_factory: pytest.TempPathFactory) -> Newspaper:
    """Return a newspaper with a page of every kind, built once: tests only look at it."""
    newspaper = Newspaper(tmp_path_factory.mktemp("complete") / "newspaper")
    write_all_kinds(newspaper)
    assert newspaper.build().rejections == ()
    return newspaper
