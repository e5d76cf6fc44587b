"""Readers who ask all the time, through a real web server, while an edition is published."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.publishing.publisher import Publisher, edit
from tests.publishing.servers import needs, nginx_server


class Reader(threading.Thread):
    """Opens the front page and all that it leads to, over and over, and notes what is wrong."""

    def __init__(self, address):
        super().__init__()
        self._address = address
        self._is_over = threading.Event()
        self.visits = 0
        self.complaints = []
        self.pages = {}  # every version that was seen of each page

    def run(self):
        while not self._is_over.is_set():
            front = self._open("/")
            for path in sorted(set(re.findall(r'href="(/[^"#]*)', front))):
                self._open(path)
                self._is_over.wait(0.002)  # the publish needs the processor too

    def stop(self):
        self._is_over.set()
        self.join()

    def _open(self, path):
        try:
            with urlopen(self._address + path, timeout=60) as answer:
                text = answer.read().decode(errors="replace")  # icons are asked for, too
        except (HTTPError, OSError) as error:
            self.complaints.append(f"{path}: {error}")
            return ""
        self.visits += 1
        self.pages.setdefault(path, set()).add(text)
        return text


@contextmanager
def reading(address) -> Iterator[Reader]:
    reader = Reader(address)
    reader.start()
    try:
        yield reader
    finally:
        reader.stop()


def versions(newspaper, seen):
    """Add each page as it is now to the versions in `seen`, by its address."""
    for path, data in newspaper.tree().items():
        address = "/" + path.removesuffix("index.html")
        if path.endswith((".html", ".css", ".xml", ".json")):
            seen.setdefault(address, set()).add(data.decode())


WAYS = {
    # the kind of host, its settings, what nginx shows of it, how many publishes are read through
    "in order": ("local", {}, "", 8),
    "in releases": ("local", {"releases": 2}, "current", 8),
    "over SFTP": ("openssh", {}, "", 1),
}


@pytest.fixture(params=WAYS)
def hosted(request, tmp_path, newspaper, place):
    """A publisher in one of the ways, the address at which nginx shows it, and how often."""
    needs("nginx")
    kind, settings, shown, rounds = WAYS[request.param]
    fields, folder = place(kind)
    (tmp_path / "nginx").mkdir()
    with nginx_server(tmp_path / "nginx", folder / shown) as address:
        yield Publisher(newspaper, {**fields, **settings}), address, rounds


def test_a_reader_never_meets_a_missing_or_a_torn_page(hosted):
    publisher, address, rounds = hosted
    newspaper = publisher.newspaper
    publisher.fields["grace_hours"] = 1
    publisher.publish()
    whole = {}
    versions(newspaper, whole)

    with reading(address) as reader:
        for number in range(rounds):
            edit(newspaper, number)
            publisher.publish()
            versions(newspaper, whole)

    assert reader.complaints == []
    assert reader.visits > 20
    for path, texts in reader.pages.items():
        assert texts <= whole.get(path, texts), f"{path} was torn"
