"""An edition of an earlier version is told what a new one changes, file by file."""

import shutil
from pathlib import Path

import pytest
from invoke import Context

from newsroom.commands import commands_of_an_edition
from newsroom.starting.upgrade import revision

HERE = Path(__file__).parent
UPGRADE = commands_of_an_edition()["upgrade"]


@pytest.fixture
def edition(tmp_path, monkeypatch):
    """Return an edition as version 0.1 left it: cut out of the repository, with its tasks.py."""
    folder = tmp_path / "courier"
    shutil.copytree(HERE / "edition_of_0_1", folder)
    monkeypatch.chdir(folder)
    return folder


def upgrade(capsys, **options):
    code = 0
    try:
        UPGRADE.body(Context(), **options)
    except SystemExit as end:
        code = int(end.code or 0)
    return code, capsys.readouterr().out


def test_an_edition_of_the_last_version_learns_all_that_changed(edition, capsys):
    code, told = upgrade(capsys, check=True)

    assert code == 1
    assert "FEED_ALL_ATOM: since 0.2 it is not needed; delete it." in told
    assert "theme/theme.toml: It does not exist" in told
    assert "theme/templates/article.html: There is no template “partials/by_date.html”" in told
    assert "“partials/items.html” has no macro “shelf”" in told
    assert "block “sidebar”" in told
    assert "+from newsroom.commands import namespace" in told
    assert (edition / "tasks.py").read_text() == (HERE / "edition_of_0_1/tasks.py").read_text()


def test_what_is_mended_is_told_no_more(edition, capsys):
    settings = edition / "pelicanconf.py"
    lines = settings.read_text().splitlines(keepends=True)
    settings.write_text("".join(line for line in lines if not line.startswith("FEED_")))
    shutil.rmtree(edition / "theme/templates")

    code, told = upgrade(capsys, renew=True)

    assert code == 0
    assert "tasks.py.before" in told
    assert "commands.build" in (edition / "tasks.py.before").read_text()
    assert upgrade(capsys, check=True)[0] == 0


def test_a_file_of_today_s_revision_is_the_newspaper_s_own(edition, capsys):
    (edition / "tasks.py").write_text("# newsroom-scaffold: 1\nmine = True\n")

    assert "tasks.py" not in upgrade(capsys, check=True)[1]


def test_a_file_says_its_revision():
    assert revision(b"# newsroom-scaffold: 12\n") == 12
    assert revision(b"anything") == 0
