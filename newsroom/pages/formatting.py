"""From rows to the ready values that templates show, in one language of the edition."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from newsroom.catalogue.rows import Headline, Teaser
from newsroom.content.article import ArticleKind
from newsroom.content.picture import PictureFile
from newsroom.edition import Edition
from newsroom.language.dates.moment import Moment, Precision, beginning, with_whole_offset
from newsroom.pages.articles.kinds import LABELS
from newsroom.pages.frame import FrameFormatter
from newsroom.pages.presence import Presence
from newsroom.pages.views import CorrectionNote, DatedItem, Item, Picture


class Formatter(FrameFormatter):
    """Prints the edition's records for readers of one language."""

    def __init__(self, edition: Edition, language: str, presence: Presence) -> None:
        super().__init__(edition, language, presence)
        # A page tells its dates several times, and its neighbours' dates too.
        self.machine_date = lru_cache(maxsize=1024)(self._machine_date)
        # An item stands on its neighbours' pages and on half a dozen lists: it is made once.
        self._item = lru_cache(maxsize=1 << 12)(self._make_item)
        # What led a day stands on the pages of the days around it, and of the same day for years.
        self.dated_item = lru_cache(maxsize=1 << 11)(self._dated_item)
        self._zone: ZoneInfo = edition.zone

    def items(self, rows: Iterable[Headline | Teaser], *, anchored: bool = False) -> list[Item]:
        """Return rows as list items; `anchored` on the page that headline items' addresses name."""
        return [self._item(row, anchored) for row in rows]

    def items_of_day(
        self, rows: Iterable[Headline | Teaser], *, anchored: bool = False
    ) -> list[Item]:
        """Return rows as lists of one day have them: with the time alone, if it is known."""
        return [self._stamped(row, self.dates.time(row.stamp), anchored) for row in rows]

    def _dated_item(self, day: str, row: Headline | Teaser) -> DatedItem:
        """Return what led a day, below the way to that day."""
        [item] = self.items_of_day([row])
        return DatedItem(self.period(day), item)

    def _make_item(self, row: Headline | Teaser, anchored: bool) -> Item:
        return self._stamped(row, self.dates.stamp(row.stamp), anchored)

    def _stamped(self, row: Headline | Teaser, stamp: str, anchored: bool) -> Item:
        external = bool(row.source) and not row.has_body
        lead, picture = "", None
        if isinstance(row, Teaser):
            lead = row.lead
            picture = self.picture(row.picture, row.image_alt) if row.picture else None
        return Item(
            row.title,
            row.source if external else self.edition.base + row.url,
            stamp,
            row.stamp,
            self._sections[row.section],
            external,
            row.url.partition("#")[2] if anchored else "",
            lead,
            picture,
            bool(row.is_live),
            row.kind,
            "" if self._is_told_by_section(row) else self.labels.get(row.kind, ""),
        )

    def _is_told_by_section(self, row: Headline | Teaser) -> bool:
        """Tell whether an item's section has said of what kind it is: a notice among notices."""
        return row.kind == ArticleKind.NOTICE and self.edition.section(row.section).has_notices

    @cached_property
    def labels(self) -> dict[str, str]:
        """What readers are told of each kind of text but plain news."""
        return {kind: self.gettext(label) for kind, label in LABELS.items()}

    def picture(
        self, picture: PictureFile, alt: str, caption: str = "", credit: str = ""
    ) -> Picture:
        """Return a picture as templates show it."""
        return self.files_of(picture)._replace(alt=alt, caption=caption, credit=credit)

    def _machine_date(self, stamp: str) -> str:
        """Return a stamp for machines: with the zone's offset if it is known to the minute."""
        moment = Moment(stamp)
        if moment.precision < Precision.MINUTE:
            return stamp
        local = beginning(moment, self._zone).astimezone(self._zone)
        return with_whole_offset(local).isoformat(timespec="minutes")

    def validity(self, first: str, last: str) -> str:
        """Return when a notice holds, in words: a day, or from when until when; a day once."""
        if first == last:
            return self.dates.stamp(first)
        time = self.dates.time(last) if self.dates.time(first) and first[:10] == last[:10] else ""
        return self.gettext("{first} to {last}").format(
            first=self.dates.stamp(first), last=time or self.dates.stamp(last)
        )

    def correction(self, stamp: str, text: str) -> CorrectionNote:
        """Return a correction as templates show it."""
        return CorrectionNote(text, self.dates.stamp(stamp), self.machine_date(stamp))

    def instant(self, stamp: str) -> str:
        """Return the second at which a stamp begins, for formats that demand one (RFC 3339)."""
        local = beginning(Moment(stamp), self._zone).astimezone(self._zone)
        return with_whole_offset(local).isoformat()
