"""The files of a Markdown tree, each on its way to an item, and what they call each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from newsroom.content.fields.front_matter import FrontMatter, read_front_matter
from newsroom.importing.formats.foreign_fields import (
    ADDRESSES,
    ALT,
    AUTHORS,
    CAPTION,
    CATEGORIES,
    CREDIT,
    DATE,
    IMAGE,
    KNOWN,
    LANGUAGE,
    LEAD,
    MODIFIED,
    TITLE,
    TOPICS,
)
from newsroom.importing.formats.generators import Generator, SiteSettings
from newsroom.importing.formats.templating import without_components, without_hugo, without_liquid
from newsroom.importing.formats.tree_addresses import (
    TreePlace,
    named_addresses,
    own_addresses,
    without_expressions,
)
from newsroom.importing.formats.tree_paths import DATED_NAME, TreePath
from newsroom.importing.item import BodyForm, Item, ItemKind, LeftOut, OldPicture
from newsroom.importing.mending import in_a_line, mended
from newsroom.importing.steps.old_addresses import TREE
from newsroom.language.folding import fold
from newsroom.language.legacy import Encoding, decode, recognise
from newsroom.language.slugs import slugify

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx")
"""How names of Markdown files end."""
_PLACED_BY = ("permalink", "url")  # in place of the address that the path would give
# Of Eleventy: tags that make lists of pages, and that no reader sees.
_COLLECTIONS = frozenset({"post", "posts", "all", "nav", "blog", "page", "pages"})
_HEADING = re.compile(
    r"\A\s*#[ \t]+(?P<title>[^\n]+?)[ \t]*#*\n|\A\s*(?P<lined>[^\n]+)\n=+[ \t]*\n"
)
_PELICAN_MARK = re.compile(
    r"\{(?:filename|static|attach)\}(?P<path>[^\s)\"'>]+)|\|filename\|(?P<old>[^\s)\"'>]+)"
)
_POSTS = frozenset({"_posts", "_drafts", "posts", "post", "blog", "articles", "news"})
_UNKNOWN_FIELDS = 30  # of a file, that are told


@dataclass
class Tree:
    """A folder of files: its settings, and which file a reference means."""

    root: Path
    settings: SiteSettings
    files: tuple[Path, ...]

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """The files by the names that references have for them, the longer the surer."""
        names: dict[str, str] = {}
        for file in self.files:
            inside = file.relative_to(self.root).as_posix()
            bare = str(PurePosixPath(inside).with_suffix(""))
            bare = bare.removesuffix("/index").removesuffix("/_index")
            for start in range(len(bare.split("/"))):
                names.setdefault("/".join(bare.split("/")[start:]).lower(), inside)
            dated = DATED_NAME.fullmatch(bare.rpartition("/")[2])
            if dated and dated["rest"]:
                names.setdefault(dated["rest"].lower(), inside)
        return names

    def find(self, name: str) -> str:
        """Return the address on the tree's site of the file that a reference names."""
        bare = name.strip().strip("/")
        for suffix in SUFFIXES:
            bare = bare.removesuffix(suffix)
        inside = self._by_name.get(bare.lower().removesuffix("/index"))
        return f"{TREE}{quote(inside)}" if inside else ""


