"""`upgrade`: what a new version changes for an edition."""

import runpy

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import (
    declared_language,
    edition_folder,
    require_edition,
    settings_of,
)
from newsroom.commands.exit_codes import REJECTED, exit_codes


@task(
    klass=Command,
    help={
        "check": "only say what changed: nothing is written without --renew in any case",
        "renew": "write renewed files; what was there is kept beside each as NAME.before",
    },
)
def upgrade(context: Context, check: bool = False, renew: bool = False) -> None:
    """Say what a new version of the software changes for this edition: settings, theme, files."""
    from newsroom.press import clock
    from newsroom.starting.report import print_renewed, print_upgrade
    from newsroom.starting.upgrade import renew as renew_files
    from newsroom.starting.upgrade import upgrade_of

    root = edition_folder(context)
    with exit_codes(root):
        require_edition(root)
        language = declared_language(root)
        settings = settings_of(root, production=False)
        written = runpy.run_path(str(root / "pelicanconf.py"))
        public = root / "publishconf.py"
        url = settings_of(root, production=True)["SITEURL"] if public.is_file() else ""
        found = upgrade_of(root, written, settings, url, clock())
        print_upgrade(found, language)
        if renew and not check:
            print_renewed(renew_files(root, found.renewals), language)
            found = upgrade_of(root, written, settings, url, clock())
    if not found.is_nothing:
        raise SystemExit(REJECTED)
