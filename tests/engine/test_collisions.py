"""Two downloads that would overwrite each other on some hosts are refused, in whatever order."""

import unicodedata

import pytest

from newsroom.content.findings.speech import said

PAIRS = [
    ("files/nghi-quyet.pdf", "files/Nghi-quyet.pdf"),
    ("files/a.pdf", "Files/a.pdf"),
    ("files/lúa.pdf", unicodedata.normalize("NFD", "files/lúa.pdf")),
    ("files/strasse.pdf", "files/straße.pdf"),
]


@pytest.fixture
def naming(newspaper):
    """Return a function that lets an article name a file, which is put there with it."""

    def name(article, file):
        newspaper.write(file, file)
        newspaper.article(article, body=f"[Tải về](<{{static}}/{file}>)")

    return name


def refused(newspaper):
    return [(one.path, one.code) for one in newspaper.build().rejections]


def media(newspaper):
    return [path for path in newspaper.tree() if path.startswith("media/")]


@pytest.mark.parametrize("pair", PAIRS)
def test_articles_that_name_files_which_are_one_elsewhere_are_refused(newspaper, naming, pair):
    naming("a.md", pair[0])
    naming("b.md", pair[1])

    rejections = newspaper.build().rejections

    assert [one.path for one in rejections] == ["a.md", "b.md"]
    assert [one.code for one in rejections] == ["colliding-path"] * 2
    assert all(name in said(one, "en").message for one in rejections for name in pair)
    assert media(newspaper) == []


@pytest.mark.parametrize("first", [0, 1])
def test_what_is_published_stays_when_its_twin_comes(newspaper, naming, first):
    pair = PAIRS[0]
    naming("a.md", pair[first])
    newspaper.build()

    naming("b.md", pair[1 - first])

    assert refused(newspaper) == [("a.md", "colliding-path"), ("b.md", "colliding-path")]
    assert media(newspaper) == [f"media/{pair[first]}"]


def test_both_are_published_once_one_has_another_name(newspaper, naming):
    naming("a.md", "files/a.pdf")
    naming("b.md", "files/A.pdf")
    newspaper.build()

    (newspaper.content / "files/A.pdf").unlink()
    naming("b.md", "files/b.pdf")

    assert refused(newspaper) == []
    assert media(newspaper) == ["media/files/a.pdf", "media/files/b.pdf"]
    assert newspaper.tree() == newspaper.cold_tree()


def test_deleting_one_is_enough_for_the_other(newspaper, naming):
    naming("a.md", "files/a.pdf")
    newspaper.write("files/A.pdf", "nobody names it")
    assert refused(newspaper) == [("a.md", "colliding-path")]

    (newspaper.content / "files/A.pdf").unlink()

    assert refused(newspaper) == []
    assert newspaper.tree() == newspaper.cold_tree()


def test_pictures_have_a_hash_in_their_names_and_never_collide(newspaper):
    newspaper.picture("images/a.jpg")
    newspaper.picture("images/A.jpg", width=9)
    newspaper.article("a.md", body="![Lúa](/images/a.jpg)\n\n![Lúa](/images/A.jpg)")

    assert refused(newspaper) == []
    paths = media(newspaper)
    assert len({path.casefold() for path in paths}) == len(paths) > 2
