"""Publishing from the desk: first the plan, then what it says; one at a time; failures are told."""

import json
import os
import subprocess
import sys
import time
from pprint import pformat

import pytest

from newsroom.desk.publishing.publish_process import PublishProcess
from newsroom.publishing.last_publish import newest_publish
from tests.desk.far_desk import Visitor, far_desk
from tests.engine.newspaper import NOON, Newspaper


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory):
    """A newspaper with the settings of an edition, whose target is a folder beside it."""
    root = tmp_path_factory.mktemp("publishing")
    newspaper = Newspaper(root / "newspaper")
    settings = {
        **newspaper.settings,
        "SITEURL": "https://bao.example",
        "OUTPUT_PATH": str(newspaper.root / "public"),
        "CACHE_PATH": str(newspaper.root / "cache/production"),
        "PUBLISH_TARGETS": {"host": {"remote": str(root / "host")}},
    }
    text = f"globals().update({pformat(settings)})\n"
    (newspaper.root / "pelicanconf.py").write_text(text, "utf-8")
    (newspaper.root / "publishconf.py").write_text("from pelicanconf import *\n", "utf-8")
    newspaper.article("a.md", Title="Lúa xuân")
    newspaper.write("wrong.md", "Title: Hỏng\nCategory: Không có\n\nx\n")
    return newspaper


def ended(visitor):
    """Return the state of a plan or a publish when it is over."""
    while True:
        state = json.loads(visitor.get("publish/state")[1])
        if state["phase"] not in {"building", "sending"}:
            return state
        time.sleep(0.05)


def test_an_editor_publishes_what_the_plan_has_shown(newspaper, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    host = newspaper.root.parent / "host"
    with far_desk(newspaper) as (desk, _accounts):
        binh = Visitor(desk)
        binh.log_in("Phạm Bình")
        assert "/.newsroom/publish" in binh.get("")[1]
        assert json.loads(binh.get("publish/state")[1]) == {"phase": "idle"}
        assert binh.post("publish/start", {"plan": ""})[0] == 409  # nothing was shown

        assert binh.post("publish/plan", {})[0] == 202
        assert binh.post("publish/plan", {})[0] == 409  # one at a time
        plan = ended(binh)
        assert (plan["phase"], plan["whose"], plan["withheld"]) == (
            *("planned", "Phạm Bình"),
            ["wrong.md"],
        )
        assert plan["send"]["count"] >= len(plan["send"]["first"]) > 5
        assert plan["send"]["first"][0].endswith(".html")
        assert not host.exists()

        assert binh.post("publish/start", {"plan": plan["plan"] + "x"})[0] == 409
        assert binh.post("publish/start", {"plan": plan["plan"]})[0] == 202
        done = ended(binh)
        assert (done["phase"], done["generation"], done["wrong"]) == ("published", 1, "")
        assert (done["sentFiles"], done["sentSize"]) == (done["files"], done["size"])
        assert (host / "2019/03/10/lua-xuan/index.html").is_file()
        assert binh.post("publish/start", {"plan": plan["plan"]})[0] == 409  # shown, and done
        journal = newspaper.root / ".desk/journal.log"
        while '"published"' not in (text := journal.read_text("utf-8")):
            time.sleep(0.05)
        *_before, begun, told = map(json.loads, text.splitlines())
        assert (begun["event"], begun["account"]) == ("publish", "Phạm Bình")
        assert (told["target"], told["generation"]) == ("host", 1)
        assert newest_publish(newspaper.root / "cache")[1:] == ("host", 1)
        assert "host" in binh.get("")[1].partition('class="last"')[2].partition("</p>")[0]


def fake(monkeypatch, script):
    """Let a script stand in for `newsroom publish`."""
    popen = subprocess.Popen
    monkeypatch.setattr(
        "newsroom.desk.publishing.publish_process.subprocess.Popen",
        lambda _command, **options: popen([sys.executable, "-c", script], **options),
    )


def over(process):
    while process.state()["phase"] in {"building", "sending"}:
        time.sleep(0.02)
    return process.state()


FAILURES = {
    "a refusal": ("import sys; print('SITEURL is empty', file=sys.stderr); sys.exit(2)", "SITEURL"),
    "a crash": ("raise ValueError('hỏng')", "ValueError: hỏng"),
    "a killed process": ("import os; os.kill(os.getpid(), 9)", ""),
    "an end without an outcome": ('print(\'{"event": "building"}\')', ""),
}


@pytest.mark.parametrize(("script", "told"), FAILURES.values(), ids=FAILURES)
def test_a_failure_is_told_and_nothing_can_be_published_upon_it(
    tmp_path, monkeypatch, script, told
):
    fake(monkeypatch, script)
    process = PublishProcess(tmp_path, tmp_path / "publishing")
    assert process.plan("Bình")
    state = over(process)

    assert (state["phase"], told in state["wrong"]) == ("failed", True)
    assert not process.publish("Bình", state["plan"])
    assert process.plan("Bình")  # another try
    over(process)


def test_half_a_line_is_read_when_it_is_whole(tmp_path, monkeypatch):
    whole = {"event": "planned", "send": ["a.css", "b.html"], "leave": [], "takeBack": []}
    line = json.dumps({**whole, "delete": []})
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    script = (
        f"import sys; line = {line!r}\n"
        "sys.stdout.write(line[:20]); sys.stdout.flush()\n"
        f"open({str(gate)!r}).read()\n"
        "print(line[20:])"
    )
    fake(monkeypatch, script)
    process = PublishProcess(tmp_path, tmp_path / "publishing")
    process.plan("")
    assert process.state()["phase"] == "building"
    gate.write_text("go on")
    state = over(process)

    assert state["phase"] == "planned"
    assert state["send"] == {"count": 2, "first": ["b.html", "a.css"]}
