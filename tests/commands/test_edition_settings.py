"""Settings that cannot be read end in a sentence, in the newsroom's language."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from newsroom.commands.edition_settings import declared_language, newsroom_of
from newsroom.commands.exit_codes import MISUSED, exit_codes
from newsroom.edition import SettingsError
from newsroom.settings.shapes import SHAPES

ROOT = Path(__file__).parents[2]
BROKEN = {
    "a slip of the pen": ("SITENAME = 'x'\nSECTIONS = [\n", "pelicanconf.py, line 2: "),
    "an end": ("raise SystemExit\n", "pelicanconf.py, line 1: SystemExit"),
    "an unknown name": ("SITENAME = 'x'\nSITEURL = HOST\n", "pelicanconf.py, line 2: NameError"),
}


@pytest.mark.parametrize(("text", "told"), BROKEN.values(), ids=BROKEN)
def test_settings_that_python_cannot_read_are_told_with_file_and_line(
    tmp_path, monkeypatch, capsys, text, told
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pelicanconf.py").write_text(text)

    with pytest.raises(SystemExit) as end, exit_codes(tmp_path):
        newsroom_of(tmp_path, production=False)

    assert end.value.code == MISUSED
    assert capsys.readouterr().err.startswith(told)


def test_the_language_of_the_newsroom_is_known_although_its_settings_cannot_be_read(tmp_path):
    (tmp_path / "pelicanconf.py").write_text('DEFAULT_LANG = "vi"\nSECTIONS = [\n')

    assert declared_language(tmp_path) == "vi"


@pytest.fixture
def conf(tmp_path, monkeypatch):
    """A folder with settings of which one file imports the other."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    for name in ("content", "theme"):
        (tmp_path / name).mkdir()
    base = (ROOT / "pelicanconf.py").read_text("utf-8")
    (tmp_path / "pelicanconf.py").write_text(base, "utf-8")
    (tmp_path / "publishconf.py").write_text("from pelicanconf import *", "utf-8")
    yield tmp_path
    sys.modules.pop("pelicanconf", None)


@pytest.mark.parametrize("setting", SHAPES)
def test_no_value_of_a_setting_is_a_traceback(conf, setting):
    """Whatever stands behind a setting, what comes of it is an edition or a sentence."""
    text = (conf / "pelicanconf.py").read_text("utf-8")
    for value in ("None", "3", '""', "[3]", "{3: 3}", "b'x'"):
        (conf / "pelicanconf.py").write_text(f"{text}\n{setting} = {value}\n", "utf-8")
        with suppress(SettingsError):
            assert newsroom_of(conf, production=False).edition


@pytest.mark.parametrize("value", ["None", "3"])
@pytest.mark.parametrize("setting", ["SITEURL", "THEME", "DEFAULT_LANG", "TIMEZONE"])
def test_what_pelican_would_fail_at_is_told_before(conf, setting, value):
    with (conf / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{setting} = {value}\n")

    with pytest.raises(SettingsError) as caught:
        newsroom_of(conf, production=False)

    assert caught.value.in_words("en").startswith(f"{setting} is {value}; it has to be a text")


@pytest.mark.parametrize(("production", "store"), [(True, "s3://paper/objects"), (False, "")])
def test_only_what_is_public_is_stored_in_a_bucket(conf, production, store):
    with (conf / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write('\nOUTPUT_STORE = "s3://paper/objects"\n')

    assert newsroom_of(conf, production=production).edition.output_store == store


@pytest.mark.parametrize("production", [True, False])
def test_settings_are_read_anew_however_they_were_changed(conf, production):
    """The same process, the same size, the same mtime: a watch must see it all the same."""
    file = conf / "pelicanconf.py"
    text, times = file.read_text("utf-8"), file.stat()
    before = newsroom_of(conf, production=production).edition
    name = before.masthead("vi").name

    file.write_text(text.replace(name, name[::-1]), "utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))

    after = newsroom_of(conf, production=production).edition
    assert after.masthead("vi").name == name[::-1] != name
    assert sys.path.count(str(conf)) == 1
