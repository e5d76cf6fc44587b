"""`verify`: every file on the host, compared with what was published."""

import os
from functools import partial

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import declared_language, edition_folder, newsroom_of
from newsroom.commands.exit_codes import REJECTED, exit_codes


@task(
    klass=Command,
    help={
        "target": "place that was published to (default: PUBLISH_TARGET)",
        "repair": "bring anew what is missing or changed: builds, and publishes",
        "delete-foreign": "with --repair: delete the files that no publish has put there",
        "jobs": "processes of the build (default: one a core)",
        "quiet": "say nothing but what is wrong",
    },
)
def verify(
    context: Context,
    target: str = "",
    repair: bool = False,
    delete_foreign: bool = False,
    jobs: int = 0,
    quiet: bool = False,
) -> None:
    """Compare every file on the host with what was published, and name what differs."""
    from rich.console import Console

    from newsroom.press import clock
    from newsroom.publishing.progress import meter_for
    from newsroom.publishing.publish import PublishOrder
    from newsroom.publishing.report import comparing, print_verify, sending
    from newsroom.publishing.targets import publication_from_settings
    from newsroom.publishing.whole_host import verify as verify_once
    from newsroom.terminal import print_rejections

    root = edition_folder(context)
    language = declared_language(root)
    console = Console(stderr=True)
    with exit_codes(root):
        newsroom = newsroom_of(root, production=True)
        publication = publication_from_settings(newsroom.settings)
        order = PublishOrder(
            build=lambda: newsroom.build(jobs=jobs or os.cpu_count() or 1, is_quiet=quiet),
            now=clock(),
            meter=meter_for(console, sending(language), quiet=quiet),
            on_rejections=partial(print_rejections, language=language),
            deletes_foreign=delete_foreign,
        )
        report = verify_once(
            newsroom.edition,
            publication.target(target),
            publication.hooks,
            meter=meter_for(console, comparing(language), quiet=quiet),
            order=order if repair else None,
        )
    print_verify(report, language, quiet=quiet)
    if report.remaining:
        raise SystemExit(REJECTED)
