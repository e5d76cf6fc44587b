"""Pages of the old website scraped as text: the seed's layout, see `importing.scraped_page`.

The command gives these pages to `importing.importer`, which also writes the headlines beside an
article. Here they are looked at, counted, and yielded as records like any other source's.
"""

from collections.abc import Iterator
from pathlib import Path

from newsroom.content.safety.limits import LARGEST_FILE
from newsroom.content.source import read_source
from newsroom.importing.item import NEWSPAPER, BodyForm, Item, ItemKind, LeftOut, OldPicture
from newsroom.importing.scraped_page import BY_DAY, SAME_SECTION, ScrapedPage, read_scraped_page
from newsroom.importing.sources import SourceTerms
from newsroom.language.legacy import decode, recognise

KIND = "scraped"
LAST = True


def recognises(path: Path, head: bytes) -> bool:
    """Tell whether a file is text with the two lists of a scraped page, or may be one."""
    if path.is_dir():
        return any(one.suffix == ".txt" for one in path.iterdir())
    encoding = recognise(head)
    text = decode(head, encoding).casefold() if encoding else ""
    return path.suffix == ".txt" or SAME_SECTION.casefold() in text or BY_DAY.casefold() in text


def items(path: Path, terms: SourceTerms) -> Iterator[Item]:
    """Yield the article of a page and its headlines; a page that is none is told as such."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    for file in files:
        data = read_source(file)
        encoding = recognise(data) if len(data) <= LARGEST_FILE else None
        page = read_scraped_page(file.name, decode(data, encoding)) if encoding else ()
        if isinstance(page, ScrapedPage):
            yield from _items_of(page, file.name)
        else:
            lost = tuple(LeftOut("refused", f"{one.line}: {one.code}") for one in page)
            yield Item(file.name, ItemKind.OTHER, title=file.name, what="no-page", left_out=lost)


def _items_of(page: ScrapedPage, name: str) -> Iterator[Item]:
    yield Item(
        key=name,
        title=page.title,
        body="\n".join(page.paragraphs),
        form=BodyForm.TEXT,
        authors=(page.byline,),
        picture=OldPicture("", caption=page.caption),
    )
    for headline in page.same_section:
        yield Item(
            key=f"{name}: {headline.title}",
            title=headline.title,
            date=headline.moment.stamp,
            zone=NEWSPAPER,
        )
    for title in page.by_day:
        yield Item(key=f"{name}: {title}", title=title)
