"""The printed paper: a PDF for each day, under a name of its own in content/."""

from newsroom.language.patterns import lazy_pattern

_PATH = lazy_pattern(r"print/(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\.pdf")


def day_of_print(path: str) -> str:
    """Return the day whose printed paper a file under content/ is; empty if it is none.

    Such files are named by their day: `print/2019-03-11.pdf`.
    """
    match = _PATH.fullmatch(path)
    return match[1] if match else ""


def path_of_print(day: str) -> str:
    """Return where the printed paper of a day lies, relative to content/."""
    return f"print/{day}.pdf"
