"""`desk`: who may use the desk from other machines."""

import sys
from functools import partial
from getpass import getpass
from importlib.util import find_spec

from invoke import Context, task

from newsroom.commands.arguments import CommandOfFiles
from newsroom.commands.edition_settings import declared_language, edition_folder, require_edition
from newsroom.commands.exit_codes import exit_codes
from newsroom.commands.misuse import MisuseError
from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _

_ACTIONS = ("add", "list", "password", "role", "remove")


@task(
    klass=CommandOfFiles,
    positional=[],
    iterable=["files"],
    help={
        "role": "writer (saves drafts) or editor (publishes too)",
        "email": "address that a writer's commits carry",
        "stdin": "read the password from the first line of the standard input, for scripts",
    },
)
def desk(
    context: Context,
    files: list[str],
    role: str = "",
    email: str = "",
    stdin: bool = False,
) -> None:
    """Manage the accounts of the desk: add NAME, list, password NAME, role NAME, remove NAME."""
    root = edition_folder(context)
    with exit_codes(root):
        require_edition(root)
        _require_packages()
        from newsroom.desk.accounts.account import AccountError
        from newsroom.desk.accounts.account_file import AccountFile
        from newsroom.desk.accounts.administration import (
            account_lines,
            add_account,
            change_password,
            change_role,
            remove_account,
        )

        action, *names = files or [""]
        if action not in _ACTIONS or len(names) != (action != "list"):
            raise MisuseError(
                _(
                    "Write one of these: newsroom desk add NAME --role ROLE, list, password NAME, "
                    "role NAME --role ROLE, remove NAME."
                )
            )
        accounts, language = AccountFile(root), declared_language(root)
        asked = _piped if stdin else partial(_typed, language)
        told: list[Message | str]
        try:
            match action:
                case "add":
                    told = [add_account(accounts, names[0], role, email, asked)]
                case "password":
                    told = [change_password(accounts, names[0], asked)]
                case "role":
                    told = [change_role(accounts, names[0], role)]
                case "remove":
                    told = [remove_account(accounts, names[0])]
                case _:
                    told = account_lines(accounts)
        except AccountError as error:
            raise MisuseError(error.message) from error
        for line in told:
            print(in_words(line, language))


def _require_packages() -> None:
    if find_spec("argon2") is None:
        raise MisuseError(
            _("Accounts need a package: {command}").format(
                command="pip install 'pelican-newsroom[desk]'"
            )
        )


def _typed(language: str) -> str:
    """Return a password that is typed twice, and shown nowhere."""
    if not sys.stdin.isatty():
        raise MisuseError(
            _("There is no terminal to ask for the password: give it with --stdin, in a line.")
        )
    try:
        password = getpass(in_words(_("Password: "), language))
        again = getpass(in_words(_("Once more: "), language))
    except EOFError:
        raise MisuseError(_("No password was given.")) from None
    if password != again:
        raise MisuseError(_("The two passwords differ; nothing was changed."))
    return password


def _piped() -> str:
    """Return the first line of the standard input."""
    return sys.stdin.readline().rstrip("\r\n")