@dataclass
class TreeFile:
    """One file on its way to an item."""

    tree: Tree
    file: Path
    lost: list[LeftOut] = field(default_factory=list)

    @cached_property
    def path(self) -> TreePath:
        """What the path of the file says."""
        return TreePath(self.inside, self._generator)

    def item(self) -> Item:
        """Return the item of the file."""
        data = self.file.read_bytes()
        text = mended(decode(data, recognise(data) or Encoding.WINDOWS_1258).removeprefix("\ufeff"))
        self.matter = read_front_matter(text)
        if self.matter.fault:
            self.lost.append(LeftOut("field", "front matter"))
        if self._is_listing():
            return Item(self.inside, ItemKind.OTHER, title=self._text(TITLE), what="section-page")
        body, title = self._body(self.matter)
        status, reason = self._status()
        date = self._text(DATE) or self.path.date
        categories, topics = self._terms()
        slug = self._text(("slug",)) or self.path.slug
        self._tell_unknown_fields()
        return Item(
            key=self.inside,
            kind=ItemKind.ARTICLE if self._is_article(date) else ItemKind.PAGE,
            title=in_a_line(self._text(TITLE) or title or self.path.words),
            body=body,
            form=BodyForm.MARKDOWN,
            date=date,
            modified=self._text(MODIFIED),
            zone=self.tree.settings.zone,
            status=status,
            reason=reason,
            authors=self._list(AUTHORS),
            categories=categories,
            topics=topics,
            slug=slug,
            lead=in_a_line(self._text(LEAD)),
            picture=OldPicture(
                self._pelican_path(next(iter(self._list(IMAGE)), "")),
                in_a_line(self._text(ALT)),
                in_a_line(self._text(CAPTION)),
                in_a_line(self._text(CREDIT)),
            ),
            source=self._text(("source",)) if self._text(("source",)).startswith("http") else "",
            language=self._text(LANGUAGE)[:2].lower() or self.path.language,
            addresses=tuple(dict.fromkeys(self._addresses(date, slug, categories))),
            base=f"{TREE}{quote(self.inside)}",
            left_out=tuple(dict.fromkeys(self.lost)),
        )

    @property
    def inside(self) -> str:
        """The path of the file in its tree."""
        return self.file.relative_to(self.tree.root).as_posix()

    @property
    def _generator(self) -> Generator:
        return self.tree.settings.generator

    def _text(self, names: tuple[str, ...]) -> str:
        for name in names:
            found = self.matter.fields.get(name)
            if found is not None and found.text:
                return found.text
        return ""

    def _list(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the values of the first field that has any; a plain one is divided at commas."""
        for name in names:
            found = self.matter.fields.get(name)
            if found is None or not found.text:
                continue
            if found.is_list:
                return tuple(filter(None, map(in_a_line, found.values)))
            mark = ";" if ";" in found.text else ","
            return tuple(filter(None, (in_a_line(part) for part in found.text.split(mark))))
        return ()

    def _is_listing(self) -> bool:
        return self.path.stem == "_index"

    def _is_article(self, date: str) -> bool:
        folders = set(PurePosixPath(self.inside).parts[:-1])
        if "pages" in folders or self._text(("type", "layout")) == "page":
            return False
        return bool(date) or bool(folders & _POSTS) or self._generator is Generator.PELICAN

    def _terms(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        categories = self._list(CATEGORIES)
        if not categories:
            categories = self._category_of_path()
        topics = self._list(TOPICS)
        if self._generator is Generator.ELEVENTY:
            self.lost += [LeftOut("field", f"tags: {one}") for one in topics if one in _COLLECTIONS]
            topics = tuple(one for one in topics if one not in _COLLECTIONS)
        return categories, topics

    def _category_of_path(self) -> tuple[str, ...]:
        """Return the folder of a file as its category, as Pelican and Hugo do."""
        inside = PurePosixPath(self.inside)
        parts = list(inside.parts[:-1])
        content = self.tree.settings.content.strip("/").split("/")
        while parts and content and parts[0] == content[0]:
            parts, content = parts[1:], content[1:]
        named = [
            one for one in parts if not one.isdigit() and one not in _POSTS and one != "content"
        ]
        return tuple(named[:1]) if len(named) > (self.path.stem == "index") else ()

    def _status(self) -> tuple[str, str]:
        flag = self._text(("draft",)).lower() in {"true", "yes", "1"}
        unpublished = self._text(("published",)).lower() in {"false", "no", "0"}
        status = self._text(("status",)).lower()
        if (
            flag
            or unpublished
            or status in {"draft", "skip"}
            or "_drafts" in self.inside.split("/")
        ):
            return "draft", "draft"
        return ("hidden", "") if status == "hidden" else ("published", "")

    def _addresses(self, date: str, slug: str, categories: tuple[str, ...]) -> Iterator[str]:
        wanted = slug or slugify(self._text(TITLE) or self.path.words, "en")
        place = TreePlace(self.path.bare, self._text(("save_as",)), date, wanted, categories)
        yield f"{TREE}{quote(self.inside)}"
        yield from named_addresses(tuple(self._named()), place, self.tree.settings)
        if not self._text(_PLACED_BY):
            yield from own_addresses(place, self.tree.settings)

    def _named(self) -> Iterator[str]:
        """Yield the addresses that the fields of the file name; tell those that nobody can know."""
        title = slugify(self._text(TITLE), self.path.language or "vi")
        for name in ADDRESSES:
            for written in self._list((name,)):
                one = without_expressions(written, title=title, file=self.path.slug)
                if "{" in one:
                    self.lost.append(LeftOut("address", one))
                elif one != "false":  # a file without a page
                    yield one

    def _body(self, matter: FrontMatter) -> tuple[str, str]:
        """Return the Markdown without a server's tags, and the title that stands in it alone."""
        body, find = matter.body, self.tree.find
        for strip in (without_hugo, without_liquid):
            body, lost = strip(body, find)
            self.lost += lost
        if self.file.suffix.lower() == ".mdx":
            body, lost = without_components(body)
            self.lost += lost
        body = _PELICAN_MARK.sub(lambda match: self._pelican_path(match[0]), body)
        title = ""
        if match := _HEADING.match(body):
            title = match["title"] or match["lined"]
            own = in_a_line(self._text(TITLE))
            if not own or fold(own) == fold(in_a_line(title)):  # the page shows it by itself
                body = body[match.end() :]
        return body.strip("\n"), title

    def _pelican_path(self, written: str) -> str:
        """Return `{static}/images/a.jpg` as an address: a slash counts from the content folder."""
        match = _PELICAN_MARK.fullmatch(written)
        if match is None:
            return written
        path = match["path"] or match["old"]
        if not path.startswith("/"):
            return path
        content = self.tree.settings.content.strip("/")
        return TREE + (f"{content}{path}" if content else path.lstrip("/"))

    def _tell_unknown_fields(self) -> None:
        unknown = [
            name for name, value in self.matter.fields.items() if name not in KNOWN and value.text
        ]
        self.lost += [LeftOut("field", name) for name in unknown[:_UNKNOWN_FIELDS]]
