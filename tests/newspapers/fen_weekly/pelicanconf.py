"""The Fen Weekly: an invented English weekly, quiet, on cream paper, made by settings.

Its one override is a style sheet: theme/static/css/custom.css.
"""

from pathlib import Path

HERE = Path(__file__).parent

PELICAN_CLASS = "newsroom.Newsroom"

SITENAME = "The Fen Weekly"
SITESUBTITLE = "Every Thursday since 1887"
SITEURL = "https://fenweekly.example"
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en-GB"

PATH = str(HERE / "content")
THEME = str(HERE / "theme")

ACCENT_COLOUR = "#2c5234"
TOKENS = {
    "paper": "#fdf8ec",
    "wash": "#f3ead3",
    "headline-face": '"Iowan Old Style", "Palatino Linotype", "Noto Serif", serif',
    "text-face": '"Iowan Old Style", "Palatino Linotype", "Noto Serif", serif',
    "frame": "60rem",
    "measure": "34rem",
    "density": "1.2",
}

SECTIONS = [
    {"name": "Villages", "slug": "villages"},
    {"name": "Land and water", "slug": "land-and-water"},
    {"name": "Letters", "slug": "letters"},
]
MASTHEAD = {"editor_in_chief": "Hester Lade", "address": "2 Market Hill, Ely"}
OFFLINE = False
TYPOGRIFY = True
