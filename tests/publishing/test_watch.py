"""`invoke publish --watch`: it wakes for what is saved, and for what falls due."""

import dataclasses
from datetime import datetime, timedelta

import pytest

from newsroom.publishing.errors import RefusedError
from newsroom.publishing.watch import Watch, wake_time
from tests.engine.newspaper import NOON


@dataclasses.dataclass
class Saved:
    paths: tuple[str, ...] | None = ()
    has_settings: bool = False
    is_routine: bool = False


@pytest.fixture
def edition(newspaper):
    newspaper.build()
    return newspaper.edition()


class Vigil:
    """A watch whose saves and clock a test writes down beforehand."""

    def __init__(self, edition, saves, publish=lambda _paths: None, *, looks=()):
        self.published = []
        self.told = []
        self.now = NOON
        self._saves = iter(saves)
        self._looks = iter(looks)

        def note(paths):
            self.published.append(paths)
            publish(paths)

        self._watch = Watch(
            edition=lambda: edition,
            saves=self._give,
            look=lambda: next(self._looks),
            publish=note,
            tell=self.told.append,
            clock=lambda: self.now,
        )
        self._watch.run()

    def _give(self, _edition):
        for seconds, saved in self._saves:
            self.now += seconds
            yield saved


def test_it_publishes_at_once_and_at_each_save(edition):
    vigil = Vigil(edition, [(5, Saved(("a.md",))), (5, Saved(None))])

    assert vigil.published == [None, ("a.md",), None]


def test_settings_make_it_look_at_everything(edition):
    vigil = Vigil(edition, [(5, Saved(("a.md",), has_settings=True))])

    assert vigil.published == [None, None]


def test_it_sleeps_while_nothing_is_saved_and_nothing_due(edition):
    vigil = Vigil(edition, [(10, Saved())] * 100)

    assert vigil.published == [None]


def test_a_routine_look_publishes_only_what_it_finds(edition):
    saves = [(60, Saved(None, is_routine=True))] * 3

    assert Vigil(edition, saves, looks=[False, True, False]).published == [None, None]


def test_what_was_saved_when_a_publish_failed_is_looked_at_by_the_next(edition):
    failures = iter([None, RefusedError("no"), None])

    def fail_once(_paths):
        if error := next(failures):
            raise error

    vigil = Vigil(edition, [(5, Saved(("a.md",))), (5, Saved(("b.md",)))], fail_once)

    assert vigil.published == [None, ("a.md",), None]


def test_it_goes_on_with_the_edition_that_new_settings_describe(edition):
    given = []
    moved = dataclasses.replace(edition, content=edition.content.parent)
    editions = iter([edition, edition, moved, moved, moved])

    def saves(of):
        given.append(of)
        return [Saved((), has_settings=True)] if len(given) == 1 else []

    Watch(
        edition=lambda: next(editions),
        saves=saves,
        look=lambda: False,
        publish=lambda _paths: None,
        tell=print,
        clock=lambda: NOON,
    ).run()

    assert given == [edition, moved]


def test_it_publishes_when_an_embargo_ends(newspaper):
    newspaper.article("soon.md", Date="2019-03-11 12:30")  # in three minutes and a bit
    newspaper.build()

    vigil = Vigil(newspaper.edition(), [(10, Saved())] * 30)

    assert len(vigil.published) == 2


def test_what_goes_wrong_is_told_and_tried_again(edition):
    def refuse(_paths):
        raise RefusedError("no")

    vigil = Vigil(edition, [(10, Saved())] * 13, refuse)

    assert len(vigil.published) == len(vigil.told) == 3


def test_the_site_changes_at_midnight_in_the_newspapers_zone(edition):
    day = datetime(2019, 3, 11, 23, 40, tzinfo=edition.zone)

    assert wake_time(edition, day.timestamp()) == (day + timedelta(minutes=20)).timestamp()


def test_it_looks_every_hour_for_graces_that_end(edition):
    assert wake_time(edition, NOON) == NOON + 3600


def test_it_wakes_for_the_next_article_and_not_for_a_draft(newspaper):
    newspaper.article("draft.md", Date="2019-03-11 12:40", Status="draft")
    newspaper.article("later.md", Date="2019-03-11 12:50")
    newspaper.build()
    edition = newspaper.edition()

    assert (
        wake_time(edition, NOON) == datetime(2019, 3, 11, 12, 50, tzinfo=edition.zone).timestamp()
    )
