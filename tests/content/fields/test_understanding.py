"""What keys mean, what is told of those that mean nothing, and advice that fits."""

import pytest

from newsroom.content.article import Article
from newsroom.content.fields.declared import DECLARED, FIELDS, PASSED_OVER
from newsroom.content.fields.field_names import own_name, squeezed
from newsroom.content.findings.speech import said
from newsroom.content.named_files import NamedFiles
from newsroom.content.read import read_with_warnings

PLAIN = "Title: Lúa\nDate: 2019-03-11\nCategory: Kinh tế\n{}\n\nMột đoạn."
YAML = "---\ntitle: Lúa\ndate: 2019-03-11\ncategory: Kinh tế\n{}\n---\nMột đoạn."


@pytest.fixture
def told(edition):
    """Return a function that reads a file, to code, message and remedy of all that is told."""

    def tell(text: str, path: str = "a.md") -> list[tuple[str, str, str]]:
        reading = read_with_warnings(
            path, text.encode(), edition, NamedFiles({"b.jpg"}.__contains__)
        )
        words = [(one.code, said(one, "en")) for one in reading.findings]
        return [(code, one.message, one.remedy) for code, one in words]

    return tell


# Advice -------------------------------------------------------------------------------------------

ADVICE = {
    "a section by another name, which there is not": (
        "Title: Lúa\nDate: 2019-03-11\nSection: News\n\nx",
        "unknown-section",
        "Write “Category:” and one of: Chính trị",
    ),
    "a slip in the name of the section": (
        PLAIN.format("Sectoin: x"),
        "unknown-field",
        "“Category:”",
    ),
    "draft: true": (PLAIN.format("draft: true"), "other-name", "Write “Status: draft”"),
    "another system's name": (
        PLAIN.format("Lastmod: 2019-04-01"),
        "other-name",
        "Write “Modified”",
    ),
    "a slip": (PLAIN.format("Sumary: x"), "unknown-field", "Write “Summary:”"),
    "a date by another name": (
        "---\ntitle: A\npublishDate: nay\ncategory: Kinh tế\n---\nx",
        "unreadable-date",
        "Write “publishdate: 2019-03-11 20:23”",
    ),
    "no slip, for the field is there": (YAML.format("titel: x"), "ignored-field", "IGNORED_FIELDS"),
    "a slip in YAML": (YAML.format("sumary: x"), "ignored-field", "Write “summary:”"),
    "a slip in Vietnamese": (PLAIN.format("Tac-gja: x"), "unknown-field", "Write “Author:”"),
    "a date in English": (
        PLAIN.format("Expires: 25 November 2026"),
        "unreadable-date",
        "“Expires: 2026-11-25”",
    ),
    "a time after noon": (
        PLAIN.format("Modified: 2019-03-11 10:30 PM"),
        "unreadable-date",
        "“Modified: 2019-03-11 22:30”",
    ),
    "a date in Vietnamese": (
        PLAIN.format("Expires: ngày 25 tháng 11 năm 2026"),
        "unreadable-date",
        "“Expires: 2026-11-25”",
    ),
    "a date by day and month, where the day comes first": (
        PLAIN.format("Expires: 03/04/2026"),
        "unreadable-date",
        "“Expires: 2026-04-03”",
    ),
    "a date in YAML by its own name": (
        YAML.format("expiryDate: 03/04/2026"),
        "unreadable-date",
        "“expirydate: 2026-04-03”",
    ),
    "a picture on a computer": (
        PLAIN.format("Image: C:\\Users\\Mai\\anh.jpg"),
        "missing-file",
        "Copy the file into the content folder",
    ),
    "such a picture in YAML": (
        YAML.format('image: "C:\\Users\\Mai\\anh.jpg"'),
        "missing-file",
        "Copy the file into the content folder",
    ),
    "a picture in a home": (
        PLAIN.format("Image: /home/mai/anh.jpg"),
        "missing-file",
        "Copy the file into the content folder",
    ),
    "a picture on a computer in the text": (
        PLAIN.format("") + "\n\n![Lúa](C:\\Users\\Mai\\anh.jpg)",
        "missing-file",
        "Copy the file into the content folder",
    ),
    "a list that does not end": (PLAIN.format("Tags: [a, b"), "unreadable-list", "no brackets"),
    "neither true nor false": (YAML.format("draft: maybe"), "unclear-flag", "“draft: true”"),
    "a year with three figures": (
        PLAIN.format("Modified: 0219-03-11"),
        "early-year",
        "with its four figures",
    ),
    "no front matter at all": ("+++\ntitle = 'a'\n\nx", "unclosed-fields", "“+++”"),
    "a tab before a field": (
        "---\ntitle: A: b\n\tdate: 2019\n---\nx",
        "unreadable-fields",
        "name:",
    ),
}


@pytest.mark.parametrize(("text", "code", "remedy"), ADVICE.values(), ids=ADVICE)
def test_advice_fits(told, text, code, remedy):
    [(found, _message, advice)] = told(text)

    assert found == code
    assert remedy in advice


