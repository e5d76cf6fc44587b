"""What every suite builds upon: the smallest newspaper that shows a behaviour."""

from pathlib import Path

import pytest

from newsroom.content.article import Article, StandingPage
from newsroom.content.reading import read
from newsroom.content.rejection import Rejection
from newsroom.edition import Edition
from newsroom.language.messages import speak
from tests.build.newspaper import Newspaper


@pytest.fixture(autouse=True)
def english_messages():
    """Let every test begin in the language of the msgids, whatever the last one has built."""
    speak("en")


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
    ) -> Article | StandingPage | tuple[Rejection, ...]:
        raw = data.encode() if isinstance(data, str) else data
        return read(path, raw, edition, files.__contains__)

    return read_one
