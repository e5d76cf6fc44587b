"""A draft says so in any way in which an article says it, whatever else is wrong with it."""

import pytest

from newsroom.content.drafts import is_marked_as_draft

DRAFTS = [
    "Status: draft\nDate: nay\n\nx",
    "Title: x\nSTATUS:  Draft \n\nx",
    "Trạng thái: nháp\n\nx",
    "---\ntitle: x\nstatus: draft\ndate: [\n---\n",
    "---\ntitle: x\ndraft: true\n---\nx",
    '+++\ntitle = "x"\ndraft = true\n+++\nx',
]
OTHERS = [
    "",
    "draft",
    "Title: x\n\nStatus: draft",
    "Status: drafft\n\nx",
    "Status: published\nTitle: draft\n\nx",
    "Status: withdrawn\n\nx",
    "Status: draft\n\n" + "[a](" * 50_000,
    b"\xff\xfeStatus: draft",
]


@pytest.mark.parametrize("text", DRAFTS)
def test_a_draft(text, edition):
    assert is_marked_as_draft("a.md", text.encode(), edition)


@pytest.mark.parametrize("text", OTHERS)
def test_no_draft(text, edition):
    data = text.encode() if isinstance(text, str) else text
    assert not is_marked_as_draft("a.md", data, edition)
