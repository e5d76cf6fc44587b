"""French as a third locale: its quotation marks, its spaces, its dates, its slugs."""

from zoneinfo import ZoneInfo

import pytest

from newsroom.language.dates.date_formatter import DateFormatter
from newsroom.language.dates.written_date import meant_dates
from newsroom.language.locales.registry import locale_of
from newsroom.language.slugs import slugify
from newsroom.language.typography.typographer import Typographer

FRENCH = Typographer("fr-CA")
DATES = DateFormatter("fr")


def tex(text):
    """Return `text` with ~ for each no-break space and ⍽ for each narrow one."""
    return text.replace("\u00a0", "~").replace("\u202f", "⍽")


SET = [
    ('Il a dit : "Vraiment ?"', "Il a dit~: «~Vraiment⍽?~»"),
    ("«Bonjour», puis « déjà composé »", "«~Bonjour~», puis «~déjà composé~»"),
    ("\"Il a dit 'oui' hier\"", "«~Il a dit “oui” hier~»"),
    ("Fin ! Le vote a lieu à 10:30 ; entrée libre", "Fin⍽! Le vote a lieu à 10:30⍽; entrée libre"),
    ("L'été de M. Roy, 12 ans, 5 km", "L’été de M.~Roy, 12~ans, 5~km"),
    ("Voir https://a.example/x?y=1;z ici", "Voir https://a.example/x?y=1;z ici"),
]


@pytest.mark.parametrize(("typed", "printed"), SET)
def test_text_is_set_as_french_newspapers_set_it_and_what_is_set_stays(typed, printed):
    assert tex(FRENCH.text(typed)) == printed
    assert FRENCH.text(FRENCH.text(typed)) == FRENCH.text(typed)


def test_entities_and_tags_are_left_alone():
    html = '<p>A &amp; B&nbsp;; <a href="/x?y;z">"non"</a> !</p>'

    assert tex(FRENCH.html(html)) == FRENCH.html(html).replace("\u00a0", "~").replace("\u202f", "⍽")
    assert "amp;" in FRENCH.html(html)
    assert 'href="/x?y;z"' in FRENCH.html(html)
    assert "«\u00a0non\u00a0»" in FRENCH.html(html)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (DATES.stamp("2019-03-11T20:23"), "11/03/2019 à 20h23"),
        (DATES.stamp("2019-03"), "mars 2019"),
        (DATES.day("2019-04-11"), "jeudi 11 avril 2019"),
        (DATES.day("2019-04-01"), "lundi 1er avril 2019"),
        (DATES.month("2019-08"), "août 2019"),
    ],
)
def test_dates_are_those_of_french_newspapers(printed, expected):
    assert printed == expected


def test_signs_are_spelt_out_in_addresses():
    slug = slugify("L’été à l’hôtel : 50 % & une œuvre", "fr")

    assert slug == "l-ete-a-l-hotel-50-pour-cent-et-une-oeuvre"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("11 mars 2019", "2019-03-11"),
        ("1er avril 2019", "2019-04-01"),
        ("jeudi 15 août 2019 à 9h30", "2019-08-15 09:30"),
        ("15 AOUT 2019", "2019-08-15"),
        ("le 3/4/2019", "2019-04-03"),
        ("2 décembre 2019", "2019-12-02"),
    ],
)
def test_dates_are_read_as_french_journalists_write_them(written, meant):
    assert meant_dates(written, ZoneInfo("Europe/Paris"), "fr") == (meant,)


def test_fields_have_french_names():
    assert locale_of("fr-CA").field_names["summary"][0] == "Chapô"
