"""`newsroom desk`: accounts from a terminal and from scripts, and what it says of mistakes."""

import io
import os
import sys

import pexpect
import pytest

from newsroom.commands import commands_of_an_edition
from newsroom.commands.program import Newsroom
from newsroom.desk.accounts.account_file import AccountFile
from newsroom.desk.accounts.passwords import is_right
from newsroom.desk.accounts.roles import Role
from tests.desk.far_desk import HASHER

PASSWORD = "một mật khẩu dài"


class Terminal(io.StringIO):
    """Something to type at."""

    def isatty(self):
        return True


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    """Return a function that runs `newsroom desk`, and gives its exit code and what it prints."""
    (tmp_path / "pelicanconf.py").write_text('DEFAULT_LANG = "en"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("newsroom.desk.accounts.passwords._HASHER", HASHER)

    def run(*words, typed="", stdin=None):
        monkeypatch.setattr(sys, "stdin", stdin or io.StringIO(typed))
        monkeypatch.setattr(sys, "argv", ["newsroom", "desk", *words])
        program = Newsroom(name="newsroom", binary="newsroom", namespace=commands_of_an_edition())
        code: object = 0
        try:
            program.run()
        except SystemExit as end:
            code = end.code
        told = capsys.readouterr()
        return code, told.out + told.err

    return run


def test_accounts_are_added_listed_changed_and_removed(run, tmp_path):
    accounts = AccountFile(tmp_path)
    assert run("list") == (0, "There is no account yet: newsroom desk add NAME --role editor.\n")
    added = run(
        *("add", "Lê Mai", "--role", "writer", "--email", "mai@example.com", "--stdin"),
        typed=f"{PASSWORD}\nmore\n",
    )
    assert added == (0, "Lê Mai may log in at the desk as writer.\n")
    assert run("list") == (0, "Lê Mai  writer  mai@example.com\n")
    assert is_right(PASSWORD, accounts.account("Lê Mai").password)

    assert run("role", "lê mai", "--role", "editor")[0] == 0
    assert accounts.account("Lê Mai").role is Role.EDITOR
    before = accounts.account("Lê Mai").stamp
    assert run("password", "LÊ MAI", "--stdin", typed="another long one\r\n")[0] == 0
    assert is_right("another long one", accounts.account("Lê Mai").password)
    assert accounts.account("Lê Mai").stamp != before
    assert run("remove", "Lê Mai")[0] == 0
    assert accounts.accounts() == ()


WRONG = {
    "nothing": ([], "Write one of these"),
    "no such action": (["grant", "Mai"], "Write one of these"),
    "no name": (["add"], "Write one of these"),
    "a name in two words": (["add", "Lê", "Mai"], "Write one of these"),
    "no role": (["add", "Mai", "--stdin"], "--role takes one of these: writer, editor"),
    "another role": (["add", "Mai", "--role", "chief", "--stdin"], "no role “chief”"),
    "no name at all": (["add", " ", "--role", "writer", "--stdin"], "cannot be the name"),
    "no address": (["add", "Mai", "--role", "writer", "--email", "x"], "no mail address"),
    "a short password": (["add", "Mai", "--role", "writer", "--stdin"], "12 characters at least"),
    "nobody to ask": (["add", "Mai", "--role", "writer"], "--stdin"),
    "an unknown account": (["remove", "Mai"], "no account “Mai”"),
    "an unknown account's password": (["password", "Mai", "--stdin"], "no account “Mai”"),
}


@pytest.mark.parametrize(("words", "told"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_told_and_nothing_is_kept(run, tmp_path, words, told):
    code, text = run(*words, typed="short\n")

    assert code == 2
    assert told in text
    assert not (tmp_path / ".desk/accounts.json").exists()


def test_an_account_is_not_added_twice_and_its_password_stays(run):
    run("add", "Mai", "--role", "writer", "--stdin", typed=f"{PASSWORD}\n")
    code, text = run("add", "MAI", "--role", "editor", "--stdin", typed="another long one\n")

    assert (code, "already" in text) == (2, True)
    assert run("list")[1] == "Mai  writer\n"


def test_outside_of_an_edition_there_are_no_accounts(run, tmp_path):
    (tmp_path / "pelicanconf.py").unlink()

    code, text = run("list")
    assert (code, "no edition" in text) == (2, True)


@pytest.mark.parametrize("second", ["something else entirely", ""])
def test_two_passwords_that_differ_are_none(run, tmp_path, monkeypatch, second):
    typed = iter([PASSWORD, second])
    monkeypatch.setattr("newsroom.commands.desk.getpass", lambda _asked: next(typed))

    code, text = run("add", "Mai", "--role", "writer", stdin=Terminal())
    assert (code, "differ" in text) == (2, True)
    assert AccountFile(tmp_path).accounts() == ()


def test_a_password_is_typed_twice_and_seen_nowhere(tmp_path):
    (tmp_path / "pelicanconf.py").write_text('DEFAULT_LANG = "en"\n', encoding="utf-8")
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "newsroom", "desk", "add", "Mai", "--role", "writer"],
        cwd=tmp_path,
        encoding="utf-8",
        env={**os.environ, "TERM": "dumb"},
        timeout=60,
    )
    told = io.StringIO()
    terminal.logfile_read = told
    terminal.expect_exact("Password: ")
    terminal.sendline(PASSWORD)
    terminal.expect_exact("Once more: ")
    terminal.sendline(PASSWORD)
    terminal.expect(pexpect.EOF)
    terminal.close()

    assert PASSWORD not in told.getvalue()
    assert terminal.exitstatus == 0
    assert is_right(PASSWORD, AccountFile(tmp_path).account("Mai").password)
