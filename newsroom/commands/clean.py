"""`clean`: without what builds have made."""

import shutil

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import edition_folder, require_edition
from newsroom.commands.exit_codes import exit_codes


@task(klass=Command)
def clean(context: Context) -> None:
    """Delete what builds have made: output, public and cache, but not what publishing knows."""
    from newsroom.publishing.local_state import clear_cache

    root = edition_folder(context)
    with exit_codes(root):
        require_edition(root)  # in any other folder, `output` may be somebody's work
        for folder in ("output", "public"):
            shutil.rmtree(root / folder, ignore_errors=True)
        clear_cache(root / "cache")
