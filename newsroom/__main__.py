"""The program `newsroom`: the commands without a `tasks.py`."""

from invoke import Program

from newsroom import __version__
from newsroom.commands import namespace


def main() -> None:
    """Run the command that the command line names: the entry point of the wheel."""
    Program(name="newsroom", binary="newsroom", version=__version__, namespace=namespace).run()


if __name__ == "__main__":
    main()
