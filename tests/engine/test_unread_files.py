"""What lies in content/ and is read by nobody is told, in one line a build."""

from newsroom.checking.check import CheckOrder, check


def told(newspaper):
    return [dict(one.values) for one in newspaper.build().warnings if one.code == "unread-files"]


def test_files_of_other_kinds_are_told_in_one_line(newspaper):
    newspaper.article("a.md", body="[Tải về](b.pdf)")
    newspaper.write("b.pdf", "named")
    for name in ("tin.txt", "tin.docx", "tin.html", "TIN.MD"):
        newspaper.write(name, "Title: Tin")

    expected = {"count": "4", "files": "TIN.MD, tin.docx, tin.html", "others": "1"}
    for _build in range(2):
        assert told(newspaper) == [expected]
    found = check(newspaper.edition(), CheckOrder(newspaper.now, 1))
    assert [(one.path, one.code) for one in found] == [("TIN.MD", "unread-files")]

    for name in ("tin.txt", "tin.html", "TIN.MD"):
        (newspaper.content / name).unlink()
    assert told(newspaper) == [{"count": "1", "files": "tin.docx"}]
    newspaper.article("a.md", body="[Tải về](tin.docx)")
    assert told(newspaper) == [{"count": "1", "files": "b.pdf"}]


def test_what_may_lie_ready_or_is_kept_by_programs_is_no_surprise(newspaper):
    newspaper.picture("a.jpg")
    for name in ("a.mp4", "a.vtt", "redirects.txt", "addresses.txt", "Thumbs.db", ".git", "a.md~"):
        newspaper.write(name, "")

    assert told(newspaper) == []
