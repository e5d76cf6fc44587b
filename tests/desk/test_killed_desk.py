"""kill -9 in the middle of saving: every file is whole, and what was acknowledged is there."""

import http.client
import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Barrier, Thread

import pytest

from newsroom.content.scan import is_content
from newsroom.temporary import TEMPORARY
from tests.desk.test_desk import Browser
from tests.engine.newspaper import Newspaper

ROOT = Path(__file__).parents[2]
WRITERS = 4
BODY = "Một câu dài của bài báo, viết đi viết lại nhiều lần.\n" * 800  # 60 KB
FILES = {"typed.md", *(f"{number}.md" for number in range(WRITERS))}
SERVER = """
import sys, time
from pathlib import Path
from newsroom.desk.server import DeskServer
from newsroom.serving.showing import Showing
from tests.engine.newspaper import Newspaper
newspaper = Newspaper(Path(sys.argv[1]))
showing = Showing(newspaper.edition(), None)
showing.renew(newspaper.edition(), ())
print(DeskServer(showing, "http://127.0.0.1:1", port=0).start().url, flush=True)
time.sleep(600)
"""


@pytest.fixture
def newspaper(tmp_path):
    newspaper = Newspaper(tmp_path / "newspaper")
    for name in FILES:
        newspaper.article(name, Title=f"Bài {name[0]}", Status="draft", body="0")
    newspaper.build()
    return newspaper


class Desk:
    """A desk in a process of its own, to be killed."""

    def __init__(self, newspaper):
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVER, newspaper.root],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.url = self.process.stdout.readline().strip()

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Writer(Thread):
    """Saves one text after another, each longer than the last, until nobody answers any more."""

    def __init__(self, desk, number, saves, barrier):
        super().__init__(daemon=True)
        self.path, self.saves, self.barrier = f"{number}.md", saves, barrier
        self.browser = Browser(desk.url)
        self.opened = self.browser.open(self.path)
        self.acknowledged = "0"  # the text that the desk has last said to have saved
        self.sent = ""

    def run(self):
        version = self.opened["version"]
        with suppress(OSError, http.client.HTTPException, ValueError):
            for turn in range(1, 10_000):
                self.sent = f"{BODY}{turn}"
                draft = {"path": self.path, "fields": {}, "body": self.sent}
                told = self.browser.post("save", {**draft, "version": version})[1]
                version, self.acknowledged = told["version"], self.sent
                if turn == self.saves:
                    self.barrier.wait()  # and goes on, into the kill


def body_of(file):
    return file.read_text("utf-8").partition("\n\n")[2].rstrip("\n")


def test_a_killed_desk_loses_nothing_and_tears_nothing(newspaper):
    desk, barrier = Desk(newspaper), Barrier(WRITERS + 1)
    browser = Browser(desk.url)
    typed = {**browser.open("typed.md"), "fields": {"title": "Đang viết"}, "body": "Chưa lưu."}
    assert browser.post("preview", typed)[0] == 200
    writers = [Writer(desk, number, 3, barrier) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    barrier.wait(60)
    desk.kill()
    for writer in writers:
        writer.join(60)

    for writer in writers:
        assert body_of(newspaper.content / writer.path) in {writer.acknowledged, writer.sent}
    names = {file.name for file in newspaper.content.iterdir()} - FILES
    assert all(name.startswith(TEMPORARY) and not is_content(name) for name in names)
    report = newspaper.build()
    assert (report.rejections, report.warnings) == ((), ())

    # Half a file, as a kill leaves it in the middle of keeping another version.
    half = newspaper.root / f"cache/desk/unsaved/{TEMPORARY}1"
    half.write_text(json.dumps(typed)[:100], "utf-8")
    again = Desk(newspaper)
    try:
        # The browser was killed too: this one has kept nothing itself.
        unsaved = Browser(again.url).open("typed.md")["unsaved"]
    finally:
        again.kill()
    assert (unsaved["fields"]["title"], unsaved["body"]) == ("Đang viết", "Chưa lưu.")
    assert body_of(newspaper.content / "typed.md") == "0"
