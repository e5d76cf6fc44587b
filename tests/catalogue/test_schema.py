"""The catalogue's file: made when missing, refused when it is something else."""

import sqlite3
from contextlib import closing

import pytest

from newsroom.catalogue import schema
from newsroom.catalogue.schema import (
    ForeignCatalogueError,
    is_damage,
    open_catalogue,
    open_snapshot,
    remove_catalogue,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "catalogue.sqlite"


def test_a_missing_catalogue_is_made_with_its_tables(path):
    with closing(open_catalogue(path)) as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone() == (0,)


def test_what_was_written_is_there_when_it_is_opened_again(path):
    with closing(open_catalogue(path)) as connection:
        connection.execute("INSERT INTO meta VALUES ('run', '7')")

    with closing(open_catalogue(path)) as connection:
        assert connection.execute("SELECT value FROM meta").fetchall() == [("7",)]


def test_a_snapshot_sees_what_was_committed_and_writes_nothing(path):
    with closing(open_catalogue(path)) as writing:
        writing.execute("BEGIN")
        writing.execute("INSERT INTO meta VALUES ('run', '7')")
        with closing(open_snapshot(path)) as reading:
            assert reading.execute("SELECT * FROM meta").fetchall() == []

            writing.execute("COMMIT")
            assert reading.execute("SELECT * FROM meta").fetchall() == [("run", "7")]
            with pytest.raises(sqlite3.OperationalError, match="readonly"):
                reading.execute("DELETE FROM meta")


def test_another_program_s_database_is_refused_and_left_alone(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE contacts (name TEXT)")

    with pytest.raises(ForeignCatalogueError):
        open_catalogue(path)

    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("contacts",)]


def test_other_tables_are_another_version():
    """Nobody has to remember to count: a forgotten number was `no such column` in every build."""
    path_as_bytes = schema._SCHEMA.replace("path TEXT", "path BLOB", 1)

    assert schema.version_of(schema._SCHEMA) == schema.VERSION
    assert schema.version_of(path_as_bytes) != schema.VERSION


def test_a_catalogue_of_another_version_is_refused(path):
    with closing(open_catalogue(path)) as connection:
        connection.execute("PRAGMA user_version = 999")

    with pytest.raises(ForeignCatalogueError):
        open_catalogue(path)


@pytest.mark.parametrize("data", [b"not a database " * 99, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_is_refused_as_damage(path, data):
    path.write_bytes(data)

    with pytest.raises(ForeignCatalogueError) as caught:
        open_catalogue(path)

    assert is_damage(caught.value)


def test_a_full_disk_is_no_damage():
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorcode = sqlite3.SQLITE_FULL

    assert not is_damage(full)


def test_removing_takes_the_journals_too(path):
    connection = open_catalogue(path)
    connection.execute("INSERT INTO meta VALUES ('run', '7')")
    assert len(list(path.parent.iterdir())) > 1
    connection.close()
    path.with_name("catalogue.sqlite-wal").write_bytes(b"")

    remove_catalogue(path)

    assert list(path.parent.iterdir()) == []


def test_removing_what_is_not_there_does_nothing(path):
    remove_catalogue(path)

    assert not path.exists()
