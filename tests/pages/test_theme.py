"""A newspaper changes its theme by one file: the rest is the packaged theme's."""

import pytest

from newsroom.content.findings.speech import said
from newsroom.pages.theme import Theme, font_family
from newsroom.pages.theme_failure import ThemeFailureError
from newsroom.settings.theme_folders import packaged_theme


@pytest.fixture
def own(newspaper):
    """Return the newspaper's own theme, empty."""
    folder = newspaper.root / "theme"
    folder.mkdir()
    newspaper.settings["THEME"] = str(folder)
    return folder


def put(folder, path, text):
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def page(newspaper, address):
    return (newspaper.output / address / "index.html").read_text(encoding="utf-8")


def stylesheet(newspaper):
    [sheet] = newspaper.output.glob("theme/style.*.css")
    return sheet.read_text(encoding="utf-8")


def test_one_template_one_stylesheet_a_font_a_word_and_the_rest_as_it_was(newspaper, own):
    newspaper.article("a.md", Title="Lúa xuân", Date="2019-03-11 08:00")
    put(
        own, "templates/article.html", "{% extends 'base.html' %}{% block main %}MINE{% endblock %}"
    )
    put(own, "static/css/custom.css", ':root { --text-face: "Literata", serif }')
    put(own, "static/fonts/Literata[opsz,wght].woff2", "x")
    put(own, "static/fonts/Unused.woff2", "x")
    put(
        own,
        "translations/vi/LC_MESSAGES/theme.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8"\n\n'
        'msgid "Latest news"\nmsgstr "Vừa có"\n',
    )

    assert newspaper.build().rejections == ()

    assert "MINE" in page(newspaper, "2019/03/11/lua-xuan")
    assert "MINE" not in page(newspaper, "")
    sheet = stylesheet(newspaper)
    assert "@layer custom{" in sheet
    assert sheet.count("@font-face") == 1
    assert 'src:url("fonts/Literata%5Bopsz%2Cwght%5D.woff2") format("woff2")' in sheet
    assert (newspaper.output / "theme/fonts/Literata[opsz,wght].woff2").exists()
    words = Theme.of(newspaper.edition()).catalogues("vi")
    assert len(words) == 2


def test_a_template_added_or_taken_away_makes_its_pages_anew(newspaper, own):
    newspaper.article("a.md", Title="Lúa xuân", Date="2019-03-11 08:00")
    newspaper.build()
    before = page(newspaper, "2019/03/11/lua-xuan")
    file = put(own, "templates/article.html", "{% extends 'base.html' %}")

    newspaper.build()
    assert "<article" not in page(newspaper, "2019/03/11/lua-xuan")
    file.unlink()
    newspaper.build()
    assert page(newspaper, "2019/03/11/lua-xuan") == before


def test_tokens_come_from_settings(newspaper):
    newspaper.settings |= {
        "ACCENT_COLOUR": "#004080",
        "TOKENS": {"measure": "30rem", "paper": "#fdf8ec"},
    }

    edition = newspaper.edition()
    built = Theme.of(edition).stylesheet(dict(edition.tokens)).decode()

    assert built.endswith(
        "@layer tokens {:root {--accent: #004080;--measure: 30rem}}\n"
        "@layer tokens {@media not (prefers-color-scheme: dark) {:root {--paper: #fdf8ec}}}\n"
    )


def test_the_logo_may_lie_in_the_content(newspaper):
    newspaper.write("mark.svg", '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')
    newspaper.settings["LOGO"] = "mark.svg"
    newspaper.article("a.md", Title="Lúa xuân", Date="2019-03-11 08:00")

    newspaper.build()

    assert (newspaper.output / "theme/mark.svg").exists()
    assert '<img src="/theme/mark.svg"' in page(newspaper, "")


BROKEN = {
    "a template that is nowhere": ('{% include "partials/gone.html" %}', "“partials/gone.html”"),
    "a slip": ("{% if %}", "article.html, 1: "),
}


@pytest.mark.parametrize(("text", "told"), BROKEN.values(), ids=BROKEN)
def test_a_template_that_cannot_be_read_is_named(newspaper, own, text, told):
    newspaper.article("a.md", Title="Lúa xuân", Date="2019-03-11 08:00")
    file = put(own, "templates/article.html", text)

    with pytest.raises(ThemeFailureError) as failure:
        newspaper.build()

    assert str(file) in str(failure.value)
    assert told in str(failure.value)


def test_a_template_that_fails_on_its_page_is_told_with_its_line_and_the_rest_is_built(
    newspaper, own
):
    newspaper.article("a.md", Title="Lúa xuân", Date="2019-03-11 08:00")
    file = put(own, "templates/article.html", "\n{{ nobody }}")

    [told] = newspaper.build().rejections

    assert f"{file}, line 2: 'nobody' is undefined" in said(told, "en").message
    assert (newspaper.output / "index.html").exists()


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Literata[opsz,wght].woff2", ("Literata", False)),
        ("Literata-Italic[wght].woff2", ("Literata", True)),
        ("SourceSerif4-VariableFont_wght.ttf", ("SourceSerif4", False)),
    ],
)
def test_a_font_s_family_is_the_beginning_of_its_name(name, family):
    assert font_family(name) == family


def test_the_packaged_theme_alone_is_a_theme():
    theme = Theme((packaged_theme(),))

    assert theme.file("templates/base.html")
    assert theme.stylesheets[0] == "reset"
