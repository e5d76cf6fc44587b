"""Files that are handed in: what is taken, under which name, and what is left of it."""

import io

import pytest
from PIL import Image

from newsroom.content.safety.attachments import first_bytes
from newsroom.desk.uploads import Place, RefusedUploadError, take
from tests.engine.newspaper import Newspaper

GPS, MAKER = 0x8825, 0x010F
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/>%s</svg>'


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    return Newspaper(tmp_path_factory.mktemp("uploads") / "newspaper").edition()


def photograph(kind="JPEG", size=(3000, 2000)):
    image = Image.new("RGB", size, (9, 99, 9))
    exif = Image.Exif()
    exif[MAKER] = "Phone"
    exif.get_ifd(GPS)[1] = "N"
    written = io.BytesIO()
    image.save(written, kind, exif=exif, comment=b"Phone", xmp=b"<x:xmpmeta>Phone</x:xmpmeta>")
    return written.getvalue()


def hand_in(edition, tmp_path, name, data, folder=""):
    received = tmp_path / "received"
    received.write_bytes(data)
    return take(edition, received, name, Place("2019/03", folder))


def test_a_photograph_is_kept_smaller_and_tells_nothing_of_where_it_was_taken(edition, tmp_path):
    kept = hand_in(edition, tmp_path, "IMG 1234 Chợ phiên.JPG", photograph())

    assert kept == ("images/2019/03/img-1234-cho-phien.jpg", True)
    with Image.open(edition.content / kept.path) as image:
        assert image.size == (2400, 1600)
        assert not image.getexif()
    assert b"Phone" not in (edition.content / kept.path).read_bytes()


def test_no_file_is_written_over(edition, tmp_path):
    paths = [hand_in(edition, tmp_path, "a.png", photograph("PNG", (9, 9))).path for _ in range(3)]

    assert paths == [f"images/2019/03/a{number}.png" for number in ("", "-2", "-3")]


NAMES = {
    "a way out": ("../../../etc/cron.d/x.jpg", "images/2019/03/x.jpg"),
    "a way out of Windows": ("C:\\temp\\y.jpg", "images/2019/03/y.jpg"),
    "a hidden name": (".htaccess.jpg", "images/2019/03/htaccess.jpg"),
    "markup": ('"><script>z.jpg', "images/2019/03/script-z.jpg"),
    "another kind's ending": ("w.html", "images/2019/03/w.jpg"),
}


@pytest.mark.parametrize(("name", "path"), NAMES.values(), ids=NAMES)
def test_a_name_is_made_safe(edition, tmp_path, name, path):
    assert hand_in(edition, tmp_path, name, photograph(size=(9, 9))).path == path


TAKEN = {
    "a document": ("Quy hoạch.PDF", first_bytes("a.pdf"), "documents/2019/03/quy-hoach.pdf"),
    "a table": ("a.csv", b"x,y\n1,2\n", "documents/2019/03/a.csv"),
    "a drawing": ("a.svg", SVG % b"", "images/2019/03/a.svg"),
}


@pytest.mark.parametrize(("name", "data", "path"), TAKEN.values(), ids=TAKEN)
def test_documents_and_drawings_are_taken(edition, tmp_path, name, data, path):
    assert hand_in(edition, tmp_path, name, data).path == path


REFUSED = {
    "a page": ("a.html", b"<script>", "forbidden-attachment"),
    "an article": ("a.md", b"Title: x\n\ny", "forbidden-attachment"),
    "settings": ("pelicanconf.py", b"x", "forbidden-attachment"),
    "a page that says it is a picture": ("a.jpg", b"<html>", "unknown-picture"),
    "a page that says it is a document": ("a.pdf", b"<html>", "forbidden-attachment"),
    "half a picture": ("a.jpg", photograph(size=(900, 900))[:2000], "damaged-picture"),
    "a raw picture": ("a.tiff", b"II*\0", "unknown-picture"),
    "a drawing with a script": ("a.svg", SVG % b"<script>x</script>", "active-picture"),
    "a file without a name": ("", b"x", "forbidden-attachment"),
}


@pytest.mark.parametrize(("name", "data", "code"), REFUSED.values(), ids=REFUSED)
def test_whatever_else_is_refused_and_nothing_is_kept(edition, tmp_path, name, data, code):
    before = sorted(edition.content.rglob("*"))

    with pytest.raises(RefusedUploadError) as refused:
        hand_in(edition, tmp_path, name, data)

    assert refused.value.finding.code == code
    assert "→" in refused.value.in_words("en")
    assert sorted(edition.content.rglob("*")) == before
