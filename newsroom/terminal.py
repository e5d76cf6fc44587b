"""What the commands print, in the newsroom's language."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from newsroom.content.rejection import Rejection
from newsroom.edition import Edition
from newsroom.engine.order import BuildReport
from newsroom.language.messages import ToldError, in_words
from newsroom.language.messages import message as _
from newsroom.language.os_errors import reason_of

if TYPE_CHECKING:  # only `invoke import` pays for loading the importer, `explain` for the handbook
    from newsroom.explanations import Explanation
    from newsroom.importing.archive import ImportResult
    from newsroom.importing.importer import ImportReport

_MOST_CODES = 6  # that a line names; people go on from there


def print_rejections(
    rejections: tuple[Rejection, ...], language: str, content: Path | None = None
) -> None:
    """Print each rejection: where, what is wrong, and below it what to write. Warnings likewise.

    With the folder `content`, the line is shown that is meant, with carets under the words.
    """
    if not rejections:
        return
    # Loaded here, and Rich wherever there are colours: an edition in order has nothing to show.
    from rich.cells import cell_len  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from newsroom.content.findings.excerpt import excerpt_of  # noqa: PLC0415
    from newsroom.content.findings.speech import said  # noqa: PLC0415

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for rejection in rejections:
        place, message, remedy = said(rejection, language)
        colour = "yellow" if rejection.is_warning else "red"
        console.print(Text.assemble((place, "bold"), ": ", (message, colour)))
        if content and (excerpt := excerpt_of(rejection, content)):
            console.print(Text(f"    {excerpt.text}", "dim"))
            before = excerpt.text[: excerpt.start]
            meant = excerpt.text[excerpt.start : excerpt.start + excerpt.length]
            # A letter of China takes two places in a terminal, a mark above another one none.
            carets = "^" * max(1, cell_len(meant))
            console.print(Text(f"    {' ' * cell_len(before)}{carets}", colour))
        console.print(Text(f"    → {remedy}"))
    codes = " ".join(sorted({one.code for one in rejections})[:_MOST_CODES])
    told = _("More on what is wrong: {command}").format(command=f"newsroom explain {codes}")
    console.print(Text(f"  {in_words(told, language)}", "dim"))


def print_explanation(found: "Explanation", language: str) -> None:
    """Print what a code means: what is said in each case, and what to write then."""
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, soft_wrap=True, markup=False)
    kind = (
        _("A warning: what is meant for readers is published all the same.")
        if found.is_warning
        else _("A rejection: the rest is published; of this file, the last good version stays.")
    )
    console.print(Text(found.code, "bold"))
    console.print(in_words(kind, language))
    for message, remedy in found.pairs:
        console.print(f"\n  {message}\n    → {remedy}")
    if found.meaning:
        told = _("In the handbook, in English: {meaning}").format(meaning=found.meaning)
        console.print(f"\n{in_words(told, language)}")
    more = _("More: {command}").format(command=f"newsroom explain {found.page}")
    console.print(f"\n{in_words(more, language)}\n")


def print_subjects(codes: Iterable[str], pages: Iterable[str], language: str) -> None:
    """Print which codes and pages there are to be explained."""
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    console = Console(highlight=False, markup=False)
    for heading, names in ((_("Codes of findings:"), codes), (_("Pages of the handbook:"), pages)):
        console.print(Text(in_words(heading, language), "bold"))
        console.print(" ".join(names), end="\n\n")


def print_report(report: BuildReport, edition: Edition, *, quiet: bool) -> None:
    """Print what a build did, in a line, after all that it had to reject."""
    language = edition.language
    print_rejections((*report.warnings, *report.rejections), language, edition.content)
    if quiet:
        return
    _say(
        in_words(
            _(
                "{written} pages written, {unchanged} unchanged, {removed} removed, "
                "{rejections} problems, {seconds:.2f} s."
            ).format(
                written=report.written,
                unchanged=report.unchanged,
                removed=report.removed,
                rejections=len(report.rejections),
                seconds=report.seconds,
            ),
            language,
        )
    )


def print_foreign_output(folder: Path, language: str) -> None:
    """Print that a folder holds files that no build of ours wrote."""
    told = in_words(
        _(
            "{folder} holds files that this edition did not write. Nothing was built. "
            "Empty the folder, or name another with --output."
        ).format(folder=folder),
        language,
    )
    _warn(told)


def print_failure(error: OSError, language: str) -> None:
    """Print that the machine failed, and that the next build mends it."""
    reason = in_words(reason_of(error), language)
    told = in_words(
        _(
            "The machine failed: {error}. What readers see is whole; mend the cause and run "
            "the command again."
        ).format(error=f"{reason} ({error.filename})" if error.filename else reason),
        language,
    )
    _warn(told)


def print_serving(url: str, language: str) -> None:
    """Print where the edition is to be seen."""
    told = _("The edition is at {url} and is rebuilt at every save. Ctrl-C ends.").format(url=url)
    _say(in_words(told, language))


def print_desk(url: str, language: str) -> None:
    """Print where the desk is; the address holds the key to it."""
    told = _(
        "The desk, for writing, is at {url} for you alone: keep the address to yourself."
    ).format(url=url)
    _say(in_words(told, language))


def print_far_desk(url: str, language: str) -> None:
    """Print where people with accounts find the desk."""
    told = _("Whoever has an account finds the desk at {url}").format(url=url)
    _say(in_words(told, language))


def print_closed_desk(reason: ToldError, language: str) -> None:
    """Print why the desk is not open to other machines, and what to do."""
    _warn(reason.in_words(language))


def print_session(news: BuildReport | str, edition: Edition) -> None:
    """Print what a build of `invoke serve` did, or what stopped it."""
    if isinstance(news, BuildReport):
        print_report(news, edition, quiet=False)
    else:
        _warn(news)


def print_import(report: "ImportReport", language: str) -> None:
    """Print what an import wrote, left alone, and refused."""
    for entry in (*report.written, *report.kept):
        _say(f"{entry.path}: {in_words(entry.message, language)}")
    print_rejections(report.refused, language)
    counts = _(
        "{written} files written, {unchanged} unchanged, {kept} kept, {refused} refused."
    ).format(
        written=len(report.written),
        unchanged=len(report.unchanged),
        kept=len(report.kept),
        refused=len(report.refused),
    )
    _say(in_words(counts, language))


def print_archive(result: "ImportResult", language: str) -> None:
    """Print what an import of an archive did, and where everything is accounted for."""
    account = result.account
    counts = _(
        "{total} items: {written} written, {updated} updated, {unchanged} unchanged, {kept} kept, "
        "{merged} merged, {files} files copied, {left} left out."
    ).format(
        total=account.total,
        written=account.count("written"),
        updated=account.count("updated"),
        unchanged=account.count("unchanged"),
        kept=account.count("kept"),
        merged=account.count("merged"),
        files=account.count("copied"),
        left=sum(map(account.count, ("left-out", "missing", "unused"))),
    )
    _say(in_words(counts, language))
    if not account.is_whole:
        told = _("Not everything came over: {drafts} drafts with a reason, {lost} things left out.")
        words = told.format(drafts=account.reasons.total(), lost=account.left_out.total())
        _say(in_words(words, language))
    place = _("What became of each: {summary}; item by item: {ledger}.").format(
        summary=_shown_path(result.summary), ledger=_shown_path(result.ledger)
    )
    _say(in_words(place, language))


def _shown_path(path: Path) -> str:
    """Return a path from the working directory, if it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _say(words: str) -> None:
    print(words, flush=True)  # also where a program reads along, line by line


def _warn(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def quoted(word: str) -> str:
    """Return a word as a shell takes it for one."""
    import shlex  # noqa: PLC0415

    return shlex.quote(word)
