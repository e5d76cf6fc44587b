"""The recipe of docs/desk.md for nginx, as it stands there but for its port and its certificate."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.far_desk import HOST, PREVIEWS, SETTINGS, Visitor, far_desk
from tests.engine.newspaper import Newspaper
from tests.publishing.servers import free_port, needs, running

HANDBOOK = Path(__file__).parents[2] / "docs/desk.md"


def recipe(listening: int, desk: int) -> str:
    """Return the recipe without TLS, which nginx would need a certificate for, for these ports."""
    text = re.search(r"```nginx\n(.*?)```", HANDBOOK.read_text("utf-8"), re.DOTALL)[1]
    for pattern, replacement in (
        ("listen 443 ssl", f"listen 127.0.0.1:{listening}"),
        (r"ssl_certificate\S*\s.*", ""),
        ("desk.bao.example previews.bao.example", f"{HOST} {PREVIEWS}"),
        ("127.0.0.1:8001", f"127.0.0.1:{desk}"),
        (r"\$scheme", "https"),
    ):
        text, count = re.subn(pattern, replacement, text)
        assert count, pattern
    return text


@pytest.fixture(scope="module")
def through(tmp_path_factory):
    """A browser that reaches the desk through nginx, and the desk's address on its machine."""
    folder = tmp_path_factory.mktemp("proxy")
    program, newspaper = needs("nginx"), Newspaper(folder / "newspaper")
    newspaper.article("draft.md", Title="Nháp", Date="2019-03-12", Status="draft")
    with far_desk(newspaper) as (desk, _accounts):
        visitor, port = Visitor(desk), free_port()
        folders = "".join(
            f"{name}_temp_path {folder}/{name};"
            for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (folder / "nginx.conf").write_text(
            f"daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;"
            f"{'user root;' if os.getuid() == 0 else ''} events {{ worker_connections 64; }}"
            f"http {{ access_log off; {folders}\n{recipe(port, visitor.port)} }}",
            "utf-8",
        )
        with running([program, "-p", str(folder), "-c", str(folder / "nginx.conf")], port):
            behind, visitor.port = visitor.port, port
            visitor.headers = {"Host": HOST, "Origin": f"https://{HOST}"}
            yield visitor, f"127.0.0.1:{behind}"


def test_a_day_at_the_desk_through_nginx(through):
    visitor, _local = through
    assert visitor.get("")[0] == 303
    assert visitor.log_in("Lê Mai")[0] == 303
    assert visitor.save("draft.md", {"summary": "Qua proxy"})[0] == 200
    sent = {**visitor.opened("draft.md"), "fields": {"title": "Bài"}, "body": "Viết."}
    page = visitor.post("preview", sent)[1]["page"].removeprefix(f"https://{PREVIEWS}")

    assert "Viết." in visitor.send("GET", page, Host=PREVIEWS)[2]
    assert visitor.send("GET", "/", Host=PREVIEWS)[0] == 404


def test_what_a_browser_says_of_itself_counts_for_nothing(through):
    visitor, local = through
    assert visitor.send("GET", "/.newsroom/login", Host="evil.example")[0] == 421
    assert visitor.send("GET", "/.newsroom/", Host=local)[0] == 421
    statuses = [
        visitor.log_in(f"nobody {guess}", "wrong", X_Forwarded_For=f"9.9.9.{guess}")[0]
        for guess in range(22)
    ]
    assert statuses[-1] == 429  # they all came from one address, and nginx has said so


def test_a_proxy_that_is_not_named_is_none_of_ours(tmp_path):
    newspaper = Newspaper(tmp_path / "newspaper")
    newspaper.article("a.md")
    with far_desk(newspaper, replace(SETTINGS, proxies=frozenset({"10.0.0.9"}))) as (desk, _all):
        visitor = Visitor(desk)
        assert visitor.send("GET", "/.newsroom/login")[0] == 421
        assert visitor.send("GET", "/theme/", Host=PREVIEWS)[0] == 421
