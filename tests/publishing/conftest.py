"""Servers that start once for all tests that use them, and a newspaper to publish to them."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from newsroom.language.messages import translations
from tests.engine.newspaper import Newspaper
from tests.publishing.publisher import Publisher, restored_newspaper, small_newspaper
from tests.publishing.servers import Server, openssh_server, rclone_server

_names = count(1)


@pytest.fixture(autouse=True)
def no_rclone_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tester's own hosts out of this, rclone's waits short, and its needs small."""
    monkeypatch.setenv("RCLONE_CONFIG", "/dev/null")
    monkeypatch.setenv("RCLONE_LOW_LEVEL_RETRIES", "3")
    monkeypatch.setenv("RCLONE_TRANSFERS", "2")
    monkeypatch.setenv("RCLONE_CHECKERS", "1")
    monkeypatch.setenv("RCLONE_WEBDAV_PACER_MIN_SLEEP", "0")
    monkeypatch.setenv("GOGC", "off")  # it lives for milliseconds: a third less work
    monkeypatch.setenv("GOMAXPROCS", "1")  # other tests have the other cores


@pytest.fixture(autouse=True)
def messages_as_in_the_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Keep builds from changing the language in which the tests read messages.

    What was read of catalogues is kept for the process: here, and for the tests after these.
    """
    monkeypatch.setattr("newsroom.language.messages.CATALOGUES", tmp_path)
    translations.cache_clear()
    yield
    translations.cache_clear()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """Return a function that starts a kind of server, if it has not been started yet."""
    started: dict[str, Server] = {}
    with ExitStack() as stack:

        def start(kind: str) -> Server:
            if kind not in started:
                folder = tmp_path_factory.mktemp(kind)
                if kind == "local":
                    started[kind] = Server("local", folder, 0)
                elif kind == "openssh":
                    started[kind] = stack.enter_context(openssh_server(folder))
                else:
                    started[kind] = stack.enter_context(rclone_server(kind, folder))
            return started[kind]

        yield start


@pytest.fixture(scope="session")
def first_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a newspaper with a few articles, built once for all tests."""
    newspaper = small_newspaper(tmp_path_factory.mktemp("first") / "newspaper")
    newspaper.build()
    return newspaper.root


@pytest.fixture
def newspaper(first_edition: Path, tmp_path: Path) -> Newspaper:
    """Return a newspaper with a few articles, which has been built."""
    unfinished = shutil.ignore_patterns("*.tmp")  # of whoever writes in its cache just now
    copy = shutil.copytree(first_edition, tmp_path / "newspaper", ignore=unfinished)
    return restored_newspaper(copy)


@pytest.fixture
def place(
    server: Callable[[str], Server], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[dict[str, object], Path]]:
    """Return a function that finds an empty place on a kind of host.

    It gives the target's fields, and the folder on disk where what is published appears.
    """

    def find(kind: str) -> tuple[dict[str, object], Path]:
        host = server(kind)
        for name, value in host.environment.items():
            monkeypatch.setenv(name, value)
        folder = f"site-{next(_names)}"
        return {"remote": host.remote(folder), **host.fields}, host.folder(folder)

    return find


@pytest.fixture
def publisher(
    newspaper: Newspaper, place: Callable[..., tuple[dict[str, object], Path]]
) -> Publisher:
    """Return a publisher to an empty folder of this machine; `host` is that folder."""
    fields, _folder = place("local")
    return Publisher(newspaper, fields)


@pytest.fixture
def host(publisher: Publisher) -> Path:
    """Return the folder that `publisher` publishes to."""
    return Path(str(publisher.fields["remote"]))
