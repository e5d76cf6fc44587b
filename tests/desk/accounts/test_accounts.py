"""Accounts: what is kept of them, how long guesses wait, when sessions end."""

import json
import stat
import subprocess

import pytest

from newsroom.desk.access.login import Attempt, Login, network_of
from newsroom.desk.access.sessions import IDLE, LONGEST, Sessions
from newsroom.desk.access.throttle import Throttle
from newsroom.desk.accounts.account import Account, AccountError, account_name, mail_address
from newsroom.desk.accounts.account_file import AccountFile
from newsroom.desk.accounts.passwords import hash_of, is_right
from newsroom.desk.accounts.roles import OWNER, Role

PASSWORD = "bốn từ dễ nhớ"
HASH = hash_of(PASSWORD)


class Clock:
    now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def accounts(tmp_path):
    accounts = AccountFile(tmp_path)
    accounts.add(Account("Lê Mai", Role.WRITER, "", HASH))
    return accounts


def test_only_a_hash_is_kept_in_a_file_that_nobody_else_reads(accounts, tmp_path):
    files = [file for file in accounts.folder.iterdir() if file.name != ".gitignore"]
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    seen = subprocess.run(
        ["git", "-C", tmp_path, "status", "--porcelain"], check=True, capture_output=True
    )

    accounts.secret()
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(accounts.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((accounts.folder / "secret").stat().st_mode) == 0o600
    text = (accounts.folder / "accounts.json").read_text("utf-8")
    assert PASSWORD not in text
    assert json.loads(text)["accounts"][0]["password"].startswith("$argon2id$")
    assert seen.stdout == b""  # never committed, whatever the edition's own .gitignore says


def test_an_account_is_found_in_any_capitals_and_seen_by_others_at_once(accounts, tmp_path):
    other = AccountFile(tmp_path)
    assert other.account("LÊ MAI").name == "Lê Mai"
    with pytest.raises(AccountError, match="already"):
        other.add(Account("lê mai", Role.EDITOR, "", HASH))

    accounts.change("lê mai", role=Role.EDITOR)
    assert other.account("Lê Mai").role is Role.EDITOR
    accounts.remove("Lê Mai")
    assert other.accounts() == ()
    with pytest.raises(AccountError, match="no account"):
        accounts.remove("Lê Mai")


@pytest.mark.parametrize("damage", ["", "{}", '{"accounts": [{"name": "x"}]}', "[1]"])
def test_a_damaged_file_is_told_and_lets_nobody_in(accounts, damage):
    (accounts.folder / "accounts.json").write_text(damage)

    with pytest.raises(AccountError, match="damaged"):
        accounts.account("Lê Mai")


@pytest.mark.parametrize("name", ["", " ", "x" * 61, "a\0b", "Mai <m@x.vn>", "\u202eMai"])
def test_nobody_is_called_so(name):
    with pytest.raises(AccountError):
        account_name(name)


@pytest.mark.parametrize("email", ["mai", "a@b@c", "a@b>\nx", "a b@c"])
def test_no_mail_address_breaks_a_commit(email):
    with pytest.raises(AccountError):
        mail_address(email)


def test_passwords():
    assert is_right(PASSWORD, HASH)
    assert is_right("bốn từ dễ nhớ", HASH)  # letters composed by another keyboard
    assert not is_right("another one entirely", HASH)
    assert not is_right(PASSWORD, None)
    assert not is_right(PASSWORD, "no hash")
    for wrong in ("short", "x" * 1_001):
        with pytest.raises(AccountError):
            hash_of(wrong)


def tried(name="Lê Mai", password="wrong", address="10.0.0.1", device=""):
    return Attempt(name, password, address, device)


def test_guesses_wait_and_the_owner_s_browser_does_not(accounts, clock, monkeypatch):
    monkeypatch.setattr(
        "newsroom.desk.access.login.is_right", lambda given, kept: given == PASSWORD and kept
    )
    login = Login(accounts, clock)
    device = login.attempt(tried(password=PASSWORD)).device

    outcomes = [login.attempt(tried(address=f"10.0.{one}.1")) for one in range(20)]
    assert [one.wait > 0 for one in outcomes] == [False] * 5 + [True] * 15
    # Right or wrong is not told while one has to wait.
    assert login.attempt(tried(password=PASSWORD)).account is None
    assert login.attempt(tried(password=PASSWORD, device=device)).account.name == "Lê Mai"
    assert login.attempt(tried(password=PASSWORD, device=f"x{device}")).account is None
    clock.now += 60  # the longest wait of an account: nobody is locked out for ever
    assert login.attempt(tried(password=PASSWORD)).account.name == "Lê Mai"


def test_a_name_that_nobody_has_is_answered_like_any_other(accounts, clock, monkeypatch):
    asked = []
    monkeypatch.setattr(
        "newsroom.desk.access.login.is_right", lambda _given, kept: asked.append(kept)
    )
    login = Login(accounts, clock)
    outcomes = [
        [login.attempt(tried(name, address=f"10.1.{one}.{place}")) for one in range(8)]
        for place, name in enumerate(["Lê Mai", "nobody"])
    ]

    told = [[(one.account, one.wait, one.device) for one in told] for told in outcomes]
    assert told[0] == told[1]
    assert asked == [HASH] * 5 + [None] * 5  # checked as often, and `is_right` hashes for both


def test_an_address_that_guesses_at_many_names_waits(accounts, clock, monkeypatch):
    monkeypatch.setattr("newsroom.desk.access.login.is_right", lambda _given, _kept: False)
    login = Login(accounts, clock)
    waits = [login.attempt(tried(f"name {one}")).wait > 0 for one in range(40)]

    assert waits == [False] * 20 + [True] * 20


NETWORKS = {
    "10.0.0.1": "10.0.0.1",
    "::ffff:10.0.0.1": "10.0.0.1",
    "2001:db8:1:2:3:4:5:6": "2001:0db8:0001:0002",
    "no address": "no address",
}


@pytest.mark.parametrize(("address", "network"), NETWORKS.items())
def test_the_network_of_an_address(address, network):
    assert network_of(address) == network


def test_waits_double_up_to_the_longest_and_memory_is_bounded(clock):
    throttle = Throttle(clock, free=1, longest=8, places=16)
    waits = []
    for _turn in range(6):
        assert throttle.attempt("x") == 0
        waits.append(throttle.attempt("x"))
        clock.now += waits[-1]
    assert waits == [1, 2, 4, 8, 8, 8]
    clock.now += 3601
    assert throttle.attempt("x") == 0  # forgotten
    for one in range(1_000):
        throttle.attempt(str(one))
    assert len(throttle._failures) <= 16


def test_a_session_has_a_new_name_and_ends(accounts, clock):
    sessions = Sessions(accounts, clock)
    mai = accounts.account("Lê Mai")
    first = sessions.begin(mai, "set by somebody else")
    second = sessions.begin(mai, first)

    def is_in(cookie, *, is_used=False):
        return sessions.find(cookie, is_used=is_used) is not None

    assert "set by somebody else" not in {first, second}
    assert (is_in(first), is_in(second)) == (False, True)
    clock.now += IDLE
    assert is_in(second, is_used=True)
    clock.now += IDLE
    assert is_in(second)  # what a page asks by itself puts nothing off
    clock.now += 1
    assert not is_in(second)

    third = sessions.begin(mai)
    for _hour in range(int(LONGEST // IDLE)):
        clock.now += IDLE
        assert is_in(third, is_used=True)
    clock.now += 1
    assert not is_in(third)


CHANGES = {
    "another password": lambda accounts: accounts.change("Lê Mai", password=hash_of("x" * 12)),
    "a removed account": lambda accounts: accounts.remove("Lê Mai"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_session_ends_with_what_it_was_begun_by(accounts, clock, change):
    sessions = Sessions(accounts, clock)
    cookie, here = sessions.begin(accounts.account("Lê Mai")), sessions.begin(None)
    change(accounts)

    assert sessions.find(cookie, is_used=True) is None
    assert sessions.find(here, is_used=True)[1] == OWNER


def test_another_role_counts_at_once(accounts, clock):
    sessions = Sessions(accounts, clock)
    cookie = sessions.begin(accounts.account("Lê Mai"))
    accounts.change("Lê Mai", role=Role.EDITOR)

    assert sessions.find(cookie, is_used=True)[1].may_publish


def test_a_person_has_a_bounded_number_of_sessions(accounts, clock):
    sessions = Sessions(accounts, clock)
    cookies = [sessions.begin(accounts.account("Lê Mai")) for _one in range(25)]

    assert [sessions.find(one, is_used=False) is not None for one in cookies] == [False] * 5 + [
        True
    ] * 20
