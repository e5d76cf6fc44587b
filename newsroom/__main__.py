"""The program `newsroom`."""

import sys

from newsroom.commands.closed_pipe import ends_quietly
from newsroom.commands.edition_build import build_edition
from newsroom.commands.edition_settings import edition_folder
from newsroom.commands.ending import end_at_once
from newsroom.commands.plain_call import options_of_plain_call

_INTERRUPTED = 1  # as Invoke ends then


def main() -> None:
    """Run the command that the command line names: the entry point of the wheel.

    A plain `newsroom build` does without Invoke, which takes a third of a build with nothing to do,
    and ends the process.
    """
    options = options_of_plain_call("build", build_edition, sys.argv[1:])
    if options is None:
        from newsroom.commands.program import run_program  # noqa: PLC0415

        run_program()
        return
    try:
        with ends_quietly():
            build_edition(edition_folder(), **options)
    except KeyboardInterrupt:
        raise SystemExit(_INTERRUPTED) from None
    end_at_once()


if __name__ == "__main__":
    main()
