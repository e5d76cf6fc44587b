"""The words of the desk's editor, and of the screen for new articles."""

from newsroom.language.messages import message as _

EDITOR_WORDS = {
    # Beginning
    "new-article": _("New article"),
    "what": _("What is it?"),
    "kind-article": _("An article"),
    "kind-headline": _("A headline that leads elsewhere"),
    "kind-photos": _("A photo story"),
    "kind-live": _("A live story"),
    "kind-correction": _("A correction of a published article"),
    "correction-of": _("Address of the article, or its file"),
    "appears": _("Appears"),
    "begin": _("Begin writing"),
    "begins-draft": _("It begins as a draft: readers do not see it."),
    "taken": _("There is an article of this day and title already. Give another title."),
    # Fields
    "about": _("About the article"),
    "more": _("Further fields"),
    "others": _("The file has these lines too; they stay as they are:"),
    "kept-others": _(
        "Something else was written of this article in another window, and was not saved. It "
        "opens in a window of its own:"
    ),
    "fixed": _("How it stands in the file, only a text editor can change it."),
    "whole-unreadable": _(
        "The fields of this file cannot be read, so all of it is text here. What is wrong with "
        "them is told below the text."
    ),
    "whole-json": _(
        "The fields of this file are in JSON, so all of it is text here: change a value between "
        "its quotation marks, and leave commas and brackets where they are."
    ),
    "whole-bare": _("This file has no fields, so all of it is text here."),
    "lang": _("Language"),
    "expires": _("Withdrawn by itself"),
    "modified": _("Changed after publication"),
    "source": _("Address of the original"),
    "slug-frozen": _("Readers know this address: it stays."),
    "precision": _("How exactly"),
    "when": _("When"),
    "no-date": _("No date"),
    "minute": _("To the minute"),
    "day": _("The day"),
    "month": _("The month"),
    "year": _("The year"),
    "written": _("As written"),
    # The text
    "toolbar": _("Marks for the text"),
    "mark-heading": _("Heading"),
    "mark-bold": _("Bold"),
    "mark-italic": _("Italic"),
    "mark-link": _("Link"),
    "mark-quote": _("Quotation"),
    "mark-credit": _("Who said it"),
    "mark-pull": _("Pull quote"),
    "mark-list": _("List"),
    "mark-numbers": _("Numbered list"),
    "mark-table": _("Table"),
    "mark-file": _("Picture or document…"),
    "mark-gallery": _("Gallery…"),
    "drop-hint": _("Pictures and documents can be dropped or pasted here too."),
    "no-page": _("The page is shown anew once what is wrong has been mended."),
    "headline-page": _("A headline has no page of its own: it stands in lists."),
    # Pictures and documents
    "choose": _("Choose a picture…"),
    "image-focus": _("What must stay in sight"),
    "focus-hint": _("Click on what must stay in sight where the picture is cut."),
    "placing": _("Describe it, and set it in"),
    "link-words": _("Words of the link"),
    "into-text": _("Set into the text"),
    "as-lead": _("Picture of the article"),
    "leave-it": _("Do not use it yet"),
    "not-taken": _("This file is not taken"),
    "too-large": _("The file is larger than 100 MB. Have it put into content/ otherwise."),
    "sending": _("Sending {name} …"),
    "kept-as": _("Kept as {path}."),
    "gallery-title": _("Gallery"),
    "gallery-sort": _("Sort the gallery"),
    "gallery-alt": _("What is to be seen on the pictures"),
    "gallery-add": _("Add pictures…"),
    "gallery-keep": _("Keep this order"),
    "gallery-kept": _("The order is kept: the pictures are numbered by it."),
    "gallery-other": _(
        "Other pictures are in the folder by now. Look at them, and sort them anew."
    ),
    "gallery-named": _(
        "A text names the picture {name} by itself, so that its name must stay. Put a copy of it "
        "into a folder of the gallery's own."
    ),
    "gallery-place": _("{name}: place {place} of {count}"),
    "earlier": _("Earlier"),
    "later": _("Later"),
    # Versions
    "versions": _("What has changed"),
    "versions-since": _("Since the version of"),
    "versions-none": _("Nothing has changed since that version."),
    "versions-unknown": _(
        "Which version readers have is not known here: none is kept that is as old as the last "
        "publish."
    ),
    "versions-take": _("Take this version back into the editor"),
    "version-saved": _("as saved"),
    "version-published": _("published"),
    "taken-back": _("The version of {time} is in the editor. Nothing is saved yet."),
    # Two people
    "conflict-how": _(
        "What only one of you has changed is settled. Choose what becomes of the rest."
    ),
    "mine": _("Mine"),
    "take-mine": _("Take mine"),
    "take-theirs": _("Take the saved one"),
    "take-both": _("Take both, one below the other"),
    "result": _("What becomes of it"),
    "agreed": _("Settled"),
    # Corrections and withdrawals
    "correcting": _("Correct it…"),
    "correcting-1": _("Say what is right, for readers"),
    "correcting-hint": _("One sentence, such as: The bridge is 300 m long, not 3 km."),
    "correcting-2": _("Put the text itself right, in the editor."),
    "correcting-3": _("Save: text and correction are written together."),
    "correcting-next": _("Now put the text right, and save."),
    "correction-waits": _("Saved with the text, as a correction:"),
    "correction-drop": _("Leave the correction out"),
    "withdrawing": _("Withdraw it…"),
    "withdrawing-what": _(
        "A withdrawn article keeps its address. Its page says that it was withdrawn; its text and "
        "pictures are gone, and it is in no list."
    ),
    "withdrawing-1": _("When?"),
    "withdrawing-now": _("With the next publish"),
    "withdrawing-later": _("By itself, at a moment"),
    "withdrawing-2": _("Nothing is written before you save. To take it back, change the status."),
    "withdrawing-next": _("Save, and it is withdrawn."),
    # Finding
    "unsaved-texts": _("Texts that are not saved yet"),
    "period": _("Year, month or day"),
    # Everywhere
    "next": _("Go on"),
    "cancel": _("Cancel"),
    "close": _("Close"),
    "refused": _("The desk has refused this. Open the page anew; the text is kept."),
}
"""By their names, in English."""
