"""What the commands share: their folder, their edition, exit codes, and what is said of misuse.

Nothing is loaded before it is needed: `invoke --list` need not wait for Pelican.
"""

import logging
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from newsroom.language.messages import Message, ToldError, prefer_catalogues
from newsroom.language.messages import message as _

if TYPE_CHECKING:
    from invoke import Context

    from newsroom.site import Newsroom

REJECTED, MISUSED, FAILED = 1, 2, 3
_SETTINGS = "pelicanconf.py"
# Beginnings of Pelican's warnings: of feeds that it does not make here, of a locale that is used
# for nothing here, of a slash that we take away as well, of a cache that is not used.
_OF_OTHERS = (
    *("Feeds generated without", "Locale could not be set", "No timezone information"),
    *("Removed extraneous trailing slash", "WITH_FUTURE_DATES conflicts"),
)

_LANGUAGE = re.compile(r"""^DEFAULT_LANG\s*=\s*["']([\w-]+)["']""", re.MULTILINE)


class MisuseError(ToldError):
    """The arguments ask for what cannot be done; the message is a sentence that says so."""

    @classmethod
    def of_no_edition(cls, folder: Path) -> "MisuseError":
        """Return that no settings of an edition lie in this folder."""
        return cls(
            _("There is no edition in {folder}: it has no pelicanconf.py.").format(folder=folder)
        )

    @classmethod
    def of_no_folder(cls) -> "MisuseError":
        """Return that no folder was named for a new edition."""
        return cls(_("Name the folder of the new edition, such as `newsroom init fen-courier`."))

    @classmethod
    def of_another_edition(cls, folder: Path) -> "MisuseError":
        """Return that an edition lies already where one was to be begun."""
        return cls(
            _(
                "There is an edition in {folder} already; nothing was written. `newsroom upgrade "
                "--check` tells what a new version changes for it."
            ).format(folder=folder)
        )

    @classmethod
    def of_language(cls, tag: str) -> "MisuseError":
        """Return that a tag names no language."""
        return cls(
            _("“{answer}” is no tag of a language; write one such as vi, en or fr-CA.").format(
                answer=tag
            )
        )

    @classmethod
    def of_no_theme(cls, folder: Path) -> "MisuseError":
        """Return that an edition has no theme folder that could hold words of its own."""
        return cls(
            _(
                "The edition has no theme folder of its own: make {folder}, and write "
                "THEME = “theme” into pelicanconf.py."
            ).format(folder=folder / "theme")
        )

    @classmethod
    def of_no_room(cls, folder: Path) -> "MisuseError":
        """Return that a file is in the place of a new edition's folder."""
        return cls(_("{folder} is a file, not a folder.").format(folder=folder))

    @classmethod
    def of_no_public_settings(cls, folder: Path) -> "MisuseError":
        """Return that the settings of the public edition are missing."""
        return cls(
            _(
                "There is no publishconf.py in {folder}: it says where readers find the edition. "
                "It begins with `from pelicanconf import *` and sets SITEURL."
            ).format(folder=folder)
        )

    @classmethod
    def of_files(cls, names: Iterable[str], content: Path) -> "MisuseError":
        """Return that no files of the content have these names."""
        return cls(
            _("{names}: no file or folder in {folder}.").format(
                names=", ".join(names), folder=content
            )
        )

    @classmethod
    def of_no_pages(cls) -> "MisuseError":
        """Return that no pages were named to import."""
        return cls(
            _(
                "Name what to import, such as `invoke import export.xml` or "
                "`invoke import pages/*.txt`."
            )
        )

    @classmethod
    def of_a_map(cls, file: str) -> "MisuseError":
        """Return that a map is there already, on which somebody may have worked."""
        return cls(_("{file} is there already: name another file.").format(file=file))

    @classmethod
    def of_missing_packages(cls, names: Iterable[str]) -> "MisuseError":
        """Return that packages are missing that only an import needs."""
        return cls(
            _("An import needs {packages}: {command}").format(
                packages=", ".join(names), command="pip install 'pelican-newsroom[import]'"
            )
        )

    @classmethod
    def of_kind(cls, kind: str, known: Iterable[str]) -> "MisuseError":
        """Return that there is no template for articles of this kind."""
        return cls(
            _("There is no kind “{kind}”; --kind takes one of these: {kinds}.").format(
                kind=kind, kinds=", ".join(known)
            )
        )

    @classmethod
    def of_date(cls, date: str) -> "MisuseError":
        """Return that a text is no date."""
        return cls(
            _("“{answer}” is no date; write one such as 2026-12-01 06:00.").format(answer=date)
        )

    @classmethod
    def of_template(cls, kind: str) -> "MisuseError":
        """Return that a template is no text."""
        return cls(
            _("theme/articles/{kind}.md is no UTF-8: save it anew as UTF-8.").format(kind=kind)
        )

    @classmethod
    def of_an_article(cls, file: Path) -> "MisuseError":
        """Return that there is an article of this day and title already."""
        return cls(
            _(
                "{file} is there already: give another --title or --date, or go on with that file."
            ).format(file=file)
        )

    @classmethod
    def of_encoding(cls, file: Path) -> "MisuseError":
        """Return that a file is no UTF-8, so that nothing can be written into it."""
        return cls(_("{file} is no UTF-8: save it anew as UTF-8.").format(file=file))

    @classmethod
    def of_a_change(cls, file: Path) -> "MisuseError":
        """Return that somebody saved a file while it was being changed."""
        return cls(
            _("{file} was saved by somebody else meanwhile; nothing was written.").format(file=file)
        )

    @classmethod
    def of_editor(cls, editor: str) -> "MisuseError":
        """Return that no editor can be opened."""
        return cls(
            _(
                "No editor “{editor}” can be opened: write the name of one into the environment "
                "variable EDITOR."
            ).format(editor=editor)
        )

    @classmethod
    def of_nothing_built(cls, output: Path) -> "MisuseError":
        """Return that there is nothing yet to compare an output folder with."""
        return cls(_("Nothing has been built into {folder} yet.").format(folder=output))

    @classmethod
    def of_server(cls, server: str, known: Iterable[str]) -> "MisuseError":
        """Return that no web server has this name."""
        return cls(
            _("There is no server “{server}”; --server takes one of these: {servers}.").format(
                server=server, servers=", ".join(known)
            )
        )


