"""Files as Hugo, Jekyll, Pelican, Eleventy, Astro and others document them, read as they are.

The fields are those that the systems' own documents, starters and exporters show; the words are
our own.
"""

import pytest

from newsroom.content.article import Article
from newsroom.content.named_files import NamedFiles
from newsroom.content.read import read_with_warnings
from tests.engine.newspaper import Newspaper

ALIASES = {"News": "Chính trị", "Business": "kinh-te", "blog": "kinh-te", "posts": "Kinh tế"}
PICTURES = (
    *("images/cover.jpg", "images/lua.jpg", "posts/lua/cover.jpg", "assets/lua.png"),
    *("posts/lua/hero.jpg", "img/anh.png"),
)


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """An edition that says which sections the names of other systems' sites are."""
    newspaper = Newspaper(tmp_path_factory.mktemp("others") / "newspaper")
    newspaper.settings["SECTION_ALIASES"] = ALIASES
    newspaper.settings["IGNORED_FIELDS"] = ["mood", "Legacy_ID"]
    return newspaper.edition()


@pytest.fixture(scope="module")
def read_one(edition):
    """Return a function that reads one file: to its record and findings."""
    files = NamedFiles(PICTURES.__contains__)
    return lambda path, text: read_with_warnings(path, text.encode(), edition, files)


def values_of(article: Article) -> dict[str, object]:
    """Return what a table below may expect of an article, in words of its own."""
    return {
        "title": article.title.replace("\N{NO-BREAK SPACE}", " "),
        "date": article.stamp,
        "modified": article.modified,
        "section": article.section,
        "authors": [one.name for one in article.authors],
        "topics": [one.name for one in article.topics],
        "lead": article.lead.replace("\N{NO-BREAK SPACE}", " "),
        "slug": article.slug,
        "status": str(article.status),
        "language": article.language,
        "image": article.image.path,
        "alt": article.image.alt,
        "caption": article.image.caption,
        "credit": article.image.credit,
        "former": list(article.former_addresses),
        "source": article.source,
        "expires": article.expires,
        "url": article.url,
    }


