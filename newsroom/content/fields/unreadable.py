"""What is told of a file whose front matter cannot be read, or describes no article."""

from newsroom.content.fields.front_matter import FrontMatter, Syntax
from newsroom.content.fields.tree import DEEPEST, Fault
from newsroom.content.rejection import Rejection


def refuse_fault(path: str, fault: Fault, line: int) -> Rejection:
    """Return the rejection of the file `path`, whose front matter has a fault on that line."""
    values = {"count": DEEPEST} if fault is Fault.DEEP else {}
    return Rejection.of(path, line, fault.value, **values)


def describes_a_list(path: str, matter: FrontMatter) -> Rejection | None:
    """Return a warning if the file is one of Hugo's and Zola's that describe a list of pages."""
    is_named_so = path.rpartition("/")[2].startswith("_index.")
    if not is_named_so or matter.syntax is Syntax.PLAIN:
        return None
    return Rejection.of(path, 0, "list-page")
