"""Ghost's export: one JSON file of posts, tags and people.

Source of the rules: https://ghost.org/docs/migration/custom/ and the exporter of Ghost itself.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsroom.importing.item import BodyForm, Item, ItemKind, LeftOut, OldPicture
from newsroom.importing.mending import in_a_line, mended
from newsroom.importing.source_error import SourceError
from newsroom.importing.sources import SourceTerms
from newsroom.importing.steps.old_addresses import TREE
from newsroom.language.messages import message as _

KIND = "ghost"

_HERE = "__GHOST_URL__"
"""What Ghost writes in an export where the address of the site stood."""
_FORMS = {
    "html": BodyForm.HTML,
    "lexical": BodyForm.LEXICAL,
    "mobiledoc": BodyForm.MOBILEDOC,
}


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether a file is an export of Ghost."""
    if path.suffix.lower() != ".json":
        return False
    start = head.lstrip()[:20_000]
    return b'"exported_on"' in start or (b'"posts"' in start and b'"data"' in start)


def items(path: Path, terms: SourceTerms) -> Iterator[Item]:
    """Yield the posts and pages of an export; raises SourceError for what is none."""
    try:
        whole = json.loads(path.read_text(encoding="utf-8-sig"))
    except (UnicodeDecodeError, ValueError) as error:
        raise SourceError(
            _("{file} is no whole JSON: {reason}.").format(file=path.name, reason=error)
        ) from error
    databases = whole.get("db", [whole]) if isinstance(whole, dict) else []
    for database in databases:
        data = database.get("data", {})
        names = _Names(data)
        for post in data.get("posts", ()):
            yield _item(post, names)


class _Names:
    """The tags and authors of posts, and what Ghost keeps of a post in a table of its own."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.address = next(
            (
                str(one.get("value") or "")
                for one in data.get("settings", ())
                if one.get("key") in {"url", "site_url"}
            ),
            "",
        )
        tags = {one["id"]: one for one in data.get("tags", ())}
        people = {one["id"]: str(one.get("name") or "") for one in data.get("users", ())}
        self.tags = _by_post(data.get("posts_tags", ()), "tag_id", tags)
        self.authors = _by_post(data.get("posts_authors", ()), "author_id", people)
        self.people = people
        self.meta = {one.get("post_id"): one for one in data.get("posts_meta", ())}


def _by_post(pairs: Any, column: str, found: dict[str, Any]) -> dict[str, list[Any]]:
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for pair in sorted(pairs, key=lambda one: one.get("sort_order") or 0):
        if pair.get(column) in found:
            grouped[pair["post_id"]].append(found[pair[column]])
    return grouped


def _item(post: dict[str, Any], names: _Names) -> Item:
    number = str(post.get("id") or post.get("uuid") or post.get("slug"))
    meta = names.meta.get(post.get("id"), {})
    status, reason = _state(post)
    tags = [tag for tag in names.tags.get(number, []) if _is_public(tag)]
    authors = names.authors.get(number) or [names.people.get(str(post.get("author_id")), "")]
    body, form = _body(post, names)
    slug = str(post.get("slug") or "")
    picture = post.get("feature_image") or meta.get("og_image") or post.get("og_image") or ""
    is_page = post.get("type") == "page" or bool(post.get("page"))
    return Item(
        key=f"post {number}",
        kind=ItemKind.PAGE if is_page else ItemKind.ARTICLE,
        title=in_a_line(str(post.get("title") or "")),
        body=body,
        form=form,
        date=_time(post.get("published_at") or (post.get("created_at") if status else "")),
        modified=_time(post.get("updated_at")),
        status=status,
        reason=reason,
        authors=tuple(filter(None, map(in_a_line, authors))),
        categories=tuple(in_a_line(str(tag.get("name") or "")) for tag in tags[:1]),
        topics=tuple(in_a_line(str(tag.get("name") or "")) for tag in tags[1:]),
        slug=slug,
        lead=in_a_line(str(post.get("custom_excerpt") or meta.get("meta_description") or "")),
        picture=OldPicture(
            address=_here(str(picture), names),
            alt=in_a_line(str(meta.get("feature_image_alt") or "")),
            caption=in_a_line(str(meta.get("feature_image_caption") or "")),
        ),
        addresses=tuple(_addresses(post, slug, names)),
        base=f"{names.address or TREE}/{slug}/".replace("//" + slug, "/" + slug),
        left_out=tuple(_left_out(post, meta)),
    )


def _body(post: dict[str, Any], names: _Names) -> tuple[str, BodyForm]:
    """Return the body in the first form that the export has: HTML, or what an editor stored."""
    for name, form in _FORMS.items():
        if written := str(post.get(name) or ""):
            return _here(mended(written), names), form
    return "", BodyForm.HTML


def _state(post: dict[str, Any]) -> tuple[str, str]:
    status = str(post.get("status") or "published")
    if status == "draft":
        return "draft", "draft"
    if status == "sent":  # by mail only, and on no page
        return "draft", "private"
    return ("published", "") if post.get("visibility") in {None, "public"} else ("draft", "private")


def _is_public(tag: dict[str, Any]) -> bool:
    """Tell whether readers saw a tag: Ghost's inner ones begin with `#`."""
    return not str(tag.get("name") or "").startswith("#") and tag.get("visibility") != "internal"


def _addresses(post: dict[str, Any], slug: str, names: _Names) -> Iterator[str]:
    root = names.address.rstrip("/")
    if slug:
        yield f"{root}/{slug}/"
        yield f"{root}/{slug}/amp/"
    if post.get("uuid"):
        yield f"{root}/p/{post['uuid']}/"
    if canonical := str(post.get("canonical_url") or ""):
        yield canonical


def _left_out(post: dict[str, Any], meta: dict[str, Any]) -> Iterator[LeftOut]:
    if post.get("featured"):
        yield LeftOut("sticky", in_a_line(str(post.get("title") or "")))
    for name in ("codeinjection_head", "codeinjection_foot"):
        if post.get(name):
            yield LeftOut("script", name)
    title = in_a_line(str(meta.get("meta_title") or post.get("meta_title") or ""))
    if title and title != in_a_line(str(post.get("title") or "")):
        yield LeftOut("search-title", title)


def _here(text: str, names: _Names) -> str:
    return text.replace(_HERE, names.address.rstrip("/"))


def _time(written: Any) -> str:
    """Return a time of the export, which is that of Greenwich whether it says so or not."""
    text = str(written or "").replace(" ", "T")
    return f"{text[:16]}Z" if len(text) >= 16 else text


__all__ = ["KIND", "items", "recognises"]
