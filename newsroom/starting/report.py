"""What `newsroom init` and `newsroom upgrade` say when they are done."""

import shlex

from rich.console import Console

from newsroom import __version__
from newsroom.language.messages import translate as _
from newsroom.language.messages import translate_count
from newsroom.starting.answers import Answers
from newsroom.starting.begin import Begun
from newsroom.starting.presets import preset_of
from newsroom.starting.upgrade import Upgrade


def print_begun(begun: Begun, folder: str, answers: Answers) -> None:
    """Print what was written, what was left as it was, and what to do next."""
    console = Console(highlight=False, soft_wrap=True, markup=False)
    for path in begun.written:
        console.print(f"  {path}")
    for path in begun.kept:
        console.print(_("  {path} (was there already, and is as it was)").format(path=path))
    written = len(begun.written)
    console.print(
        translate_count(
            "{count} file of {name} written. Next:",
            "{count} files of {name} written. Next:",
            written,
        ).format(count=written, name=answers.name)
    )
    console.print(f"  cd {shlex.quote(folder)}")
    console.print(_("  newsroom build     # the pages, in output/"))
    console.print(_("  newsroom serve     # the edition at http://127.0.0.1:8000, at every save"))
    console.print(
        _("{guide} is for your colleagues.").format(guide=preset_of(answers.language).guide)
    )


def print_upgrade(upgrade: Upgrade) -> None:
    """Print what a version changes for an edition: sentences first, then differences of files."""
    console = Console(highlight=False, soft_wrap=True, markup=False)
    if upgrade.is_nothing:
        console.print(
            _("Nothing to change: the edition is as version {version} has it.").format(
                version=__version__
            )
        )
    for sentence in upgrade.sentences:
        console.print(sentence)
    for renewal in upgrade.renewals:
        console.print(
            _("{path}: this version would write it otherwise; --renew does.").format(
                path=renewal.file.path
            )
        )
        console.print(renewal.diff)


def print_renewed(paths: list[str]) -> None:
    """Print which files were written anew."""
    console = Console(highlight=False, soft_wrap=True, markup=False)
    for path in paths:
        console.print(_("{path} is renewed; what it was is in {path}.before.").format(path=path))
