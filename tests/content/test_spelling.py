"""A file is found however the text, or the disk, spells its name; and told if it is not there."""

import unicodedata

import pytest

from newsroom.content.markdown.body import BodyConverter
from newsroom.content.markdown.references import address_of, references_in
from newsroom.content.named_files import NamedFiles
from newsroom.content.spelling import as_on_disk, exists

NFD = unicodedata.normalize("NFD", "Ảnh lúa")


def on_disk(*names):
    return NamedFiles(names.__contains__).on_disk


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("[x](bao cao #3.pdf)", "bao cao #3.pdf"),
        ("[x](bao%20cao%20%233.pdf)", "bao cao #3.pdf"),
        ("[x](<bao cao #3.pdf>)", "bao cao #3.pdf"),
        ("[x](hỏi gì?.pdf)", "hỏi gì?.pdf"),
        ("[x](hỏi%20gì%3F.pdf)", "hỏi gì?.pdf"),
        ("[x](100%.pdf)", "100%.pdf"),
        ("[x](100%25.pdf)", "100%.pdf"),
        ("[x](bao%20cao.pdf)", "bao%20cao.pdf"),
        ("[x](lúa (2) [a].pdf)", "lúa (2) [a].pdf"),
        ("[x](l%C3%BAa%20%282%29%20%5Ba%5D.pdf)", "lúa (2) [a].pdf"),
        ("[x](lu%CC%81a.pdf)", "lúa.pdf"),
        ("[x](a\\_b.pdf)", "a_b.pdf"),
        ("[x](R&amp;D.pdf)", "R&D.pdf"),
        ('<a href="R&amp;D #1.pdf">x</a>', "R&D #1.pdf"),
        ("[x](tai-lieu\\quy hoach.pdf)", "tai-lieu/quy hoach.pdf"),
        ("[x][r]\n\n[r]: <bao cao #3.pdf>", "bao cao #3.pdf"),
        ("[x][r]\n\n[r]: bao%20cao%20%233.pdf 'Báo cáo'", "bao cao #3.pdf"),
        ("[x][r]\n\n[r]: bao cao #3.pdf", "bao cao #3.pdf"),
        ("[x](quy-hoach.pdf#page=3)", "quy-hoach.pdf"),
        ("[x](so-lieu.geojson)", "so-lieu.geojson"),
        ("![x](anh (1).jpg 'Chú thích')", "anh (1).jpg"),
    ],
)
def test_a_file_that_is_there_is_found_and_its_link_leads_to_it(edition, written, name):
    assert references_in("a.md", written, on_disk(name)) == (name,)

    html = BodyConverter(edition).html("a.md", written, "vi", {name: "/media/x"})
    assert "/media/x" in html


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ("[x](bao cao #3.pdf)", "bao cao #3.pdf"),
        ("[x](bao%20cao.pdf)", "bao cao.pdf"),
        ("[x](quy-hoach.pdf#page=3)", "quy-hoach.pdf"),
        ("[x][r]\n\n[r]: <bao cao.pdf>", "bao cao.pdf"),
    ],
)
def test_a_file_that_is_not_there_is_told(read_file, written, missing):
    head = "Title: Lúa\nDate: 2019-03-10\nCategory: Kinh tế\n"

    (rejection,) = read_file(f"{head}\nMột.\n\n{written}\n")

    assert rejection.code == "missing-file"
    assert missing in dict(rejection.values).values()
    assert rejection.line >= 7


@pytest.mark.parametrize("target", ["/kinh-te/#muc-1.2", "#muc.1", "?a=1.5", "/kinh-te/?b=1.pdf"])
def test_a_place_on_a_page_is_no_file(target):
    assert references_in("a.md", f"[x]({target})") == ()


def test_a_place_in_a_file_stays():
    assert address_of("a.md", "b c.pdf#page=3", {"b c.pdf": "/b%20c.pdf"}) == "/b%20c.pdf#page=3"


def test_a_name_on_disk_reads_as_the_text_has_it(tmp_path):
    (tmp_path / NFD).mkdir()
    (tmp_path / NFD / "Ảnh\u202f1.jpg").write_bytes(b"x")

    assert as_on_disk(tmp_path, "Ảnh lúa/Ảnh 1.jpg") == f"{NFD}/Ảnh\u202f1.jpg"
    assert as_on_disk(tmp_path, "Ảnh lúa/") == f"{NFD}/"
    assert as_on_disk(tmp_path, "Ảnh lúa/Ảnh 2.jpg") == "Ảnh lúa/Ảnh 2.jpg"
    assert exists(tmp_path, f"{NFD}/Ảnh\u202f1.jpg")
