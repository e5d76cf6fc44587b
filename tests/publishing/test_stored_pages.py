"""Pages that lie in a bucket under their digests: a publish names them, and sends none."""

from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import obstore
import pytest
from obstore.store import from_url

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.schema import open_snapshot
from newsroom.engine.object_store import Place, object_name
from newsroom.publishing.errors import HostError, RefusedError
from newsroom.publishing.manifest.manifest import STATE_FOLDER
from tests.engine.newspaper import Newspaper, tree
from tests.publishing.publisher import Publisher, add_article, on_a_disk
from tests.publishing.servers import Wire, wire_to

_names = count(1)


@dataclass(frozen=True)
class Paper:
    """A bucket of its own: its address, its folder on disk, and the wire that leads there."""

    address: str
    folder: Path
    wire: Wire

    @property
    def objects(self) -> set[str]:
        return set(tree(self.folder / "objects"))

    @property
    def site(self) -> dict[str, bytes]:
        found = tree(self.folder / "site")
        return {path: data for path, data in found.items() if not path.startswith(STATE_FOLDER)}


@pytest.fixture
def paper(server, monkeypatch):
    """Return an empty bucket."""
    host = server("s3")
    name = f"paper-{next(_names)}"
    host.make_bucket(name)
    with wire_to(host) as wire:
        for variable, value in host.keys(wire.port).items():
            monkeypatch.setenv(variable, value)
        yield Paper(f"s3://{name}", host.folder(name), wire)


@pytest.fixture
def stored(newspaper: Newspaper, paper: Paper) -> Publisher:
    """Return a publisher of a newspaper that is stored, and was built on a disk before."""
    newspaper.settings["OUTPUT_STORE"] = f"{paper.address}/objects"
    return Publisher(newspaper, {"remote": f"{paper.address}/site"})


def test_readers_get_what_a_build_on_a_disk_makes_and_no_page_is_sent_twice(paper, stored):
    newspaper = stored.newspaper
    newspaper.build()
    pages = on_a_disk(newspaper)
    assert paper.objects == {
        object_name(path, digest) for path, digest in digests(newspaper).items()
    }
    assert not newspaper.tree()

    paper.wire.reset()
    report = stored.publish()

    assert paper.site == pages
    assert report.size == sum(map(len, pages.values()))
    assert paper.wire.sent < report.size / 2  # names, signatures and the manifest
    page = obstore.get(from_url(paper.address), "site/index.html")
    assert page.attributes["Content-Type"] == "text/html; charset=utf-8"
    assert stored.publish().generation == 0
    assert stored.verify().differences.is_empty


def test_an_edit_stores_and_names_what_it_changes_and_what_is_gone_goes(paper, stored):
    stored.publish()
    before = paper.objects
    add_article(stored.newspaper, 1)
    (stored.newspaper.content / "7.md").unlink()

    report = stored.publish(allows_vanished=True)

    assert paper.site == on_a_disk(stored.newspaper)
    assert len(paper.objects - before) <= len(report.plan.sent) < len(before)


def test_what_is_damaged_on_the_host_is_named_anew(paper, stored):
    stored.publish()
    obstore.put(from_url(paper.address), "site/index.html", b"<p>Not ours</p>")

    found = stored.verify(repairs=True)

    assert found.differences.changed == ("index.html",)
    assert paper.site == on_a_disk(stored.newspaper)


def test_a_store_that_lacks_a_page_is_told_and_a_cold_build_fills_it(paper, stored):
    stored.newspaper.build()
    for name in paper.objects:
        obstore.delete(from_url(paper.address), f"objects/{name}")

    with pytest.raises(HostError, match="--cold"):
        stored.publish()
    stored.newspaper.build(is_cold=True)
    stored.publish()

    assert paper.site == on_a_disk(stored.newspaper)


def test_a_bucket_takes_the_files_of_a_disk_too(paper, newspaper):
    publisher = Publisher(newspaper, {"remote": f"{paper.address}/site", "precompress": ["gz"]})

    publisher.publish()

    assert {path: data for path, data in paper.site.items() if not path.endswith(".gz")} == (
        newspaper.tree()
    )
    assert publisher.verify().differences.is_empty


@pytest.mark.parametrize(
    "fields",
    [
        {"remote": "cache/trial"},
        {"remote": "s3://other/site"},
        {"remote": "s3://paper"},
        {"remote": "s3://paper/objects/site"},
        {"remote": "s3://paper/site", "precompress": ["gz"]},
    ],
)
def test_a_target_that_pages_cannot_be_copied_to_is_refused(newspaper, fields):
    newspaper.settings["OUTPUT_STORE"] = "s3://paper/objects"

    with pytest.raises(RefusedError, match="s3://paper"):
        Publisher(newspaper, fields).publish()


def test_places_in_a_bucket_lie_in_each_other_or_beside():
    def overlap(one: str, other: str) -> bool:
        return Place.of(one).overlaps(Place.of(other))

    assert overlap("s3://paper/site", "s3://paper/site/")
    assert overlap("s3://paper", "s3://paper/site")
    assert not overlap("s3://paper/site", "s3://paper/sites")


def digests(newspaper: Newspaper) -> dict[str, str]:
    with closing(open_snapshot(newspaper.edition().cache / "catalogue.sqlite")) as connection:
        return {file.path: file.digest for file in Manifest(connection).outputs()}
