"""`invoke serve`: every save is on the page, and nothing that is saved ends the session."""

import json
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from newsroom.edition import Edition
from newsroom.engine.build import build
from newsroom.engine.order import BuildReport
from newsroom.serving.live import EVENTS_PATH, SCRIPT_PATH, script_tag
from newsroom.serving.server import ListenError
from newsroom.serving.session import Session
from tests.engine.newspaper import Newspaper

PATIENCE = 60  # seconds until a save that was not noticed fails the test


class Newsroom:
    """What a session needs of newsroom.Newsroom: an edition, and how to build it."""

    def __init__(self, newspaper: Newspaper) -> None:
        self.edition: Edition = newspaper.edition()
        self._order = newspaper.order

    def build(self, *, jobs: int, is_quiet: bool, paths: tuple[str, ...] | None) -> BuildReport:
        return build(self.edition, self._order(paths=paths))


class Desk:
    """A session under way, and what it told the terminal."""

    def __init__(self, newspaper: Newspaper) -> None:
        self.newspaper = newspaper
        self.told: Queue[BuildReport | str] = Queue()
        self._session = Session(
            lambda: Newsroom(newspaper),  # type: ignore[return-value]
            newspaper.root,
            jobs=1,
            tell=self.told.put,
        )
        self.server = self._session.serve(bind="127.0.0.1", port=0)
        self._thread = threading.Thread(target=self._session.follow)
        self._thread.start()

    def close(self) -> None:
        self._session.stop.set()
        self._thread.join(PATIENCE)
        self.server.stop()
        self._session.close()
        assert not self._thread.is_alive()

    def get(self, path: str) -> tuple[int, str, str]:
        """Return status, type and text of what is at a path."""
        try:
            with urllib.request.urlopen(
                self.server.url.rstrip("/") + path, timeout=PATIENCE
            ) as answer:
                return answer.status, answer.headers["Content-Type"], answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.headers["Content-Type"], error.read().decode()

    def events(self) -> Iterator[dict[str, Any]]:
        """Yield what an open page is told."""
        with urllib.request.urlopen(
            self.server.url.rstrip("/") + EVENTS_PATH, timeout=PATIENCE
        ) as stream:
            for line in stream:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])


@pytest.fixture
def desk(newspaper: Newspaper) -> Iterator[Desk]:
    """Return a session over an edition of one article; its first report is already read."""
    newspaper.article("a.md", Title="Bài đầu", Date="2019-03-10 08:00")
    newspaper.own_theme()
    desk = Desk(newspaper)
    try:
        assert isinstance(desk.told.get(timeout=PATIENCE), BuildReport)
        yield desk
    finally:
        desk.close()


def test_pages_are_served_with_their_types_and_the_live_script(desk: Desk) -> None:
    status, kind, text = desk.get("/2019/03/10/bai-dau/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert script_tag(next(desk.events())["build"]).decode() in text
    assert SCRIPT_PATH.encode() not in (desk.newspaper.output / "index.html").read_bytes()


def test_an_address_that_is_nothing_gets_the_404_page(desk: Desk) -> None:
    status, _kind, text = desk.get("/khong-co/")
    assert status == 404
    assert "Báo Thử" in text


def test_hidden_files_are_not_served(desk: Desk) -> None:
    assert desk.get("/.newsroom")[0] == 404


def test_a_saved_article_is_on_its_page(desk: Desk) -> None:
    desk.newspaper.article("b.md", Title="Bài mới", Date="2019-03-11 08:00")
    report = desk.told.get(timeout=PATIENCE)
    assert isinstance(report, BuildReport)
    assert report.written
    assert desk.get("/2019/03/11/bai-moi/")[0] == 200


def test_an_open_page_is_told_of_a_rebuild_and_of_its_own_findings(desk: Desk) -> None:
    events = desk.events()
    first = next(events)
    desk.newspaper.write("a.md", "Title: Bài đầu\nCategory: Kinh tế\n\nKhông có ngày.")
    assert next(event for event in events if event["build"] != first["build"])
    desk.newspaper.write("bad.md", "Title: Hỏng\nCategory: Kinh tế\n\nKhông có ngày.")
    assert next(event for event in events if event["build"] > first["build"] + 1)
    news = json.loads(desk.get("/.newsroom/page?path=/2019/03/10/bai-dau/")[2])
    assert [one["place"] for one in news["findings"]] == ["a.md:1"]


def test_a_rejection_is_told_in_the_terminal_though_no_page_changes(desk: Desk) -> None:
    desk.newspaper.write("bad.md", "Title: Hỏng\nCategory: Kinh tế\n\nKhông có ngày.")

    told = desk.told.get(timeout=PATIENCE)

    assert isinstance(told, BuildReport)
    assert (told.written, [one.path for one in told.rejections]) == (0, ["bad.md"])


def test_a_broken_template_is_told_and_the_session_goes_on(desk: Desk) -> None:
    template = desk.newspaper.theme / "templates" / "article.html"
    whole = template.read_text("utf-8")
    template.write_text("{% if %}", "utf-8")
    assert "Expected an expression" in str(desk.told.get(timeout=PATIENCE))
    template.write_text(whole, "utf-8")
    while not isinstance(desk.told.get(timeout=PATIENCE), BuildReport):
        pass
    assert desk.get("/2019/03/10/bai-dau/")[0] == 200


def test_a_deleted_folder_takes_its_pages_along(desk: Desk) -> None:
    desk.newspaper.article("folder/c.md", Title="Bài trong thư mục", Date="2019-03-11")
    while not (desk.newspaper.output / "2019/03/11/bai-trong-thu-muc").exists():
        desk.told.get(timeout=PATIENCE)
    shutil.rmtree(desk.newspaper.content / "folder")
    while (desk.newspaper.output / "2019/03/11/bai-trong-thu-muc").exists():
        desk.told.get(timeout=PATIENCE)


def test_a_port_in_use_is_an_error_at_once(desk: Desk, tmp_path: Path) -> None:
    port = int(desk.server.url.rstrip("/").rpartition(":")[2])
    other = Newspaper(tmp_path / "other")
    session = Session(
        lambda: Newsroom(other),  # type: ignore[return-value]
        other.root,
        jobs=1,
        tell=lambda news: None,
    )
    with pytest.raises(ListenError, match=rf"{port} .*--port"):
        session.serve(bind="127.0.0.1", port=port)
