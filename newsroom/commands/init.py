"""`init`: an edition of one's own."""

from pathlib import Path

from invoke import Context, task

from newsroom.commands.arguments import CommandOfFiles
from newsroom.commands.exit_codes import exit_codes
from newsroom.commands.misuse import MisuseError


@task(
    klass=CommandOfFiles,
    positional=[],
    iterable=["files"],
    help={
        "name": "name of the newspaper",
        "language": "its language, such as vi, en or fr-CA",
        "timezone": "its time zone, such as Asia/Ho_Chi_Minh",
        "url": "address at which readers find it, such as https://news.example",
        "sections": "names of its sections, parted by commas",
        "colour": "its colour, such as #a3131c",
        "yes": "ask nothing: what is not given is suggested",
    },
)
def init(
    _context: Context,
    files: list[str],
    name: str = "",
    language: str = "",
    timezone: str = "",
    url: str = "",
    sections: str = "",
    colour: str = "",
    yes: bool = False,
) -> None:
    """Begin an edition of your own in a new folder: newsroom init fen-courier."""
    from newsroom.interview import AnswerError
    from newsroom.press import clock
    from newsroom.starting.answers import suggested_language
    from newsroom.starting.begin import begin
    from newsroom.starting.questions import Given, answers_to
    from newsroom.starting.report import print_begun
    from newsroom.starting.scaffold import scaffold

    with exit_codes(Path.cwd(), language or suggested_language()):
        if len(files) != 1 or not files[0].strip():
            raise MisuseError.of_no_folder()
        place = Path(files[0]).absolute()
        if (place / "pelicanconf.py").exists():
            raise MisuseError.of_another_edition(place)
        if place.exists() and not place.is_dir():
            raise MisuseError.of_no_room(place)
        given = Given(name, language, timezone, url, sections, colour)
        try:
            answers = answers_to(given, place, asks=not yes)
        except AnswerError as error:
            raise MisuseError(error.message) from error
        begun = begin(place, scaffold(answers, clock()))
        print_begun(begun, files[0], answers)
