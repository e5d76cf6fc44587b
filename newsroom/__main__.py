"""The program `newsroom`: the commands without a `tasks.py`; help in the newsroom's language."""

import inspect
from pathlib import Path

from invoke import Program

from newsroom import __version__
from newsroom.commands import namespace
from newsroom.commands.command_line import language_of_commands
from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _


class Newsroom(Program):
    """Invoke's program, but for the frame around help: what Invoke says itself is English."""

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


def main() -> None:
    """Run the command that the command line names: the entry point of the wheel."""
    Newsroom(name="newsroom", binary="newsroom", version=__version__, namespace=namespace).run()


if __name__ == "__main__":
    main()
