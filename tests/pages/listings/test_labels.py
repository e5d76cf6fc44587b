"""Topics and authors: their profiles, and their indexes from A to Z."""

import json
import re
from collections.abc import Callable

import pytest

from newsroom.language.order import initial
from newsroom.pages.listings import label_index
from tests.engine.newspaper import Newspaper

Read = Callable[[str], str]
Rebuild = Callable[[], set[str]]


def letters(page: str) -> dict[str, list[str]]:
    """Return the names of an index by the letters that they stand under."""
    groups = re.findall(r'<h2 id="letter-\d+">(.)</h2>(.*?)</section>', page, re.DOTALL)
    return {letter: re.findall(r'<a href="[^"]*">([^<]*)', names) for letter, names in groups}


def test_an_index_is_in_the_order_of_the_alphabet(newspaper: Newspaper, read_page: Read) -> None:
    newspaper.article("a.md", Tags="đê điều, dệt, Ân Thi, an ninh, 4G", Author="Lê Mai")
    newspaper.article("b.md", Tags="ăn uống, Ba Vì", Author="Vũ Ngọc Ánh; Trần Đức")
    newspaper.build()

    assert letters(read_page("/topics/")) == {
        "#": ["4G"],
        "A": ["an ninh"],
        "Ă": ["ăn uống"],
        "Â": ["Ân Thi"],
        "B": ["Ba Vì"],
        "D": ["dệt"],
        "Đ": ["đê điều"],
    }
    assert letters(read_page("/authors/")) == {
        "A": ["Vũ Ngọc Ánh"],
        "Đ": ["Trần Đức"],
        "M": ["Lê Mai"],
    }


@pytest.mark.parametrize(
    ("name", "locale", "is_person", "letter"),
    [
        ("ổn định", "vi", False, "Ô"),
        ("Ước", "vi", False, "Ư"),
        ("École", "fr", False, "E"),
        ("Đà Nẵng", "en", False, "D"),
        ("Nguyễn Thị Ánh", "vi", True, "A"),
        ("“Lúa”", "vi", False, "#"),
        ("", "vi", True, "#"),
    ],
)
def test_a_name_stands_under_a_letter_of_its_language(
    name: str, locale: str, is_person: bool, letter: str
) -> None:
    assert initial(name, locale, is_person=is_person) == letter


def test_many_topics_have_a_page_a_letter(
    newspaper: Newspaper, rebuild: Rebuild, read_page: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(label_index, "ON_ONE_PAGE", 3)
    newspaper.article("a.md", Tags="biển, bão, cá", Date="2019-03-10")
    rebuild()
    assert letters(read_page("/topics/")).keys() == {"B", "C"}

    newspaper.article("b.md", Tags="lúa, biển", Date="2019-03-11")
    rebuild()
    assert '<a href="/topics/a-z/b/">B</a>' in read_page("/topics/")
    assert letters(read_page("/topics/a-z/b/")) == {"B": ["bão", "biển"]}

    newspaper.article("c.md", Tags="lúa", Date="2019-03-11 07:00")
    assert not any(path.startswith("topics/a-z/") for path in rebuild())

    (newspaper.content / "a.md").unlink()
    rebuild()
    assert letters(read_page("/topics/")) == {"B": ["biển"], "L": ["lúa"]}
    assert not (newspaper.output / "topics/a-z").exists()


def test_an_article_of_known_labels_leaves_the_indexes_alone(
    newspaper: Newspaper, rebuild: Rebuild
) -> None:
    newspaper.article("a.md", Tags="lúa", Author="Lê Mai", Date="2019-03-10")
    rebuild()
    newspaper.article("b.md", Tags="lúa", Author="Lê Mai", Date="2019-03-11")

    assert not {"topics/index.html", "authors/index.html"} & rebuild()


# Profiles ----------------------------------------------------------------------------------------


def test_an_author_s_page_begins_with_portrait_and_words(
    newspaper: Newspaper, rebuild: Rebuild, read_page: Read
) -> None:
    newspaper.picture("mai.jpg")
    newspaper.article("a.md", Title="Lúa xuân", Author="Lê Mai")
    newspaper.write(
        "authors/mai.md",
        "Title: Lê Mai\nSummary: Phóng viên\nImage: mai.jpg\nImage-Alt: Lê Mai\n\n"
        "Viết về [lúa]({filename}/a.md).",
    )
    rebuild()

    page = read_page("/authors/le-mai/")
    assert 'Viết về <a href="/2019/03/10/lua-xuan/">lúa</a>' in page
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    [profile] = [one for one in data["@graph"] if one["@type"] == "ProfilePage"]
    person = profile["mainEntity"]
    assert (person["@type"], person["name"]) == ("Person", "Lê Mai")
    assert person["description"] == "Phóng viên"
    assert person["image"].startswith("https://example.com/media/mai")

    newspaper.article("a.md", Title="Lúa mùa", Author="Lê Mai")
    rebuild()
    assert '<a href="/2019/03/10/lua-mua/">lúa</a>' in read_page("/authors/le-mai/")

    newspaper.write("authors/mai.md", "Title: Lê Mai\nStatus: draft\n\nNháp.")
    rebuild()
    assert "Phóng viên" not in read_page("/authors/le-mai/")
    assert not any("mai." in path for path in newspaper.tree())


def test_a_topic_s_page_begins_with_its_introduction_and_stories(
    newspaper: Newspaper, read_page: Read
) -> None:
    newspaper.picture("a.jpg")
    for number in range(7):
        newspaper.article(f"{number}.md", Title=f"Bài {number}", Tags="biển", Image="a.jpg")
    newspaper.write("topics/bien.md", "Title: biển\nSummary: Bãi triều và đê.\n\nTừ năm 2012.")
    newspaper.build()

    page = read_page("/topics/bien/")
    assert "Bãi triều và đê." in page
    assert "Từ năm 2012." in page
    assert len(re.findall(r'<article class="lead-story">', page)) == 1
    assert len(re.findall(r'<article class="card">', page)) == 4
    assert "ProfilePage" not in page


def test_profiles_that_nobody_sees_are_told(newspaper: Newspaper) -> None:
    newspaper.article("a.md", Author="Lê Mai")
    newspaper.write("authors/a.md", "Title: Lê Mai\n\nMột.")
    newspaper.write("authors/b.md", "Title: lê mai\n\nHai.")
    newspaper.write("authors/c.md", "Title: Lê Mia\n\nBa.")
    told = newspaper.build().warnings

    assert [(one.path, one.code) for one in told] == [
        ("authors/b.md", "second-profile"),
        ("authors/c.md", "idle-profile"),
    ]


def test_nothing_is_told_of_the_earlier_version_of_a_profile_that_is_rejected(
    newspaper: Newspaper,
) -> None:
    newspaper.write("topics/bien.md", "Title: biển\n\nTừ năm 2012.")
    newspaper.build()
    newspaper.write("topics/bien.md", "Title: biển\n\n[Bản đồ](bien.pdf)")

    report = newspaper.build()

    assert [one.code for one in report.rejections] == ["missing-file"]
    assert report.warnings == ()
