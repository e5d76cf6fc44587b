"""Where an item goes: its file, its address, its section, its date; and why it is but a draft."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from newsroom.content.addresses.item_address import is_taken
from newsroom.edition import Edition
from newsroom.importing.item import NEWSPAPER, Item, ItemKind, LeftOut
from newsroom.importing.mending import in_a_line, mended
from newsroom.importing.source_error import SourceError
from newsroom.importing.steps.maps import AuthorMap, SectionMap
from newsroom.importing.steps.old_addresses import redirects_from
from newsroom.importing.steps.spool import Spool
from newsroom.importing.written_dates import front_matter_date
from newsroom.language.dates.moment import Moment, moment_in_zone, read_moment
from newsroom.language.messages import message as _
from newsroom.language.slugs import LONGEST, is_slug, slugify

DRAFTS = "drafts"
PAGES = "pages"
_LONGEST_TITLE = 80  # characters of a title that is made of the first words of a text
_MOST_LEAD = 3_000  # characters of a lead; front matter in all may have 20,000
_MOST_REDIRECTS = 50
_MOST_OF_ONE_NAME = 10_000


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for every item of an import.

    `zone` is that of times whose source does not say theirs; None if nobody has said it.
    """

    edition: Edition
    sections: SectionMap
    authors: AuthorMap
    zone: ZoneInfo | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """An item's place in the edition.

    `path` is relative to content/, `url` its address on the site (empty for a draft without a
    date). `reasons` are words for why it is a draft. `redirects` are the old addresses that lead
    here; `left_out` is what found no place.
    """

    path: str
    url: str
    title: str
    date: str
    modified: str
    section: str
    status: str
    slug: str
    language: str
    lead: str
    authors: tuple[str, ...]
    topics: tuple[str, ...]
    redirects: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def place(item: Item, terms: Terms, spool: Spool, *, earlier: str = "") -> Placed:
    """Return the place of an item, and take its addresses in the spool.

    `earlier` is the file that an import before this one wrote for it: it keeps its name where
    its date is the same. Raises SourceError if a time needs a zone that nobody has named.
    """
    title = _title(item)
    moment, modified, unread = _dates(item, terms)
    filing = terms.sections.file(item.categories)
    reasons = [item.reason] if item.reason else []
    status = item.status
    section = filing.section
    if item.kind is ItemKind.ARTICLE:
        if not section:
            reasons.append("no-section")
            section = terms.edition.sections[0].name(terms.edition.language)
        if not moment.stamp and status != "draft":
            reasons.append("no-date")
        if reasons:
            status = "draft"
    language = item.language if item.language in terms.edition.languages else ""
    placed = Placed(
        path="",
        url="",
        title=title,
        date=moment.stamp.replace("T", " "),
        modified=modified,
        section=section,
        status=status,
        slug="",
        language="" if language == terms.edition.language else language,
        lead=_cut(in_a_line(item.lead), _MOST_LEAD),
        authors=terms.authors.names(tuple(filter(None, map(in_a_line, item.authors)))),
        topics=_topics((*item.topics, *filing.topics), language or terms.edition.language),
        redirects=(),
        reasons=tuple(reasons),
        left_out=unread,
    )
    return _addressed(
        _located(placed, item, moment, terms, spool, earlier=earlier), item, terms, spool
    )


def _title(item: Item) -> str:
    """Return the title, or the first words of the text where the old site had none."""
    title = in_a_line(item.title)
    if title:
        return title
    words = in_a_line(item.body[:2_000])
    return _cut(words, _LONGEST_TITLE) or in_a_line(item.slug) or item.key


def _cut(text: str, longest: int) -> str:
    """Return a text of at most so many characters, cut between words."""
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0] + "…"


def _topics(names: tuple[str, ...], language: str) -> tuple[str, ...]:
    cleaned = (in_a_line(name).replace(";", ",") for name in names)
    spelt: dict[str, str] = {}
    for name in filter(None, cleaned):
        spelt.setdefault(slugify(name, language), name)
    return tuple(spelt.values())


def _dates(item: Item, terms: Terms) -> tuple[Moment, str, tuple[LeftOut, ...]]:
    """Return the date, when it was changed after that (empty if never), and what is no date."""
    moment = read_date(item.date, item, terms)
    changed = read_date(item.modified, item, terms)
    unread = tuple(
        LeftOut("date", written)
        for written, read in ((item.date, moment), (item.modified, changed))
        if written and read is None
    )
    found = moment or Moment("")
    is_later = changed is not None and found.stamp and changed.stamp[:16] > found.stamp
    modified = changed.stamp.replace("T", " ") if changed is not None and is_later else ""
    return found, modified, unread


