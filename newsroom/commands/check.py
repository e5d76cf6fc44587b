"""`check`: what is wrong, without a build."""

import os
from pathlib import Path

from invoke import Context, task

from newsroom.commands.arguments import CommandOfFiles
from newsroom.commands.edition_settings import edition_folder, newsroom_of
from newsroom.commands.exit_codes import REJECTED, exit_codes
from newsroom.commands.misuse import MisuseError


@task(
    klass=CommandOfFiles,
    positional=[],
    iterable=["files"],
    help={
        "json": "print findings as JSON, for other programs",
        "content": "folder of articles (default: content)",
        "production": "check with publishconf.py",
        "output": "compare the pages with what the last build wrote, instead of the content",
    },
)
def check(
    context: Context,
    files: list[str],
    json: bool = False,
    content: str | None = None,
    production: bool = False,
    output: bool = False,
) -> None:
    """Say what is wrong with the content, its links and addresses, without building anything."""
    from newsroom.checking.check import CheckOrder, named_paths
    from newsroom.checking.check import check as findings_of
    from newsroom.checking.output import NothingBuiltError, check_output
    from newsroom.checking.report import findings_as_json
    from newsroom.press import clock, waiting_for_builds
    from newsroom.terminal import print_rejections

    folder, root = Path.cwd(), edition_folder(context)
    with exit_codes(root):
        edition = newsroom_of(root, production=production, PATH=content).edition
        paths, unknown = named_paths(files, folder, edition.content)
        if unknown:
            raise MisuseError.of_files(unknown, edition.content)
        if output:
            try:
                with waiting_for_builds(edition):
                    findings = check_output(edition)
            except NothingBuiltError as error:
                raise MisuseError.of_nothing_built(edition.output) from error
        else:
            order = CheckOrder(clock(), os.cpu_count() or 1, paths if files else None)
            findings = findings_of(edition, order)
    if json:
        print(findings_as_json(findings, edition.language))
    else:
        print_rejections(findings, edition.language, edition.content)
    if not all(one.is_warning for one in findings):
        raise SystemExit(REJECTED)
