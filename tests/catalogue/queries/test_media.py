"""Which files under content/ readers may have: those that something public names."""

import pytest

from newsroom.catalogue.manifest import Manifest
from newsroom.content.article import Status
from newsroom.content.picture import PictureFault, PictureFile
from tests.catalogue.records import a_standing_page, an_article

PICTURE = PictureFile("images/a.jpg", "digest", 1200, 800)
VISIBLE = pytest.mark.parametrize(
    ("status", "is_public"),
    [
        (Status.PUBLISHED, True),
        (Status.HIDDEN, True),
        (Status.DRAFT, False),
        (Status.WITHDRAWN, False),
    ],
)


@VISIBLE
def test_a_file_is_public_while_something_public_names_it(desk, status, is_public):
    desk.connection.execute("INSERT INTO file VALUES ('a.pdf', 1, 1, 'digest')")
    desk.store(an_article(status=status, references=("a.pdf",)))

    assert list(desk.queries.media()) == (["a.pdf"] if is_public else [])
    assert desk.queries.media_digest("a.pdf") == ("digest" if is_public else "")


def test_a_file_of_a_standing_page_is_public(desk):
    desk.connection.execute("INSERT INTO file VALUES ('a.pdf', 1, 1, 'digest')")
    desk.store(a_standing_page(references=("a.pdf",)))

    assert desk.queries.media_digest("a.pdf") == "digest"


@VISIBLE
@pytest.mark.parametrize("name", ["images/a.jpg", "images/"])
def test_a_picture_is_public_while_something_public_names_it_or_its_folder(
    desk, name, status, is_public
):
    desk.writer.save_picture(PICTURE)
    desk.store(an_article(status=status, references=(name,)))

    assert list(desk.queries.pictures()) == ([PICTURE] if is_public else [])
    assert desk.queries.live_picture("images/a.jpg") == (PICTURE if is_public else None)


def test_nothing_of_an_article_is_public_before_its_moment(desk):
    article = an_article(references=("images/a.jpg",))
    desk.now = article.instant - 1
    desk.writer.save_picture(PICTURE)
    desk.store(article)

    assert list(desk.queries.pictures()) == []


def test_a_gallery_has_the_pictures_of_its_folder_in_the_order_in_which_people_count(desk):
    for name in ("10.jpg", "9.jpg", "đẹp.jpg", "trong/1.jpg"):
        desk.writer.save_picture(PICTURE._replace(path=f"le-hoi/{name}"))

    [pictures] = desk.queries.pictures_named(("le-hoi/", "khac/")).values()

    assert [one.path for one in pictures] == ["le-hoi/9.jpg", "le-hoi/10.jpg", "le-hoi/đẹp.jpg"]


def test_a_picture_that_is_no_longer_sound_is_shown_as_it_was(desk):
    desk.writer.save_picture(PICTURE)
    desk.writer.fault_picture(PICTURE.path, PictureFault.DAMAGED)
    desk.writer.fault_picture("images/b.jpg", PictureFault.MISNAMED)
    desk.store(an_article(references=("images/",)))

    assert list(desk.queries.pictures()) == [PICTURE]
    assert Manifest(desk.connection).faulty_pictures() == {
        "images/a.jpg": PictureFault.DAMAGED,
        "images/b.jpg": PictureFault.MISNAMED,
    }


def test_a_mended_picture_has_no_fault_left(desk):
    desk.writer.fault_picture(PICTURE.path, PictureFault.DAMAGED)
    desk.writer.save_picture(PICTURE)

    assert Manifest(desk.connection).faulty_pictures() == {}


def test_a_deleted_picture_is_forgotten(desk):
    desk.writer.save_picture(PICTURE)
    desk.writer.forget(["images/a.jpg"])

    assert desk.queries.pictures_named(("images/a.jpg",)) == {}


def test_what_shows_a_picture_is_found_by_its_path_and_its_folder(desk):
    by_path = an_article("a.md", references=("images/a.jpg",))
    by_folder = a_standing_page(references=("images/",))
    desk.store(by_path, by_folder, an_article("b.md", references=("images/b.jpg",)))

    assert list(desk.queries.records_showing("images/a.jpg")) == [by_path, by_folder]
    assert sorted(Manifest(desk.connection).paths_naming("images/a.jpg")) == [
        by_path.path,
        by_folder.path,
    ]
