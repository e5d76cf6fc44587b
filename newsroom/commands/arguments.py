"""Arguments that Invoke does not know: counts, and any number of files; help in any language."""

import inspect
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from invoke import Exit, Task
from invoke.parser import Argument

from newsroom.commands.closed_pipe import ends_quietly
from newsroom.commands.edition_settings import language_of_commands
from newsroom.commands.exit_codes import MISUSED
from newsroom.language.messages import in_words, translations
from newsroom.language.messages import message as _


def asks_for_help(words: Sequence[str] | None = None) -> bool:
    """Return whether the command line asks what there is, rather than for anything to be done."""
    given = sys.argv[1:] if words is None else words
    return not given or any(word.startswith(("-h", "--help", "-l", "--list")) for word in given)


def in_newsroom_s_language(text: str) -> str:
    """Return a text of the help in the language of the newsroom, or of the environment."""
    return translations(language_of_commands(Path.cwd())).gettext(text)


class Count(Argument):
    """An option that takes a number from 0 up; Invoke answers what is none with a traceback."""

    def set_value(self, value: Any, cast: bool = True) -> None:
        """Take a value from the command line, or end with a sentence."""
        if not re.fullmatch(r"[0-9]{1,9}", value):
            message = _("--{option}: {value} is no number from 0 up.").format(
                option=self.name, value=repr(value)
            )
            raise Exit(in_words(message, language_of_commands(Path.cwd())), code=MISUSED)
        super().set_value(value, cast)


class Command(Task[Any]):
    """A task whose numbers are all counts, and whose help is in the newsroom's language.

    Help is put into words when it is asked for: a build does not wait for a catalogue.
    """

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """Return the command's arguments, those of numbers as counts."""
        is_asked = asks_for_help()
        if is_asked:
            self.__doc__ = in_newsroom_s_language(inspect.cleandoc(self.body.__doc__ or ""))
        texts = dict(self.help)  # which Invoke takes out one by one, for whoever asks first
        options = super().get_arguments(ignore_unknown_help)
        self.help = texts
        arguments = []
        for option in options:
            if option.kind is int:
                option = Count(  # noqa: PLW2901  (the same option, of another class)
                    names=option.names,
                    kind=int,
                    default=option.default,
                    help=option.help,
                    attr_name=option.attr_name,
                )
            if option.help and is_asked:
                option.help = in_newsroom_s_language(option.help)
            arguments.append(option)
        return arguments

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call the command; it ends without a word if nobody reads what it prints."""
        with ends_quietly():
            return super().__call__(*arguments, **options)


class CommandOfFiles(Command):
    """A command that takes any number of files: Invoke itself gives each place one value only."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """Return the command's arguments, with a place for each file on the command line."""
        words = sys.argv[sys.argv.index(self.name) + 1 :] if self.name in sys.argv else []
        options = super().get_arguments(ignore_unknown_help)
        # What stands behind an option is its value, unless the option is a switch.
        switches = {
            f"-{name}" if len(name) == 1 else f"--{name}"
            for option in options
            if option.kind is bool
            for name in option.names
        }
        takes_next = [
            word.startswith("-") and "=" not in word and word not in switches for word in words
        ]
        is_value = [False, *takes_next]
        files = [
            word
            for word, value in zip(words, is_value, strict=False)
            if not value and not word.startswith("-")
        ]
        places = [Argument(name=f"file{place}", positional=True) for place in range(len(files))]
        return [*places, *(option for option in options if option.name != "files")]

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call the command with the files gathered into a list."""
        places = [name for name in options if name.startswith("file")]
        files = [options.pop(name) for name in places]
        return super().__call__(*arguments, files=files, **options)
