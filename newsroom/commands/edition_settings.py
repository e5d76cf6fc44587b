"""The edition that a command is about: its folder, its settings and its language.

Nothing is loaded before it is needed: `invoke --list` need not wait for Pelican.
"""

import logging
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from newsroom.commands.misuse import MisuseError
from newsroom.language.messages import Message, prefer_catalogues
from newsroom.language.messages import message as _

if TYPE_CHECKING:
    from invoke import Context

    from newsroom.press import Press

_SETTINGS = "pelicanconf.py"
# Beginnings of Pelican's warnings: of feeds that it does not make here, of a locale that is used
# for nothing here, of a slash that we take away as well, of a cache that is not used.
_OF_OTHERS = (
    *("Feeds generated without", "Locale could not be set", "No timezone information"),
    *("Removed extraneous trailing slash", "WITH_FUTURE_DATES conflicts"),
)

_LANGUAGE = re.compile(r"""^DEFAULT_LANG\s*=\s*["']([\w-]+)["']""", re.MULTILINE)


def edition_folder(context: "Context | None" = None) -> Path:
    """Return the folder whose edition a command is about, as an absolute path.

    It is that of the `tasks.py` which Invoke found, if settings lie beside it; else, and without
    Invoke, the nearest from the working directory upwards that has settings; else the working
    directory.
    """
    here = Path.cwd()
    # Invoke keeps to itself where tasks.py lies; `invoke --search-root` makes that another folder.
    project = getattr(context.config, "_project_prefix", None) if context else None
    folders = [*([Path(project)] if project else []), here, *here.parents]
    root = next((one.resolve() for one in folders if (one / _SETTINGS).is_file()), here)
    prefer_catalogues(root / "theme" / "translations")
    return root


def require_edition(root: Path) -> None:
    """Raise MisuseError if no settings of an edition lie in `root`."""
    if not (root / _SETTINGS).is_file():
        raise MisuseError.of_no_edition(root)


def newsroom_of(
    root: Path, *, production: bool, executor: str = "", **folders: str | None
) -> "Press":
    """Return what builds the edition of the settings in `root`; Pelican's folders as given, if any.

    An `executor` is taken in place of the one that the settings name. The settings are those of
    publishconf.py in `production`, else of pelicanconf.py. Raises SettingsError with all that is
    wrong with them, MisuseError if there are none, or if a folder of content was given and is not
    there.
    """
    settings = settings_of(root, production=production, **folders)
    if executor:
        settings = settings | {"EXECUTOR": executor}
    if _needs_pelican(settings):
        from newsroom.site import Newsroom

        return Newsroom(settings)
    from newsroom.press import Press

    return Press(settings)


def _needs_pelican(settings: dict[str, Any]) -> bool:
    """Tell whether somebody may expect a Pelican: plugins, or a program that listens for its start.

    Plugins that are installed in Pelican's own namespace count where PLUGINS is not set: Pelican
    finds them by itself.
    """
    from newsroom.settings.late_pelican import has_installed_plugins, is_pelican_whole
    from newsroom.settings.pelican_parts import signals

    plugins = settings.get("PLUGINS")
    if plugins or signals.initialized.receivers or is_pelican_whole():
        return True
    return plugins is None and has_installed_plugins()


def settings_of(root: Path, *, production: bool, **folders: str | None) -> dict[str, Any]:
    """Return the settings that lie in `root`, as `newsroom_of` takes and raises what it says."""
    from newsroom.edition import SettingsError
    from newsroom.settings.pelican_parts import get_settings_from_file, read_settings
    from newsroom.settings.shapes import problems_of_shapes

    require_edition(root)
    content = folders.get("PATH")
    if content and not Path(content).is_dir():
        raise MisuseError(
            _(
                "There is no folder {folder}: name the folder of the articles with --content."
            ).format(folder=content)
        )
    override = {name: str(Path(folder).resolve()) for name, folder in folders.items() if folder}
    os.chdir(root)
    _forget_settings(root)
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    settings = root / ("publishconf.py" if production else _SETTINGS)
    if not settings.is_file():
        raise MisuseError.of_no_public_settings(root)
    try:
        # Pelican fails at some values of the wrong kind, and replaces others in silence.
        misshapen = list(problems_of_shapes(get_settings_from_file(str(settings))))
        if misshapen:
            raise SettingsError(misshapen)
        with _without_warnings_of_others():
            told = dict(read_settings(str(settings), override))
            return told if production else told | {"OUTPUT_STORE": ""}
    except SettingsError:
        raise
    except (Exception, SystemExit) as error:  # the settings are a program, which may do anything
        raise SettingsError([_problem(error, settings)]) from error


def _forget_settings(root: Path) -> None:
    """Let Python read the settings in `root` anew, with all that they import there.

    It would give a watch what it has read before, and even a new process what it has compiled if
    a file's size and the second of its mtime are the same.
    """
    for file in root.glob("*.py"):
        if file.stem == "tasks":  # the commands themselves
            continue
        known = getattr(sys.modules.get(file.stem), "__file__", None)
        if known == str(file) or file.stem in {"pelicanconf", "publishconf"}:
            sys.modules.pop(file.stem, None)
        with suppress(OSError):  # not there, or not ours to delete
            Path(cache_from_source(str(file))).unlink()


def declared_language(root: Path) -> str:
    """Return the DEFAULT_LANG that pelicanconf.py declares, without running it; English if none.

    What is wrong with arguments or settings has to be said before the settings are read.
    """
    try:
        text = (root / _SETTINGS).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "en"
    declared = _LANGUAGE.search(text)
    return declared[1] if declared else "en"


def language_of_commands(start: Path) -> str:
    """Return the language in which commands speak of themselves, in a folder or one below it.

    It is the newsroom's, or the environment's where there is no edition yet.
    """
    for folder in (start, *start.parents):
        if (folder / _SETTINGS).is_file():
            prefer_catalogues(folder / "theme" / "translations")
            return declared_language(folder)
    from newsroom.starting.answers import suggested_language

    return suggested_language()


def _problem(error: Exception | SystemExit, settings: Path) -> Message | str:
    """Return what kept Pelican from reading the settings: file, line and reason.

    Raises the error itself if it is no fault of the settings.
    """
    if isinstance(error, SyntaxError) and error.filename:
        return _("{file}, line {line}: {error}.").format(
            file=Path(error.filename).name, line=error.lineno, error=error.msg
        )
    lines = [
        (file.name, line)
        for frame, line in walk_tb(error.__traceback__)
        if (file := Path(frame.f_code.co_filename)).parent == settings.parent
    ]
    if lines:
        name, number = lines[-1]
        return _("{file}, line {line}: {error}.").format(
            file=name, line=number, error=f"{type(error).__name__}: {error}"
        )
    if isinstance(error, ValueError):  # Pelican looks for two folders before we do
        told = str(error)
        theme = told.removeprefix("Could not find the theme ")
        if "specify a path" in told:
            return _("PATH: it names no folder.")
        if theme != told:
            return _("THEME: there is no folder {folder}.").format(folder=theme)
    raise error


@contextmanager
def _without_warnings_of_others() -> Iterator[None]:
    """Keep back what Pelican warns of and a newsroom has no use for, such as its own feeds."""
    logger = logging.getLogger("pelican.settings")
    logger.addFilter(_concerns_newsrooms)
    try:
        yield
    finally:
        logger.removeFilter(_concerns_newsrooms)


def _concerns_newsrooms(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith(_OF_OTHERS)
