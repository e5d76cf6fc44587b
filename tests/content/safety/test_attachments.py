"""Only what newspapers hand out is handed out, and only if it is what its ending says."""

import io

import pytest

from newsroom.content.safety.attachments import (
    DOCUMENTS,
    ENDINGS,
    first_bytes,
    has_allowed_name,
    is_attachment,
)

PAGE = b"<!doctype html><script>alert(1)</script>"
GPX = (
    b'<?xml version="1.0"?>\n<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1">%b</gpx>'
)


def is_sound(path, data):
    return is_attachment(path, io.BytesIO(data))


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_page_is_no_attachment_under_whatever_name(ending):
    for page in (PAGE, b"\xef\xbb\xbf\n  " + PAGE, b"<?xml version='1.0'?><html/>", b"<svg/>"):
        assert not is_sound(f"x{ending}", page)


@pytest.mark.parametrize(
    "name",
    [
        *("a.html", "a.htm", "a.xhtml", "a.xht", "a.shtml", "a.xml", "a.xsl", "a.svgz", "a.mht"),
        *("a.js", "a.mjs", "a.php", "a.phtml", "a.cgi", "a.swf", "a.jar", "a.exe", "a.wasm"),
        *("a.css", "a.json", "a.docm", "a.pdf.html", "a", ".htaccess", "_headers", "a.PHP"),
    ],
)
def test_other_kinds_are_not_on_the_list(name):
    assert not has_allowed_name(name)
    assert not is_sound(name, b"%PDF-1.4")


@pytest.mark.parametrize("ending", [one for one in ENDINGS if first_bytes(f"x{one}")])
def test_a_kind_is_known_by_its_first_bytes(ending):
    assert is_sound(f"x{ending}", first_bytes(f"x{ending}") + b"\x00\xff")
    assert is_sound(f"x{ending.upper()}", first_bytes(f"x{ending}"))
    assert not is_sound(f"x{ending}", b"MZ\x90\x00")
    assert not is_sound(f"x{ending}", b"")


@pytest.mark.parametrize(
    ("name", "data", "sound"),
    [
        ("a.txt", "Nghị quyết số 5 < 10".encode(), True),
        ("a.txt", b"C\xe9ng b\xe1o", True),  # of an older encoding
        ("a.txt", b"", True),
        ("a.txt", b"a\x00b", False),
        ("a.csv", b"huyen;dien tich\r\nVu Thu;199", True),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nA", True),
        ("a.geojson", b' {"type": "Feature"}', True),
        ("a.geojson", b"<script>", False),
        ("a.gpx", GPX % b"<trk/>", True),
        ("a.gpx", GPX % b'<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>', False),
        ("a.gpx", GPX % b'<script xmlns="http://www.w3.org/2000/svg"/>', False),
        ("a.gpx", b'<?xml-stylesheet href="x.xsl"?>' + GPX[22:] % b"", False),
        ("a.gpx", b"<!DOCTYPE gpx [<!ENTITY a 'b'>]><gpx/>", False),
        ("a.gpx", b"<html/>", False),
        ("a.gpx", b"", False),
    ],
)
def test_texts_and_maps_are_known_by_what_they_hold(name, data, sound):
    assert is_sound(name, data) is sound


def test_what_readers_look_at_or_listen_to_is_no_document():
    assert {".pdf", ".docx", ".zip", ".txt", ".gpx"} <= set(DOCUMENTS)
    assert not {".mp4", ".mp3", ".vtt", ".srt"} & set(DOCUMENTS)