def test_a_date_that_may_mean_two_days_is_asked_about(newspaper):
    newspaper.settings |= {"DEFAULT_LANG": "en", "LANGUAGES": {}}
    data = PLAIN.format("Expires: 03/04/2026").encode()

    reading = read_with_warnings("a.md", data, newspaper.edition(), NamedFiles({}.__contains__))

    assert [said(one, "en").remedy for one in reading.findings] == [
        "Which day is meant? Write “Expires: 2026-04-03” or “Expires: 2026-03-04”."
    ]


# What is told of keys -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (PLAIN.format("Weight: 3"), ["unknown-field"]),
        (YAML.format("weight: 3\nlayout: post\ncomments: true\nmenu:\n  main:\n    x: 1"), []),
        (YAML.format("mood: vui"), ["ignored-field"]),
        (YAML.format("seo:\n  x: 1\n  y: [1, 2]"), ["ignored-field"]),
        (YAML.format("params:\n  mood: vui"), []),
        (PLAIN.format("Tiêu đề: Gạo"), ["field-twice"]),
        (PLAIN.format("Headline: Gạo"), ["field-twice"]),
        (YAML.format("title: Gạo"), ["field-twice"]),
        (YAML.format("summary: a\nexcerpt: b"), ["spare-field"]),
        (YAML.format("date_created: 2018-01-01"), ["spare-field"]),
        (PLAIN.format("Published: true"), []),
        (PLAIN.format("Translation: true\nTemplate: wide"), []),
    ],
)
def test_what_nobody_reads_is_told_once(told, text, codes):
    assert [code for code, _message, _remedy in told(text)] == codes


def test_ignored_fields_are_passed_over_in_silence(newspaper):
    newspaper.settings["IGNORED_FIELDS"] = ["Mood", "seo", "description"]
    fields = "mood: vui\nseo:\n  x: 1\nsummary: a\ndescription: b"

    reading = read_with_warnings(
        "a.md", YAML.format(fields).encode(), newspaper.edition(), NamedFiles({}.__contains__)
    )

    assert (reading.record.lead, reading.findings) == ("a", ())


def test_a_field_that_a_standing_page_does_not_have_is_told(told):
    page = "---\ntitle: Toà soạn\ndate: 2019\nlayout: page\n---\nx"

    assert told(page, "pages/a.md") == [
        (
            "ignored-field",
            "“date” is left out: a standing page has no such field.",
            "Delete it, or name it in IGNORED_FIELDS.",
        )
    ]


def test_hugo_s_description_of_a_list_is_left_out_with_a_warning(told):
    assert [code for code, *_ in told("---\ntitle: Tin\n---\n", "posts/_index.md")] == ["list-page"]


# What the name of a file says ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "path", "expected"),
    [
        (
            {"FILENAME_METADATA": r"(?P<date>\d{4}-\d{2}-\d{2})_(?P<slug>.*)"},
            "2019-03-10_gia-lua.md",
            {"stamp": "2019-03-10", "slug": "gia-lua"},
        ),
        (
            {"PATH_METADATA": r"(?P<category>[^/]+)/(?P<lang>vi|en)/(?P<author>[^/]+)/.*"},
            "chinh-tri/en/Lê Mai/a.md",
            {"section": "chinh-tri", "language": "en"},
        ),
        ({}, "kinh-te/2019/a.md", {"section": "kinh-te"}),
        ({}, "kinh-te/_posts/2019-03-10-a-b.md", {"section": "kinh-te", "slug": "a-b"}),
        ({}, "2019-03-10-a-b.md", {"stamp": "2019-03-10", "slug": "lua-xuan"}),
    ],
)
def test_a_path_gives_what_the_fields_lack(newspaper, settings, path, expected):
    newspaper.settings |= settings
    has = {"stamp": "Date: 2019\n", "section": "Category: Kinh tế\n"}
    fields = "".join(line for name, line in has.items() if name not in expected)
    text = f"Title: Lúa xuân\n{fields}\nx"

    article = read_with_warnings(
        path, text.encode(), newspaper.edition(), NamedFiles({}.__contains__)
    ).record

    assert isinstance(article, Article)
    assert {name: getattr(article, name) for name in expected} == expected


def test_a_folder_is_no_section_where_the_settings_say_so(newspaper):
    newspaper.settings["USE_FOLDER_AS_CATEGORY"] = False
    data = b"Title: a\nDate: 2019\n\nx"

    reading = read_with_warnings(
        "kinh-te/a.md", data, newspaper.edition(), NamedFiles({}.__contains__)
    )

    assert [one.code for one in reading.findings] == ["no-section"]


# The declarations ---------------------------------------------------------------------------------


def test_every_field_is_declared_once_and_no_alias_means_two():
    aliases = [alias for one in FIELDS for alias in (*one.overriding, *one.aliases)]

    assert len(DECLARED) == len(FIELDS)
    assert sorted(aliases) == sorted(set(aliases))
    assert [alias for alias in aliases if alias != squeezed(alias)] == []
    assert [alias for alias in aliases if own_name(alias)] == []


def test_what_is_passed_over_is_no_field():
    assert [name for name in sorted(PASSED_OVER) if own_name(name) or name != squeezed(name)] == []
