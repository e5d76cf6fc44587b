"""`due`: what will appear or expire by itself."""

import os

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import edition_folder, newsroom_of
from newsroom.commands.exit_codes import REJECTED, exit_codes


@task(
    klass=Command,
    help={
        "count": "how many (default: 20)",
        "json": "print JSON, for other programs",
        "content": "folder of articles (default: content)",
        "production": "look at the edition of publishconf.py",
    },
)
def due(
    context: Context,
    count: int = 20,
    json: bool = False,
    content: str | None = None,
    production: bool = False,
) -> None:
    """Say what will appear or expire by itself, and when; files just saved count too."""
    from newsroom.checking.due import what_is_due
    from newsroom.checking.report import print_schedule, schedule_as_json
    from newsroom.press import clock
    from newsroom.terminal import print_rejections

    root = edition_folder(context)
    with exit_codes(root):
        edition = newsroom_of(root, production=production, PATH=content).edition
        schedule = what_is_due(edition, now=clock(), count=count, jobs=os.cpu_count() or 1)
    print_rejections(schedule.rejections, edition.language, edition.content)
    if json:
        print(schedule_as_json(schedule.coming, edition))
    else:
        print_schedule(schedule.coming, edition)
    if schedule.rejections:
        raise SystemExit(REJECTED)
