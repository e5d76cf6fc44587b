"""The commands without a `tasks.py`, and their help in the newsroom's language."""

import inspect
import re
import sys
from pathlib import Path

from invoke import ParseError, Program

from newsroom import __version__
from newsroom.commands import commands_of_an_edition
from newsroom.commands.closed_pipe import ends_quietly
from newsroom.commands.edition_settings import language_of_commands
from newsroom.commands.exit_codes import MISUSED
from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _

_UNKNOWN = re.compile(r"No idea what '(.*)' is!")  # as Invoke says it


class Newsroom(Program):
    """Invoke's program, but for the frame around help: what Invoke says itself is English."""

    def parse_tasks(self) -> None:
        """Read commands and options; exit code 2 with what is wrong with them."""
        try:
            super().parse_tasks()
        except ParseError as error:
            unknown = _UNKNOWN.search(str(error))
            told = (
                _words(
                    _("There is no “{word}”: `newsroom --help` lists commands and options.").format(
                        word=unknown[1]
                    )
                )
                if unknown
                else str(error)
            )
            print(told, file=sys.stderr)
            raise SystemExit(MISUSED) from error

    def print_help(self) -> None:
        """Print how commands are written, and which there are."""
        print(_words(_("Usage: newsroom COMMAND [--options]")))
        print(
            _words(_("       newsroom --help COMMAND   tells the options of a command.")),
            end="\n\n",
        )
        self.list_tasks()

    def task_list_opener(self, extra: str = "") -> str:
        """Return the heading of the list of commands."""
        return _words(_("Commands"))

    def print_task_help(self, name: str) -> None:
        """Print what a command does, and its options."""
        options = self.parser.contexts[name].help_tuples()
        print(_words(_("Usage: newsroom {name} [--options]").format(name=name)), end="\n\n")
        print(inspect.getdoc(self.collection[name]) or "", end="\n\n")
        if options:
            print(_words(_("Options")) + ":\n")
            self.print_columns(options)


def _words(said: Message) -> str:
    return in_words(said, language_of_commands(Path.cwd()))


def run_program() -> None:
    """Run the command that the command line names."""
    program = Newsroom(
        name="newsroom",
        binary="newsroom",
        version=__version__,
        namespace=commands_of_an_edition(),
    )
    with ends_quietly():  # help and lists too
        program.run()
