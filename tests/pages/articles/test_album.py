"""The page of an article's pictures: captions, and where it leads when its article moves."""

import re

import pytest

from tests.engine.newspaper import Newspaper

BODY = """Một đoạn.

![Trống](/images/a.png "Trống khai hội.")
![Kiệu](/images/b.png "Kiệu qua cổng làng.")
"""
OLD, NEW = "2019/03/10/le-hoi", "2019/03/10/hoi-lang"


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Newspaper:
    """An article with two pictures in one paragraph, which has moved since readers know it."""
    newspaper = Newspaper(tmp_path_factory.mktemp("album"))
    newspaper.settings["KEEP_ADDRESSES"] = True
    for name in ("a", "b"):
        newspaper.picture(f"images/{name}.png")
    newspaper.article("hoi.md", Title="Lễ hội", body=BODY)
    newspaper.build()
    newspaper.article("hoi.md", Title="Hội làng", body=BODY)
    newspaper.build()
    return newspaper


def page(newspaper: Newspaper, folder: str) -> str:
    return (newspaper.output / folder / "index.html").read_text(encoding="utf-8")


def test_pictures_of_one_paragraph_have_captions_of_their_own(moved: Newspaper) -> None:
    article = page(moved, NEW)

    assert article.count("<figure") == 1
    assert re.findall(r'<p class="caption">(.*?)</p>', article) == [
        "Trống khai hội.",
        "Kiệu qua cổng làng.",
    ]


def test_a_former_album_leads_to_the_new_one(moved: Newspaper) -> None:
    assert f'url=/{NEW}/photos/"' in page(moved, f"{OLD}/photos")


def test_all_is_as_a_cold_build_makes_it(moved: Newspaper) -> None:
    assert moved.tree() == moved.cold_tree()


def test_an_album_that_is_no_more_has_nothing_leading_to_it(moved: Newspaper) -> None:
    moved.article("hoi.md", Title="Hội làng", body="Một đoạn.")
    moved.build()

    assert not (moved.output / OLD / "photos/index.html").exists()
    assert moved.tree() == moved.cold_tree()
