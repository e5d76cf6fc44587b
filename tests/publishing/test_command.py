"""`invoke publish` and `invoke rollback`: what they print, and the exit codes that docs promise."""

import pytest
from invoke import Context
from pelican.settings import read_settings

from newsroom.commands import commands_of_an_edition
from newsroom.site import Newsroom
from tests.engine.newspaper import NOON
from tests.publishing.publisher import edit, site


@pytest.fixture
def run(publisher, tmp_path, monkeypatch):
    """Return a function that runs a command on the newspaper and gives its exit code.

    It speaks English: that is what the settings in the working directory declare.
    """
    (tmp_path / "pelicanconf.py").write_text('DEFAULT_LANG = "en"\n')
    monkeypatch.chdir(tmp_path)

    def newsroom_of(_root, *, production):
        assert production
        newspaper = publisher.newspaper
        folders = {"OUTPUT_PATH": newspaper.output, "CACHE_PATH": newspaper.root / "cache"}
        settings = {
            **newspaper.settings,
            **{name: str(folder) for name, folder in folders.items()},
            "PUBLISH_TARGETS": {"host": publisher.fields},
        }
        return Newsroom(read_settings(override=settings))

    for name in ("publish", "rollback", "verify"):
        monkeypatch.setattr(f"newsroom.commands.{name}.newsroom_of", newsroom_of)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))

    def run(command, **options):
        try:
            commands_of_an_edition()[command].body(Context(), **options)
        except SystemExit as end:
            return end.code
        return 0

    return run


def test_a_publish_ends_with_0_and_a_summary(run, publisher, host, capsys):
    code = run("publish", jobs=1)

    assert code == 0
    assert site(host) == publisher.newspaper.tree()
    assert f"host: {len(publisher.newspaper.tree())} files sent" in capsys.readouterr().out


def test_a_dry_run_prints_a_line_for_each_file(run, host, capsys):
    code = run("publish", jobs=1, dry_run=True)

    assert code == 0
    assert "send    2019/03/01/bai-so-0/index.html\n" in capsys.readouterr().out
    assert not host.exists()


def test_rejections_are_withheld_and_end_it_with_1(run, publisher, host, capsys):
    publisher.newspaper.write("bad.md", "Title: x\nDate: nay\nCategory: Kinh tế\n\nx")

    assert run("publish", jobs=1) == 1
    told = capsys.readouterr().err
    assert "bad.md" in told
    assert "1 file has problems" in told
    assert site(host) == publisher.newspaper.tree()


def test_a_faulty_draft_is_told_and_ends_it_with_0(run, publisher, capsys):
    publisher.newspaper.write("bad.md", "Status: draft\nTitle: x\nDate: nay\n\nx")

    assert run("publish", jobs=1) == 0
    assert "bad.md" in capsys.readouterr().err


def test_refusals_end_it_with_2_and_say_the_way_out(run, host, capsys):
    host.mkdir(parents=True)
    (host / "thesis.txt").write_text("years of work")

    assert run("publish", jobs=1) == 2
    assert "--take-over" in capsys.readouterr().err
    assert run("publish", jobs=1, take_over=True) == 0


def test_a_host_that_fails_ends_it_with_3(run, host, capsys):
    host.parent.mkdir(parents=True, exist_ok=True)
    host.write_text("a file where the folder should be")

    assert run("publish", jobs=1) == 3
    assert "Not finished" in capsys.readouterr().err


def test_a_verification_ends_with_0_where_all_is_well_and_with_1_where_not(run, host, capsys):
    run("publish", jobs=1)
    assert run("verify") == 0
    (host / "index.html").write_text("x")
    (host / "evil.html").write_text("x")

    assert run("verify") == 1
    told = capsys.readouterr().err
    assert "changed index.html\nforeign evil.html\n" in told
    assert "--repair brings them anew" in told
    assert run("verify", repair=True, jobs=1) == 1
    assert run("verify", repair=True, delete_foreign=True, jobs=1) == 0
    assert run("verify") == 0


def test_a_verification_where_nothing_was_published_ends_with_2(run, capsys):
    assert run("verify") == 2
    assert "Nothing has been published" in capsys.readouterr().err


def test_a_rollback_ends_with_0_and_says_what_readers_see(run, publisher, host, capsys):
    publisher.fields["releases"] = 2
    run("publish", jobs=1)
    before = publisher.newspaper.tree()
    edit(publisher.newspaper)
    run("publish", jobs=1)

    assert run("rollback") == 0
    assert site(host / "current") == before
    assert "Readers see publish 1 again" in capsys.readouterr().out
    assert run("publish", jobs=1) == 2


def test_after_a_clean_the_same_machine_publishes_on(run, publisher, monkeypatch, capsys):
    run("publish", jobs=1)
    (publisher.newspaper.root / "pelicanconf.py").touch()
    monkeypatch.chdir(publisher.newspaper.root)

    run("clean")

    assert [entry.name for entry in (publisher.newspaper.root / "cache").iterdir()] == ["published"]
    assert run("publish", jobs=1) == 0
    assert "there is nothing to send" in capsys.readouterr().out


def test_a_rollback_where_nothing_is_kept_ends_with_2(run, capsys):
    run("publish", jobs=1)

    assert run("rollback") == 2
    assert "git revert" in capsys.readouterr().err
