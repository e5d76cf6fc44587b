"""The words of the desk's screens, in the newsroom's language."""

from newsroom.desk.screens.editor_words import EDITOR_WORDS
from newsroom.desk.screens.front_words import FRONT_WORDS
from newsroom.language.messages import in_words
from newsroom.language.messages import message as _

_WORDS = {
    "desk": _("The desk"),
    "articles": _("Articles"),
    "due": _("Due"),
    "rejected": _("Rejected"),
    "nothing": _("Nothing."),
    "search": _("Words of the title"),
    "section": _("Section"),
    "status": _("Status"),
    "all": _("All"),
    "show": _("Show"),
    "title": _("Title"),
    "summary": _("Lead"),
    "date": _("Date"),
    "category": _("Section"),
    "kind": _("Kind"),
    "news": _("News"),
    "author": _("Byline"),
    "tags": _("Topics"),
    "slug": _("Last part of the address"),
    "image": _("Picture"),
    "image-alt": _("What is to be seen on it"),
    "image-caption": _("Caption"),
    "image-credit": _("Who made it"),
    "published": _("Published"),
    "draft": _("Draft"),
    "hidden": _("Hidden"),
    "withdrawn": _("Withdrawn"),
    "leaves": _("leaves its place on the front page"),
    "embargo": _("Not yet public"),
    "text": _("Text"),
    "whole": _("The whole file"),
    "save": _("Save"),
    "saved": _("Saved."),
    "unsaved": _("Not saved yet."),
    "kept": _("A text that was not saved is shown. Save it, or throw it away."),
    "discard": _("Throw it away"),
    "conflict": _("Somebody else has saved this file meanwhile. Nothing was written."),
    "theirs": _("The saved version"),
    "merged": _("Save the merged text"),
    "findings": _("Findings"),
    "sound": _("Nothing is wrong with this text."),
    "preview": _("As readers will see it"),
    "address": _("Address"),
    "line": _("Line"),
    "characters": _("characters"),
    "failure": _("The desk has failed at this."),
    "failure-help": _(
        "Nothing is lost: what was saved is in its files, and what was written is kept in this "
        "browser. Go back and try again. If it fails again, tell whoever looks after the desk: "
        "the reason stands in the terminal in which it runs."
    ),
    "not-here": _("The desk has no such page."),
    "no-text": _("There is no such text."),
    "no-utf8": _("This file is not UTF-8: save it as UTF-8 with a text editor."),
    "no-publishing": _("Only an editor publishes."),
    "to-the-desk": _("To the desk"),
    "failed": _("The desk does not answer. The text is kept in this browser."),
}


ALL_WORDS = (_WORDS, EDITOR_WORDS, FRONT_WORDS)
"""The words by their names, of which none is given twice."""


def words_in(language: str) -> dict[str, str]:
    """Return every word of the screens by its name."""
    return {name: in_words(word, language) for words in ALL_WORDS for name, word in words.items()}
