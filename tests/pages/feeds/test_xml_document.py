"""XML that every parser takes, whatever the texts hold."""

from xml.etree import ElementTree

from newsroom.pages.feeds.xml_document import add, document, root


def test_marks_of_xml_are_only_text():
    top = root("list", "urn:x", title="\"<&>'")
    add(top, "item", "]]> <b> & ")

    parsed = ElementTree.fromstring(document(top))

    assert parsed.get("title") == "\"<&>'"
    assert parsed.findtext("{urn:x}item") == "]]> <b> & "


def test_characters_that_xml_cannot_hold_fall_away():
    top = root("list")
    add(top, "item", "Dán\x0bvào\ufffe", note="\x00đuôi\x1b")

    (item,) = ElementTree.fromstring(document(top))

    assert (item.text, item.get("note")) == ("Dánvào", "đuôi")


def test_a_document_says_its_encoding_and_is_the_same_every_time():
    top = root("list")
    add(top, "item", "Đồng bằng")

    assert document(top) == document(top)
    assert document(top).startswith(b"<?xml version='1.0' encoding='utf-8'?>\n<list>")
    assert "Đồng bằng" in document(top).decode("utf-8")
