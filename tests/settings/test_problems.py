"""All that may be wrong with settings is a sentence that names the setting and what to write."""

import pytest
from markdown.extensions.toc import TocExtension
from pelican.settings import read_settings

from newsroom.edition import SettingsError, edition_from_settings
from newsroom.settings.look import is_colour, is_colour_token, tokens_of
from newsroom.settings.theme_folders import packaged_theme

WRONG = {
    "a language in words": ({"DEFAULT_LANG": "english"}, "DEFAULT_LANG: 'english'"),
    "a language that is none": ({"DEFAULT_LANG": "zz"}, "DEFAULT_LANG: 'zz'"),
    "another language that is none": ({"LANGUAGES": {"xx": {}}}, "LANGUAGES: 'xx'"),
    "one language twice": ({"LANGUAGES": {"VI": {}}}, "LANGUAGES, 'VI'"),
    "a masthead that is a name": ({"LANGUAGES": {"en": "The Trial"}}, "LANGUAGES, 'en'"),
    "an unknown part": ({"MASTHEAD": {"editor": "X"}}, "“editor_in_chief” is meant"),
    "a part that is no text": ({"MASTHEAD": {"hotline": 27}}, "MASTHEAD, 'hotline' is 27"),
    "a masthead in a list": ({"MASTHEAD": ["X"]}, "MASTHEAD is ['X']"),
    "sections by name": ({"SECTIONS": ["News"]}, "{'name': 'News', 'slug': 'news'}"),
    "sections in a text": ({"SECTIONS": "News"}, "SECTIONS is 'News'"),
    "a section of no name": ({"SECTIONS": [{"slug": "news"}]}, "SECTIONS[1] has no name"),
    "a section with a slip": ({"SECTIONS": [{"nam": "N", "slug": "n"}]}, "“name” is meant"),
    "a logo that is nowhere": ({"LOGO": "mark.svg"}, "LOGO: there is no file 'mark.svg'"),
    "a slip in a setting": ({"SECTION": []}, "SECTIONS is meant"),
    "a colour that is none": ({"ACCENT_COLOUR": "rot"}, "ACCENT_COLOUR: 'rot'"),
    "a token that is none": ({"TOKENS": {"papr": "#fff"}}, "“paper” is meant"),
    "a token's colour": ({"TOKENS": {"paper": "snowy"}}, "TOKENS, 'paper': 'snowy'"),
    "a token that ends its rule": ({"TOKENS": {"frame": "9rem; }"}}, "TOKENS, 'frame'"),
    "a zone that is a folder": ({"TIMEZONE": "Asia"}, "TIMEZONE: 'Asia'"),
    "a city that is no zone": ({"TIMEZONE": "Asia/Hanoi"}, "write 'Asia/Ho_Chi_Minh'"),
    "an offset to the east": ({"TIMEZONE": "GMT+9"}, "write 'Etc/GMT-9'"),
    "an offset to the west": ({"TIMEZONE": "utc-05:00"}, "write 'Etc/GMT+5'"),
    "Vietnam's offset": ({"TIMEZONE": "UTC+7"}, "write 'Asia/Ho_Chi_Minh'"),
    "an offset that no place has": ({"TIMEZONE": "UTC+30"}, "TIMEZONE: 'UTC+30'"),
    "an address of no host": ({"SITEURL": "https://"}, "SITEURL"),
    "an extension that is nowhere": (
        {"MARKDOWN": {"extensions": ["markdown.extensions.nope"]}},
        "MARKDOWN: there is no extension 'markdown.extensions.nope'",
    ),
    "an extension itself in place of its name": (
        {"MARKDOWN": {"extensions": [TocExtension(permalink=True)]}},
        "MARKDOWN: write 'markdown.extensions.toc:TocExtension' in place",
    ),
    "an extension of no package": ({"MARKDOWN": {"extensions": ["nope"]}}, "extension 'nope'"),
    "a plugin that is nowhere": ({"PLUGINS": ["nope"]}, "PLUGINS: there is no 'nope'"),
    "a plugin that is none": ({"PLUGINS": [3]}, "PLUGINS: there is no 3"),
    "an executor that is nowhere": ({"EXECUTOR": "nope.Pool"}, "EXECUTOR: there is no 'nope.Pool'"),
    "a store that is no bucket": ({"OUTPUT_STORE": "public"}, "OUTPUT_STORE: 'public'"),
    "a store without a folder": ({"OUTPUT_STORE": "s3://paper"}, "OUTPUT_STORE: 's3://paper'"),
    "a contact that nobody can reach": ({"SECURITY_CONTACT": "me"}, "SECURITY_CONTACT: 'me'"),
    "an address with a question": ({"SITEURL": "https://fen.example?x=1"}, "SITEURL"),
    "no mastheads": ({"MASTHEAD": None}, "MASTHEAD is None"),
    "a host that is a number": ({"EMBED_HOSTS": [3]}, "EMBED_HOSTS, 3 is 3"),
    "a desk without TLS": (
        {"DESK": {"address": "http://desk.example", "previews": "https://p.example"}},
        "DESK, 'address' is 'http://desk.example'",
    ),
    "a desk with a path": (
        {"DESK": {"address": "https://desk.example/x", "previews": "https://p.example"}},
        "DESK, 'address' is 'https://desk.example/x'",
    ),
    "a desk whose previews are the desk": (
        {"DESK": {"address": "https://desk.example", "previews": "https://desk.example"}},
        "are two origins",
    ),
    "a desk without previews": ({"DESK": {"address": "https://desk.example"}}, "belong together"),
    "proxies by name": ({"DESK": {"proxies": ["localhost"]}}, "DESK, 'proxies' is ['localhost']"),
    "a proxy in a text": ({"DESK": {"proxies": "10.0.0.1"}}, "DESK, 'proxies' is '10.0.0.1'"),
    "commits to somewhere": ({"DESK": {"commits": "main"}}, "DESK, 'commits' is 'main'"),
    "a desk with a slip": ({"DESK": {"publish": True}}, "“publishes” is meant"),
    "a desk that is on": ({"DESK": True}, "DESK is True"),
    "a front that is no list": ({"FRONT": "kinh-te"}, "FRONT is 'kinh-te'"),
    "a block by name": ({"FRONT": ["kinh-te"]}, "FRONT[1] is 'kinh-te'"),
    "a block of nothing": ({"FRONT": [{"shape": "row"}]}, "FRONT[1] has to name"),
    "a block of a section that is none": (
        {"FRONT": [{"section": "kinh-tee"}]},
        "FRONT[1], 'section': there is no “kinh-tee”; “kinh-te” is meant",
    ),
    "a shape that is none": (
        {"FRONT": [{"section": "kinh-te", "shape": "rows"}]},
        "FRONT[1], 'shape': there is no “rows”; “row” is meant",
    ),
    "two tints": (
        {"FRONT": [{"topic": one, "shape": "tinted"} for one in ("a", "b")]},
        "FRONT[2]: only one block may be “tinted”",
    ),
    "a block twice": (
        {"FRONT": [{"section": "kinh-te"}, {"section": "kinh-te"}]},
        "FRONT[2]: “kinh-te” has a block already",
    ),
    "a slip in a block": (
        {"FRONT": [{"section": "kinh-te", "shpae": "row"}]},
        "FRONT[1]: there is no “shpae”; “shape” is meant",
    ),
    "a topic that is no text": ({"FRONT": [{"topic": 3}]}, "FRONT[1], 'topic' is 3"),
    "a block's names in a list": (
        {"FRONT": [{"topic": "a", "names": ["b"]}]},
        "FRONT[1], 'names' is ['b']",
    ),
    "overrides that are nowhere": (
        {"THEME_TEMPLATES_OVERRIDES": ["/nowhere"]},
        "THEME_TEMPLATES_OVERRIDES: there is no folder /nowhere",
    ),
}


