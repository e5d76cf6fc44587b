"""`new`: an article, headline, photo or live story begun, and corrections of published ones."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import edition_folder, newsroom_of
from newsroom.commands.exit_codes import REJECTED, exit_codes
from newsroom.commands.misuse import MisuseError

if TYPE_CHECKING:
    from newsroom.desk.beginning.questions import Given
    from newsroom.edition import Edition

_CORRECTION = "correction"
_EDITORS = ("editor", "nano", "vi", "notepad")


@task(
    klass=Command,
    help={
        "kind": "article, headline, photos, live, correction, or a template of theme/articles/",
        "title": "its title",
        "section": "its section, by name or number",
        "byline": "who wrote it; several with commas",
        "date": "when it appears, such as 2026-12-01 06:00 (default: now)",
        "lead": "the paragraph under the title",
        "source": "address of the original, for a headline",
        "language": "its language, if it is not the newspaper's own",
        "pictures": "folder in content/ of a photo story's pictures",
        "alt": "what is to be seen on these pictures",
        "of": "the published article that is corrected: its address or its file",
        "text": "what is right, for a correction",
        "edit": "open the file in $EDITOR, and check it afterwards",
        "yes": "ask nothing: what is not given is left out",
    },
)
def new(
    context: Context,
    kind: str = "article",
    title: str = "",
    section: str = "",
    byline: str = "",
    date: str = "",
    lead: str = "",
    source: str = "",
    language: str = "",
    pictures: str = "",
    alt: str = "",
    of: str = "",
    text: str = "",
    edit: bool = False,
    yes: bool = False,
) -> None:
    """Begin an article in its dated place, as a draft, or correct a published one."""
    from newsroom.desk.beginning.questions import Given
    from newsroom.desk.beginning.report import print_corrected, print_written

    folder, root = Path.cwd(), edition_folder(context)
    with exit_codes(root):
        edition = newsroom_of(root, production=False).edition
        if kind == _CORRECTION:
            file = _correct(edition, of, text, folder, asks=not yes)
            print_corrected(_shown(file, folder), edition.language)
        else:
            given = Given(title, section, byline, date, lead, source, language, alt, pictures)
            file, gallery = _begin(edition, kind, given, asks=not yes)
            shown = _shown(gallery, folder) if gallery else None
            print_written(_shown(file, folder), shown, edition.language)
        if edit:
            _edit(file)
            _check(edition, file)


def _begin(
    edition: "Edition", kind: str, given: "Given", *, asks: bool
) -> tuple[Path, Path | None]:
    """Write the file of a new article, and return it and the folder of its pictures, if any."""
    from newsroom.desk.beginning.new_article import OutsideError, new_file, write_article
    from newsroom.desk.beginning.questions import beginning_of
    from newsroom.desk.beginning.templates import kinds, template_of
    from newsroom.desk.text.moments import moment_text
    from newsroom.interview import AnswerError
    from newsroom.pages.theme import Theme
    from newsroom.press import clock

    theme = Theme.of(edition)
    if kind not in kinds(theme):
        raise MisuseError.of_kind(kind, (*kinds(theme), _CORRECTION))
    try:
        template = template_of(theme, kind)
    except UnicodeDecodeError as error:
        raise MisuseError.of_template(kind) from error
    now = moment_text(clock(), edition)
    try:
        begun = beginning_of(given, template, edition, today=now, asks=asks)
    except AnswerError as error:
        raise MisuseError(error.message) from error
    try:
        made = write_article(template, begun, edition)
    except OutsideError as error:
        raise MisuseError.of_files([str(error)], edition.content) from error
    except FileExistsError as error:
        taken = edition.content / new_file(template, begun, edition).path
        raise MisuseError.of_an_article(taken) from error
    pictures = edition.content / made.pictures if made.pictures else None
    return edition.content / made.path, pictures


def _correct(edition: "Edition", of: str, text: str, folder: Path, *, asks: bool) -> Path:
    """Write a correction into the file of a published article, and return the file."""
    from newsroom.content.scan import digest
    from newsroom.desk.beginning.published_file import NotPublishedError, published_file
    from newsroom.desk.beginning.questions import article_to_correct, correction_of
    from newsroom.desk.files.writes import ChangedMeanwhileError, replace_version
    from newsroom.desk.text.corrections import CorrectionError, with_correction
    from newsroom.desk.text.moments import moment_text
    from newsroom.interview import AnswerError
    from newsroom.press import clock

    try:
        named = article_to_correct(of, edition, asks=asks)
        file = edition.content / published_file(edition, named, folder, clock())
        right = correction_of(text, edition, asks=asks)
        data = file.read_bytes()
        corrected = with_correction(data.decode(), f"{moment_text(clock(), edition)} {right}")
        replace_version(file, corrected.encode(), digest(data))
    except (AnswerError, NotPublishedError, CorrectionError) as error:
        raise MisuseError(error.message) from error
    except UnicodeDecodeError as error:
        raise MisuseError.of_encoding(file) from error
    except ChangedMeanwhileError as error:
        raise MisuseError.of_a_change(file) from error
    return file


def _shown(place: Path, folder: Path) -> Path:
    """Return a place as somebody in `folder` would type it."""
    return place.relative_to(folder) if place.is_relative_to(folder) else place


def _edit(file: Path) -> None:
    """Open a file in the editor of this machine, and wait until it is closed."""
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    command = shlex.split(wanted) or [found for one in _EDITORS if (found := shutil.which(one))][:1]
    if not command or not shutil.which(command[0]):
        raise MisuseError.of_editor(wanted)
    subprocess.run([*command, str(file)], check=False)


def _check(edition: "Edition", file: Path) -> None:
    """Say what is wrong with a file that was just saved."""
    from newsroom.checking.check import CheckOrder, check
    from newsroom.press import clock
    from newsroom.terminal import print_rejections

    path = file.relative_to(edition.content).as_posix()
    findings = check(edition, CheckOrder(clock(), 1, (path,)))
    print_rejections(findings, edition.language, edition.content)
    if not all(one.is_warning for one in findings):
        raise SystemExit(REJECTED)
