"""What a writer may send to the desk. Whatever is not named here is for editors."""

from contextlib import closing

from newsroom.catalogue.queries.sources import is_named_publicly
from newsroom.catalogue.schema import open_snapshot
from newsroom.content.drafts import is_marked_as_draft
from newsroom.desk.accounts.roles import Person
from newsroom.edition import Edition
from newsroom.language.messages import message as _

FOR_EDITORS = _(
    "Not saved: writers save drafts. What readers see, or will see, is for an editor to change."
)
WRITERS = frozenset(
    {"save", "preview", "discard", "compare", "new", "upload", "gallery", "presence", "logout"}
)
"""What writers may post to, by the last part of the address."""


def may_post(person: Person, name: str) -> bool:
    """Tell whether somebody may send anything to this part of the desk."""
    return person.may_publish or name in WRITERS


def may_begin(person: Person, path: str, data: bytes, edition: Edition) -> bool:
    """Tell whether somebody may write a new file: a writer may, if it says that it is a draft."""
    return person.may_publish or is_marked_as_draft(path, data, edition)


def may_change(person: Person, target: str, edition: Edition) -> bool:
    """Tell whether somebody may put a file there, or, with a slash at its end, into that folder.

    `target` is relative to content/. A writer may not where a page that is no draft would show it.
    """
    if person.may_publish:
        return True
    with closing(open_snapshot(edition.cache / "catalogue.sqlite")) as connection:
        return not is_named_publicly(connection, target)


def may_save(person: Person, path: str, before: bytes, after: bytes, edition: Edition) -> bool:
    """Tell whether somebody may save a file that holds `before` so that it holds `after`.

    A writer may, if both say that they are drafts: so a writer neither publishes nor changes what
    is public or will be by itself. What is saved decides, not what the browser showed.
    """
    return person.may_publish or all(
        is_marked_as_draft(path, data, edition) for data in (before, after)
    )
