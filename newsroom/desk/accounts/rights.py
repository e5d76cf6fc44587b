"""What a writer may send to the desk. Whatever is not named here is for editors."""

from newsroom.content.drafts import is_marked_as_draft
from newsroom.desk.accounts.roles import Person
from newsroom.edition import Edition
from newsroom.language.messages import message as _

FOR_EDITORS = _(
    "Not saved: writers save drafts. What readers see, or will see, is for an editor to change."
)
WRITERS = frozenset({"save", "preview", "discard", "presence", "logout"})
"""What writers may post to, by the last part of the address."""


def may_post(person: Person, name: str) -> bool:
    """Tell whether somebody may send anything to this part of the desk."""
    return person.may_publish or name in WRITERS


def may_save(person: Person, path: str, before: bytes, after: bytes, edition: Edition) -> bool:
    """Tell whether somebody may save a file that holds `before` so that it holds `after`.

    A writer may, if both say that they are drafts: so a writer neither publishes nor changes what
    is public or will be by itself. What is saved decides, not what the browser showed.
    """
    return person.may_publish or all(
        is_marked_as_draft(path, data, edition) for data in (before, after)
    )
