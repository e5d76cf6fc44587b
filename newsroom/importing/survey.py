"""What a source holds, counted before anything is written: for the maps that a person will make."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newsroom.importing.formats.shortcodes import names_of_shortcodes
from newsroom.importing.item import BodyForm, Item, ItemKind
from newsroom.importing.steps.maps import SectionMap
from newsroom.importing.steps.old_addresses import absolute, host_of
from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _

_PICTURE = re.compile(
    r"<img\b[^<>]*?\bsrc\s*=\s*[\"']([^\"'<>]+)|!\[[^\[\]]*\]\(\s*<?([^\s()<>]+)", re.I
)
_FRAME = re.compile(r"<(?:iframe|embed|object)\b[^<>]*?\b(?:src|data)\s*=\s*[\"']([^\"'<>]+)", re.I)
_MOST = 5_000  # different names that are counted one by one
_SHOWN = 60


@dataclass(slots=True)
class Survey:
    """Counts of a source. `sections` are those that categories would be filed under."""

    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    authors: Counter[str] = field(default_factory=Counter)
    hosts: Counter[str] = field(default_factory=Counter)
    frames: Counter[str] = field(default_factory=Counter)
    shortcodes: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    without_zone: int = 0
    without_date: int = 0


def survey(items: Iterable[Item]) -> Survey:
    """Return the counts of all items."""
    found = Survey()
    for item in items:
        what = item.what if item.kind is ItemKind.OTHER else item.kind.value
        found.kinds[what] += 1
        if item.kind in {ItemKind.ARTICLE, ItemKind.PAGE}:
            _count(item, found)
    return found


def _count(item: Item, found: Survey) -> None:
    found.statuses[item.reason or item.status] += 1
    if item.kind is ItemKind.ARTICLE:
        found.years[item.date[:4] if item.date[:4].isdigit() else "—"] += 1
        found.without_date += not item.date
    has_time = len(item.date) > 10 and not re.search(r"Z$|[+-]\d{2}:?\d{2}$", item.date)
    found.without_zone += has_time and not item.zone
    for counter, names in (
        (found.categories, item.categories),
        (found.topics, item.topics),
        (found.authors, item.authors),
    ):
        counter.update(name for name in names if len(counter) < _MOST or name in counter)
    if item.language:
        found.languages[item.language] += 1
    pictures = [one or other for one, other in _PICTURE.findall(item.body)]
    for address in (*pictures, *filter(None, [item.picture.address])):
        found.hosts[_host(address, item.base)] += 1
    found.frames.update(_host(one, item.base) for one in _FRAME.findall(item.body))
    if item.form is BodyForm.WORDPRESS:
        found.shortcodes.update(names_of_shortcodes(item.body))


def _host(address: str, base: str) -> str:
    whole = absolute(address, base)
    host = host_of(whole)
    return "./" if host == "tree.invalid" else host or whole[:30]


def lines_of(found: Survey, sections: SectionMap, language: str) -> Iterator[str]:
    """Yield the counts in lines; behind each category the section that it would be filed under."""
    yield from (in_words(line, language) for line in _lines(found, sections))


def _lines(found: Survey, sections: SectionMap) -> Iterator[Message | str]:
    yield from _table(_("Items"), found.kinds)
    yield from _table(_("States"), found.statuses)
    yield from _table(_("Articles by year"), Counter(dict(sorted(found.years.items()))))
    yield ""
    yield Message(
        "{title} ({count})", (("title", _("Categories")), ("count", len(found.categories)))
    )
    for name, number in found.categories.most_common(_SHOWN):
        section = sections.file((name,)).section
        shown = (("name", f"  {number:>8}  {name}"), ("section", section or _("no section")))
        yield Message("{name} → {section}", shown)
    if len(found.categories) > _SHOWN:
        yield "            …"
    yield from _table(_("Authors"), found.authors)
    yield from _table(_("Topics"), found.topics)
    yield from _table(_("Languages"), found.languages)
    yield from _table(_("Hosts of pictures"), found.hosts)
    yield from _table(_("Hosts of frames"), found.frames)
    yield from _table(_("Shortcodes"), found.shortcodes)
    if found.without_date:
        yield ""
        yield _("{count} articles have no date, and become drafts.").format(
            count=found.without_date
        )
    if found.without_zone:
        yield ""
        yield _("{count} items have times without a time zone: say it with --timezone.").format(
            count=found.without_zone
        )


def _table(title: Message, counts: Counter[str]) -> Iterator[Message | str]:
    if not counts:
        return
    yield ""
    yield Message("{title} ({count})", (("title", title), ("count", len(counts))))
    for name, number in counts.most_common(_SHOWN):
        yield f"  {number:>8}  {name}"
    if len(counts) > _SHOWN:
        yield "            …"


def proposed_sections(found: Survey, sections: SectionMap, language: str) -> str:
    """Return a map of the source's categories as TOML, for a person to fill in."""
    lines: list[Message | str] = [
        _("# Write the section of the edition behind each; nothing: neither section nor topic.")
    ]
    for name, _number in found.categories.most_common():
        quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
        lines.append(f'{quoted} = "{sections.file((name,)).section}"')
    remark = _("the section of everything that is not named here")
    lines += ["", Message('# default = "…"  # {remark}', (("remark", remark),))]
    return "\n".join(in_words(line, language) for line in lines) + "\n"
