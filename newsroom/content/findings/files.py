"""What is said of files: those that cannot be read, and those that a text names in vain."""

from newsroom.content.findings.words import Words
from newsroom.language.messages import mark as _

_RENAME = _("Put the file there, or mend its path or the case of its letters.")

_BRING = _(
    "Copy the file into the content folder, and write its path from there, such as "
    "“images/anh.jpg”."
)

FILES: dict[str, tuple[Words, ...]] = {
    "bad-file-name": (
        Words(
            _("The name of this file is not UTF-8 text."),
            _("Rename the file, best to plain letters without accents."),
        ),
    ),
    "stray-file": (
        Words(
            _("This file has neither a title nor a date, so it is no article and is passed over."),
            _("Write “Title:” and “Date:” at its top, or move it out of the articles' folder."),
        ),
    ),
    "unreadable-file": (
        Words(
            _("This file cannot be read: {reason}."), _("Check the path, and that you may open it.")
        ),
        Words(_("This file may not be read."), _("Give the builder's user the right to read it.")),
    ),
    "missing-file": (
        Words(
            _("The picture “{picture}” lies on somebody's computer, not in the content folder."),
            _BRING,
            needs=("is_local",),
        ),
        Words(
            _("The text names “{file}”, which lies on somebody's computer."),
            _BRING,
            needs=("is_local",),
        ),
        Words(
            _("There is no picture “{picture}” in the content folder."),
            _("Put the picture there, or mend its path or the case of its letters."),
        ),
        Words(
            _("The text names “{file}”, which is not in the content folder."),
            _("If it is an address, write it whole: “{address}”."),
        ),
        Words(
            _("The text names “{file}”, which is not in the content folder."),
            _("Did you mean “/{near}”?"),
        ),
        Words(_("The text names “{file}”, which is not in the content folder."), _RENAME),
    ),
    "source-file": (
        Words(
            _("The text names “{file}”, which is itself a text of the newsroom's."),
            _("Link to an article by its file's name, which must end in “.md”."),
        ),
    ),
    "forbidden-attachment": (
        Words(
            _("“{file}” is of no kind that the newspaper hands out, or not what its ending says."),
            _("Save it as one of these: {endings}."),
        ),
    ),
    "failed-here": (
        Words(
            _("The software failed at the picture “{picture}”."),
            _("Save the picture anew as JPEG, and tell whoever looks after the software."),
        ),
        Words(
            _("The software failed here: {error}"),
            _(
                "What was published stays. Send {log}, in the cache folder, to whoever looks after "
                "the software."
            ),
        ),
    ),
    "failed-alike": (
        Words(
            _("The software failed at this page and at {count} others alike: {error}"),
            _("Mend the template, setting or plugin; {log}, in the cache folder, tells where."),
        ),
    ),
    "not-a-plain-file": (
        Words(
            _("“{file}” is no plain file that the build may read and write."),
            _("Put a text file in its place, or take it away: the build makes a new one."),
        ),
    ),
    "bad-link": (
        Words(
            _("This link leads out of the content folder, in a circle, or to nothing."),
            _("Put the file itself here, or let the link lead to a file in the content folder."),
        ),
    ),
    "unreadable-folder": (
        Words(
            _("This folder may not be read; what was published of it stays."),
            _("Give the builder's user the right to read it."),
        ),
    ),
    "too-deep-folder": (
        Words(
            _("This folder lies too deep in others, or its path is too long."),
            _("Move it further up, or give its folders shorter names."),
        ),
    ),
    "unread-files": (
        Words(
            _("Of {count} files nothing is published: {files} and {others} others."),
            _(
                "Save texts as Markdown with the ending “.md”, name documents in an article, and "
                "move the rest out of the content folder."
            ),
        ),
        Words(
            _("Nothing is published of: {files}."),
            _(
                "Save texts as Markdown with the ending “.md”, name documents in an article, and "
                "move the rest out of the content folder."
            ),
        ),
    ),
    "colliding-path": (
        Words(_("On many hosts “{one}” and “{other}” are one file."), _("Rename one of the two.")),
    ),
    "cannot-be-shown": (
        Words(
            _("“{file}” is no picture, film or sound that every browser shows."),
            _("Save it as JPEG, MP4 or MP3; or delete the “!” and lead readers to the file."),
        ),
    ),
    "no-alt": (
        Words(
            _("The picture has no description."),
            _("Write a line “Image-Alt: …” that says what is to be seen."),
            needs=("is_field",),
        ),
        Words(
            _("The picture has no description."),
            _("Write what is to be seen between the brackets: “![…](…)”."),
        ),
    ),
    "no-captions": (
        Words(
            _("The film “{file}” has no captions."),
            _("Put them beside it as “{captions}” (WebVTT)."),
        ),
    ),
}
