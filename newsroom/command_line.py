"""What the commands share: their edition, exit codes, and what is said of misuse.

Nothing is loaded before it is needed: `invoke --list` need not wait for Pelican.
"""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

from newsroom.language.messages import speak
from newsroom.language.messages import translate as _

if TYPE_CHECKING:
    from newsroom.site import Newsroom

REJECTED, MISUSED, FAILED = 1, 2, 3

_LANGUAGE = re.compile(r"""^DEFAULT_LANG\s*=\s*["']([\w-]+)["']""", re.MULTILINE)


class MisuseError(Exception):
    """The arguments ask for what cannot be done; the message is a sentence that says so."""

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
        return cls(_("Name the saved pages to import, such as `invoke import pages/*.txt`."))

    @classmethod
    def of_server(cls, server: str, known: Iterable[str]) -> "MisuseError":
        """Return that no web server has this name."""
        return cls(
            _("There is no server “{server}”; --server takes one of these: {servers}.").format(
                server=server, servers=", ".join(known)
            )
        )


def newsroom_of(root: Path, *, production: bool, **folders: str | None) -> "Newsroom":
    """Return the Newsroom whose settings lie in `root`, with Pelican's folders as given, if given.

    The settings are those of publishconf.py in `production`, else of pelicanconf.py. Raises
    SettingsError with all that is wrong with them, MisuseError if a folder of content was given
    and is not there.
    """
    from pelican.settings import read_settings

    from newsroom.edition import SettingsError
    from newsroom.site import Newsroom

    speak(declared_language(root))
    content = folders.get("PATH")
    if content and not Path(content).is_dir():
        raise MisuseError(
            _(
                "There is no folder {folder}: name the folder of the articles with --content."
            ).format(folder=content)
        )
    override = {name: str(Path(folder).resolve()) for name, folder in folders.items() if folder}
    os.chdir(root)
    sys.path.insert(0, str(root))
    settings = root / ("publishconf.py" if production else "pelicanconf.py")
    try:
        read = read_settings(str(settings), override)
    except Exception as error:  # the settings are a program, which may do anything
        raise SettingsError([_problem(error, settings)]) from error
    return Newsroom(read)


def declared_language(root: Path) -> str:
    """Return the DEFAULT_LANG that pelicanconf.py declares, without running it; English if none.

    What is wrong with arguments or settings has to be said before the settings are read.
    """
    try:
        text = (root / "pelicanconf.py").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "en"
    declared = _LANGUAGE.search(text)
    return declared[1] if declared else "en"


def _problem(error: Exception, settings: Path) -> str:
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
        is_path = "specify a path" in str(error)
        return _("PATH: it names no folder.") if is_path else f"THEME: {error}"
    raise error


@contextmanager
def exit_codes() -> Iterator[None]:
    """Turn what newsroom raises into a sentence and an exit code."""
    from newsroom.edition import SettingsError
    from newsroom.engine.output import ForeignOutputError
    from newsroom.publishing.errors import HostError, RefusedError, RejectionsError
    from newsroom.terminal import print_failure, print_foreign_output

    try:
        yield
    except RefusedError as error:
        from newsroom.publishing.report import print_refusal

        print_refusal(error)
        raise SystemExit(REJECTED if isinstance(error, RejectionsError) else MISUSED) from error
    except HostError as error:
        from newsroom.publishing.report import print_host_failure

        print_host_failure(error)
        raise SystemExit(FAILED) from error
    except (SettingsError, MisuseError) as error:
        print(error, file=sys.stderr)
        raise SystemExit(MISUSED) from error
    except ForeignOutputError as error:
        print_foreign_output(error.folder)
        raise SystemExit(MISUSED) from error
    except OSError as error:
        print_failure(error)
        raise SystemExit(FAILED) from error
