"""What goes over the wire: how much, and in which order."""

import re

import pytest

from newsroom.publishing.manifest.manifest import STATE_FOLDER
from tests.publishing.publisher import Publisher, edit, site
from tests.publishing.servers import wire_to


@pytest.fixture
def wired(newspaper, place, server):
    """A publisher over WebDAV, where requests can be read, and the wire to its host."""
    fields, _folder = place("webdav")
    host = server("webdav")
    with wire_to(host) as wire:
        fields["remote"] = str(fields["remote"]).replace(str(host.port), str(wire.port))
        yield Publisher(newspaper, fields), wire


def paths_of(wire, method):
    """Return the paths of all requests of a method, from the site's folder, in order."""
    lines = (line.split() for line in wire.lines)
    return [re.sub(r"^/site-\d+/?", "", path) for name, path in lines if name == method]


def test_one_article_costs_what_it_changes_and_no_more_in_a_larger_archive(wired):
    publisher, wire = wired
    newspaper = publisher.newspaper
    publisher.publish()
    edit(newspaper, 1)
    wire.reset()
    small = publisher.publish()
    requests_in_small, lines = len(wire.lines), list(wire.lines)
    for number in range(10):
        newspaper.article(
            f"old-{number}.md", Date=f"2017-{number % 12 + 1:02}-03", Title=f"{number}"
        )
    publisher.publish()
    edit(newspaper, 2)
    wire.reset()

    large = publisher.publish()

    assert len(large.plan.sent) <= len(small.plan.sent) + 1
    assert len(wire.lines) <= requests_in_small * 1.2
    listings = [line for line in lines if line.startswith("PROPFIND") and line.endswith("/")]
    elsewhere = {
        re.sub(r"PROPFIND /site-\d+", "", line) for line in listings if STATE_FOLDER not in line
    }
    assert elsewhere <= {"/2019/03/05/", "/2019/03/05/tin-moi-1/"}  # made in this publish


def test_pages_are_sent_before_what_links_to_them_and_the_head_last(wired):
    publisher, wire = wired
    publisher.publish()
    edit(publisher.newspaper, 1)
    wire.reset()

    publisher.publish()

    sent = paths_of(wire, "PUT")
    order = [
        next(place for place, path in enumerate(sent) if re.match(pattern, path))
        for pattern in (
            f"{STATE_FOLDER}/lock",
            f"{STATE_FOLDER}/[0-9a-f]+.jsonl.gz",
            "media/.*new-1",
            "2019/03/05/tin-moi-1/",
            "2019/03/05/index.html",
            "index.html",
            f"{STATE_FOLDER}/head",
        )
    ]
    assert order == sorted(order)
    assert sent[-1].startswith(f"{STATE_FOLDER}/head")


def test_deletions_come_after_everything_has_been_sent(wired):
    publisher, wire = wired
    publisher.fields["grace_hours"] = 0
    publisher.publish()
    (publisher.newspaper.content / "3.md").unlink()
    wire.reset()

    publisher.publish(allows_vanished=True)

    gone = next(
        n for n, line in enumerate(wire.lines) if re.match(r"DELETE .*bai-so-3/index", line)
    )
    heads = [n for n, line in enumerate(wire.lines) if re.match(r"PUT .*/head-", line)]
    pages = [n for n, line in enumerate(wire.lines) if re.match(r"PUT .*html", line)]
    assert max(pages) < heads[0] < gone < heads[1]


def test_a_correction_of_the_same_size_is_sent(wired, server):
    publisher, wire = wired
    newspaper, page = publisher.newspaper, "2019/03/02/bai-so-1/index.html"
    sizes = set()
    for correction in ("Sai.", "Hay."):
        newspaper.article("1.md", Title="Bài số 1", Date="2019-03-02 08:01", body=correction)
        wire.reset()
        publisher.publish()
        sizes.add(len(newspaper.tree()[page]))

    assert len(sizes) == 1
    assert [path for path in paths_of(wire, "PUT") if not path.startswith(STATE_FOLDER)] == [page]
    folder = server("webdav").root / str(publisher.fields["remote"]).rpartition(":")[2]
    assert site(folder) == newspaper.tree()
