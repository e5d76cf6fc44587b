"""Whether a body still says all that it said: word by word, table by table, picture by picture."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from newsroom.language.normalisation import normalise


@dataclass(frozen=True, slots=True)
class Facts:
    """What a tree holds, in its order; two bodies of the same facts say the same.

    `text` is every letter and mark without blanks, `code` the text of code blocks with its blanks.
    `counts` are those of headings, lists, items, quotations and rules, `starts` the numbers with
    which lists begin.
    """

    text: str
    pictures: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    tables: tuple[tuple[str, ...], ...]
    code: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    starts: tuple[str, ...]


_COUNTED = ("h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "dl", "sup", "sub")


def facts_of(root: HtmlElement) -> Facts:
    """Return what a tree holds; addresses count as `target` writes them."""
    from newsroom.importing.bodies.conversion import target  # noqa: PLC0415

    pictures = tuple(
        (target(one.get("src") or ""), _pressed(one.get("title") or "").replace('"', "”"))
        for one in root.iter("img")
    )
    tables = tuple(
        tuple(_pressed("".join(cell.itertext())) for cell in table.iter("td", "th"))
        for table in root.iter("table")
    )
    return Facts(
        text=_pressed("".join(root.itertext())),
        pictures=pictures,
        links=tuple(
            target(one.get("href") or "")
            for one in root.iter("a")
            if one.get("href")
            and (_pressed("".join(one.itertext())) or one.find(".//img") is not None)
        ),
        tables=tables,
        code=tuple("".join(one.itertext()).strip("\n").expandtabs(4) for one in root.iter("pre")),
        starts=tuple(one.get("start") or "1" for one in root.iter("ol")),
        counts=tuple((tag, sum(1 for _one in root.iter(tag))) for tag in _COUNTED),
    )


def _pressed(text: str) -> str:
    return "".join(normalise(text).split())


def losses(before: Facts, after: Facts) -> tuple[str, ...]:
    """Return the names of the facts that differ; empty if nothing was lost or added."""
    return tuple(name for name in Facts.__slots__ if getattr(before, name) != getattr(after, name))
