"""Settings that cannot be read end in a sentence, in the newsroom's language."""

import pytest

from newsroom.commands.command_line import MISUSED, declared_language, exit_codes, newsroom_of

BROKEN = {
    "a slip of the pen": ("SITENAME = 'x'\nSECTIONS = [\n", "pelicanconf.py, line 2: "),
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