@pytest.mark.parametrize("setting", ["CACHE_PATH", "PICTURE_CACHE"])
@pytest.mark.parametrize("folder", ["output", "content"])
def test_a_cache_is_neither_published_nor_read_as_content(newspaper, setting, folder):
    inside = str(newspaper.root / folder / "cache")
    change = {"OUTPUT_PATH": str(newspaper.root / "output"), setting: inside}

    told = problems(newspaper, change)

    assert any(one.startswith(f"{setting}: {inside} must not lie in") for one in told)


def test_plugins_and_extensions_that_are_there_are_no_problem(newspaper, tmp_path):
    (tmp_path / "ours.py").write_text("def register(): pass\n")
    change = {
        "PLUGINS": ["ours"],
        "PLUGIN_PATHS": [str(tmp_path)],
        "MARKDOWN": {"extensions": ["footnotes", "markdown.extensions.tables"]},
    }

    edition_from_settings(read_settings(override={**newspaper.settings, **change}))


def problems(newspaper, change):
    with pytest.raises(SettingsError) as caught:
        edition_from_settings(read_settings(override={**newspaper.settings, **change}))
    return caught.value.in_words("en").splitlines()


@pytest.mark.parametrize(("change", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told(newspaper, change, told):
    assert any(told in problem for problem in problems(newspaper, change))


def test_all_of_it_is_told_at_once_and_in_the_newsroom_s_language(newspaper):
    change = {"DEFAULT_LANG": "zz", "MASTHEAD": {"editor": "X"}, "ACCENT_COLOUR": "rot"}

    assert len(problems(newspaper, change)) == 3
    with pytest.raises(SettingsError) as caught:
        edition_from_settings(read_settings(override={**newspaper.settings, **change}))
    assert "không phải là màu" in caught.value.in_words("vi")


@pytest.mark.parametrize(
    ("declared", "tag", "prefix"),
    [("pt_BR", "pt-BR", "/pt-br"), ("ZH-hant", "zh-Hant", "/zh-hant")],
)
def test_languages_are_tags_of_bcp_47_and_their_folders_small(newspaper, declared, tag, prefix):
    languages = {declared: {"name": "X"}}
    edition = edition_from_settings(
        read_settings(override={**newspaper.settings, "LANGUAGES": languages})
    )

    assert edition.languages == ("vi", tag)
    assert edition.prefix(tag) == prefix
    assert edition.language_at(prefix[1:]) == edition.language_named(declared) == tag
    assert edition.masthead(tag).name == "X"


def test_a_theme_for_another_contract_is_told_with_its_file(newspaper):
    folder = newspaper.root / "theme"
    folder.mkdir()
    (folder / "theme.toml").write_text("contract = 0\n")

    [told] = problems(newspaper, {"THEME": str(folder)})

    assert told.startswith(f"{folder}/theme.toml: ")
    assert "contract 0" in told
    assert "`newsroom explain upgrading`" in told


@pytest.mark.parametrize(
    "colour", ["#a31", "#A3131C80", "Teal", "rgb(1 2 3 / 50%)", "oklch(.5 .2 9)"]
)
def test_colours_are_those_of_css(colour):
    assert is_colour(colour)


@pytest.mark.parametrize("text", ["", "#12", "rot", "url(x)", "red;", "var(--x)", "rgb(1,2,3)}"])
def test_what_css_has_no_colour_for_is_none(text):
    assert not is_colour(text)


def test_tokens_are_what_the_theme_declares():
    tokens = tokens_of([packaged_theme()])

    assert tokens["accent"] == "#a3131c"
    assert is_colour_token("accent-text", tokens)
    assert not is_colour_token("measure", tokens)