# Each: the file's path, its front matter and text, what it must say, and the codes of warnings.
FILES = {
    # Hugo -----------------------------------------------------------------------------------
    "hugo new, YAML": (
        "posts/my-first-post.md",
        "---\ntitle: 'My First Post'\ndate: 2024-01-14T07:07:07+01:00\ndraft: true\n"
        "categories: [News]\n---\n\nText.",
        {"title": "My First Post", "date": "2024-01-14T13:07", "status": "draft"},
        [],
    ),
    "hugo new, TOML": (
        "posts/my-first-post.md",
        "+++\ntitle = 'My First Post'\ndate = 2024-01-14T07:07:07+01:00\ndraft = false\n"
        'categories = ["News"]\n+++\n\nText.',
        {"title": "My First Post", "date": "2024-01-14T13:07", "status": "published"},
        [],
    ),
    "hugo, its example of all fields": (
        "posts/example.md",
        '---\ntitle: "Lúa: được mùa"\ndate: 2024-02-02T04:14:54-08:00\ndraft: false\n'
        "params:\n  author: John Smith\n  subtitle: x\ntags:\n  - red\n  - blue\n"
        "categories:\n  - Kinh tế\n  - Nông nghiệp\nweight: 10\nlayout: wide\n---\nText.",
        {
            "title": "Lúa: được mùa",
            "date": "2024-02-02T19:14",
            "authors": ["John Smith"],
            "topics": ["red", "blue", "Nông nghiệp"],
            "section": "kinh-te",
        },
        [],
    ),
    "authors as names and as mappings keep their order": (
        "posts/a.md",
        "---\ntitle: A\ndate: 2024-01-01\ncategory: News\n"
        "authors:\n  - name: Lê Mai\n    url: x\n  - Vũ An\n  - {name: Đỗ Hà}\n---\nText.",
        {"authors": ["Lê Mai", "Vũ An", "Đỗ Hà"]},
        [],
    ),
    "hugo, dates": (
        "posts/a.md",
        "+++\ntitle = 'A'\ndate = 2024-01-01\npublishDate = 2024-03-01T08:00:00+07:00\n"
        "lastmod = 2024-04-01\nexpiryDate = 2030-01-01\ncategories = 'News'\n+++\nText.",
        {
            "date": "2024-03-01T08:00",
            "modified": "2024-04-01",
            "expires": 1_893_430_800,
        },
        [],
    ),
    "hugo, aliases": (
        "posts/a.md",
        "---\ntitle: A\ndate: 2024-01-01\ncategories: News\naliases:\n  - /posts/my-original-url/\n"
        "  - /2010/01/01/even-earlier-url.html\nurl: /blog/a/\n---\nText.",
        {
            "former": [
                "/posts/my-original-url/",
                "/2010/01/01/even-earlier-url.html",
                "/blog/a/",
            ]
        },
        [],
    ),
    "hugo, a page bundle": (
        "posts/lua/index.md",
        "+++\ntitle = 'Lúa'\ndate = 2024-01-01\ncategories = ['News']\n"
        "images = ['cover.jpg']\n+++\nText.",
        {"image": "posts/lua/cover.jpg", "slug": "lua"},
        [],
    ),
    "hugo, a section by its folder": (
        "posts/lua/index.md",
        "---\ntitle: Lúa\ndate: 2024-01-01\n---\nText.",
        {"section": "kinh-te"},
        [],
    ),
    "hugo PaperMod": (
        "posts/a.md",
        "---\ntitle: A\ndate: 2020-09-15T11:30:03+00:00\nweight: 1\ntags: [first]\n"
        "author: Me\nshowToc: true\nTocOpen: false\ndraft: false\nhidemeta: false\n"
        "comments: false\ndescription: 'Desc Text.'\ncategories: [News]\n"
        "cover:\n    image: /images/cover.jpg\n    alt: Ruộng lúa\n    caption: Ở Vũ Thư.\n"
        "    relative: false\n    hidden: true\n---\nText.",
        {
            "lead": "Desc Text.",
            "authors": ["Me"],
            "image": "images/cover.jpg",
            "alt": "Ruộng lúa",
            "caption": "Ở Vũ Thư.",
        },
        ["ignored-field"],
    ),
    "hugo Ananke": (
        "posts/a.md",
        '---\ndate: 2017-04-09T10:58:08-04:00\ndescription: "The Grand Hall"\n'
        'featured_image: "/images/cover.jpg"\ntags: ["scene"]\ntitle: "Chapter I"\n'
        "categories: News\nomit_header_text: true\n---\nText.",
        {"date": "2017-04-09T21:58", "image": "images/cover.jpg", "lead": "The Grand Hall"},
        ["ignored-field"],
    ),
    "hugo, a summary beside a description": (
        "posts/a.md",
        "---\ntitle: A\ndate: 2024-01-01\ncategories: News\nsummary: Một.\n"
        "description: Hai.\n---\nx",
        {"lead": "Một."},
        ["spare-field"],
    ),
    "hugo, the same summary twice": (
        "posts/a.md",
        "---\ntitle: A\ndate: 2024-01-01\ncategories: News\nsummary: Một.\n"
        "description: Một.\n---\nx",
        {"lead": "Một."},
        [],
    ),
    "hugo, keywords and tags": (
        "posts/a.md",
        "---\ntitle: A\ndate: 2024-01-01\ncategories: News\ntags: [lúa]\nkeywords: [gạo]\n---\nx",
        {"topics": ["lúa", "gạo"]},
        [],
    ),
    "hugo, tags in a list and keywords in a text": (
        "posts/a.md",
        "---\ntitle: A\ndate: 2024-01-01\ncategories: News\n"
        "tags: [lúa]\nkeywords: gạo, rau\n---\nx",
        {"topics": ["lúa", "gạo", "rau"]},
        [],
    ),
    "hugo, several images": (
        "posts/lua/index.md",
        "---\ntitle: A\ndate: 2024-01-01\nimages: [cover.jpg, hero.jpg]\n---\nx",
        {"image": "posts/lua/cover.jpg"},
        ["spare-pictures"],
    ),
    "hugo, no date known but the year": (
        "posts/a.md",
        "---\ntitle: A\ndate: 2019\ncategories: News\n---\nx",
        {"date": "2019"},
        [],
    ),
    # Zola -----------------------------------------------------------------------------------
    "zola": (
        "blog/a.md",
        '+++\ntitle = "A"\ndescription = "D."\ndate = 2021-05-01T09:19:42+00:00\n'
        'updated = 2021-06-01\ndraft = false\nslug = "bai-a"\nauthors = ["Lê Mai"]\n'
        'template = "page.html"\n[taxonomies]\ncategories = ["Business"]\ntags = ["rust, web"]\n'
        '[extra]\nlead = "x"\ntoc = true\n+++\nText.',
        {
            "date": "2021-05-01T16:19",
            "modified": "2021-06-01",
            "slug": "bai-a",
            "authors": ["Lê Mai"],
            "section": "kinh-te",
            "topics": ["rust, web"],
            "lead": "x",
        },
        ["spare-field"],
    ),
    # Jekyll ---------------------------------------------------------------------------------
    "jekyll new": (
        "_posts/2019-03-11-welcome-to-jekyll.markdown",
        '---\nlayout: post\ntitle:  "Welcome to Jekyll!"\ndate:   2019-03-11 20:23:29 +0700\n'
        "categories: News update\n---\nText.",
        {
            "title": "Welcome to Jekyll!",
            "date": "2019-03-11T20:23",
            "section": "chinh-tri",
            "topics": ["update"],
            "slug": "welcome-to-jekyll",
        },
        [],
    ),
    "jekyll, date and slug by the name": (
        "_posts/2019-03-11-gia-lua.md",
        "---\nlayout: post\ntitle: Giá lúa tăng\ncategory: News\n---\nText.",
        {"date": "2019-03-11", "slug": "gia-lua", "url": "/2019/03/11/gia-lua/"},
        [],
    ),
    "jekyll, a date of its own goes first": (
        "_posts/2019-03-11-gia-lua.md",
        "---\ntitle: Giá lúa\ndate: 2019-03-12\ncategory: News\n---\nText.",
        {"date": "2019-03-12"},
        [],
    ),
    "jekyll, published: false": (
        "_posts/2019-03-11-a.md",
        "---\ntitle: A\npublished: false\ncategory: News\n---\nText.",
        {"status": "draft"},
        [],
    ),
    "jekyll, published: true": (
        "_posts/2019-03-11-a.md",
        "---\ntitle: A\npublished: true\ncategory: News\n---\nText.",
        {"status": "published", "date": "2019-03-11"},
        [],
    ),
    "jekyll, a draft": (
        "_drafts/a.md",
        "---\ntitle: A\ncategory: News\n---\nText.",
        {"status": "draft", "date": ""},
        [],
    ),
    "jekyll-redirect-from": (
        "_posts/2019-03-11-a.md",
        "---\ntitle: A\ncategory: News\nredirect_from:\n  - /post/123456789/\n"
        "  - /post/123456789/my-amazing-post/\n---\nText.",
        {"former": ["/post/123456789/", "/post/123456789/my-amazing-post/"]},
        [],
    ),
    "jekyll-redirect-from, one address": (
        "_posts/2019-03-11-a.md",
        "---\ntitle: A\ncategory: News\nredirect_from: /post/1/\npermalink: /tin/a.html\n---\nx",
        {"former": ["/post/1/", "/tin/a.html"]},
        [],
    ),
    "jekyll-last-modified-at": (
        "_posts/2019-03-11-a.md",
        "---\ntitle: A\ncategory: News\nlast_modified_at: 2019-04-01T08:00:00+07:00\n---\nx",
        {"modified": "2019-04-01T08:00"},
        [],
    ),
    "jekyll-seo-tag": (
        "_posts/2019-03-11-a.md",
        "---\ntitle: A\ncategory: News\nexcerpt: Một câu.\nauthor: Lê Mai\n"
        "image:\n  path: /images/cover.jpg\n  height: 100\n  alt: Lúa\nlang: vi_VN\n---\nx",
        {
            "lead": "Một câu.",
            "authors": ["Lê Mai"],
            "image": "images/cover.jpg",
            "alt": "Lúa",
            "language": "vi",
        },
        [],
    ),
    "jekyll, an author as a mapping": (
        "_posts/2019-03-11-a.md",
        "---\ntitle: A\ncategory: News\nauthor:\n  name: Lê Mai\n  email: a@example.com\n---\nx",
        {"authors": ["Lê Mai"]},
        [],
    ),
    "minimal mistakes": (
        "_posts/2019-03-11-a.md",
        "---\ntitle: A\ncategories:\n  - Business\ntags: [lúa]\nheader:\n"
        "  image: /images/cover.jpg\n  caption: Ruộng\nclasses: wide\nread_time: true\n---\nx",
        {"section": "kinh-te", "image": "images/cover.jpg", "caption": "Ruộng"},
        [],
    ),
    "chirpy": (
        "_posts/2019-03-11-a.md",
        "---\ntitle: A\ndate: 2019-03-11 08:00:00 +0700\ncategories: [Business, Demo]\n"
        "tags: [typography]\npin: true\nmath: true\ntoc: false\n---\nx",
        {"date": "2019-03-11T08:00", "topics": ["typography", "Demo"]},
        [],
    ),
    "jekyll-exporter of WordPress": (
        "_posts/2013-05-01-a.md",
        "---\nid: 42\ntitle: 'Giá lúa: tăng'\ndate: '2013-05-01T08:00:00+07:00'\nauthor: admin\n"
        "excerpt: ''\nlayout: post\nguid: 'http://example.com/?p=42'\npermalink: /2013/05/01/a-1/\n"
        "categories:\n    - News\ntags:\n    - lúa\n---\nx",
        {
            "title": "Giá lúa: tăng",
            "date": "2013-05-01T08:00",
            "lead": "",
            "former": ["/2013/05/01/a-1/"],
        },
        [],
    ),
    # Pelican --------------------------------------------------------------------------------
    "pelican, its example": (
        "a.md",
        "Title: My super title\nDate: 2010-12-03 10:20\nModified: 2010-12-05 19:30\n"
        "Category: News\nTags: pelican, publishing\nSlug: my-super-post\n"
        "Authors: Alexis Metaireau, Conan Doyle\n"
        "Summary: Short version for index and feeds\n\nText.",
        {
            "title": "My super title",
            "date": "2010-12-03T10:20",
            "modified": "2010-12-05T19:30",
            "section": "chinh-tri",
            "topics": ["pelican", "publishing"],
            "slug": "my-super-post",
            "authors": ["Alexis Metaireau", "Conan Doyle"],
            "lead": "Short version for index and feeds",
        },
        [],
    ),
    "pelican, authors with semicolons": (
        "a.md",
        "Title: A\nDate: 2010-12-03\nCategory: News\nAuthors: Doyle, Conan; Lê, Mai\n\nText.",
        {"authors": ["Doyle, Conan", "Lê, Mai"]},
        [],
    ),
    "pelican, status": (
        "a.md",
        "Title: A\nDate: 2010-12-03\nCategory: News\nStatus: skip\n\nText.",
        {"status": "draft"},
        [],
    ),
    "pelican, hidden": (
        "a.md",
        "Title: A\nDate: 2010-12-03\nCategory: News\nStatus: hidden\n\nText.",
        {"status": "hidden"},
        [],
    ),
    "pelican, where it was": (
        "a.md",
        "Title: A\nDate: 2010-12-03\nCategory: News\nURL: tin/a/\nSave_as: tin/a/index.html\n"
        "Template: wide\nTranslation: false\n\nText.",
        {"former": ["/tin/a/"]},
        ["other-name", "other-name"],
    ),
    "pelican, keywords": (
        "a.md",
        "Title: A\nDate: 2010-12-03\nCategory: News\nKeywords: lúa, gạo\n\nText.",
        {"topics": ["lúa", "gạo"]},
        ["other-name"],
    ),
    "pelican between dashes, a colon in its title": (
        "a.md",
        "---\nTitle: Lúa: được mùa\nDate: 2010-12-03 10:20\nCategory: News\nTags: lúa, gạo\n---\nx",
        {"title": "Lúa: được mùa", "date": "2010-12-03T10:20", "topics": ["lúa", "gạo"]},
        [],
    ),
    "pelican, a date by the name": (
        "2012-10-20-a.md",
        "Title: Bài viết\nCategory: News\n\nText.",
        {"date": "2012-10-20", "slug": "bai-viet"},
        [],
    ),
    "pelican, a category by the folder": (
        "kinh-te/a.md",
        "Title: A\nDate: 2010-12-03\n\nText.",
        {"section": "kinh-te"},
        [],
    ),
    "pelican, a summary on several lines": (
        "a.md",
        "Title: A\nDate: 2010-12-03\nCategory: News\nSummary: Một\n    hai.\n\nText.",
        {"lead": "Một hai."},
        [],
    ),
    "pelican, another language": (
        "a.en.md",
        "Title: A & B\nDate: 2010-12-03\nCategory: News\nLang: en\n\nText.",
        {"language": "en", "slug": "a-and-b", "url": "/en/2010/12/03/a-and-b/"},
        [],
    ),
    # Eleventy -------------------------------------------------------------------------------
    "eleventy-base-blog": (
        "blog/firstpost.md",
        "---\ntitle: This is my first post.\ndescription: This is a post about agile frameworks.\n"
        "date: 2018-05-01\ntags: another tag\n---\nText.",
        {
            "title": "This is my first post.",
            "date": "2018-05-01",
            "section": "kinh-te",
            "topics": ["another tag"],
        },
        [],
    ),
    "eleventy, permalink": (
        "blog/a.md",
        "---\ntitle: A\ndate: 2018-05-01\npermalink: /tin/a/index.html\nlayout: post.njk\n---\nx",
        {"former": ["/tin/a/"]},
        [],
    ),
    "eleventy, out of collections": (
        "blog/a.md",
        "---\ntitle: A\ndate: 2018-05-01\neleventyExcludeFromCollections: true\n"
        "eleventyNavigation:\n  key: A\n  order: 1\n---\nx",
        {"status": "hidden"},
        [],
    ),
    # Astro ----------------------------------------------------------------------------------
    "astro, its blog": (
        "blog/first-post.md",
        "---\ntitle: 'First post'\ndescription: 'Lorem ipsum dolor sit amet'\n"
        "pubDate: 'Jul 08 2022'\nupdatedDate: 'Aug 09 2022'\n"
        "heroImage: '../assets/lua.png'\n---\nx",
        {
            "date": "2022-07-08",
            "modified": "2022-08-09",
            "image": "assets/lua.png",
            "lead": "Lorem ipsum dolor sit amet",
        },
        [],
    ),
    "astro, its tutorial": (
        "posts/post-1.md",
        "---\nlayout: ../../layouts/MarkdownPostLayout.astro\ntitle: 'My First Blog Post'\n"
        "pubDate: 2022-07-01\ndescription: 'This is the first post.'\nauthor: 'Astro Learner'\n"
        "image:\n    url: '/images/cover.jpg'\n    alt: 'The full Astro logo.'\n"
        'tags: ["astro", "learning in public"]\n---\nx',
        {
            "date": "2022-07-01",
            "authors": ["Astro Learner"],
            "image": "images/cover.jpg",
            "alt": "The full Astro logo.",
            "topics": ["astro", "learning in public"],
        },
        [],
    ),
    "astropaper": (
        "blog/a.md",
        "---\nauthor: Sat Naing\npubDatetime: 2022-09-21T05:17:19Z\nmodDatetime: 2023-12-21\n"
        "title: A\nslug: the-title\nfeatured: true\ndraft: false\ntags:\n  - color-schemes\n"
        "ogImage: /images/cover.jpg\ndescription: D.\n---\nx",
        {
            "date": "2022-09-21T12:17",
            "modified": "2023-12-21",
            "slug": "the-title",
            "image": "images/cover.jpg",
        },
        [],
    ),
    # Others ---------------------------------------------------------------------------------
    "hexo": (
        "posts/a.md",
        "---\ntitle: A\ndate: 2013-07-13 20:46:25\nupdated: 2013-07-14 08:00:00\ntags:\n- PS3\n"
        "- Games\ncategories:\n- News\n- Lớp hai\npermalink: games/a/\nexcerpt: E.\n---\nx",
        {
            "date": "2013-07-13T20:46",
            "modified": "2013-07-14T08:00",
            "topics": ["PS3", "Games", "Lớp hai"],
            "former": ["/games/a/"],
        },
        [],
    ),
    "docusaurus": (
        "blog/2021-08-26-welcome/index.md",
        "---\nslug: welcome\ntitle: Welcome\nauthors:\n  - name: Lê Mai\n    title: Editor\n"
        "    url: https://example.com\n  - name: Đào Quyên\ntags: [hello]\nunlisted: false\n"
        "last_update:\n  date: 2021-09-01\n  author: x\n---\nx",
        {
            "date": "2021-08-26",
            "slug": "welcome",
            "authors": ["Lê Mai", "Đào Quyên"],
            "modified": "2021-09-01",
        },
        [],
    ),
    "material for mkdocs": (
        "blog/posts/a.md",
        "---\ntitle: A\ndate:\n  created: 2023-12-31\n  updated: 2024-01-02\nauthors: [squid]\n"
        "categories:\n  - Hello\n  - Business\ndraft: true\nslug: help-im-trapped\n---\nx",
        {
            "date": "2023-12-31",
            "modified": "2024-01-02",
            "section": "kinh-te",
            "topics": ["Hello"],
            "status": "draft",
        },
        [],
    ),
    "gatsby": (
        "blog/a/index.md",
        '---\ntitle: A\ndate: "2015-05-28T22:40:32.169Z"\ndescription: "D."\n'
        "featuredImage: ../../images/cover.jpg\n---\nx",
        {"date": "2015-05-29T05:40", "image": "images/cover.jpg"},
        [],
    ),
    "decap": (
        "blog/a.md",
        "---\ntemplateKey: blog-post\ntitle: A\ndate: 2016-12-17T15:04:10.000Z\n"
        "featuredpost: true\nfeaturedimage: /img/anh.png\ndescription: >-\n  Một câu\n  dài.\n"
        "tags:\n  - flavor\n---\nx",
        {"date": "2016-12-17T22:04", "image": "img/anh.png", "lead": "Một câu dài."},
        [],
    ),
    "wordpress-export-to-markdown": (
        "posts/a.md",
        '---\ntitle: "A"\ndate: 2012-10-15\ncategories: \n  - "News"\ntags: \n  - "lua"\n'
        'coverImage: "images/lua.jpg"\n---\nx',
        {"date": "2012-10-15", "image": "images/lua.jpg", "topics": ["lua"]},
        [],
    ),
    "ghost": (
        "posts/a.md",
        "---\ntitle: A\nslug: a\nstatus: published\npublished_at: 2020-01-01T00:00:00.000Z\n"
        "updated_at: 2020-01-02T00:00:00.000Z\nfeature_image: /images/cover.jpg\n"
        "feature_image_alt: Lúa\nfeature_image_caption: Ở Vũ Thư\nauthors: [ghost]\n"
        "custom_excerpt: x\n---\nx",
        {
            "date": "2020-01-01T07:00",
            "modified": "2020-01-02T07:00",
            "alt": "Lúa",
            "caption": "Ở Vũ Thư",
        },
        ["ignored-field"],
    ),
    "obsidian": (
        "blog/a.md",
        "---\ntitle: A\ncreated: 2024-05-01 08:00\naliases: []\ntags:\n  - lúa\n"
        "publish: true\n---\nx",
        {"date": "2024-05-01T08:00", "former": []},
        [],
    ),
    # Quotation marks, lists and nothing, whatever the system -----------------------------------
    "quotation marks around a title": (
        "a.md",
        '---\ntitle: "A: b"\ndate: "2019-03-11 20:23"\ncategory: "Kinh tế"\n---\nx',
        {"title": "A: b", "date": "2019-03-11T20:23", "section": "kinh-te"},
        [],
    ),
    "a list of authors": (
        "a.md",
        '---\ntitle: A\ndate: 2019-03-11\ncategory: Kinh tế\nauthor: ["Lê A", "Lê B"]\n---\nx',
        {"authors": ["Lê A", "Lê B"]},
        [],
    ),
    "a list in plain fields": (
        "a.md",
        'Title: A\nDate: 2019-03-11\nCategory: Kinh tế\nTags: ["lúa, gạo", rau]\n\nx',
        {"topics": ["lúa, gạo", "rau"]},
        [],
    ),
    "empty and null": (
        "a.md",
        "---\ntitle: A\ndate: 2019-03-11\ncategory: Kinh tế\nsummary:\nauthor: null\nimage: ''\n"
        "tags: []\nslug: ~\nlastmod:\nexpires:\ndraft:\n---\nx",
        {"lead": "", "authors": [], "topics": [], "image": "", "slug": "a", "modified": ""},
        [],
    ),
    "a date without a whole clock": (
        "a.md",
        "---\ntitle: A\ndate: 2019-3-1 9:05:00\ncategory: Kinh tế\n---\nx",
        {"date": "2019-03-01T09:05"},
        [],
    ),
    "a date in UTC": (
        "a.md",
        "---\ntitle: A\ndate: 2019-03-11 20:23:00 UTC\ncategory: Kinh tế\n---\nx",
        {"date": "2019-03-12T03:23"},
        [],
    ),
    "truth in other words": (
        "a.md",
        "---\ntitle: A\ndate: 2019\ncategory: Kinh tế\ndraft: Yes\n---\nx",
        {"status": "draft"},
        [],
    ),
    "draft goes before status": (
        "a.md",
        "---\ntitle: A\ndate: 2019\ncategory: Kinh tế\nstatus: published\ndraft: true\n---\nx",
        {"status": "draft"},
        [],
    ),
    "a picture on another website": (
        "a.md",
        "---\ntitle: A\ndate: 2019\ncategory: Kinh tế\nimage: https://example.com/a.jpg\n---\nx",
        {"image": ""},
        ["left-out"],
    ),
    "a slug in percent signs": (
        "a.md",
        "---\ntitle: A\ndate: 2019\ncategory: Kinh tế\nslug: b%C3%A0i-vi%E1%BA%BFt\n---\nx",
        {"slug": "bai-viet"},
        ["mended-slug"],
    ),
    "a slug with folders": (
        "a.md",
        "---\ntitle: A\ndate: 2019\ncategory: Kinh tế\nslug: /tin/Bài_Viết\n---\nx",
        {"slug": "bai-viet"},
        ["mended-slug"],
    ),
    "fields that nobody knows": (
        "a.md",
        "---\ntitle: A\ndate: 2019\ncategory: Kinh tế\nmood: vui\nlegacy-id: 7\nseo:\n  x: 1\n"
        "tagz: [a]\n---\nx",
        {"topics": []},
        ["ignored-field", "ignored-field"],
    ),
    # Names in other languages -----------------------------------------------------------------
    "vietnamese names": (
        "a.md",
        "Tiêu đề: Lúa xuân\nNgày: 2019-03-11\nChuyên mục: Kinh tế\nTác giả: Lê Mai\n"
        "Tóm tắt: Một câu.\nTừ khóa: lúa, gạo\nẢnh: images/lua.jpg\nMô tả ảnh: Lúa\n"
        "Chú thích ảnh: Ở Vũ Thư.\nNguồn ảnh: Lê Mai\nCập nhật: 2019-03-12\nTrạng thái: nháp\n"
        "Ngôn ngữ: vi\nĐường dẫn: lua\nNguồn: https://example.com/\nHết hạn: 2030\n\nx",
        {
            "title": "Lúa xuân",
            "date": "2019-03-11",
            "section": "kinh-te",
            "authors": ["Lê Mai"],
            "lead": "Một câu.",
            "topics": ["lúa", "gạo"],
            "image": "images/lua.jpg",
            "alt": "Lúa",
            "caption": "Ở Vũ Thư.",
            "credit": "Lê Mai",
            "modified": "2019-03-12",
            "status": "draft",
            "slug": "lua",
            "source": "https://example.com/",
        },
        [],
    ),
    "vietnamese names without marks": (
        "a.md",
        "TIEU DE: Lúa xuân\nNgay dang: 2019-03-11\nChuyen muc: Kinh tế\nTac gia: Lê Mai\n\nx",
        {"title": "Lúa xuân", "date": "2019-03-11", "authors": ["Lê Mai"]},
        [],
    ),
    "vietnamese names in YAML": (
        "a.md",
        "---\nTiêu đề: 'Lúa: xuân'\nngày: 2019-03-11\nChuyên mục: Kinh tế\nTác giả: [A, B]\n---\nx",
        {"title": "Lúa: xuân", "authors": ["A", "B"]},
        [],
    ),
    "english names": (
        "a.md",
        "Headline: Rice\nDate: 2019-03-11\nSection: News\nByline: Le Mai\nLead: One.\n\nx",
        {"title": "Rice", "section": "chinh-tri", "authors": ["Le Mai"], "lead": "One."},
        [],
    ),
}


@pytest.mark.parametrize(("path", "text", "expected", "codes"), FILES.values(), ids=FILES)
def test_a_file_of_another_system_says_what_it_says_there(read_one, path, text, expected, codes):
    record, findings = read_one(path, text)

    assert record is not None, findings
    assert [one.code for one in findings] == codes
    values = values_of(record)
    assert {name: values[name] for name in expected} == expected
