"""What is said of fields: front matter that cannot be read, and values that cannot be."""

from newsroom.content.findings.words import Words
from newsroom.language.messages import mark as _

FIELDS: dict[str, tuple[Words, ...]] = {
    "interrupted-fields": (
        Words(
            _("The fields end at this line, but more of them stand below it."),
            _("Delete this line."),
            needs=("ended",),
        ),
        Words(
            _("The fields must begin on the first line of the file."),
            _("Delete the empty lines above them."),
            needs=("late",),
        ),
        Words(
            _("“{name}” is not written as the name of a field."),
            _("Begin the line with “{field}:”."),
        ),
        Words(
            _("“{text}” is not a field, and the fields below it cannot be read."),
            _("Write “Title: {title}”."),
        ),
        Words(
            _("“{text}” is not a field, and the fields below it cannot be read."),
            _("Delete the line, or move it below the fields, after an empty line."),
            needs=("first",),
        ),
        Words(
            _("“{text}” is not a field, and the fields below it cannot be read."),
            _(
                "Begin it with four spaces if it goes on with the line above; if not, move it "
                "below the fields, after an empty line."
            ),
        ),
    ),
    "unknown-field": (
        Words(_("There is no field “{field}”."), _("Write “{near}:”.")),
        Words(
            _("There is no field “{field}”."),
            _("Delete the line, or leave an empty line before the text begins."),
        ),
    ),
    "ignored-field": (
        Words(
            _("“{field}” is left out: a standing page has no such field."),
            _("Delete it, or name it in IGNORED_FIELDS."),
            needs=("is_article_s",),
        ),
        Words(_("“{field}” is left out: there is no such field."), _("Write “{near}:”.")),
        Words(
            _("“{field}” is left out: there is no such field."),
            _("Delete it, or name it in IGNORED_FIELDS."),
        ),
    ),
    "other-name": (
        Words(
            _("“{name}” is read as “{field}”."),
            _("Write “{field}”, as the newspaper's other files do."),
        ),
    ),
    "spare-field": (
        Words(
            _("“{field}” is left out, for “{other}” stands in its place."),
            _("Keep one of the two, or name “{field}” in IGNORED_FIELDS."),
        ),
    ),
    "unclear-flag": (
        Words(
            _("“{field}” is neither true nor false."),
            _("Write “{field}: true” or “{field}: false”."),
        ),
    ),
    "unreadable-list": (
        Words(
            _("“{text}” is not a list."),
            _("Write the names with commas between them, and no brackets."),
        ),
    ),
    "unreadable-fields": (
        Words(
            _("The fields cannot be read from this line on."),
            _("Write each as “name: value”, and a value with marks in it in quotation marks."),
        ),
    ),
    "linked-fields": (
        Words(
            _("A value here begins with “&”: that is a name by which others refer to it."),
            _("Write each value in its place; put one that begins with “&” in quotation marks."),
        ),
    ),
    "deep-fields": (
        Words(
            _("More than {count} lists lie within one another."),
            _("Delete what is no field of the newspaper's."),
        ),
    ),
    "unclosed-fields": (
        Words(
            _("The fields begin with “+++”, and no such line ends them."),
            _("Write a line “+++” below the last field."),
        ),
    ),
    "list-page": (
        Words(
            _("This file describes a list, and the newspaper makes its lists by itself."),
            _("Delete it, or keep its text as a file in content/pages/."),
        ),
    ),
    "field-twice": (
        Words(_("The field “{field}” is given twice."), _("Keep one of the two lines.")),
    ),
    "no-title": (
        Words(_("The article has no title."), _("Write a line “Title: …” at the top of the file.")),
    ),
    "unknown-status": (Words(_("There is no status “{status}”."), _("Write one of: {statuses}.")),),
    "unknown-kind": (Words(_("There is no kind “{kind}”."), _("Write one of: {kinds}.")),),
    "ignored-kind": (
        Words(
            _("“{kind}” is left out: there is no such kind of article."),
            _("Write one of: {kinds}."),
        ),
    ),
    "unreadable-focus": (
        Words(
            _("“{focus}” is no point of a picture."),
            _("Write how far it is from the left edge and from the top: “Image-Focus: 30% 20%”."),
        ),
    ),
    "unknown-language": (
        Words(_("The edition has no language “{language}”."), _("Write one of: {languages}.")),
    ),
    "no-section": (
        Words(
            _("The article names no section."),
            _("Write --section and one of these: {sections}."),
            needs=("option",),
        ),
        Words(_("The article names no section."), _("Write “Category:” and one of: {sections}.")),
    ),
    "unknown-section": (
        Words(
            _("There is no section “{section}”."),
            _("Write --section and one of these: {sections}."),
            needs=("option",),
        ),
        Words(
            _("“{section}” is not one section."),
            _(
                "An article belongs to one section: write “Category: {one}”. Its topics, in "
                "“Tags:”, may be several."
            ),
        ),
        Words(_("There is no section “{section}”."), _("Write “Category: {near}”.")),
        Words(
            _("There is no section “{section}”."),
            _(
                "Write “category:” and one of these: {sections}; or let SECTION_ALIASES say which "
                "of them “{section}” is."
            ),
            needs=("is_foreign",),
        ),
        Words(
            _("There is no section “{section}”."), _("Write “Category:” and one of: {sections}.")
        ),
    ),
    "bad-source": (
        Words(
            _("“{source}” is not a web address."),
            _("Write the whole address, beginning with https://."),
        ),
    ),
    "invisible-character": (
        Words(
            _("“{field}” holds a character that nobody sees, {character}."),
            _("Delete it: type the words again, or paste them without formatting."),
        ),
    ),
    "long-front-matter": (
        Words(
            _("The lines above the text have more than {count} characters."),
            _("Leave an empty line where the text begins."),
        ),
    ),
}
