"""The fields of front matter: a declaration for each.

What a declaration says is used everywhere: by what reads a file, by advice about its mistakes, and
by docs/writing.md, which a test holds to it. To add a field is to declare it here, to read its
value in `values.py`, and to put that into the record.
"""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a field may hold, and whether it may be given several times."""

    TEXT = "text"
    DATE = "date"
    WORD = "word"  # one of few, such as a status or a language
    NAMES = "names"  # several, divided by commas or as a list
    SECTION = "section"  # one; further ones are topics
    FILE = "file"
    ADDRESS = "address"
    ADDRESSES = "addresses"  # one a line, or as a list
    ENTRIES = "entries"  # sentences, one a line or as a list

    @property
    def repeats(self) -> bool:
        """Whether a field of this kind may stand on several lines."""
        return self in {Kind.NAMES, Kind.ADDRESSES, Kind.ENTRIES}


class DeclaredField(NamedTuple):
    """One field.

    `name` is its name in the catalogue of fields, in lower case. `says` and `example` are its
    line in docs/writing.md. `aliases` are the names that other systems have for it, the more
    telling first, in small letters without hyphens and underscores; a dot leads into a mapping.
    Names in `overriding` go before the field's own: an embargo must not be lost for a date that
    is only shown. `is_required` tells whether articles must have the field; `on_articles`,
    `on_pages`, `on_profiles` and `on_banners` which kinds of files may.
    """

    name: str
    kind: Kind
    says: str
    example: str
    aliases: tuple[str, ...] = ()
    overriding: tuple[str, ...] = ()
    is_required: bool = False
    on_articles: bool = True
    on_pages: bool = False
    on_profiles: bool = False
    on_banners: bool = False


FIELDS = (
    DeclaredField(
        "title",
        Kind.TEXT,
        "the headline. Required",
        "Hưng Hà nâng cao hiệu quả xây dựng nông thôn mới",
        ("posttitle",),
        is_required=True,
        on_pages=True,
        on_profiles=True,
        on_banners=True,
    ),
    DeclaredField(
        "date",
        Kind.DATE,
        "when it was, or is to be, published, as precisely as you know. Required, but for drafts",
        "2019-03-11 20:23",
        (
            *("publisheddate", "datepublished", "pubdate", "pubdatetime", "publishedat"),
            *("publicationdate", "published", "date.published", "date.created"),
            *("datecreated", "created", "createdat", "createddate"),
        ),
        overriding=("publishdate",),
        is_required=True,
    ),
    DeclaredField(
        "category",
        Kind.SECTION,
        "its section, as pelicanconf.py names it; capitals and marks do not matter. Required",
        "Nông thôn mới",
        ("categories", "category.name", "categories.name", "categories.title"),
        is_required=True,
        on_banners=True,
    ),
    DeclaredField(
        "modified",
        Kind.DATE,
        "when you changed it after publication: readers see it",
        "2019-03-12 06:00",
        (
            *("lastmod", "lastmodified", "lastmodifiedat", "lastmodifieddate"),
            *("updatedate", "updateddate", "updatedat", "update", "modifiedat", "modifieddate"),
            *(
                "datemodified",
                "dateupdated",
                "lastupdated",
                "moddatetime",
                "lastupdate.date",
                "date.updated",
            ),
        ),
    ),
    DeclaredField(
        "expires",
        Kind.DATE,
        "when it is withdrawn by itself, such as a notice whose time is over",
        "2019-04-01",
        ("expirydate", "unpublishdate", "expirationdate", "expiresat", "expiration", "enddate"),
    ),
    DeclaredField(
        "live",
        Kind.TEXT,
        "makes it a live story, in entries with their times: see [below](#live-stories)",
        "until 2026-11-26 22:00",
    ),
    DeclaredField(
        "author",
        Kind.NAMES,
        "who wrote it; several with `,`, or with `;` if names have commas",
        "Đào Quyên, Lê Mai",
        ("author.name", "authors.name", "writer", "creator", "authorname"),
    ),
    DeclaredField(
        "summary",
        Kind.TEXT,
        "the lead (sapo), in bold under the headline and in lists",
        "32 trong 33 xã đã đạt chuẩn.",
        ("excerpt", "description", "abstract", "intro", "dek", "teaser", "metadescription"),
        on_profiles=True,
        on_banners=True,
    ),
    DeclaredField(
        "tags",
        Kind.NAMES,
        "its topics, with `,`",
        "nông thôn mới, Hưng Hà",
        ("tag", "keywords", "keyword", "tags.name", "tags.title"),
    ),
    DeclaredField(
        "kind",
        Kind.WORD,
        "what sort of text it is, if it is no plain news; see [below](#kinds)",
        "opinion",
        ("articlekind", "articletype"),
    ),
    DeclaredField(
        "series",
        Kind.TEXT,
        "the series of which it is a part; all parts name it alike",
        "Những dòng sông quê",
        ("series.name", "seriesname"),
    ),
    DeclaredField(
        "slug",
        Kind.WORD,
        "the last part of its address, if the one made of the title will not do: a–z, 0–9 and "
        "single hyphens",
        "hung-ha-nong-thon-moi",
        ("postslug",),
        on_pages=True,
        on_profiles=True,
    ),
    DeclaredField(
        "image",
        Kind.FILE,
        "its picture: a file's path from `content/`",
        "images/hung-ha.jpg",
        (
            *("featuredimage", "featureimage", "heroimage", "coverimage", "cover", "thumbnail"),
            *("images", "banner", "ogimage", "teaserimage", "socialimage", "headerimage"),
            *("image.src", "image.url", "image.path", "image.feature", "cover.image", "cover.src"),
            *("cover.url", "header.image", "header.teaser", "header.overlayimage", "img"),
        ),
        on_profiles=True,
        on_banners=True,
    ),
    DeclaredField(
        "image-alt",
        Kind.TEXT,
        "what is to be seen on it, for those who cannot see it",
        "Cánh đồng chia ô vuông vắn",
        (
            *("image.alt", "cover.alt", "coveralt", "thumbnailalt", "heroimagealt"),
            *("featuredimagealt", "featureimagealt", "coverimagealt", "header.imagedescription"),
        ),
        on_profiles=True,
        on_banners=True,
    ),
    DeclaredField(
        "image-caption",
        Kind.TEXT,
        "the line below it",
        "Đồng ruộng ở Hưng Hà.",
        ("image.caption", "cover.caption", "featureimagecaption", "header.caption"),
        on_profiles=True,
    ),
    DeclaredField(
        "image-credit",
        Kind.TEXT,
        "who made it",
        "Lê Mai",
        ("image.credit", "cover.credit", "photocredit", "photographer"),
        on_profiles=True,
    ),
    DeclaredField(
        "image-focus",
        Kind.TEXT,
        "what must stay in sight where the picture is cut: how far from its left edge, and from "
        "its top",
        "30% 20%",
        ("image.focus", "objectposition"),
    ),
    DeclaredField(
        "correction",
        Kind.ENTRIES,
        "what you put right after publication: its date, then what is right; a line for each. "
        "Readers see it",
        "2019-03-12 09:00 Cầu dài 300 m, không phải 3 km.",
        ("errata", "erratum"),
    ),
    DeclaredField(
        "redirect-from",
        Kind.ADDRESSES,
        "an address that the article had on another website; a line for each. It leads here from "
        "now on: [addresses.md](addresses.md)",
        "/news/2/12345/hung-ha",
        ("aliases", "alias", "permalink", "url", "saveas", "oldurl"),
    ),
    DeclaredField(
        "front",
        Kind.ENTRIES,
        "where it stands on fronts, and until when: `lead`, `top`, `section`, `section-top`, or a "
        "block of FRONT; a line for each: [below](#the-front-page)",
        "lead until 2019-03-12 12:00",
    ),
    DeclaredField(
        "from",
        Kind.DATE,
        "of a notice: when what it announces begins; of a banner: when it appears",
        "2019-03-14 07:00",
        on_banners=True,
    ),
    DeclaredField(
        "until",
        Kind.DATE,
        "of a notice: when that ends; of a banner: when it goes",
        "2019-03-14 16:00",
        on_banners=True,
    ),
    DeclaredField(
        "address",
        Kind.ADDRESS,
        "of a banner: where it leads",
        "https://example.com/khuyen-mai",
        on_articles=False,
        on_banners=True,
    ),
    DeclaredField(
        "places",
        Kind.NAMES,
        "of a banner: where it stands, `front` and `sections`; without it, on both",
        "front",
        on_articles=False,
        on_banners=True,
    ),
    DeclaredField(
        "source",
        Kind.ADDRESS,
        "the address of the original, if it appeared elsewhere first",
        "https://example.com/tin",
        ("sourceurl", "originalurl", "externalurl"),
    ),
    DeclaredField(
        "status",
        Kind.WORD,
        "see below; without it, `published`",
        "draft",
        ("poststatus",),
        on_pages=True,
        on_profiles=True,
        on_banners=True,
    ),
    DeclaredField(
        "lang",
        Kind.WORD,
        "its language, if it is not the newspaper's own",
        "en",
        ("languagecode", "locale"),
        on_pages=True,
        on_profiles=True,
        on_banners=True,
    ),
)

DECLARED = {one.name: one for one in FIELDS}
"""The declarations by name."""

PASSED_OVER = frozenset(
    [
        # Hugo and Zola
        *("layout", "type", "weight", "menu", "menus", "outputs", "markup", "cascade", "headless"),
        *("iscjklanguage", "linktitle", "translationkey", "resources", "build", "sitemap", "toc"),
        *("showtoc", "tocopen", "math", "mermaid", "pagetemplate", "sortby", "params"),
        *("extra", "taxonomies", "insearchindex", "comment", "comments", "disablecomments", "id"),
        # Jekyll
        *("excerptseparator", "renderwithliquid", "guid", "paginate", "sidebar", "readtime"),
        *("authorprofile", "share", "related", "classes", "pin"),
        # Eleventy
        *("eleventynavigation", "eleventycomputed", "eleventyexcludefromcollections"),
        *("templateengineoverride", "pagination", "templateclass"),
        # Astro, Hexo, Docusaurus, content management systems
        *("setup", "prerender", "disablenunjucks", "hidetableofcontents", "sidebarposition"),
        *("sidebarlabel", "templatekey", "featured", "featuredpost", "uid", "uuid", "postid"),
        # Pelican
        *("translation", "template"),
    ]
)
"""Fields by which other systems are told how to work, and readers nothing: nobody misses them."""

PASSED_OVER_IN_PLAIN = frozenset(["translation", "template"])
"""Those of Pelican, whose files have plain fields: no newsroom takes them for its own."""

CONTAINERS = ("params", "extra", "taxonomies")
"""Mappings of other systems whose keys count as if they stood outside."""
