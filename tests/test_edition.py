"""Settings become one checked, frozen edition, or every reason why not."""

import pytest
from pelican.settings import read_settings

from newsroom.edition import SettingsError, edition_from_settings
from newsroom.settings.parts import Masthead, Section


@pytest.fixture
def settings(newspaper):
    """Settings that describe an edition; tests change what they are about."""
    return read_settings(override=dict(newspaper.settings))


def problems(settings):
    with pytest.raises(SettingsError) as caught:
        edition_from_settings(settings)
    return caught.value.problems


def test_an_edition_has_its_sections_in_the_order_of_the_settings(settings):
    edition = edition_from_settings(settings)

    assert [section.slug for section in edition.sections] == [
        *("chinh-tri", "kinh-te", "nong-thon-moi")
    ]
    assert edition.section("kinh-te") == Section("kinh-te", (("vi", "Kinh tế"), ("en", "Economy")))


def test_a_section_without_a_name_in_a_language_keeps_its_own(settings):
    edition = edition_from_settings(settings)

    assert edition.section("kinh-te").name("en") == "Economy"
    assert edition.section("nong-thon-moi").name("en") == "Nông thôn mới"


def test_each_language_has_a_masthead_and_a_prefix_but_for_the_edition_s_own(settings):
    settings["MASTHEAD"] = {"hotline": "0227 000 0000", "address": "Phố Ví Dụ"}
    settings["LANGUAGES"] = {"en": {"name": "The Trial", "address": "Vi Du street"}}

    edition = edition_from_settings(settings)

    assert (edition.prefix("vi"), edition.prefix("en")) == ("", "/en")
    assert edition.masthead("vi").name == "Báo Thử"
    assert edition.masthead("en") == Masthead(
        name="The Trial", hotline="0227 000 0000", address="Vi Du street"
    )


@pytest.mark.parametrize(
    ("site_url", "base"),
    [("", ""), ("https://a.vn", ""), ("https://a.vn/", ""), ("https://a.vn/bao/", "/bao")],
)
def test_a_site_below_its_host_has_a_base(settings, site_url, base):
    settings["SITEURL"] = site_url

    assert edition_from_settings(settings).base == base


def test_folders_are_absolute(settings):
    edition = edition_from_settings(settings)

    folders = (edition.content, edition.output, *edition.theme_folders)
    assert all(path.is_absolute() for path in folders)


def test_markdown_s_own_front_matter_is_left_out(settings):
    settings["MARKDOWN"] = {
        "extensions": ["markdown.extensions.meta", "markdown.extensions.toc"],
        "extension_configs": {"markdown.extensions.toc": {"permalink": True}},
    }

    assert edition_from_settings(settings).extensions == (
        ("markdown.extensions.toc", (("permalink", True),)),
    )


def test_two_readings_of_the_same_settings_have_one_fingerprint(settings):
    settings["JINJA_FILTERS"] = {"shout": lambda text: text.upper()}
    once = edition_from_settings(settings).settings_of_pages()
    settings["JINJA_FILTERS"] = {"shout": lambda text: text.upper()}

    assert repr(edition_from_settings(settings).settings_of_pages()) == repr(once)


def test_where_files_lie_is_no_matter_to_pages(settings, tmp_path):
    once = edition_from_settings(settings).settings_of_pages()
    settings["OUTPUT_PATH"] = str(tmp_path / "elsewhere")

    assert edition_from_settings(settings).settings_of_pages() == once


WRONG = {
    "no sections": ({"SECTIONS": []}, "SECTIONS"),
    "a section that is no address": ({"SECTIONS": [{"name": "X", "slug": "../x"}]}, "SECTIONS"),
    "a section without an address": ({"SECTIONS": [{"name": "Kinh tế"}]}, "Kinh tế"),
    "a section that is a year": ({"SECTIONS": [{"name": "X", "slug": "2019"}]}, "2019"),
    "a section among the site's files": ({"SECTIONS": [{"name": "X", "slug": "media"}]}, "media"),
    "a section that is a language": ({"SECTIONS": [{"name": "X", "slug": "en"}]}, "en"),
    "topics in a section's place": ({"TOPIC_FOLDER": "kinh-te"}, "TOPIC_FOLDER"),
    "authors that are no address": ({"AUTHOR_FOLDER": "Tác giả"}, "AUTHOR_FOLDER"),
    "an archive in the topics' place": ({"ARCHIVE_FOLDER": "topics"}, "ARCHIVE_FOLDER"),
    "an unknown time zone": ({"TIMEZONE": "Asia/Thai_Binh"}, "TIMEZONE"),
    "no time zone": ({"TIMEZONE": ""}, "TIMEZONE"),
    "an address without a scheme": ({"SITEURL": "baothaibinh.example"}, "SITEURL"),
    "no content": ({"PATH": "/nowhere"}, "PATH"),
}


@pytest.mark.parametrize(("change", "named"), WRONG.values(), ids=WRONG)
def test_a_problem_names_the_setting_to_mend(settings, change, named):
    (problem, *_others) = problems({**settings, **change})

    assert named in str(problem)


@pytest.mark.parametrize("output", ["content", "content/output", "."])
def test_output_and_content_lie_apart(settings, newspaper, output):
    settings["OUTPUT_PATH"] = str(newspaper.root / output)

    assert any("OUTPUT_PATH" in str(problem) for problem in problems(settings))


def test_all_problems_are_told_at_once(settings):
    settings.update(TIMEZONE="x", SITEURL="x", TOPIC_FOLDER="?")

    assert len(problems(settings)) == 3
