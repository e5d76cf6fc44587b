"""English."""

import re

from newsroom.language.locales.conventions import ENGLISH_QUOTES, MEASURES, Conventions, words
from newsroom.language.locales.locale import Locale
from newsroom.language.locales.preset import Preset
from newsroom.language.locales.printed_dates import PrintedDates
from newsroom.language.patterns import lazy_pattern

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_MONTH_NAMES = """
    January, February, March, April, May, June, July, August, September, October, November, December
"""
_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS).replace("sep", "sept?")

LOCALE = Locale(
    language="en",
    field_names={
        "title": ("Title", "Headline"),
        "date": ("Date", "Published on"),
        "modified": ("Modified", "Updated"),
        "expires": ("Expires",),
        "live": ("Live",),
        "category": ("Category", "Section", "Sections"),
        "front": ("Front", "Front page"),
        "from": ("From", "Valid from"),
        "until": ("Until", "Valid until"),
        "address": ("Address", "Link"),
        "places": ("Places", "Place"),
        "author": ("Author", "Authors", "Byline"),
        "summary": ("Summary", "Lead", "Lede", "Standfirst"),
        "tags": ("Tags", "Topics"),
        "kind": ("Kind", "Type of article"),
        "series": ("Series",),
        "slug": ("Slug",),
        "image": ("Image", "Picture", "Photo"),
        "image-alt": ("Image-Alt",),
        "image-caption": ("Image-Caption", "Caption"),
        "image-credit": ("Image-Credit", "Credit"),
        "image-focus": ("Image-Focus", "Focal point"),
        "correction": ("Correction", "Corrections"),
        "redirect-from": ("Redirect-From",),
        "source": ("Source",),
        "status": ("Status",),
        "lang": ("Lang", "Language"),
    },
    kinds={
        **{"comment": "opinion", "column": "opinion", "op-ed": "opinion", "leader": "editorial"},
        **{"feature": "reportage", "explained": "explainer", "q&a": "interview"},
        **{"obit": "obituary", "notices": "notice", "paid": "sponsored"},
        **{"advertorial": "sponsored", "paid content": "sponsored", "advertisement": "sponsored"},
    },
    until=("until", "till"),
    banner_places={"front page": "front", "section": "sections"},
    signs={"%": " percent ", "‰": " per mille ", "&": " and ", "+": " plus ", "@": " at "},
    dates=(
        lazy_pattern(
            rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?|-)"
            rf"(?P<month>{_NAMES})\b(?:\.?,?\s+|-)(?P<year>\d{{4}})(?!\d)",
            re.ASCII | re.IGNORECASE,
        ),
        lazy_pattern(
            rf"\b(?P<month>{_NAMES})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
            re.ASCII | re.IGNORECASE,
        ),
        lazy_pattern(
            rf"\b(?P<month>{_NAMES})\.?,?\s+(?P<year>\d{{4}})(?!\d)", re.ASCII | re.IGNORECASE
        ),
    ),
    months={
        **{name: number for number, name in enumerate(_MONTHS, start=1)},
        **{name[:3]: number for number, name in enumerate(_MONTHS, start=1)},
        "sept": 9,
    },
    beside_a_date=lazy_pattern(
        r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|on|at)\b\.?",
        re.IGNORECASE,
    ),
    morning=("am", "a.m."),
    afternoon=("pm", "p.m."),
    day_comes_first=None,
    conventions=Conventions(
        quotes=ENGLISH_QUOTES,
        units=words(
            f"{MEASURES}, {_MONTH_NAMES}, thousand, million, billion, trillion, a.m., p.m., am, pm"
        ),
        before_number=words(
            f"""{_MONTH_NAMES}, no., article, section, chapter, part, page, p., pp., figure, table,
            volume, vol., district, ward, route, highway, room, grade, class"""
        ),
        before_capital=words(
            """Mr, Mr., Mrs, Mrs., Ms, Ms., Dr, Dr., Prof., Sir, St, St., Gen., Col., Capt., Sen.,
            Rep., Gov., Rev."""
        ),
        elisions=words("tis, twas, twere, twill, em, til, till, cause, bout, round, n, nuff, cos"),
    ),
    printed_dates=PrintedDates(
        minute_stamp="d MMMM y, HH:mm",
        day_stamp="d MMMM y",
        month_stamp="MMMM y",
        year_stamp="y",
        day="EEEE, d MMMM y",
        month="MMMM y",
        year="y",
        short_day="d MMM",
        time="HH:mm",
        spoken_day="EEEE, d MMMM",
    ),
    words_a_minute=238,
    share=("facebook", "whatsapp", "bluesky", "email"),
    preset=Preset(
        timezone="Europe/London",
        sections=(
            *("News", "Politics", "Business", "Community", "Culture", "Sport"),
            *("Education", "Health", "Courts", "Countryside", "Opinion"),
        ),
        topic_folder="topics",
        author_folder="authors",
        archive_folder="archive",
        corrections_folder="corrections",
        search_folder="search",
        series_folder="series",
        first_article="our-first-edition",
        headline="in-brief",
        imprint="imprint",
        guide="GUIDE.md",
    ),
)
