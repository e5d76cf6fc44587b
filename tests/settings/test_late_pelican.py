"""Pelican is loaded as far as a build asks for it, and whole as soon as anybody names it."""

import subprocess
import sys

import pytest

_LATE = "import sys; from newsroom.settings.pelican_settings import DEFAULT_CONFIG; "
_WHOLE = "assert 'pelican.generators' in sys.modules"


@pytest.mark.parametrize(
    "then",
    [
        "assert 'pelican.generators' not in sys.modules; assert DEFAULT_CONFIG['PATH']",
        "import pelican; assert issubclass(pelican.Pelican, object); " + _WHOLE,
        "from pelican import signals; assert signals.finalized; " + _WHOLE,
        "from pelican.generators import Generator; import pelican; assert pelican.Pelican",
        "from newsroom import Newsroom; assert Newsroom.__mro__[-2].__name__ == 'Pelican'",
        "import pelican; assert not hasattr(pelican, 'no_such_name')",
    ],
)
def test_pelican_is_whole_when_it_is_named(then):
    done = subprocess.run(
        [sys.executable, "-c", _LATE + then], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("line", "is_whole"),
    [
        ("", False),
        ("PLUGINS = []", False),
        ("from pelican import signals", True),
        ("PLUGINS = ['our_plugin']", True),
    ],
)
def test_an_edition_without_plugins_does_without_the_rest_of_pelican(tmp_path, line, is_whole):
    (tmp_path / "content").mkdir()
    (tmp_path / "our_plugin.py").write_text("def register():\n    print('registered')\n")
    (tmp_path / "pelicanconf.py").write_text(
        f'{line}\nDEFAULT_LANG = "en"\nTIMEZONE = "UTC"\nPATH = "content"\n'
        'SECTIONS = [{"name": "News", "slug": "news"}]\n'
    )
    program = (
        "import sys; from pathlib import Path; "
        "from newsroom.commands.edition_settings import newsroom_of; "
        "made = newsroom_of(Path.cwd(), production=False); "
        "print('pelican.generators' in sys.modules, type(made).__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    registered = ["registered"] if "our_plugin" in line else []
    kind = "Newsroom" if is_whole else "Press"
    assert done.stdout.splitlines() == [*registered, f"{is_whole} {kind}"]
