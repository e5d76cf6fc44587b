"""What a new article is begun with, and the file that comes of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from newsroom.content.article import Status
from newsroom.desk.files import write_new
from newsroom.desk.filling import filled, given_in
from newsroom.edition import Edition
from newsroom.language.dates.moment import moment_in_zone, read_moment
from newsroom.language.slugs import slugify

UNDATED = "drafts"
"""The folder, relative to content/, of drafts whose template has a date that cannot be read."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """An article as its author describes it; empty for what is not known yet.

    `date` is written as front matter has it. `alt` says what is to be seen on the pictures, which
    lie in `pictures`, a folder relative to content/.
    """

    title: str
    section: str
    byline: str = ""
    date: str = ""
    lead: str = ""
    source: str = ""
    language: str = ""
    alt: str = ""
    pictures: str = ""


class OutsideError(Exception):
    """The folder of the pictures would lie outside content/."""


class NewFile(NamedTuple):
    """A file to be: `path` and the folder of its `pictures`, if any, are relative to content/."""

    path: str
    text: str
    pictures: str


def today(edition: Edition, now: int) -> str:
    """Return the minute `now` (seconds since 1970 UTC) as front matter has it."""
    instant = datetime.fromtimestamp(now, edition.zone)
    return moment_in_zone(instant, edition.zone).stamp.replace("T", " ")


def new_file(template: str, begun: Beginning, edition: Edition) -> NewFile:
    """Return the file of a new article in its dated place, such as `2019/03/2019-03-11-slug.md`.

    It begins as a draft, unless the template gives another status.
    """
    language = begun.language or edition.language
    slug = slugify(begun.title, language)
    given = given_in(template)
    folder, name = _place(given.get("date") or begun.date, slug, edition)
    pictures = begun.pictures.strip("/") or f"images/{folder}/{slug}"
    values = {
        "title": begun.title,
        "date": begun.date,
        "category": begun.section,
        "author": begun.byline,
        "summary": begun.lead,
        "source": begun.source,
        "lang": language if language != edition.language else "",
        "status": Status.DRAFT.value,
    }
    words = {
        "title": begun.title,
        "time": begun.date[11:16] or "00:00",  # what has a day alone begins with it
        "alt": begun.alt,
        "pictures": f"{pictures}/",
    }
    text = filled(template, values, words)
    return NewFile(f"{folder}/{name}.md", text, pictures if "{pictures}" in template else "")


def write_article(template: str, begun: Beginning, edition: Edition) -> NewFile:
    """Write the file of a new article, and make the folder of its pictures; return what was made.

    FileExistsError, and nothing written, if there is an article of this day and title already;
    OutsideError if its pictures would not lie in content/.
    """
    made = new_file(template, begun, edition)
    pictures = edition.content / made.pictures
    if not pictures.resolve().is_relative_to(edition.content):
        raise OutsideError(made.pictures)
    write_new(edition.content / made.path, made.text.encode())
    if made.pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    return made


def _place(date: str, slug: str, edition: Edition) -> tuple[str, str]:
    """Return folder and name of the file, as far as the precision of its date goes."""
    moment = read_moment(date, edition.zone)
    if moment is None:
        return UNDATED, slug
    stamp = moment[0].stamp
    return stamp[:7].replace("-", "/"), f"{stamp[:10]}-{slug}"
