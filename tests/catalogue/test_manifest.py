"""What is known of output/, and of builds that were killed."""

import pytest

from newsroom.catalogue.files import FileWriter
from newsroom.catalogue.manifest import Manifest, OutputFile, every_page, is_every_page
from newsroom.content.rejection import Rejection
from newsroom.content.scan import SourceFile
from tests.catalogue.records import an_article

DAY = ("day", "vi", "", "2019-03-11")
NEXT_DAY = ("day", "vi", "", "2019-03-12")
FRONT = ("front", "vi", "", "")


@pytest.fixture
def manifest(desk):
    return Manifest(desk.connection)


def output_file(path, key, fingerprint="f"):
    return OutputFile(path, *key, fingerprint=fingerprint, digest="d", size=1, stamp=0)


def test_notes_are_left_for_later_builds(manifest):
    manifest.set_note("run", "1")
    manifest.set_note("run", "2")

    assert manifest.note("run") == "2"
    assert manifest.note("unknown", "0") == "0"


def test_environments_are_replaced_as_a_whole(manifest):
    manifest.set_environments({("day", "vi"): "a", ("day", "en"): "b"})
    manifest.set_environments({("day", "vi"): "c"})

    assert manifest.environments() == {("day", "vi"): "c"}


def test_files_come_in_the_byte_order_that_the_scan_has(manifest, desk):
    paths = ["đê.md", "b.md", "a/z.md", "a.md", "Z.md"]
    desk.connection.executemany(
        "INSERT INTO file VALUES (?, 1, 2, 'd')", ((path,) for path in paths)
    )

    expected = [SourceFile(path, 1, 2) for path in sorted(paths, key=lambda path: path.encode())]
    assert list(manifest.files()) == expected
    assert manifest.digest_of("a.md") == "d"
    assert manifest.digest_of("gone.md") == ""


def test_files_are_found_by_what_they_name(manifest, desk):
    desk.store(an_article("a.md", references=("x.jpg",)), an_article("b.md", references=()))

    assert manifest.paths_naming("x.jpg") == ["a.md"]


def test_rejections_come_by_file_and_line(manifest, desk):
    rejections = [
        Rejection.of("b.md", 1, "no-title"),
        Rejection.of("a.md", 10, "bad-slug", slug="“a”", meant="a"),
        Rejection.of("a.md", 2, "no-date"),
    ]
    FileWriter(desk.connection).warn(rejections)

    assert manifest.rejections() == sorted(rejections)


def test_a_page_is_known_by_its_key_and_by_its_path(manifest):
    page = output_file("2019/03/11/index.html", DAY)
    manifest.record([page], run=1)

    assert manifest.output(DAY) == page
    assert manifest.key_at("2019/03/11/index.html") == DAY
    assert manifest.output(NEXT_DAY) is None
    assert manifest.key_at("nowhere") is None


def test_a_page_that_moved_tells_where_it_was(manifest):
    manifest.record([output_file("old/index.html", DAY)], run=1)

    assert manifest.left_by([output_file("new/index.html", DAY)]) == ["old/index.html"]
    assert manifest.left_by([output_file("old/index.html", DAY)]) == []


def test_pages_that_a_build_did_not_come_by_are_told(manifest):
    manifest.record([output_file("a", DAY), output_file("b", NEXT_DAY)], run=1)
    manifest.record([output_file("a", DAY)], run=2)

    assert manifest.unvisited("day", "vi", run=2) == ["b"]
    assert manifest.is_visited("a", run=2)
    assert not manifest.is_visited("b", run=2)


def test_outputs_come_in_the_order_of_their_paths_without_those_forgotten(manifest):
    manifest.record([output_file("b", DAY), output_file("a", FRONT)], run=1)
    manifest.record([output_file("c", NEXT_DAY)], run=1)
    manifest.forget("c")

    assert [file.path for file in manifest.outputs()] == ["a", "b"]


def test_a_promise_that_was_kept_is_forgotten(manifest):
    manifest.promise([DAY, FRONT])
    manifest.keep_promises()

    assert manifest.broken_promises() == []


def test_a_broken_promise_makes_its_page_doubtful(manifest):
    manifest.record([output_file("a", DAY), output_file("b", NEXT_DAY)], run=1)
    manifest.promise([DAY])

    assert manifest.broken_promises() == [DAY]
    assert manifest.output(DAY).fingerprint == ""
    assert manifest.output(NEXT_DAY).fingerprint == "f"


def test_a_broken_promise_for_all_of_a_kind_makes_all_of_them_doubtful(manifest):
    manifest.record([output_file("a", DAY), output_file("b", FRONT)], run=1)
    manifest.promise([every_page("day", "vi")])

    (broken,) = manifest.broken_promises()

    assert is_every_page(broken)
    assert manifest.output(DAY).fingerprint == ""
    assert manifest.output(FRONT).fingerprint == "f"
