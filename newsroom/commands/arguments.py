"""Arguments that Invoke does not know: counts, and any number of files."""

import re
import sys
from pathlib import Path
from typing import Any

from invoke import Exit, Task
from invoke.parser import Argument

from newsroom.commands.command_line import MISUSED, declared_language
from newsroom.language.messages import in_words
from newsroom.language.messages import message as _


class Count(Argument):
    """An option that takes a number from 0 up; Invoke answers what is none with a traceback."""

    def set_value(self, value: Any, cast: bool = True) -> None:
        """Take a value from the command line, or end with a sentence."""
        if not re.fullmatch(r"[0-9]{1,9}", value):
            message = _("--{option}: {value} is no number from 0 up.").format(
                option=self.name, value=repr(value)
            )
            raise Exit(in_words(message, declared_language(Path.cwd())), code=MISUSED)
        super().set_value(value, cast)


class Command(Task[Any]):
    """A task whose numbers are all counts."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """Return the command's arguments, those of numbers as counts."""
        return [
            Count(
                names=option.names,
                kind=int,
                default=option.default,
                help=option.help,
                attr_name=option.attr_name,
            )
            if option.kind is int
            else option
            for option in super().get_arguments(ignore_unknown_help)
        ]


class CommandOfFiles(Command):
    """A command that takes any number of files: Invoke itself gives each place one value only."""

    def get_arguments(self, ignore_unknown_help: bool | None = None) -> list[Argument]:
        """Return the command's arguments, with a place for each file on the command line."""
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
        """Call the command with the files gathered into a list."""
        places = [name for name in options if name.startswith("file")]
        files = [options.pop(name) for name in places]
        return super().__call__(*arguments, files=files, **options)
