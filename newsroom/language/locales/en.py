"""English."""

import re

from newsroom.language.locales.locale import Locale

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_NAMES = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS).replace("sep", "sept?")

LOCALE = Locale(
    language="en",
    field_names={
        "title": ("Title", "Headline"),
        "date": ("Date", "Published on"),
        "modified": ("Modified", "Updated"),
        "expires": ("Expires",),
        "category": ("Category", "Section"),
        "author": ("Author", "Authors", "Byline"),
        "summary": ("Summary", "Lead", "Lede", "Standfirst"),
        "tags": ("Tags", "Topics"),
        "slug": ("Slug",),
        "image": ("Image", "Picture", "Photo"),
        "image-alt": ("Image-Alt",),
        "image-caption": ("Image-Caption", "Caption"),
        "image-credit": ("Image-Credit", "Credit"),
        "correction": ("Correction", "Corrections"),
        "redirect-from": ("Redirect-From",),
        "source": ("Source",),
        "status": ("Status",),
        "lang": ("Lang", "Language"),
    },
    signs={"%": " percent ", "‰": " per mille ", "&": " and ", "+": " plus ", "@": " at "},
    dates=(
        re.compile(
            rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_NAMES})\b\.?,?\s+(?P<year>\d{{4}})(?!\d)",
            re.ASCII | re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?P<month>{_NAMES})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
            re.ASCII | re.IGNORECASE,
        ),
    ),
    months={
        **{name: number for number, name in enumerate(_MONTHS, start=1)},
        **{name[:3]: number for number, name in enumerate(_MONTHS, start=1)},
        "sept": 9,
    },
    beside_a_date=re.compile(
        r"\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|on|at)\b\.?",
        re.IGNORECASE,
    ),
    morning=("am", "a.m."),
    afternoon=("pm", "p.m."),
    day_comes_first=None,
)
