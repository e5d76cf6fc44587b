"""Pelican is loaded as far as a build asks for it, and whole as soon as anybody names it."""

import subprocess
import sys
from pathlib import Path

_SETTINGS = """
DEFAULT_LANG, TIMEZONE, PATH = "en", "UTC", "content"
SECTIONS = [{"name": "News", "slug": "news"}]
"""
# A program in a new process: in ours, some test has loaded all of Pelican long ago.
_BEGINNING = """
import sys
from pathlib import Path
from threading import Thread

from newsroom.commands.edition_settings import newsroom_of


def is_whole():
    return "pelican.generators" in sys.modules


def kind_of_edition():
    return type(newsroom_of(Path(sys.argv[1]), production=False)).__name__
"""


def _run(program: str, edition: Path, settings: str = "", path: str = "") -> str:
    """Return what a program prints about an edition with these lines in its settings."""
    (edition / "content").mkdir(exist_ok=True)
    (edition / "pelicanconf.py").write_text(_SETTINGS + settings)
    done = subprocess.run(
        [sys.executable, "-c", _BEGINNING + program, str(edition)],
        env={"PATH": "", "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_pelican_is_whole_as_soon_as_it_is_named_and_not_before(tmp_path):
    program = """
assert kind_of_edition() == "Press"
assert not is_whole()
import newsroom.engine.build  # what is needed in any case; the rest comes with the first page
assert not {"jinja2", "markdown", "docutils", "PIL"} & sys.modules.keys()

import pelican.contents  # one of its modules, and what that needs
from pelican import rstdirectives
assert not is_whole()

failed = []
def ask():
    try:
        assert pelican.Pelican.run
    except BaseException as error:
        failed.append(error)
threads = [Thread(target=ask) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert not failed, failed

assert is_whole()
from pelican import signals
assert signals is sys.modules["pelican.plugins.signals"]
assert not hasattr(pelican, "no_such_name")
assert "__getattr__" not in vars(pelican)  # as if nobody had ever postponed it
from newsroom import Newsroom
assert issubclass(Newsroom, pelican.Pelican)
assert kind_of_edition() == "Newsroom"  # nothing is spared any more
"""
    _run(program, tmp_path)


def test_whoever_may_expect_a_pelican_gets_one(tmp_path):
    plugin = "from pelican import signals\ndef register():\n    print('registered', __name__)\n"
    (tmp_path / "our_plugin.py").write_text(plugin)
    installed = tmp_path / "installed"
    (installed / "pelican/plugins/theirs").mkdir(parents=True)
    (installed / "pelican/plugins/theirs/__init__.py").write_text(plugin)

    named = _run("print(kind_of_edition())", tmp_path, "PLUGINS = ['our_plugin']")
    found = _run("print(kind_of_edition())", tmp_path, path=str(installed))

    assert named == "registered our_plugin\nNewsroom\n"
    assert found == "registered pelican.plugins.theirs\nNewsroom\n"


def test_settings_may_listen_to_the_start_and_switch_installed_plugins_off(tmp_path):
    installed = tmp_path / "pelican/plugins/theirs"
    installed.mkdir(parents=True)
    (installed / "__init__.py").write_text("def register():\n    print('registered')\n")
    listening = """
PLUGINS = []
import sys
if "--listen" in sys.argv:
    from pelican.plugins import signals
    def tell(sender):
        print(sender.output_path.endswith("output"))
    signals.initialized.connect(tell)
"""
    program = """
assert kind_of_edition() == "Press" and not is_whole()
sys.argv.append("--listen")
print(kind_of_edition())
"""
    told = _run(program, tmp_path, listening, path=str(tmp_path)).split()
    # Settings run twice, the first time to look at the shapes of their values.
    assert (set(told[:-1]), told[-1]) == ({"True"}, "Newsroom")


def test_rich_is_loaded_with_the_first_thing_that_pelican_says_by_it(tmp_path):
    program = """
assert kind_of_edition() == "Press"
assert "rich.console" not in sys.modules

import logging
import pelican.log
pelican.log.init(logging.WARNING)
logging.getLogger("pelican").warning("told")
from rich.console import Console
assert type(pelican.log.console.options).__name__ == "ConsoleOptions"
assert Console is sys.modules["rich.console"].Console
"""
    assert "told" in _run(program, tmp_path)
