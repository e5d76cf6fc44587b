"""WordPress's export, WXR: an RSS of everything that a site holds, read as a stream.

Source of the rules: wp-admin/includes/export.php, which writes it, and the WordPress importer.
Entities are not resolved and nothing is fetched, whatever the file declares.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import etree

from newsroom.importing.formats.xml_stream import XmlStream, forget
from newsroom.importing.item import (
    ATTACHMENT,
    NEWSPAPER,
    BodyForm,
    Item,
    ItemKind,
    LeftOut,
    OldPicture,
)
from newsroom.importing.mending import in_a_line, mended
from newsroom.importing.sources import SourceTerms

KIND = "wordpress"

_NAMESPACE = re.compile(r"^\{(?P<uri>[^}]*)\}(?P<name>.*)$")
_ARTICLES = frozenset({"post", "article", "news"})
_NO_DATE = "0000-00-00"
# What readers saw (https://wordpress.org/documentation/article/post-status/), now or at its hour.
# Plugins add states of their own (`pitch`, `expired`): those are drafts, for nobody saw them.
_PUBLIC = frozenset({"", "publish", "future"})
_DROPPED = frozenset({"trash", "auto-draft", "inherit"})
_YOAST = "_yoast_wpseo_"


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether a file is an export of WordPress."""
    return b"wordpress.org/export/" in head or (b"<wp:" in head and b"<rss" in head)


@dataclass(slots=True)
class _Site:
    """What the head of an export says of the site: its address and people's names by login."""

    address: str = ""
    names: dict[str, str] = field(default_factory=dict)


def items(path: Path, terms: SourceTerms) -> Iterator[Item]:
    """Yield every item of an export, in its order; what is broken is told at the end."""
    site = _Site()
    stream = XmlStream(path)
    for node in stream.elements():
        name = _local(node)
        if name == "item":
            yield _item(node, site)
        elif name in {"link", "base_blog_url"} and _local(node.getparent()) == "channel":
            site.address = (node.text or "").strip().rstrip("/") or site.address
        elif name == "author" and _local(node.getparent()) == "channel":
            login, shown = _child(node, "author_login"), _child(node, "author_display_name")
            site.names[login] = shown or login
        if name in {"item", "author"}:
            forget(node)
    yield from stream.rest()


def _local(node: etree._Element | None) -> str:
    """Return an element's name without its namespace, whose address changes with the version."""
    if node is None or not isinstance(node.tag, str):
        return ""
    return node.tag.rpartition("}")[2]


def _child(node: etree._Element, name: str) -> str:
    for child in node:
        if _local(child) == name:
            return (child.text or "").strip()
    return ""


