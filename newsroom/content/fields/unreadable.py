"""What is told of a file whose front matter cannot be read, or describes no article."""

from pathlib import PurePosixPath

from newsroom.content.fields.front_matter import FrontMatter, Syntax
from newsroom.content.fields.tree import DEEPEST, Fault
from newsroom.content.rejection import Rejection
from newsroom.language.messages import translate as _


def refuse_fault(path: str, fault: Fault, line: int) -> Rejection:
    """Return the rejection of the file `path`, whose front matter has a fault on that line."""
    message, remedy = {
        Fault.UNREADABLE: (
            _("The fields cannot be read from this line on."),
            _("Write each as “name: value”, and a value with marks in it between quotation marks."),
        ),
        Fault.LINKED: (
            _("The value begins with “&”, which gives it a name for use elsewhere."),
            _("Write each value in its place; put one that begins with “&” in quotation marks."),
        ),
        Fault.DEEP: (
            _("More than {count} lists lie within one another.").format(count=DEEPEST),
            _("Delete what is no field of the newspaper's."),
        ),
        Fault.UNCLOSED: (
            _("The fields begin with “+++”, and no such line ends them."),
            _("Write a line “+++” below the last field."),
        ),
    }[fault]
    return Rejection(path, line, fault.value, message, remedy)


def describes_a_list(path: str, matter: FrontMatter) -> Rejection | None:
    """Return a warning if the file is one of Hugo's and Zola's that describe a list of pages."""
    is_named_so = PurePosixPath(path).name.startswith("_index.")
    if not is_named_so or matter.syntax is Syntax.PLAIN:
        return None
    return Rejection(
        path,
        0,
        "list-page",
        _("This file describes a list, and the edition makes its lists by itself."),
        _("Delete it, or keep its text as a file in content/pages/."),
    )
