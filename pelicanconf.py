"""The edition: what makes this site Báo Thái Bình and no other newspaper.

Every setting is explained in docs/settings.md.
"""

PELICAN_CLASS = "newsroom.Newsroom"

SITENAME = "Báo Thái Bình"
SITESUBTITLE = "Cơ quan của Đảng bộ tỉnh – Tiếng nói của nhân dân Thái Bình"
SITEURL = ""  # where readers find it: publishconf.py
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = "cache"
THEME = "theme"

SECTIONS = [
    {"name": "Chính trị", "slug": "chinh-tri", "names": {"en": "Politics"}},
    {"name": "Kinh tế", "slug": "kinh-te", "names": {"en": "Economy"}},
    {"name": "Xã hội", "slug": "xa-hoi", "names": {"en": "Society"}},
    {"name": "Văn hóa", "slug": "van-hoa", "names": {"en": "Culture"}},
    {"name": "Thể thao", "slug": "the-thao", "names": {"en": "Sport"}},
    {"name": "Pháp luật", "slug": "phap-luat", "names": {"en": "Law"}},
    {"name": "Giáo dục", "slug": "giao-duc", "names": {"en": "Education"}},
    {"name": "Y tế", "slug": "y-te", "names": {"en": "Health"}},
    {"name": "Quốc tế", "slug": "quoc-te", "names": {"en": "World"}},
    {"name": "Nông thôn mới", "slug": "nong-thon-moi", "names": {"en": "New countryside"}},
    {"name": "Đất và người", "slug": "dat-va-nguoi", "names": {"en": "Land and people"}},
    {
        "name": "Quốc phòng - An ninh",
        "slug": "quoc-phong-an-ninh",
        "names": {"en": "Defence and security"},
    },
]
TOPIC_FOLDER = "chu-de"
AUTHOR_FOLDER = "tac-gia"
ARCHIVE_FOLDER = "luu-tru"
CORRECTIONS_FOLDER = "dinh-chinh"
SEARCH_FOLDER = "tim-kiem"
SERIES_FOLDER = "loat-bai"
FEEDS_FOLDER = "nguon-tin"
CARDS_SINCE = "2010"

# The identity block that press law asks for. Invented but for the newspaper's name.
MASTHEAD = {
    "licence": "Giấy phép hoạt động báo điện tử: bản dùng thử, chưa cấp phép",
    "governing_body": "Tỉnh ủy Thái Bình",
    "editor_in_chief": "Nguyễn Văn Mẫu",
    "address": "Phố Ví Dụ, thành phố Thái Bình",
    "hotline": "0227 000 0000",
    "email": "toasoan@example.com",
}

# Other languages of the edition: their articles say `Lang: en` and appear under /en/.
LANGUAGES = {
    "en": {
        "name": "Thai Binh Newspaper",
        "motto": "The voice of Thai Binh province",
        "licence": "Sample edition, not licensed",
        "governing_body": "Thai Binh Provincial Party Committee",
        "address": "Vi Du street, Thai Binh city",
    },
}

MARKDOWN = {"extension_configs": {"markdown.extensions.extra": {}}}
TYPOGRIFY = True