@dataclass(slots=True)
class _Post:
    """One `item` of the export, its parts by name."""

    fields: dict[str, str] = field(default_factory=dict)
    creators: list[str] = field(default_factory=list)
    terms: list[tuple[str, str]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    old_slugs: list[str] = field(default_factory=list)
    comments: int = 0

    def get(self, name: str) -> str:
        return self.fields.get(name, "")


def _parts(node: etree._Element, site: _Site) -> _Post:
    post = _Post()
    for child in node:
        name, text = _local(child), child.text or ""
        if name == "creator":
            post.creators.append(text.strip())
        elif name == "category":
            domain, name = child.get("domain") or "category", text.strip()
            if domain == "author":  # Co-Authors Plus names the login, or `cap-` and the login
                nicename = (child.get("nicename") or "").removeprefix("cap-")
                name = site.names.get(name) or site.names.get(nicename) or name
            post.terms.append((domain, name))
        elif name == "postmeta":
            key, value = _child(child, "meta_key"), _child(child, "meta_value")
            post.meta.setdefault(key, value)
            if key == "_wp_old_slug" and value:
                post.old_slugs.append(value)
        elif name == "comment":
            post.comments += _child(child, "comment_type") not in {"pingback", "trackback"}
        elif name == "encoded":  # content:encoded or excerpt:encoded
            post.fields["excerpt" if "excerpt" in str(child.tag) else "content"] = text
        else:
            post.fields.setdefault(name, text.strip())
    return post


def _item(node: etree._Element, site: _Site) -> Item:
    post = _parts(node, site)
    kind, number, status = post.get("post_type") or "post", post.get("post_id"), post.get("status")
    key = f"{kind} {number or post.get('guid') or post.get('link')}"
    if kind == "attachment":
        return _file(post, f"attachment {number}")
    if kind not in _ARTICLES and kind != "page":
        return Item(key, ItemKind.OTHER, title=in_a_line(post.get("title")), what=kind)
    if status in _DROPPED:
        return Item(key, ItemKind.OTHER, title=in_a_line(post.get("title")), what=status)
    state, reason = _state(post, status)
    categories, topics, people = _terms(post)
    creators = [site.names.get(login, login) for login in post.creators if login]
    return Item(
        key=key,
        kind=ItemKind.PAGE if kind == "page" else ItemKind.ARTICLE,
        title=in_a_line(post.get("title")) or in_a_line(post.meta.get(f"{_YOAST}title", "")),
        body=mended(post.get("content")),
        form=BodyForm.WORDPRESS,
        date=_date(post, "post_date"),
        modified=_date(post, "post_modified"),
        zone=NEWSPAPER,
        status=state,
        reason=reason,
        authors=tuple(dict.fromkeys(people or creators)),
        categories=categories,
        topics=topics,
        slug=post.get("post_name"),
        lead=in_a_line(post.get("excerpt")) or in_a_line(post.meta.get(f"{_YOAST}metadesc", "")),
        picture=_featured(post),
        addresses=_addresses(post, site, kind),
        base=post.get("link") or site.address,
        left_out=tuple(_left_out(post)),
    )


def _file(post: _Post, key: str) -> Item:
    parent = post.get("post_parent")
    return Item(
        key=key,
        kind=ItemKind.FILE,
        title=in_a_line(post.get("title")),
        picture=OldPicture(
            address=post.get("attachment_url") or post.get("guid"),
            alt=in_a_line(post.meta.get("_wp_attachment_image_alt", "")),
            caption=in_a_line(post.get("excerpt")),
        ),
        parent="" if parent == "0" else parent,
    )


def _state(post: _Post, status: str) -> tuple[str, str]:
    """Return what an item is to be in the edition, and why it is no published article."""
    if post.get("post_password"):
        return "draft", "password"
    return ("published", "") if status in _PUBLIC else ("draft", status)


def _terms(post: _Post) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
    """Return categories, topics, and the authors that Co-Authors Plus writes as terms."""
    named: dict[str, list[str]] = {"category": [], "post_tag": [], "author": []}
    for domain, name in post.terms:
        named.get({"tag": "post_tag"}.get(domain, domain), []).append(in_a_line(name))
    categories, topics = (tuple(dict.fromkeys(named[one])) for one in ("category", "post_tag"))
    return categories, topics, [name for name in named["author"] if name]


def _date(post: _Post, name: str) -> str:
    """Return the local time, or the one of Greenwich where there is no local one."""
    local, greenwich = post.get(name), post.get(f"{name}_gmt")
    if local and not local.startswith(_NO_DATE):
        return local[:16].replace(" ", "T")
    if greenwich and not greenwich.startswith(_NO_DATE):
        return f"{greenwich[:16].replace(' ', 'T')}Z"
    return ""


def _featured(post: _Post) -> OldPicture:
    number = post.meta.get("_thumbnail_id", "")
    return OldPicture(f"{ATTACHMENT}attachment {number}") if number.isdigit() else OldPicture()


def _addresses(post: _Post, site: _Site, kind: str) -> tuple[str, ...]:
    """Return every address at which WordPress answers with the item."""
    root = f"{site.address}/"
    number = post.get("post_id")
    found = [post.get("link"), post.get("guid") if post.get("guid").startswith("http") else ""]
    if number:
        found.append(urljoin(root, f"?p={number}"))
        if kind == "page":
            found.append(urljoin(root, f"?page_id={number}"))
    found += [
        urljoin(root, old) for key, old in post.meta.items() if key == "custom_permalink" and old
    ]
    link = urlsplit(post.get("link"))
    if post.get("post_name") and link.path.rstrip("/").endswith(post.get("post_name")):
        above = post.get("link").rstrip("/").rpartition("/")[0]
        found += [f"{above}/{old}/" for old in post.old_slugs]
    return tuple(dict.fromkeys(filter(None, found)))


def _left_out(post: _Post) -> Iterator[LeftOut]:
    if post.comments:
        yield LeftOut("comments", str(post.comments))
    if post.get("is_sticky") == "1":
        yield LeftOut("sticky", in_a_line(post.get("title")))
    title = in_a_line(post.meta.get(f"{_YOAST}title", ""))
    if title and title != in_a_line(post.get("title")) and "%%" not in title:
        yield LeftOut("search-title", title)
