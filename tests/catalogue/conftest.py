"""A catalogue with nothing in it, and records to put there."""

import sqlite3
from collections.abc import Iterator

import pytest

from newsroom.catalogue.change import Change
from newsroom.catalogue.queries.queries import Queries
from newsroom.catalogue.schema import open_catalogue
from newsroom.catalogue.writes import Writer
from newsroom.content.article import Article, StandingPage

NOW = 2_000_000_000


class Desk:
    """A catalogue being written to and asked, as a build does."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.now = NOW

    @property
    def queries(self) -> Queries:
        return Queries(self.connection, self.now)

    @property
    def writer(self) -> Writer:
        return Writer(self.connection, self.now)

    def store(self, *records: Article | StandingPage) -> list[Change]:
        return self._write(records, ())

    def remove(self, *paths: str) -> list[Change]:
        return self._write((), paths)

    def pass_time(self, then: int) -> list[Change]:
        writer = Writer(self.connection, self.now)
        changes = list(writer.pass_time(then))
        writer.flush()
        return changes

    def _write(self, records, paths) -> list[Change]:
        writer = Writer(self.connection, self.now)
        changes = list(writer.apply(records, paths))
        writer.flush()
        return changes


@pytest.fixture
def desk(tmp_path) -> Iterator[Desk]:
    """Return a desk with an empty catalogue."""
    connection = open_catalogue(tmp_path / "catalogue.sqlite")
    yield Desk(connection)
    connection.close()
