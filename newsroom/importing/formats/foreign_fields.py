"""The names that other generators have for the fields of an article."""

# Names of fields by what they say; the first that has a value counts. See docs/importing.md.
TITLE = ("title", "tiêu đề")
DATE = ("date", "pubdate", "publishdate", "published_at", "pub_date", "created", "ngày")
MODIFIED = ("modified", "lastmod", "updated", "updateddate", "last_modified_at", "last_modified")
AUTHORS = ("authors", "authors.name", "author", "author.name", "byline", "tác giả")
CATEGORIES = ("categories", "category", "section", "chuyên mục")
TOPICS = ("tags", "keywords", "topics", "từ khóa")
LEAD = ("summary", "description", "excerpt", "lead", "subtitle", "sapo", "tóm tắt")
IMAGE = (
    *("image", "cover.image", "image.path", "image.src", "image.url", "cover", "cover_image"),
    *(
        "featured_image",
        "featuredimage",
        "feature_image",
        "thumbnail",
        "heroimage",
        "hero",
        "header.image",
    ),
    *("images", "cover.src", "heroimage.src", "ảnh"),
)
ALT = ("image-alt", "image_alt", "cover.alt", "image.alt", "imagealt", "heroimagealt")
CAPTION = ("image-caption", "image_caption", "cover.caption", "image.caption", "caption")
CREDIT = ("image-credit", "image_credit", "image.credit")
ADDRESSES = ("aliases", "redirect_from", "redirect-from", "permalink", "url", "redirect")
LANGUAGE = ("lang", "language", "locale")
KNOWN = frozenset(
    [
        *(*TITLE, *DATE, *MODIFIED, *AUTHORS, *CATEGORIES, *TOPICS, *LEAD, *IMAGE, *ALT),
        *(*CAPTION, *CREDIT, *ADDRESSES, *LANGUAGE, "slug", "draft", "published", "status"),
        *("layout", "type", "source", "hidden", "save_as", "weight", "comments", "toc", "math"),
    ]
)
