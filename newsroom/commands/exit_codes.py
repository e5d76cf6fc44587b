"""Exit codes: what a command ends with, and the sentence that it says then.

They are explained in docs/commands.md.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsroom.commands.closed_pipe import reader_is_gone
from newsroom.commands.edition_settings import language_of_commands
from newsroom.commands.misuse import MisuseError

REJECTED, MISUSED, FAILED = 1, 2, 3


@contextmanager
def exit_codes(root: Path, language: str = "") -> Iterator[None]:
    """Turn what newsroom raises into a sentence and an exit code.

    The sentence is in `language`; without one, in that of the settings in `root`, or of the
    environment.
    """
    from newsroom.edition import SettingsError
    from newsroom.engine.output import ForeignOutputError
    from newsroom.engine.workers import ExecutorError
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
    except (SettingsError, MisuseError, ExecutorError, ThemeFailureError) as error:
        print(error.in_words(language), file=sys.stderr)
        raise SystemExit(MISUSED) from error
    except ForeignOutputError as error:
        print_foreign_output(error.folder, language)
        raise SystemExit(MISUSED) from error
    except OSError as error:
        if isinstance(error, BrokenPipeError) and reader_is_gone():
            raise  # to whoever called the command: see closed_pipe
        print_failure(error, language)
        raise SystemExit(FAILED) from error