def edition_folder(context: "Context") -> Path:
    """Return the folder whose edition a command is about, as an absolute path.

    It is that of the `tasks.py` which Invoke found, if settings lie beside it; else the nearest
    from the working directory upwards that has settings; else the working directory.
    """
    here = Path.cwd()
    # Invoke keeps to itself where tasks.py lies; `invoke --search-root` makes that another folder.
    project = getattr(context.config, "_project_prefix", None)
    folders = [*([Path(project)] if project else []), here, *here.parents]
    root = next((one.resolve() for one in folders if (one / _SETTINGS).is_file()), here)
    prefer_catalogues(root / "theme" / "translations")
    return root


def require_edition(root: Path) -> None:
    """Raise MisuseError if no settings of an edition lie in `root`."""
    if not (root / _SETTINGS).is_file():
        raise MisuseError.of_no_edition(root)


def newsroom_of(root: Path, *, production: bool, **folders: str | None) -> "Newsroom":
    """Return the Newsroom whose settings lie in `root`, with Pelican's folders as given, if given.

    The settings are those of publishconf.py in `production`, else of pelicanconf.py. Raises
    SettingsError with all that is wrong with them, MisuseError if there are none, or if a folder of
    content was given and is not there.
    """
    from newsroom.site import Newsroom

    return Newsroom(settings_of(root, production=production, **folders))


def settings_of(root: Path, *, production: bool, **folders: str | None) -> dict[str, Any]:
    """Return the settings that lie in `root`, as `newsroom_of` takes and raises what it says."""
    from pelican.settings import get_settings_from_file, read_settings

    from newsroom.edition import SettingsError
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
            return dict(read_settings(str(settings), override))
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


@contextmanager
def exit_codes(root: Path, language: str = "") -> Iterator[None]:
    """Turn what newsroom raises into a sentence and an exit code.

    The sentence is in `language`; without one, in that of the settings in `root`, or of the
    environment.
    """
    from newsroom.edition import SettingsError
    from newsroom.engine.output import ForeignOutputError
    from newsroom.pages.theme_failure import ThemeFailureError
    from newsroom.publishing.errors import HostError, RefusedError
    from newsroom.terminal import print_failure, print_foreign_output

    language = language or language_of_commands(root)
    try:
        yield
    except RefusedError as error:
        from newsroom.publishing.report import print_refusal

        print_refusal(error, language)
        raise SystemExit(MISUSED) from error
    except HostError as error:
        from newsroom.publishing.report import print_host_failure

        print_host_failure(error, language)
        raise SystemExit(FAILED) from error
    except (SettingsError, MisuseError, ThemeFailureError) as error:
        print(error.in_words(language), file=sys.stderr)
        raise SystemExit(MISUSED) from error
    except ForeignOutputError as error:
        print_foreign_output(error.folder, language)
        raise SystemExit(MISUSED) from error
    except OSError as error:
        print_failure(error, language)
        raise SystemExit(FAILED) from error
