"""French."""

import re

from newsroom.language.locales.conventions import MEASURES, Conventions, QuoteMarks, words
from newsroom.language.locales.locale import Locale
from newsroom.language.locales.preset import Preset
from newsroom.language.locales.printed_dates import PrintedDates
from newsroom.language.patterns import lazy_pattern

_MONTHS = """
    janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre
"""
_FOLDED = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout"),
    *("septembre", "octobre", "novembre", "decembre"),
)
# With their accents or without: e for é in the first two, u for û in the last.
_NAMES = (
    r"janvier|f[ée]vrier|mars|avril|mai|juin|juillet|septembre|octobre|novembre|d[ée]cembre|ao[uû]t"
)

LOCALE = Locale(
    language="fr",
    field_names={
        "title": ("Titre",),
        "date": ("Date", "Date de parution", "Publié le"),
        "modified": ("Modifié", "Mis à jour", "Mise à jour"),
        "expires": ("Expire", "Expire le"),
        "live": ("Direct", "En direct"),
        "category": ("Rubrique", "Catégorie"),
        "front": ("Une", "À la une"),
        "from": ("À partir du", "Valable du"),
        "until": ("Jusqu'au", "Valable jusqu'au"),
        "address": ("Lien",),
        "places": ("Emplacement", "Emplacements"),
        "author": ("Auteur", "Auteurs", "Autrice", "Par"),
        "summary": ("Chapô", "Résumé", "Accroche"),
        "tags": ("Sujets", "Mots-clés", "Étiquettes"),
        "kind": ("Genre",),
        "series": ("Série", "Dossier"),
        "slug": ("Adresse",),
        "image": ("Image", "Photo"),
        "image-alt": ("Description de l'image", "Texte alternatif"),
        "image-caption": ("Légende",),
        "image-credit": ("Crédit", "Crédit photo", "Photographe"),
        "image-focus": ("Point d'intérêt", "Cadrage"),
        "correction": ("Rectificatif", "Rectification"),
        "redirect-from": ("Ancienne adresse",),
        "source": ("Source",),
        "status": ("Statut", "État"),
        "lang": ("Langue",),
    },
    until=("jusqu'au", "jusqu’au", "jusqu'à", "jusqu’à"),
    places={"ouverture": "lead", "en tête": "top", "rubrique": "section"},
    banner_places={"une": "front", "rubriques": "sections"},
    statuses={
        "publie": "published",
        "masque": "hidden",
        "cache": "hidden",
        "retire": "withdrawn",
        "brouillon": "draft",
    },
    live_words={
        **dict.fromkeys(("oui", "en cours"), "yes"),
        **dict.fromkeys(("non", "termine", "fini"), "ended"),
        **dict.fromkeys(("jusqu'a", "jusqu'au"), "until"),
    },
    kinds={
        **{"actualite": "news", "tribune": "opinion", "chronique": "opinion", "avis": "notice"},
        **{"edito": "editorial", "analyse": "analysis", "decryptage": "explainer"},
        **{"entretien": "interview", "interview": "interview", "critique": "review"},
        **{"courrier": "letter", "necrologie": "obituary", "annonce": "notice"},
        **{"publicite": "sponsored", "publireportage": "sponsored", "sponsorise": "sponsored"},
    },
    signs={"%": " pour cent ", "‰": " pour mille ", "&": " et ", "+": " plus ", "@": " arobase "},
    dates=(
        lazy_pattern(
            rf"(?<!\d)(?P<day>\d{{1,2}})(?:er)?\s+(?P<month>{_NAMES})\s+(?P<year>\d{{4}})(?!\d)",
            re.IGNORECASE,
        ),
    ),
    months={name: number for number, name in enumerate(_FOLDED, start=1)},
    beside_a_date=lazy_pattern(
        r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le|à)\b", re.IGNORECASE
    ),
    day_comes_first=True,
    conventions=Conventions(
        quotes=QuoteMarks("«", "»", "“", "”"),
        units=words(
            f"""{MEASURES}, {_MONTHS}, mille, million, millions, milliard, milliards,
            heures, heure, h, minutes, ans, euros, francs, tonnes, hectares, litres, mètres"""
        ),
        before_number=words(
            """article, art., chapitre, titre, page, p., figure, tableau, tome, volume, vol., n°,
            no, numéro, route, rue, lot, classe, le, au, en, an, siècle"""
        ),
        before_capital=words(
            "M., MM., Mme, Mmes, Mlle, Dr, Pr, Me, Mgr, St, Ste, saint, sainte, maître, docteur"
        ),
        spaces_marks=True,
    ),
    printed_dates=PrintedDates(
        minute_stamp="dd/MM/y 'à' HH'h'mm",
        day_stamp="dd/MM/y",
        month_stamp="MMMM y",
        year_stamp="y",
        day="EEEE d MMMM y",
        month="MMMM y",
        year="y",
        short_day="d MMM",
        time="HH'h'mm",
        spoken_day="EEEE d MMMM",
    ),
    first_day="1er",
    words_a_minute=214,
    share=("facebook", "whatsapp", "bluesky", "email"),
    preset=Preset(
        timezone="Europe/Paris",
        sections=(
            *("Politique", "Économie", "Société", "Culture", "Sports", "Faits divers"),
            *("Éducation", "Santé", "International", "Campagnes", "Opinions"),
        ),
        topic_folder="sujets",
        author_folder="auteurs",
        archive_folder="archives",
        corrections_folder="rectificatifs",
        search_folder="recherche",
        series_folder="series",
        first_article="notre-premier-numero",
        headline="en-bref",
        imprint="mentions-legales",
        guide="GUIDE.md",
    ),
)