def read_date(written: str, item: Item, terms: Terms) -> Moment | None:
    """Return the moment in the newspaper's zone that a source wrote; None for what is no date."""
    zone = terms.edition.zone
    text = mended(written).strip()
    found = read_moment(text, zone)
    if found is None:
        text = front_matter_date(text, zone, item.language or terms.edition.language)
        found = read_moment(text, zone)
    if found is None:
        return None
    moment, instant = found
    if moment.stamp[:4] < "1000":
        return None
    has_offset = text[10:].endswith("Z") or "+" in text[10:] or "-" in text[10:]
    if len(moment.stamp) < 16 or has_offset or item.zone == NEWSPAPER:
        return moment
    named = ZoneInfo(item.zone) if item.zone else terms.zone
    if named is None:
        raise SourceError(
            _(
                "{item} has the time {date} and no time zone. Say which it is: --timezone {zone}."
            ).format(item=item.key, date=written, zone=terms.edition.timezone)
        )
    local = datetime.fromisoformat(moment.stamp).replace(tzinfo=named)
    return moment_in_zone(local.astimezone(UTC), zone) if instant else moment


def _located(
    placed: Placed, item: Item, moment: Moment, terms: Terms, spool: Spool, *, earlier: str
) -> Placed:
    """Return the item with a file and an address that no other has."""
    edition = terms.edition
    spoken = placed.language or edition.language
    wanted = unquote(item.slug)
    base = slugify(mended(wanted), spoken) if wanted.strip() else slugify(placed.title, spoken)
    if moment.stamp and len(moment.stamp) < 10 and len(base) == 2 and base.isdigit():
        base = f"item-{base}"  # it would be the address of a month or a day
    has_body = bool(item.body.strip())
    for slug in _slugs(base, earlier):
        if item.kind is ItemKind.PAGE and is_taken(edition, slug):
            continue
        prefix = edition.prefix(spoken)
        url, path = _place_of(placed, item, moment, slug, prefix, has_body=has_body)
        if spool.claim_url(url, item.key):
            shown = "" if slug == slugify(placed.title, spoken) and is_slug(slug) else slug
            return replace(
                placed, path=path, url="" if placed.status == "draft" else url, slug=shown
            )
    raise SourceError(_("{item}: ten thousand items have its address.").format(item=item.key))


def _place_of(
    placed: Placed, item: Item, moment: Moment, slug: str, prefix: str, *, has_body: bool
) -> tuple[str, str]:
    language = f".{placed.language}" if placed.language else ""
    if item.kind is ItemKind.PAGE:
        return f"{prefix}/{slug}/", f"{PAGES}/{slug}{language}.md"
    if placed.status == "draft":
        path = f"{DRAFTS}/{slug}{language}.md"
        return f"draft:{path}", path
    folder, day = moment.stamp[:7].replace("-", "/"), moment.stamp[:10]
    path = f"{folder}/{day}-{slug}{language}.md"
    url = f"{prefix}/{moment.path}/{slug}/" if has_body else f"{prefix}/{moment.path}/#{slug}"
    return url, path


def _slug_of_file(path: str) -> str:
    name = path.rpartition("/")[2].partition(".")[0]
    while name[:1].isdigit() and "-" in name and len(name.split("-")[0]) in {2, 4}:
        name = name.partition("-")[2]
    return name if is_slug(name) else ""


def _slugs(base: str, earlier: str) -> Iterator[str]:
    """Yield the slugs that an item may have: of its earlier file, its own, its own with numbers."""
    kept = _slug_of_file(earlier)
    if kept.startswith(base[:20]):
        yield kept
    yield base
    for number in range(2, _MOST_OF_ONE_NAME):
        yield _numbered(base, number)


def _numbered(slug: str, number: int) -> str:
    end = f"-{number}"
    return slug[: LONGEST - len(end)].rstrip("-") + end


def _addressed(placed: Placed, item: Item, terms: Terms, spool: Spool) -> Placed:
    """Return the item with the old addresses that lead to it."""
    leading, lost = redirects_from(item.addresses, placed.url, terms.edition)
    own = [address for address in leading if spool.claim_former(address, item.key)]
    told = [
        *(LeftOut("address", address) for address in lost),
        *(LeftOut("shared-address", one) for one in leading if one not in own),
        *(LeftOut("address", one) for one in own[_MOST_REDIRECTS:]),
    ]
    return replace(
        placed,
        redirects=tuple(own[:_MOST_REDIRECTS]),
        left_out=(*placed.left_out, *told),
    )
