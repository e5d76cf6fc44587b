"""What `invoke publish` prints, in the newsroom's language."""

from collections.abc import Iterator
from traceback import format_exception

from rich.console import Console
from rich.filesize import decimal

from newsroom.language.messages import Message, ToldError, counted_message, in_words
from newsroom.language.messages import message as _
from newsroom.pages.family import Rank
from newsroom.publishing.checks import publish_number
from newsroom.publishing.difference import PublishPlan
from newsroom.publishing.errors import HostError
from newsroom.publishing.publish import PublishReport, Rollback
from newsroom.publishing.whole_host import VerifyReport

_NAMED = 20  # files taken back that are named; a dry run names all


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
            leaving=len(report.plan.waiting),
            deleted=len(report.plan.doomed_files),
            seconds=report.seconds,
            generation=report.generation,
        )
    else:
        told = _("{target}: there is nothing to send ({seconds:.1f} s).").format(
            target=report.target, seconds=report.seconds
        )
    _out().print(in_words(told, language))
    _print_taken_back(report.plan, language)


def print_plan(report: PublishReport, language: str) -> None:
    """Print what a publish would do, a line a file, in the order of doing it."""
    console = _out()
    for line in _plan_lines(report.plan):
        console.print(in_words(line, language))
    counts = _("{target}: {files} files to send ({size}). Nothing was changed.").format(
        target=report.target, files=len(report.plan.sent_files), size=decimal(report.size)
    )
    console.print(in_words(counts, language))


def print_verify(report: VerifyReport, language: str, *, quiet: bool) -> None:
    """Print what a verification found, a line a file, and what became of it."""
    found = report.differences
    lines = [
        *(_("missing {path}").format(path=path) for path in found.missing),
        *(_("changed {path}").format(path=path) for path in found.changed),
        *(_("foreign {path}").format(path=path) for path in found.foreign),
    ]
    for line in lines:
        _err().print(in_words(line, language))
    if report.mended:
        print_publish(report.mended, language, quiet=quiet)
    if quiet and not report.remaining:
        return
    for told in _verdict(report):
        (_err() if report.remaining else _out()).print(in_words(told, language))


def _verdict(report: VerifyReport) -> Iterator[Message]:
    found, is_mended = report.differences, report.mended is not None
    yield _(
        "{target}: {count} files compared, {wrong} missing or changed, {foreign} foreign."
    ).format(
        target=report.target,
        count=found.compared,
        wrong=len(found.wrong),
        foreign=len(found.foreign),
    )
    if found.wrong:
        yield _("They were brought anew.") if is_mended else _("--repair brings them anew.")
    if found.foreign and not report.deletes_foreign:
        yield _("Foreign files stay, unless --repair --delete-foreign deletes them.")
    elif found.foreign:
        yield _("The foreign files were deleted.")


def sending(language: str) -> str:
    """Return the word before the bar of a publish."""
    return in_words(_("Sending"), language)


def comparing(language: str) -> str:
    """Return the word before the bar of a verification."""
    return in_words(_("Comparing"), language)


def print_withheld(report: PublishReport, language: str, *, quiet: bool) -> None:
    """Print how many files have problems, and that the rest was published without them."""
    count = len(report.withheld)
    if count and not quiet:
        told = counted_message(
            "{count} file has problems, told above; the rest goes on without it. Of a rejected "
            "article readers have the last good version, or nothing.",
            "{count} files have problems, told above; the rest goes on without them. Of a "
            "rejected article readers have the last good version, or nothing.",
            count,
        ).format(count=count)
        _err().print(in_words(told, language))


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


def _print_taken_back(plan: PublishPlan, language: str) -> None:
    """Name what readers find no more, a line each, but for the end of a long list."""
    if not plan.taken_back:
        return
    console = _out()
    console.print(in_words(_("Taken back, and gone from the host:"), language))
    # Texts first: of a gallery's hundreds of files, the article is what an editor looks for.
    entries = sorted(plan.taken_back, key=lambda entry: (entry.rank != Rank.ARTICLES, entry.path))
    for entry in entries[:_NAMED]:
        console.print(f"    {entry.path}")
    if len(entries) > _NAMED:
        told = _("    and {count} more").format(count=len(entries) - _NAMED)
        console.print(in_words(told, language))


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
        *(_("leaving {path}").format(path=entry.path) for entry in plan.waiting),
        *(_("back    {path}").format(path=entry.path) for entry in plan.taken_back),
        *(_("delete  {path}").format(path=path) for path in plan.doomed_files),
    ]
