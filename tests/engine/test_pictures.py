"""Pictures in the build: refused, published and taken back with the article that names them."""

import pytest

from tests.engine.newspaper import Newspaper

HIDDEN = ("draft", "withdrawn")


@pytest.fixture
def illustrated(newspaper: Newspaper) -> Newspaper:
    """A newspaper with an article that shows a picture."""
    newspaper.picture("images/a.jpg", width=300)
    newspaper.article("a.md", Title="Bài", Image="images/a.jpg", Image_Alt="Lúa")
    return newspaper


def media(newspaper: Newspaper) -> list[str]:
    return [path for path in newspaper.tree() if path.startswith("media/")]


def codes(newspaper: Newspaper) -> list[tuple[str, str]]:
    return [(one.path, one.code) for one in newspaper.build().rejections]


def test_a_picture_is_published_in_all_widths_and_formats_and_never_as_it_came(illustrated):
    original = (illustrated.content / "images/a.jpg").read_bytes()
    illustrated.build()

    assert [path.rpartition("-")[2] for path in media(illustrated)] == [
        *("240.avif", "240.jpg", "240.webp"),
        *("300.avif", "300.jpg", "300.webp"),
    ]
    assert original not in illustrated.tree().values()


@pytest.mark.parametrize("status", HIDDEN)
def test_pictures_of_unpublished_articles_stay_in_content(illustrated, status):
    illustrated.article("a.md", Title="Bài", Image="images/a.jpg", Status=status)
    illustrated.build()

    assert media(illustrated) == []


@pytest.mark.parametrize("status", HIDDEN)
def test_pictures_go_with_their_article(illustrated, status):
    illustrated.build()
    illustrated.article("a.md", Title="Bài", Image="images/a.jpg", Status=status)
    illustrated.build()

    assert media(illustrated) == []


def test_a_changed_picture_has_new_addresses_wherever_it_is_shown(illustrated):
    illustrated.build()
    before = media(illustrated)
    illustrated.picture("images/a.jpg", width=301)
    illustrated.build()

    assert not set(before) & set(media(illustrated))
    assert illustrated.tree() == illustrated.cold_tree()


def test_a_picture_that_nobody_may_see_is_refused_with_its_article(newspaper):
    newspaper.write("images/a.jpg", "<script>")
    newspaper.article("a.md", Image="images/a.jpg", Image_Alt="Lúa")

    assert codes(newspaper) == [("a.md", "unknown-picture")]
    assert media(newspaper) == []


def test_a_picture_whose_name_has_a_space_is_shown_as_any_other(newspaper):
    newspaper.picture("images/Ảnh lúa.JPG", width=300)
    newspaper.article("a.md", Title="Bài", body='![Máy gặt](/images/Ảnh lúa.JPG "Máy gặt")')

    assert codes(newspaper) == []
    page = newspaper.tree()["2019/03/10/bai/index.html"].decode()
    assert len(media(newspaper)) == 6
    assert 'alt="Máy gặt"' in page
    assert "-300.jpg" in page


def test_a_picture_that_nobody_names_is_nobody_s_fault(newspaper):
    newspaper.write("images/a.jpg", "<script>")

    assert codes(newspaper) == []


def test_what_was_published_stays_when_a_picture_is_damaged(illustrated):
    illustrated.build()
    before = illustrated.tree()
    (illustrated.content / "images/a.jpg").write_bytes(b"half of it")

    assert codes(illustrated) == [("a.md", "unknown-picture")]
    assert illustrated.tree() == before


def test_a_mended_picture_mends_its_article(illustrated):
    illustrated.write("images/a.jpg", "half of it")
    assert codes(illustrated) == [("a.md", "unknown-picture")]
    illustrated.picture("images/a.jpg")

    assert codes(illustrated) == []
    assert illustrated.tree() == illustrated.cold_tree()


def test_a_mended_picture_mends_its_article_while_only_it_is_watched(illustrated):
    illustrated.write("images/a.jpg", "half of it")
    illustrated.build()
    illustrated.picture("images/a.jpg")
    report = illustrated.build(paths=("images/a.jpg",))

    assert report.rejections == ()
    assert media(illustrated)


def test_a_gallery_shows_all_pictures_of_its_folder_and_follows_it(newspaper):
    for name in ("1", "2"):
        newspaper.picture(f"images/hoi/{name}.jpg")
    newspaper.article("a.md", Title="Hội", body='![Hội làng](images/hoi/ "Toàn cảnh")')
    newspaper.build()
    page = newspaper.output / "2019/03/10/hoi/index.html"
    assert page.read_text("utf-8").count("Hội làng (") == 2

    newspaper.picture("images/hoi/10.jpg")
    newspaper.build()

    assert "Hội làng (3/3)" in page.read_text("utf-8")
    assert newspaper.tree() == newspaper.cold_tree()


def test_a_gallery_without_pictures_is_refused(newspaper):
    newspaper.article("a.md", body="![Hội làng](images/hoi/)")

    assert codes(newspaper) == [("a.md", "missing-file")]


def test_a_drawing_is_published_without_what_its_program_wrote(newspaper):
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><metadata>Tên</metadata><path d="M0 0"/></svg>'
    newspaper.write("so-do.svg", svg)
    newspaper.article("a.md", body="![Sơ đồ](so-do.svg)")
    newspaper.build()

    [path] = media(newspaper)
    assert path.endswith(".svg")
    assert "Tên" not in newspaper.tree()[path].decode()


def test_films_and_documents_are_copied_as_they_are(newspaper):
    newspaper.write("a.pdf", "%PDF-1.4")
    newspaper.article("a.md", body="[Văn bản](a.pdf)")
    newspaper.build()

    assert newspaper.tree()["media/a.pdf"] == b"%PDF-1.4"


def test_a_picture_without_a_description_is_published_with_a_warning(illustrated):
    illustrated.article("a.md", Title="Bài", Image="images/a.jpg")
    report = illustrated.build()

    assert report.rejections == ()
    assert [(one.path, one.code) for one in report.warnings] == [("a.md", "no-alt")]
    assert illustrated.build().warnings == report.warnings
