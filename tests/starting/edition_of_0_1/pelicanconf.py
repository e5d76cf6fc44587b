PELICAN_CLASS = "newsroom.Newsroom"
SITENAME = "The Fen Courier"
TIMEZONE = "Europe/London"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "theme"
SECTIONS = [{"name": "News", "slug": "news"}]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = None
