"""The Harbour Courier: an invented paper in English, made by settings alone.

Nothing of the software or the theme is changed for it: this file, its content, and a folder with
one template of its own are the whole edition.
"""

from pathlib import Path

HERE = Path(__file__).parent

PELICAN_CLASS = "newsroom.Newsroom"

SITENAME = "The Harbour Courier"
SITESUBTITLE = "News of Saint Brannock and the islands"
SITEURL = "https://courier.example"
TIMEZONE = "Atlantic/Azores"
DEFAULT_LANG = "en"

PATH = str(HERE / "content")
THEME = str(HERE.parents[1] / "theme")
THEME_TEMPLATES_OVERRIDES = [str(HERE / "overrides")]

ACCENT_COLOUR = "#00634f"
SECTIONS = [
    {"name": "Harbour", "slug": "harbour"},
    {"name": "Islands", "slug": "islands"},
    {"name": "Letters", "slug": "letters"},
]
TOPIC_FOLDER = "topics"
AUTHOR_FOLDER = "writers"
ARCHIVE_FOLDER = "back-issues"

MASTHEAD = {
    "licence": "Registered at the Saint Brannock post office as a newspaper",
    "governing_body": "The Courier Trust",
    "editor_in_chief": "Maud Pellow",
    "address": "3 Fish Quay, Saint Brannock",
    "hotline": "01632 960 001",
    "email": "desk@courier.example",
}

OFFLINE = False
MARKDOWN = {"extension_configs": {"markdown.extensions.extra": {}}}
TYPOGRIFY = True
