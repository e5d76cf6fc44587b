"""Le Littoral: an invented French daily, crowded, blue and black, made by settings.

Its one override is a template: theme/templates/front.html.
"""

from pathlib import Path

HERE = Path(__file__).parent

PELICAN_CLASS = "newsroom.Newsroom"

SITENAME = "Le Littoral"
SITESUBTITLE = "Le quotidien des ports et des estuaires"
SITEURL = "https://littoral.example"
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "fr"

PATH = str(HERE / "content")
THEME = str(HERE / "theme")

ACCENT_COLOUR = "#0b3c8c"
TOKENS = {
    "nameplate": "#101010",
    "headline-face": '"Roboto Condensed", "Arial Narrow", "Noto Sans", sans-serif',
    "size-nameplate": "clamp(2.5rem, 1.5rem + 4vw, 4.5rem)",
    "size-title": "clamp(1.75rem, 1.4rem + 2vw, 2.75rem)",
    "frame": "84rem",
    "density": "0.75",
}

SECTIONS = [
    {"name": "Ports", "slug": "ports"},
    {"name": "Société", "slug": "societe"},
    {"name": "Économie", "slug": "economie"},
    {"name": "Sports", "slug": "sports"},
    {"name": "Culture", "slug": "culture"},
]
TOPIC_FOLDER = "sujets"
AUTHOR_FOLDER = "auteurs"
ARCHIVE_FOLDER = "archives"
CORRECTIONS_FOLDER = "rectificatifs"
MASTHEAD = {"editor_in_chief": "Maëlle Guivarc'h", "address": "8, quai des Indes"}
OFFLINE = False
TYPOGRIFY = True
