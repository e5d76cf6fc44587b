"""Readers who ask all the time, through a real web server, while an edition is published."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.publishing.publisher import Publisher, edit
from tests.publishing.servers import needs, nginx_server, openssh_server


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

    def stop(self):
        self._is_over.set()
        self.join()

    def _open(self, path):
        try:
            with urlopen(self._address + path, timeout=10) as answer:
                text = answer.read().decode()
        except (HTTPError, OSError) as error:
            self.complaints.append(f"{path}: {error}")
            return ""
        self.visits += 1
        self.pages.setdefault(path, set()).add(text)
        return text


@contextmanager
def readers(address) -> Iterator[list[Reader]]:
    crowd = [Reader(address) for _ in range(2)]
    for reader in crowd:
        reader.start()
    try:
        yield crowd
    finally:
        for reader in crowd:
            reader.stop()


def versions(newspaper, seen):
    """Add each page as it is now to the versions in `seen`, by its address."""
    for path, data in newspaper.tree().items():
        address = "/" + path.removesuffix("index.html")
        if path.endswith((".html", ".css", ".xml", ".json")):
            seen.setdefault(address, set()).add(data.decode())


@pytest.fixture(params=["in order", "in releases", "over SFTP"])
def hosted(request, tmp_path, newspaper):
    """A publisher to a folder, in one of the ways, and the address at which nginx shows it."""
    needs("nginx")
    root = tmp_path / "www"
    root.mkdir()
    (tmp_path / "nginx").mkdir()
    if request.param == "over SFTP":
        (tmp_path / "ssh").mkdir()
        with (
            openssh_server(tmp_path / "ssh") as machine,
            nginx_server(tmp_path / "nginx", machine.root / "www") as address,
        ):
            yield Publisher(newspaper, {"remote": machine.remote("www"), **machine.fields}), address
        return
    is_whole = request.param == "in releases"
    fields = {"remote": str(root), **({"releases": 2} if is_whole else {})}
    shown = root / "current" if is_whole else root
    with nginx_server(tmp_path / "nginx", shown) as address:
        yield Publisher(newspaper, fields), address


def test_a_reader_never_meets_a_missing_or_a_torn_page(hosted):
    publisher, address = hosted
    newspaper = publisher.newspaper
    publisher.fields["grace_hours"] = 1
    publisher.publish()
    whole = {}
    versions(newspaper, whole)

    with readers(address) as crowd:
        for number in range(2):
            edit(newspaper, number)
            publisher.publish()
            versions(newspaper, whole)

    for reader in crowd:
        assert reader.complaints == []
        assert reader.visits > 20
        for path, texts in reader.pages.items():
            assert texts <= whole.get(path, texts), f"{path} was torn"
