"""One publisher at a time, on hosts that know no locks."""

import pytest

from newsroom.publishing.errors import HostError, RefusedError
from newsroom.publishing.hosts.folder import LocalFolder
from newsroom.publishing.lock import HostLock
from tests.publishing.processes import DONE, REFUSED, start
from tests.publishing.publisher import commit, site

HOUR = 3600


class Clock:
    """A clock that only tests move, and a pause that moves it."""

    def __init__(self):
        self.now = 1_000_000.0
        self.on_pause = lambda: None

    def __call__(self):
        return self.now

    def pause(self, seconds):
        self.now += seconds
        self.on_pause()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def lock(tmp_path, clock):
    """Return a function that makes a lock of a machine; all of them are on the same host."""
    host = tmp_path / "host"
    host.mkdir()

    def lock_of(token):
        folder = tmp_path / token / "_newsroom"
        return HostLock(LocalFolder(host), folder, token, HOUR, clock, clock.pause)

    return lock_of


def test_a_lock_keeps_others_out_until_it_is_released(lock):
    lock("aa").acquire(breaks=False)
    other = lock("bb")
    with pytest.raises(RefusedError, match="Somebody else is publishing"):
        other.acquire(breaks=False)


def test_a_released_lock_leaves_nothing_on_the_host(lock, tmp_path):
    with lock("aa").held(breaks=False):
        pass

    assert list((tmp_path / "host").rglob("lock*")) == []


def test_a_lock_expires(lock, clock):
    lock("aa").acquire(breaks=False)
    clock.now += HOUR + 1

    lock("bb").acquire(breaks=False)


@pytest.mark.parametrize(
    "name",
    [
        "lock",
        "lock-",
        "lock-9999999999999-x",
        "lock-1-",
        "lock-99999999999-Ảnh",
        "lock-tom",
        "lock~",
        "LOCK",
    ],
)
def test_a_lock_of_any_name_keeps_others_out_and_may_be_broken(name, lock, tmp_path):
    file = tmp_path / "host/_newsroom" / name
    file.parent.mkdir()
    file.write_text("x")

    with pytest.raises(RefusedError, match="--take-over"):
        lock("aa").acquire(breaks=False)
    lock("aa").acquire(breaks=True)

    assert not file.exists()


def test_a_publish_that_fails_leaves_no_state_folder_where_none_was(lock, tmp_path):
    with pytest.raises(ZeroDivisionError), lock("aa").held(breaks=False):
        raise ZeroDivisionError

    assert list((tmp_path / "host").iterdir()) == []


def test_a_state_folder_with_anything_in_it_stays(lock, tmp_path):
    note = tmp_path / "host/_newsroom/hold"
    note.parent.mkdir()
    note.write_text("x")

    with pytest.raises(ZeroDivisionError), lock("aa").held(breaks=False):
        raise ZeroDivisionError

    assert note.exists()


def test_a_lock_may_be_broken(lock):
    lock("aa").acquire(breaks=False)

    lock("bb").acquire(breaks=True)
    with pytest.raises(RefusedError):
        lock("cc").acquire(breaks=False)


def test_a_lock_that_a_dead_publish_of_ours_left_does_not_keep_us_out(lock, tmp_path):
    lock("aa").acquire(breaks=False)

    lock("aa").acquire(breaks=False)

    assert len(list((tmp_path / "host").rglob("lock*"))) == 1


def test_a_lock_is_written_anew_when_half_its_time_is_over(lock, clock):
    held = lock("aa")
    held.acquire(breaks=False)
    clock.now += HOUR * 0.6
    held.keep()
    clock.now += HOUR * 0.6

    held.confirm()
    with pytest.raises(RefusedError):
        lock("bb").acquire(breaks=False)


def test_whoever_lost_the_lock_does_not_write_the_head(lock, clock):
    held = lock("aa")
    held.acquire(breaks=False)
    clock.now += HOUR + 1
    lock("bb").acquire(breaks=False)

    with pytest.raises(HostError, match="expired"):
        held.confirm()


def test_of_two_who_come_at_once_the_first_by_name_goes_on(lock, clock):
    first, second = lock("aa"), lock("bb")
    second._write()  # both have written, neither has looked
    first._write()
    clock.on_pause = lambda: second._delete([second._name])

    first.acquire(breaks=False)
    with pytest.raises(RefusedError):
        second.acquire(breaks=False)


def test_a_failure_while_the_lock_is_held_is_told_and_the_lock_released(lock, tmp_path):
    with pytest.raises(ZeroDivisionError), lock("aa").held(breaks=False):
        raise ZeroDivisionError

    assert list((tmp_path / "host").rglob("lock*")) == []


def test_machines_that_publish_at_once_leave_a_whole_site(publisher, host, tmp_path):
    commit(publisher.newspaper)
    machines = [publisher.clone(tmp_path / f"machine {number}") for number in range(3)]
    for machine in machines:
        machine.newspaper.build()

    processes = [start(machine) for machine in machines]
    for process in processes:
        process.join()

    assert {process.exitcode for process in processes} <= {DONE, REFUSED}
    machines[0].publish()
    assert site(host) == machines[0].newspaper.tree()
