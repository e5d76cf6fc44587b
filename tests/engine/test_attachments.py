"""Nothing that could run in the site's origin is copied there, whatever a text names."""

import pytest

PAGE = "<!doctype html><script src=evil.js></script>"


def media(newspaper):
    return [path for path in newspaper.tree() if path.startswith("media/")]


@pytest.mark.parametrize("name", ["evil.html", "evil.js", "evil.xhtml", "evil.php", "evil.pdf"])
def test_an_article_that_names_a_forbidden_file_is_rejected(newspaper, name):
    (newspaper.content / name).write_text(PAGE)
    newspaper.article("a.md", body=f"Đoạn đầu.\n\n[x]({name})")

    (found,) = newspaper.build().rejections

    assert (found.path, found.line, found.code) == ("a.md", 7, "forbidden-attachment")
    assert "pdf" in dict(found.values)["endings"]
    assert media(newspaper) == []


def test_what_was_handed_out_stays_when_a_page_comes_in_its_place(newspaper):
    newspaper.write("a.pdf", "good")
    newspaper.article("a.md", body="[x](a.pdf)")
    newspaper.build()
    (newspaper.content / "a.pdf").write_text(PAGE)

    for _build in range(2):
        assert [one.code for one in newspaper.build().rejections] == ["forbidden-attachment"]
        assert newspaper.tree()["media/a.pdf"] == b"%PDF-good"

    newspaper.write("a.pdf", "better")
    assert newspaper.build().rejections == ()
    assert newspaper.tree()["media/a.pdf"] == b"%PDF-better"
    assert newspaper.tree() == newspaper.cold_tree()
