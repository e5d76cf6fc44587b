"""`publish`: what changed, to where readers find it."""

import os
from functools import partial
from threading import Event

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import declared_language, edition_folder, newsroom_of
from newsroom.commands.exit_codes import REJECTED, exit_codes


@task(
    klass=Command,
    help={
        "target": "place to publish to, of PUBLISH_TARGETS (default: PUBLISH_TARGET)",
        "dry-run": "only say what would be done",
        "watch": "go on: publish at every save, and when an embargo ends",
        "allow-rejections": "let pages go back to the last version before their file was rejected",
        "allow-vanished": "let pages go that readers know",
        "max-delete": "pages and feeds that may be deleted (default: the target's own limit)",
        "delete-now": "delete what the edition has dropped without waiting for its grace",
        "take-over": "go on over another's lock, publish or files, or after a rollback",
        "jobs": "processes of the build (default: one a core)",
        "quiet": "say nothing but what is wrong",
        "json": "print lines of JSON, for other programs",
    },
)
def publish(
    context: Context,
    target: str = "",
    dry_run: bool = False,
    watch: bool = False,
    allow_rejections: bool = False,
    allow_vanished: bool = False,
    max_delete: int = -1,
    delete_now: bool = False,
    take_over: bool = False,
    jobs: int = 0,
    quiet: bool = False,
    json: bool = False,
) -> None:
    """Build with publishconf.py, and bring what changed to where readers find it."""
    from rich.console import Console

    from newsroom.press import clock
    from newsroom.publishing.json_report import (
        JsonMeter,
        pass_over,
        print_as_json,
        print_building,
    )
    from newsroom.publishing.progress import meter_for
    from newsroom.publishing.publish import PublishOrder
    from newsroom.publishing.publish import publish as publish_once
    from newsroom.publishing.report import (
        print_plan,
        print_publish,
        print_watch_failure,
        print_withheld,
        sending,
    )
    from newsroom.publishing.targets import publication_from_settings
    from newsroom.publishing.watch import Watch
    from newsroom.terminal import print_rejections

    root = edition_folder(context)
    language = declared_language(root)

    def once(paths: tuple[str, ...] | None) -> bool:
        newsroom = newsroom_of(root, production=True)
        publication = publication_from_settings(newsroom.settings)
        meter = meter_for(Console(stderr=True), sending(language), quiet=quiet)
        tell_rejections = partial(print_rejections, language=language)
        if json:
            print_building()
        order = PublishOrder(
            build=lambda: newsroom.build(
                jobs=jobs or os.cpu_count() or 1, is_quiet=quiet or json, paths=paths
            ),
            now=clock(),
            meter=JsonMeter() if json else meter,
            on_rejections=pass_over if json else tell_rejections,
            allows_rejections=allow_rejections,
            allows_vanished=allow_vanished,
            takes_over=take_over,
            max_delete=None if max_delete < 0 else max_delete,
            deletes_now=delete_now,
            is_dry=dry_run,
        )
        report = publish_once(
            newsroom.edition, publication.target(target), publication.hooks, order
        )
        if json:
            print_as_json(report, language, is_plan=dry_run)
        elif dry_run:
            print_plan(report, language)
        else:
            print_publish(report, language, quiet=quiet)
        print_withheld(report, language, quiet=quiet or json)
        return not report.withheld

    def look() -> bool:
        report = newsroom_of(root, production=True).build(
            jobs=jobs or os.cpu_count() or 1, is_quiet=True
        )
        return bool(report.written or report.removed)

    with exit_codes(root):
        if watch:
            from newsroom.serving.watch import watch_edition

            Watch(
                edition=lambda: newsroom_of(root, production=True).edition,
                saves=lambda edition: watch_edition(edition, root, Event()),
                look=look,
                publish=once,
                tell=partial(print_watch_failure, language=language),
            ).run()
        elif not once(None):
            raise SystemExit(REJECTED)
