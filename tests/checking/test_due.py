"""What will happen by itself, as files lie in content/ when somebody asks."""

import json

import pytest

from newsroom.catalogue.queries.schedule import Due, Event
from newsroom.checking.due import what_is_due
from newsroom.checking.report import print_schedule, schedule_as_json
from tests.engine.newspaper import NOON


def coming(newspaper, count=9):
    schedule = what_is_due(newspaper.edition(), now=newspaper.now, count=count, jobs=1)
    return [(one.path, one.is_expiry) for one in schedule.coming]


def test_what_comes_next_is_told_before_the_first_build(newspaper):
    newspaper.article("a.md", Title="Mai", Date="2019-03-12 06:00")
    newspaper.article("b.md", Title="Gỡ", Expires="2019-03-11 18:00")
    newspaper.article("c.md", Title="Nháp", Date="2019-03-12 06:00", Status="draft")
    newspaper.article("d.md", Title="Đã đăng")

    assert coming(newspaper) == [("b.md", True), ("a.md", False)]
    assert coming(newspaper, count=1) == [("b.md", True)]


def test_files_saved_moved_and_deleted_since_the_last_build_count(newspaper):
    for name in ("kept", "put-off", "dropped"):
        newspaper.article(f"{name}.md", Title=name, Date="2019-03-12 06:00")
    newspaper.build()
    newspaper.article("put-off.md", Title="put-off", Date="2019-03-13 06:00")
    newspaper.article("new.md", Title="new", Date="2019-03-12 05:00")
    (newspaper.content / "dropped.md").unlink()

    assert coming(newspaper) == [("new.md", False), ("kept.md", False), ("put-off.md", False)]


def test_a_rejected_file_is_named_for_it_will_not_appear(newspaper):
    newspaper.article("a.md", Title="Mai", Date="2019-03-12 06:00", Category="Không có")

    schedule = what_is_due(newspaper.edition(), now=NOON, count=9, jobs=1)

    assert schedule.coming == ()
    assert [(one.path, one.code) for one in schedule.rejections] == [("a.md", "unknown-section")]


def test_asking_changes_no_file(newspaper):
    newspaper.article("a.md", Title="Mai", Date="2019-03-12 06:00")
    newspaper.build()
    newspaper.article("b.md", Title="Kia", Date="2019-03-12 06:00")
    before = newspaper.tree()
    catalogue = (newspaper.root / "cache/catalogue.sqlite").read_bytes()

    coming(newspaper)

    assert newspaper.tree() == before
    assert (newspaper.root / "cache/catalogue.sqlite").read_bytes() == catalogue


@pytest.mark.parametrize("damage", [b"", b"no database at all " * 500])
def test_a_damaged_catalogue_hides_nothing(newspaper, damage):
    catalogue = newspaper.root / "cache" / "catalogue.sqlite"
    catalogue.parent.mkdir(exist_ok=True)
    catalogue.write_bytes(damage)
    newspaper.article("a.md", Title="Mai", Date="2019-03-12 06:00")

    assert coming(newspaper) == [("a.md", False)]


DUE = [
    Due(NOON, Event.APPEARS, "a.md", "Bài", "/a/", "2019"),
    Due(NOON + 60, Event.EXPIRES, "b.md", "B", "/b/", ""),
]


def test_what_is_due_is_printed_in_the_newspapers_time(edition, capsys):
    print_schedule(DUE, edition)

    assert capsys.readouterr().out.splitlines() == [
        "2019-03-11 12:26  lên trang  Bài  (a.md)",
        "2019-03-11 12:27  hết hạn  B  (b.md)",
    ]


def test_a_machine_reads_what_is_due_with_its_offset(edition):
    first, second = json.loads(schedule_as_json(DUE, edition))

    assert first["time"] == "2019-03-11T12:26:40+07:00"
    assert second["event"] == "expires"
