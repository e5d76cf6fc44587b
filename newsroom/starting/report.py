"""What `newsroom init` and `newsroom upgrade` say when they are done."""

import shlex
from collections.abc import Iterable

from rich.console import Console

from newsroom import __version__
from newsroom.language.messages import Message, counted_message, in_words
from newsroom.language.messages import message as _
from newsroom.starting.answers import Answers
from newsroom.starting.begin import Begun
from newsroom.starting.presets import preset_of
from newsroom.starting.upgrade import Upgrade
from newsroom.starting.words import Words


def print_begun(begun: Begun, folder: str, answers: Answers) -> None:
    """Print what was written, what was left as it was, and what to do next."""
    written = counted_message(
        "{count} file written. Next:", "{count} files written. Next:", len(begun.written)
    )
    _print(
        [
            *(f"  {path}" for path in begun.written),
            *(
                _("  {path} (was there already, and is as it was)").format(path=path)
                for path in begun.kept
            ),
            written,
            f"  cd {shlex.quote(folder)}",
            _("  newsroom build     # the pages, in output/"),
            _("  newsroom serve     # the edition at http://127.0.0.1:8000, at every save"),
            _("{guide} is for your colleagues.").format(guide=preset_of(answers.language).guide),
        ],
        answers.language,
    )


def print_upgrade(upgrade: Upgrade, language: str) -> None:
    """Print what a version changes for an edition: sentences first, then differences of files."""
    nothing = _("Nothing to change: the edition is as version {version} has it.")
    _print([nothing.format(version=__version__)] if upgrade.is_nothing else [], language)
    _print(upgrade.sentences, language)
    otherwise = _("{path}: this version would write it otherwise; --renew does.")
    for renewal in upgrade.renewals:
        _print([otherwise.format(path=renewal.file.path), renewal.diff], language)


def print_renewed(paths: Iterable[str], language: str) -> None:
    """Print which files were written anew."""
    renewed = _("{path} is renewed; what it was is in {path}.before.")
    _print([renewed.format(path=path) for path in paths], language)


def print_words(words: Iterable[Words], language: str) -> None:
    """Print which catalogues were written, and how much of each is not translated."""
    told = _("{file}: {missing} of {total} messages wait for a translation.")
    _print(
        [told.format(file=one.file, missing=one.missing, total=one.total) for one in words],
        language,
    )


def _print(lines: Iterable[Message | str], language: str) -> None:
    console = Console(highlight=False, soft_wrap=True, markup=False)
    for line in lines:
        console.print(in_words(line, language))
