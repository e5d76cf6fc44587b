"""What the commands share: their edition, their exit codes, and any number of files to name.

Nothing is loaded before it is needed: `invoke --list` need not wait for Pelican.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke import Task
from invoke.parser import Argument

if TYPE_CHECKING:
    from newsroom.site import Newsroom

REJECTED, MISUSED, FAILED = 1, 2, 3


def newsroom_of(root: Path, *, production: bool, **folders: str | None) -> "Newsroom":
    """Return the Newsroom whose settings lie in `root`, with Pelican's folders as given, if given.

    The settings are those of publishconf.py in `production`, else of pelicanconf.py. Raises
    SettingsError with all that is wrong with them.
    """
    from pelican.settings import read_settings

    from newsroom.edition import SettingsError
    from newsroom.site import Newsroom

    override = {name: str(Path(folder).resolve()) for name, folder in folders.items() if folder}
    os.chdir(root)
    sys.path.insert(0, str(root))
    settings = root / ("publishconf.py" if production else "pelicanconf.py")
    try:
        read = read_settings(str(settings), override)
    except ValueError as error:  # Pelican looks for two folders before we do
        raise SettingsError([f"PATH, THEME: {error}"]) from error
    return Newsroom(read)


@contextmanager
def exit_codes() -> Iterator[None]:
    """Turn what newsroom raises into a sentence and an exit code."""
    from newsroom.build.output import ForeignOutputError
    from newsroom.edition import SettingsError
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
    except SettingsError as error:
        print(error, file=sys.stderr)
        raise SystemExit(MISUSED) from error
    except ForeignOutputError as error:
        print_foreign_output(error.folder)
        raise SystemExit(MISUSED) from error
    except OSError as error:
        print_failure(error)
        raise SystemExit(FAILED) from error


class TaskOfFiles(Task[Any]):
    """A task that takes any number of files: Invoke itself gives each place one value only."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """Return the task's arguments, with a place for each file on the command line."""
        words = sys.argv[sys.argv.index(self.name) + 1 :] if self.name in sys.argv else []
        is_value = [False, *(word.startswith("-") and "=" not in word for word in words)]
        files = [
            word
            for word, value in zip(words, is_value, strict=False)
            if not value and not word.startswith("-")
        ]
        places = [Argument(name=f"file{place}", positional=True) for place in range(len(files))]
        options = super().get_arguments(ignore_unknown_help)
        return [*places, *(option for option in options if option.name != "files")]

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call the task with the files gathered into a list."""
        places = [name for name in options if name.startswith("file")]
        files = [options.pop(name) for name in places]
        return super().__call__(*arguments, files=files, **options)
