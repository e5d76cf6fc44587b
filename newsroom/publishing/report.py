"""What `invoke publish` prints, in the newsroom's language."""

from traceback import format_exception

from rich.console import Console
from rich.filesize import decimal

from newsroom.language.messages import Message, ToldError, in_words
from newsroom.language.messages import message as _
from newsroom.publishing.checks import publish_number
from newsroom.publishing.difference import PublishPlan
from newsroom.publishing.errors import HostError
from newsroom.publishing.publish import PublishReport, Rollback


def print_publish(report: PublishReport, language: str, *, quiet: bool) -> None:
    """Print what a publish did, in a line, and below it who could not be told."""
    _print_complaints(report.complaints, language)
    if quiet:
        return
    if report.generation:
        told = _(
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
    else:
        told = _("{target} is as it should be ({seconds:.1f} s).").format(
            target=report.target, seconds=report.seconds
        )
    _out().print(in_words(told, language))


def print_plan(report: PublishReport, language: str) -> None:
    """Print what a publish would do, a line a file, in the order of doing it."""
    console = _out()
    for line in _plan_lines(report.plan):
        console.print(in_words(line, language))
    counts = _("{target}: {files} files to send ({size}). Nothing was changed.").format(
        target=report.target, files=len(report.plan.sent_files), size=decimal(report.size)
    )
    console.print(in_words(counts, language))


def print_refusal(reason: ToldError, language: str) -> None:
    """Print why nothing was published."""
    _err().print(reason.in_words(language))


def print_host_failure(error: ToldError | OSError, language: str) -> None:
    """Print that a publish was not finished, and that the next one goes on with it."""
    reason = error.in_words(language) if isinstance(error, ToldError) else str(error)
    told = _(
        "Not finished: {error}. Readers see whole pages, old or new, and nothing was deleted. "
        "Run it again: it goes on where it stopped."
    ).format(error=reason.rstrip("."))
    _err().print(in_words(told, language))


def print_watch_failure(error: Exception, language: str) -> None:
    """Print why a publish did not happen, in a watch that goes on."""
    if isinstance(error, (HostError, OSError)):
        print_host_failure(error, language)
    elif isinstance(error, ToldError):
        print_refusal(error, language)
    else:
        _err().print("".join(format_exception(error, limit=-3)))


def print_rolled_back(rollback: Rollback, language: str) -> None:
    """Print what readers see now, what has to be done, and who could not be told."""
    _print_complaints(rollback.complaints, language)
    told = _(
        "Readers see publish {name} again. When the cause is mended, publish with "
        "--take-over: until then nothing is published."
    ).format(name=publish_number(rollback.name))
    _out().print(in_words(told, language))


def _print_complaints(complaints: tuple[Message | str, ...], language: str) -> None:
    for complaint in complaints:
        told = _("Published, but this failed: {complaint}").format(complaint=complaint)
        _err().print(in_words(told, language))


def _out() -> Console:
    return Console(highlight=False, soft_wrap=True, markup=False)


def _err() -> Console:
    return Console(stderr=True, highlight=False, soft_wrap=True, markup=False)


def _plan_lines(plan: PublishPlan) -> list[Message]:
    return [
        *(_("send    {path}").format(path=path) for path in plan.sent_files),
        *(_("leaving {path}").format(path=entry.path) for entry in plan.leaving),
        *(_("delete  {path}").format(path=path) for path in plan.doomed_files),
    ]
