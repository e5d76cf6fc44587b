"""The same newspaper in stock Pelican, paginated as Pelican does it; see docs/benchmarks.md."""

SITENAME = "Báo Thử Nghiệm"
SITEURL = "https://bao.example"
PATH = "content"
THEME = "theme"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
TYPOGRIFY = True
STATIC_PATHS: list[str] = []
PLUGIN_PATHS = ["."]
PLUGINS = ["preceding"]

ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
CATEGORY_URL = "{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_URL = "chu-de/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
AUTHOR_URL = "tac-gia/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
YEAR_ARCHIVE_URL = "{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"
MONTH_ARCHIVE_URL = "{date:%Y}/{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = MONTH_ARCHIVE_URL + "index.html"
DAY_ARCHIVE_URL = "{date:%Y}/{date:%m}/{date:%d}/"
DAY_ARCHIVE_SAVE_AS = DAY_ARCHIVE_URL + "index.html"
DIRECT_TEMPLATES = ["index", "archives", "sitemap"]
ARCHIVES_SAVE_AS = "luu-tru/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = 20

FEED_ALL_ATOM = "atom.xml"
CATEGORY_FEED_ATOM = "{slug}/atom.xml"
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20

MOTTO = "Cơ quan ngôn luận của nhân dân trong tỉnh"
GOVERNING_BODY = "Ủy ban nhân dân tỉnh"
EDITOR_IN_CHIEF = "Nguyễn Văn Hùng"
LICENCE = "Giấy phép số 123/GP-BTTTT"
ADDRESS = "Số 1, phố Lê Lợi"
HOTLINE = "0227 000 000"
EMAIL = "toasoan@bao.example"
