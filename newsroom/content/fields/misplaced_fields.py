"""Why the fields of a file end before its author thinks they do.

Markdown reads fields from the first line on, and none below the first line that is no field: title
and date may stand right there and be part of the text. To say that they are missing would help
nobody; this names the line that keeps them from being read. It changes nothing in what is read.
"""

from collections.abc import Collection, Iterator
from itertools import dropwhile, takewhile

from newsroom.content.fields.field_names import field_meant
from newsroom.content.fields.front_matter import FrontMatter
from newsroom.content.fields.plain_fields import META_MORE_RE, META_RE
from newsroom.content.fields.understanding import fields_present
from newsroom.content.rejection import Rejection

CODE = "interrupted-fields"
_FARTHEST = 60  # lines into the body: nobody writes more fields
_LONGEST_QUOTED = 40  # characters of a line that a message repeats


def refuse_interruption(
    path: str, matter: FrontMatter, known: Collection[str], required: frozenset[str]
) -> Iterator[Rejection]:
    """Yield the lines that keep fields of `path` from being read, as far as that is clear.

    `known` are the names that a field may have, `required` those that the file must have.
    """
    missing = required - fields_present(matter)
    if not missing and not matter.is_cut:
        return
    lines = matter.body.split("\n", _FARTHEST)[:_FARTHEST]
    if matter.is_cut:
        yield from _cut(path, matter, lines, known, missing)
    elif missing & {field_meant(line, known) for line in _paragraph(lines)}:
        yield _ended(path, matter)


def _paragraph(lines: list[str]) -> list[str]:
    return list(takewhile(str.strip, dropwhile(lambda line: not line.strip(), lines)))


def _ended(path: str, matter: FrontMatter) -> Rejection:
    """Return the rejection of the empty line (or `---`) before the body, which has more fields."""
    why = "ended" if matter.fields else "late"
    return Rejection.of(path, matter.body_line - 1, CODE, **{why: True})


def _cut(
    path: str,
    matter: FrontMatter,
    lines: list[str],
    known: Collection[str],
    missing: frozenset[str],
) -> Iterator[Rejection]:
    """Yield what is wrong with the body's first line, if it stands where a field should."""
    first, *rest = lines
    below = list(takewhile(str.strip, rest)) if matter.fields else _paragraph(rest)
    # A whole front matter with the text right below it is no fault, even if that speaks of a
    # “Nguồn:”; fields by their true names are.
    fields_below = {
        field_meant(line, known) for line in below if missing or META_RE.match(line)
    } - {""}
    if field_meant(first, known):
        stretch = [first, *takewhile(str.strip, rest)]
        for number, line in enumerate(stretch, start=matter.body_line):
            if _is_misnamed(line, known) and (line is first or not META_MORE_RE.match(line)):
                yield _misnamed(path, number, line, known)
    elif fields_below:
        has_title = "title" in fields_below | fields_present(matter)
        values = _way_out(first, has_title=has_title, is_first=not matter.fields)
        yield Rejection.of(path, matter.body_line, CODE, text=_shortened(first), **values)


def _is_misnamed(line: str, known: Collection[str]) -> bool:
    return not META_RE.match(line) and bool(field_meant(line, known))


def _misnamed(path: str, number: int, line: str, known: Collection[str]) -> Rejection:
    field = field_meant(line, known).title()
    return Rejection.of(path, number, CODE, name=_as_written(line), field=field)


def _as_written(line: str) -> str:
    """Return a line's beginning as it stands, with its colon: a space before that is the fault."""
    return line[: line.replace("：", ":").index(":") + 1].strip()


def _way_out(line: str, *, has_title: bool, is_first: bool) -> dict[str, object]:
    """Return the values that choose the remedy."""
    if line.startswith("#") and not has_title:
        return {"title": line.strip("# ")}
    return {"first": True} if is_first else {}


def _shortened(line: str) -> str:
    text = line.strip()
    return text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED].rstrip()}…"
