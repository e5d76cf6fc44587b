"""What fronts ask of the catalogue: who has which place, banners, profiles, notices that hold."""

from typing import NamedTuple

from newsroom.catalogue.listing import Listing
from newsroom.catalogue.queries.query_group import WITH_PICTURE, QueryGroup
from newsroom.catalogue.rows import (
    BANNERS,
    PROFILES,
    TEASER_COLUMNS,
    Teaser,
    labels_of_text,
    teaser_of_row,
)
from newsroom.content.article import Term
from newsroom.content.insets import Banner, Profile


class Placed(NamedTuple):
    """A story that an editor has given a place on fronts."""

    place: str
    teaser: Teaser


class Notice(NamedTuple):
    """A notice, and the stamps between which what it announces holds."""

    teaser: Teaser
    valid_from: str
    valid_until: str


class FrontQueries(QueryGroup):
    """Questions of fronts, and of the pages of topics and authors."""

    def placed(self, language: str) -> list[Placed]:
        """Return the listed stories that have places now: by the front list first, then newest.

        Only places whose time is not over are read, however many there were.
        """
        rows = self._connection.execute(
            f"SELECT l.place, l.line, a.path, {TEASER_COLUMNS} "
            "FROM placement AS l INDEXED BY placement_by_until "
            f"JOIN article AS a ON a.path = l.path {WITH_PICTURE}"
            "WHERE l.until > ? AND a.language = ? AND a.live AND a.status = 'published'",
            (self.now, language),
        ).fetchall()
        found = [(row[1], row[2], Placed(row[0], teaser_of_row(row[3:]))) for row in rows]
        found.sort(key=lambda one: (one[2].teaser.stamp, one[1]), reverse=True)
        found.sort(key=lambda one: (one[0] == 0, one[0]))
        return [placed for _line, _path, placed in found]

    def banners(self, language: str) -> list[Banner]:
        """Return the banners that are shown now, those that began first at the top."""
        rows = self._connection.execute(
            f"SELECT {BANNERS.names} FROM banner WHERE live AND language = ? ORDER BY since, path",
            (language,),
        )
        return [BANNERS.record_of(row) for row in rows]

    def profile(self, listing: Listing) -> Profile | None:
        """Return the profile of a topic or an author; of several files, the first by path."""
        row = self._one(
            f"SELECT {PROFILES.names} FROM profile INDEXED BY profile_by_label "
            "WHERE language = ? AND kind = ? AND slug = ? AND live ORDER BY path LIMIT 1",
            *listing,
        )
        return PROFILES.record_of(row) if row else None

    def profiles_naming(self, target: str) -> list[Profile]:
        """Return the profiles whose text names the file `target`."""
        rows = self._connection.execute(
            f"SELECT {PROFILES.names} FROM profile WHERE live AND path IN "
            "(SELECT path FROM reference WHERE target = ?)",
            (target,),
        )
        return [PROFILES.record_of(row) for row in rows]

    def authors_of(self, url: str) -> tuple[Term, ...]:
        """Return who wrote the live article at `url`."""
        row = self._one("SELECT authors FROM article WHERE url = ? AND live", url)
        return labels_of_text(row[0]) if row else ()

    def notices(self, language: str, section: str, day: str) -> list[Notice]:
        """Return a section's notices that hold on a day or later, those that end first on top."""
        rows = self._connection.execute(
            f"SELECT a.valid_from, a.valid_until, {TEASER_COLUMNS} FROM validity AS v "
            f"JOIN article AS a ON a.path = v.path {WITH_PICTURE}"
            "WHERE v.language = ? AND v.section = ? AND v.last >= ? ORDER BY v.last, v.path",
            (language, section, day),
        )
        return [Notice(teaser_of_row(row[2:]), row[0], row[1]) for row in rows]

    def is_filled(self, listing: Listing) -> bool:
        """Tell whether a listing has any item."""
        found = self._one(
            "SELECT 1 FROM listing_period WHERE language = ? AND kind = ? AND listing = ? LIMIT 1",
            *listing,
        )
        return found is not None

    def label_count(self, language: str, kind: str) -> int:
        """Return how many topics, or authors, of a language have items."""
        rows = self._connection.execute(
            "SELECT DISTINCT listing FROM listing_period "
            "WHERE language = ? AND kind = ? AND precision = 4",
            (language, kind),
        )
        return sum(1 for _row in rows)

    def labels(self, language: str, kind: str, letters: tuple[str, str]) -> list[Term]:
        """Return the topics, or authors, whose slugs lie between `letters`, by their slugs.

        The first bound is in, the second out.
        """
        rows = self._connection.execute(
            "SELECT DISTINCT listing FROM listing_period "
            "WHERE language = ? AND kind = ? AND listing >= ? AND listing < ?",
            (language, kind, *letters),
        ).fetchall()
        named: list[Term] = []
        for (slug,) in rows:
            row = self._one(
                "SELECT name FROM listing_item WHERE language = ? AND kind = ? AND listing = ? "
                "ORDER BY stamp, path LIMIT 1",
                language,
                kind,
                slug,
            )
            named.append(Term(slug, row[0] if row else slug))
        return named

    def initials(self, language: str, kind: str) -> list[str]:
        """Return the first characters of the slugs of topics, or authors, each once, in order."""
        found: list[str] = []
        after = ""
        while row := self._one(
            "SELECT listing FROM listing_period WHERE language = ? AND kind = ? AND listing >= ? "
            "ORDER BY listing LIMIT 1",
            language,
            kind,
            after,
        ):
            found.append(row[0][0])
            after = chr(ord(row[0][0]) + 1)
        return found

    def published_subjects(self, kind: str, language: str) -> list[str]:
        """Return the subjects of the pages of a kind that output/ holds, where they have one."""
        rows = self._connection.execute(
            "SELECT subject FROM output WHERE kind = ? AND language = ? AND subject <> ''",
            (kind, language),
        )
        return [subject for (subject,) in rows]

    def published_periods(self, kind: str, listing: Listing) -> set[str]:
        """Return the periods of the pages of a kind that output/ holds of a listing."""
        rows = self._connection.execute(
            "SELECT period FROM output WHERE kind = ? AND language = ? AND subject = ?",
            (kind, listing.language, listing.slug),
        )
        return {period for (period,) in rows}

    def has_labels(self, language: str, kind: str) -> bool:
        """Tell whether a language has any topic, or any author."""
        found = self._one(
            "SELECT 1 FROM listing_period WHERE language = ? AND kind = ? LIMIT 1", language, kind
        )
        return found is not None
