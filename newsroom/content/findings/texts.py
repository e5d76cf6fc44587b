"""What is said of texts: those that are no text, too large, or too hard to set."""

from newsroom.content.findings.words import Words
from newsroom.language.messages import mark as _

TEXTS: dict[str, tuple[Words, ...]] = {
    "not-utf-8": (
        Words(_("This file is not UTF-8 text."), _("Save it again with the encoding UTF-8.")),
    ),
    "empty-file": (
        Words(
            _("This file is empty."),
            _("Write at least the lines “Title:”, “Date:” and “Category:”, or delete it."),
        ),
    ),
    "too-large": (
        Words(
            _("This file is larger than {size} MB."),
            _("Divide the text, or publish it as a file to download and link to it."),
        ),
    ),
    "too-hard": (
        Words(
            _("The text cannot be set: its marks ([ ] * _ < > `) are too many or too entangled."),
            _("Close every bracket and tag, or divide the text; then save it again."),
        ),
    ),
    "too-deep": (
        Words(
            _("There are more than {count} quotations or lists within one another."),
            _("Take the spaces or marks away from the beginning of the line."),
        ),
    ),
    "long-line": (
        Words(
            _("This line has more than {count} characters."),
            _("Divide it into paragraphs, with an empty line between them."),
        ),
    ),
    "control-character": (
        Words(
            _("There is a control character here, {character}, which nobody can see."),
            _("Delete it: paste the text again without formatting."),
        ),
    ),
    "old-letters": (
        Words(
            _("Windows-1252 has left {character} here; it is read as “{letter}”."),
            _("Type the letter again, and all like it in this file."),
        ),
    ),
    "failed-extension": (
        Words(
            _("An extension of Markdown fails on this text: {error}"),
            _("Write the passage differently, or have the extension mended or taken out."),
        ),
    ),
}
