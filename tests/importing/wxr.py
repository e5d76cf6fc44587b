"""Exports of WordPress for tests, as small as shows the behaviour."""

from html import escape

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Báo cũ</title><link>http://bao.example</link>
<wp:base_blog_url>http://bao.example</wp:base_blog_url>
<wp:author><wp:author_login>mai</wp:author_login>
<wp:author_display_name><![CDATA[Lê Thị Mai]]></wp:author_display_name></wp:author>
"""


def post(
    number: int = 1,
    body: str = "<p>Lúa tốt.</p>",
    *,
    title: str = "Lúa xuân",
    kind: str = "post",
    status: str = "publish",
    date: str = "2019-03-11 20:23:00",
    greenwich: str = "2019-03-11 13:23:00",
    name: str = "lua-xuan",
    link: str = "",
    categories: tuple[str, ...] = ("Chính trị",),
    tags: tuple[str, ...] = (),
    meta: tuple[tuple[str, str], ...] = (),
    more: str = "",
) -> str:
    """Return one item of an export."""
    terms = "".join(
        f'<category domain="{domain}" nicename="x"><![CDATA[{one}]]></category>'
        for domain, names in (("category", categories), ("post_tag", tags))
        for one in names
    )
    metas = "".join(
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
        for key, value in meta
    )
    return f"""<item><title>{escape(title)}</title>
<link>{link or f"http://bao.example/2019/03/{name}/"}</link><dc:creator>mai</dc:creator>
<guid isPermaLink="false">http://bao.example/?p={number}</guid>
<content:encoded><![CDATA[{body}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>{number}</wp:post_id>
<wp:post_date>{date}</wp:post_date><wp:post_date_gmt>{greenwich}</wp:post_date_gmt>
<wp:post_name>{name}</wp:post_name><wp:status>{status}</wp:status>
<wp:post_type>{kind}</wp:post_type>{terms}{metas}{more}</item>
"""


def attachment(
    number: int, address: str, *, parent: int = 0, caption: str = "", alt: str = ""
) -> str:
    """Return an item of an export that is a picture."""
    return f"""<item><title>a</title><link>http://bao.example/a/</link>
<excerpt:encoded><![CDATA[{caption}]]></excerpt:encoded><wp:post_id>{number}</wp:post_id>
<wp:post_date>2019-03-11 20:23:00</wp:post_date><wp:status>inherit</wp:status>
<wp:post_parent>{parent}</wp:post_parent><wp:post_type>attachment</wp:post_type>
<wp:attachment_url>{address}</wp:attachment_url><wp:postmeta>
<wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value><![CDATA[{alt}]]></wp:meta_value>
</wp:postmeta></item>
"""


def export(*items: str) -> str:
    """Return a whole export."""
    return HEAD + "".join(items) + "</channel></rss>\n"
