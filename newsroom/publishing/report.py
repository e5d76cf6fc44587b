"""What `invoke publish` prints, in the newsroom's language."""

from traceback import format_exception

from rich.console import Console
from rich.filesize import decimal

from newsroom.edition import SettingsError
from newsroom.language.messages import translate as _
from newsroom.publishing.checks import publish_number
from newsroom.publishing.difference import PublishPlan
from newsroom.publishing.errors import HostError, RefusedError
from newsroom.publishing.publish import PublishReport, Rollback


def print_publish(report: PublishReport, *, quiet: bool) -> None:
    """Print what a publish did, in a line, and below it who could not be told."""
    _print_complaints(report.complaints)
    if quiet:
        return
    console = Console(highlight=False, soft_wrap=True, markup=False)
    if not report.generation:
        console.print(
            _("{target} is as it should be ({seconds:.1f} s).").format(
                target=report.target, seconds=report.seconds
            )
        )
        return
    console.print(
        _(
            "{target}: {files} files sent ({size}), {leaving} leaving, {deleted} deleted, "
            "{seconds:.1f} s. This is publish {generation}."
        ).format(
            target=report.target,
            files=len(report.plan.sent_files),
            size=decimal(report.size),
            leaving=len(report.plan.leaving),
            deleted=len(report.plan.doomed_files),
            seconds=report.seconds,
            generation=report.generation,
        )
    )


def print_plan(report: PublishReport) -> None:
    """Print what a publish would do, a line a file, in the order of doing it."""
    console = Console(highlight=False, soft_wrap=True, markup=False)
    for line in _plan_lines(report.plan):
        console.print(line)
    console.print(
        _("{target}: {files} files to send ({size}). Nothing was changed.").format(
            target=report.target, files=len(report.plan.sent_files), size=decimal(report.size)
        )
    )


def print_refusal(reason: object) -> None:
    """Print why nothing was published."""
    Console(stderr=True, highlight=False, soft_wrap=True, markup=False).print(str(reason))


def print_host_failure(error: Exception) -> None:
    """Print that a publish was not finished, and that the next one goes on with it."""
    Console(stderr=True, highlight=False, soft_wrap=True, markup=False).print(
        _(
            "Not finished: {error}. Readers see whole pages, old or new, and nothing was deleted. "
            "Run it again: it goes on where it stopped."
        ).format(error=str(error).rstrip("."))
    )


def print_watch_failure(error: Exception) -> None:
    """Print why a publish did not happen, in a watch that goes on."""
    if isinstance(error, (HostError, OSError)):
        print_host_failure(error)
    elif isinstance(error, (RefusedError, SettingsError)):
        print_refusal(error)
    else:
        print_refusal("".join(format_exception(error, limit=-3)))


def print_rolled_back(rollback: Rollback) -> None:
    """Print what readers see now, what has to be done, and who could not be told."""
    _print_complaints(rollback.complaints)
    Console(highlight=False, soft_wrap=True, markup=False).print(
        _(
            "Readers see publish {name} again. When the cause is mended, publish with "
            "--take-over: until then nothing is published."
        ).format(name=publish_number(rollback.name))
    )


def _print_complaints(complaints: tuple[str, ...]) -> None:
    console = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)
    for complaint in complaints:
        console.print(_("Published, but this failed: {complaint}").format(complaint=complaint))


def _plan_lines(plan: PublishPlan) -> list[str]:
    return [
        *(_("send    {path}").format(path=path) for path in plan.sent_files),
        *(_("leaving {path}").format(path=entry.path) for entry in plan.leaving),
        *(_("delete  {path}").format(path=path) for path in plan.doomed_files),
    ]
