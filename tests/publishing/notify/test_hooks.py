"""What others are told after a publish, and that nobody who does not listen can fail it."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from newsroom.publishing.notify.hooks import CLOUDFLARE_TOKEN, requests_after, run_hook
from newsroom.publishing.targets import Hooks

SITE = "https://example.com"
PATHS = ("2019/03/11/a/index.html", "index.html", "feed.xml", "media/a.jpg")


def requests(hooks, paths=PATHS, environment=None):
    (hook,) = hooks.names
    return list(requests_after(hook, hooks, SITE, paths, environment or {}))


def run(hooks, site=SITE):
    (hook,) = hooks.names
    return run_hook(hook, hooks, site, PATHS)


def test_nobody_is_told_by_default():
    assert Hooks().names == ()


def test_a_websub_hub_is_told_of_feeds_that_changed():
    hooks = Hooks(websub_hub="https://hub.example/", websub_feeds=("feed.xml", "en/feed.xml"))

    (request,) = requests(hooks)

    assert (request.full_url, request.method) == ("https://hub.example/", "POST")
    assert parse_qs(request.data.decode()) == {
        "hub.mode": ["publish"],
        "hub.url": ["https://example.com/feed.xml"],
    }


def test_indexnow_is_told_of_pages_that_changed():
    hooks = Hooks(indexnow_key="abc", indexnow_endpoint="https://index.example/")

    (request,) = requests(hooks)

    assert json.loads(request.data) == {
        "host": "example.com",
        "key": "abc",
        "keyLocation": "https://example.com/abc.txt",
        "urlList": ["https://example.com/2019/03/11/a/", "https://example.com/"],
    }


def test_a_cache_forgets_each_address_that_changed():
    sent = requests(Hooks(purge="PURGE"))

    assert [(request.method, request.full_url) for request in sent] == [
        ("PURGE", "https://example.com/2019/03/11/a/"),
        ("PURGE", "https://example.com/"),
        ("PURGE", "https://example.com/feed.xml"),
        ("PURGE", "https://example.com/media/a.jpg"),
    ]


def test_addresses_are_told_as_they_are_requested():
    (request,) = requests(Hooks(purge="PURGE"), ("media/Bản đồ.pdf",))

    assert request.full_url == "https://example.com/media/B%E1%BA%A3n%20%C4%91%E1%BB%93.pdf"


def test_cloudflare_forgets_thirty_addresses_at_a_time():
    paths = tuple(f"media/{number}.jpg" for number in range(70))

    sent = requests(Hooks(purge="cloudflare:zone1"), paths, {CLOUDFLARE_TOKEN: "secret"})

    assert [len(json.loads(request.data)["files"]) for request in sent] == [30, 30, 10]
    assert {request.full_url for request in sent} == {
        "https://api.cloudflare.com/client/v4/zones/zone1/purge_cache"
    }
    assert sent[0].get_header("Authorization") == "Bearer secret"


def test_a_secret_that_is_missing_is_told(monkeypatch):
    monkeypatch.delenv(CLOUDFLARE_TOKEN, raising=False)

    assert CLOUDFLARE_TOKEN in str(run(Hooks(purge="cloudflare:zone1")))


class Server(ThreadingHTTPServer):
    """A server with what it heard, and the status that it answers a PURGE with."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Listener)
        self.heard: list[object] = []
        self.purge_status = 200


class Listener(BaseHTTPRequestHandler):
    """Takes note of what it is told, and answers with the status in its path."""

    server: Server

    def do_POST(self):
        length = int(self.headers["Content-Length"])
        self.server.heard.append((self.path, self.rfile.read(length)))
        self.send_response(int(self.path.strip("/")))
        self.end_headers()

    def do_PUT(self):
        self.wfile.write(b"hello\r\n\r\n")

    def do_PURGE(self):
        self.server.heard.append(self.path)
        self.send_response(self.server.purge_status)
        self.end_headers()

    def log_message(self, *_arguments):
        pass


@pytest.fixture
def listener():
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def hub(listener, status):
    address = f"http://127.0.0.1:{listener.server_port}/{status}"
    return Hooks(websub_hub=address, websub_feeds=("feed.xml",))


def test_a_hub_that_listens_hears_it(listener):
    assert run(hub(listener, 202)) == ""
    assert len(listener.heard) == 1


def test_a_hub_that_fails_says_why(listener):
    assert "503" in run(hub(listener, 503))


@pytest.mark.parametrize("status", [200, 404, 412])
def test_a_cache_is_asked_of_each_address_though_it_holds_only_some(listener, status):
    listener.purge_status = status

    problem = run(Hooks(purge="PURGE"), f"http://127.0.0.1:{listener.server_port}")

    assert problem == ""
    assert listener.heard == ["/2019/03/11/a/", "/", "/feed.xml", "/media/a.jpg"]


def test_a_cache_that_takes_no_purges_from_us_is_asked_once(listener):
    listener.purge_status = 403

    problem = run(Hooks(purge="PURGE"), f"http://127.0.0.1:{listener.server_port}")

    assert "403" in problem
    assert len(listener.heard) == 1


def test_one_that_speaks_no_http_says_so(listener):
    assert "hello" in run(Hooks(purge="PUT"), f"http://127.0.0.1:{listener.server_port}")


def test_one_that_is_away_says_so():
    assert "refused" in run(Hooks(purge="PURGE"), "http://127.0.0.1:9")
