"""The messages that an import has for its codes."""

from newsroom.language.messages import Message
from newsroom.language.messages import message as _


def reason_in_words(code: str) -> Message:
    """Return why an item is a draft."""
    return {
        "draft": _("it was a draft on the old site"),
        "pending": _("it waited for approval on the old site"),
        "private": _("it was private on the old site"),
        "password": _("it asked for a password on the old site"),
        "no-section": _("none of its categories is a section of the edition"),
        "no-date": _("its date is not known"),
        "refused": _("the edition would refuse it as it was"),
    }.get(code) or _("its state on the old site was “{state}”").format(state=code)


def outcome_in_words(code: str) -> Message | str:
    """Return what became of an item."""
    return {
        "written": _("written"),
        "updated": _("updated"),
        "unchanged": _("unchanged"),
        "kept": _("kept as a person changed it"),
        "merged": _("the same as another"),
        "copied": _("copied"),
        "missing": _("missing in the folders given"),
        "unused": _("shown by no article, and not copied"),
        "left-out": _("left out"),
    }.get(code, code)


def loss_in_words(kind: str) -> Message | str:
    """Return what kind of thing did not come over."""
    return {
        "picture": _("pictures that are not in the folders given, or cannot be published"),
        "recording": _("films and sound that are not in the folders given"),
        "file": _("documents that are not in the folders given"),
        "frame": _("frames of other sites, now links"),
        "script": _("scripts"),
        "form": _("forms"),
        "drawing": _("drawings within the text"),
        "shortcode": _("shortcodes that nobody knows, their words kept"),
        "block": _("blocks that only the old server could fill"),
        "card": _("cards of the old editor"),
        "comments": _("items with comments"),
        "sticky": _("items that were pinned to the top"),
        "search-title": _("titles for search engines"),
        "address": _("old addresses that no host can answer"),
        "shared-address": _("old addresses that lead to another item"),
        "link": _("links to what is not in the source"),
        "date": _("dates that are none"),
        "body": _("bodies that lost something"),
        "refused": _("what the edition would refuse"),
        "failed": _("items that could not be converted"),
        "field": _("fields that the edition has not"),
        "not-imported": _("items that no newspaper has"),
        "empty": _("items without title and text"),
        "withdrawn": _("items that the old site has taken away since; their files are still there"),
        "changed": _("items whose file a person has changed"),
    }.get(kind, kind)
