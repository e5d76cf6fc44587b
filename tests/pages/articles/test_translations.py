"""Translations lead to each other for as long as both can be read."""

import re

import pytest

VI, EN = "/2019/03/10/lua-xuan/", "/en/2019/03/10/lua-xuan/"


@pytest.fixture
def translated(newspaper):
    newspaper.article("lua.md", Title="Lúa xuân")
    newspaper.article("lua.en.md", Title="Rice in spring", Slug="lua-xuan", Lang="en")
    newspaper.build()
    return newspaper


@pytest.fixture
def switch_of(read_page):
    """Return a function that reads where the language switch of an article leads."""

    def read(url):
        found = re.findall(
            r'<a href="([^"]+)" rel="alternate" lang="(\w+)" hreflang="(\w+)">([^<]+)</a>',
            read_page(url),
        )
        assert all(language == hreflang for _url, language, hreflang, _name in found)
        return {language: (address, name) for address, language, _hreflang, name in found}

    return read


@pytest.fixture
def hreflang_of(read_page):
    """Return a function that reads the translations that a page names to search engines."""
    return lambda url: dict(
        re.findall(r'<link rel="alternate" hreflang="(\w+)" href="([^"]+)">', read_page(url))
    )


def test_articles_with_one_slug_and_date_lead_to_each_other(translated, switch_of):
    assert switch_of(VI) == {"en": (EN, "English")}
    assert switch_of(EN) == {"vi": (VI, "Tiếng Việt")}


def test_search_engines_are_told_all_languages_on_each_page(translated, hreflang_of):
    both = {"vi": f"https://example.com{VI}", "en": f"https://example.com{EN}"}

    assert hreflang_of(VI) == both
    assert hreflang_of(EN) == both


def test_an_article_without_translation_offers_none(translated, rebuild, switch_of, hreflang_of):
    translated.article("cho.md", Title="Chợ")
    rebuild()

    assert switch_of("/2019/03/10/cho/") == {}
    assert hreflang_of("/2019/03/10/cho/") == {}


def test_a_translation_that_comes_or_goes_changes_its_sisters(translated, rebuild, switch_of):
    (translated.content / "lua.en.md").unlink()
    assert "2019/03/10/lua-xuan/index.html" in rebuild()
    assert switch_of(VI) == {}

    translated.article("lua.en.md", Title="Rice in spring", Slug="lua-xuan", Lang="en")
    assert "2019/03/10/lua-xuan/index.html" in rebuild()
    assert "en" in switch_of(VI)


@pytest.mark.parametrize("status", ["hidden", "withdrawn", "draft"])
def test_nothing_leads_to_a_translation_that_is_in_no_list(translated, rebuild, switch_of, status):
    translated.article("lua.en.md", Title="Rice", Slug="lua-xuan", Lang="en", Status=status)
    rebuild()

    assert switch_of(VI) == {}


def test_an_embargoed_translation_is_named_when_its_time_has_come(translated, rebuild, switch_of):
    translated.article("mai.md", Title="Mai", Slug="mai", Date="2019-03-11 08:00")
    translated.article(
        "mai.en.md", Title="Tomorrow", Slug="mai", Date="2019-03-11 23:00", Lang="en"
    )
    rebuild()
    assert switch_of("/2019/03/11/mai/") == {}

    translated.now += 12 * 3600
    rebuild()
    assert switch_of("/2019/03/11/mai/") == {"en": ("/en/2019/03/11/mai/", "English")}


def test_fronts_and_sections_are_the_same_in_every_language(translated, hreflang_of):
    assert hreflang_of("/") == {"vi": "https://example.com/", "en": "https://example.com/en/"}
    assert hreflang_of("/en/kinh-te/") == {
        "vi": "https://example.com/kinh-te/",
        "en": "https://example.com/en/kinh-te/",
    }


def test_the_path_that_the_site_is_hosted_under_is_kept(
    translated, rebuild, switch_of, hreflang_of
):
    translated.settings["SITEURL"] = "https://example.com/bao"
    rebuild()

    assert switch_of(VI)["en"][0] == f"/bao{EN}"
    assert hreflang_of(VI)["en"] == f"https://example.com/bao{EN}"
