"""What is said of fields: front matter that cannot be read, and values that cannot be."""

from newsroom.content.findings.words import Words
from newsroom.language.messages import mark as _

_NO_DATE = _("“{date}” is not a date.")

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
    "field-twice": (
        Words(_("The field “{field}” is given twice."), _("Keep one of the two lines.")),
    ),
    "no-title": (
        Words(_("The article has no title."), _("Write a line “Title: …” at the top of the file.")),
    ),
    "unknown-status": (Words(_("There is no status “{status}”."), _("Write one of: {statuses}.")),),
    "unknown-language": (
        Words(_("The edition has no language “{language}”."), _("Write one of: {languages}.")),
    ),
    "no-date": (
        Words(
            _("The article has no date."),
            _("Write “Date: 2019-03-11 20:23”, or only as much of it as is known: 2019-03."),
        ),
    ),
    "unreadable-date": (
        Words(
            _NO_DATE,
            _(
                "Write {option} 2019-03-11T20:23, or only as much of it as is known: "
                "{option} 2019-03."
            ),
        ),
        Words(_NO_DATE, _("Write “{field}: {meant}”.")),
        Words(
            _NO_DATE,
            _("Write “Date: 2019-03-11 20:23”, or only as much of it as is known: 2019-03."),
            needs=("is_date",),
        ),
        Words(_NO_DATE, _("Write “{field}: 2019-03-11 20:23”.")),
    ),
    "expires-too-early": (
        Words(
            _("The article expires before it appears."),
            _("Write a later “Expires:” than “Date:”, or delete the line."),
        ),
    ),
    "no-section": (
        Words(
            _("The article names no section."),
            _("Write --section and one of these: {sections}."),
            needs=("option",),
        ),
        Words(_("The article names no section."), _("Write one of: {sections}.")),
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
        Words(_("There is no section “{section}”."), _("Write one of: {sections}.")),
    ),
    "bad-source": (
        Words(
            _("“{source}” is not a web address."),
            _("Write the whole address, beginning with https://."),
        ),
    ),
    "unreadable-correction": (
        Words(
            _("A correction begins with its date, and then says what is right."),
            _("Write “Correction: 2019-03-12 09:00 The bridge is 300 m long, not 3 km.”."),
        ),
    ),
    "bad-slug": (
        Words(
            _("“{slug}” cannot be part of an address."),
            _("Write “Slug: {meant}”, or delete the line."),
        ),
    ),
    "slug-is-a-period": (
        Words(
            _("The address would be that of a month or a day."),
            _("Write a longer “Slug:”, with at least one letter."),
        ),
    ),
    "bad-former-address": (
        Words(
            _("“{address}” is no address that can lead here."),
            _("Write an old address such as “Redirect-From: /news/2/12345/slug”."),
        ),
    ),
    "address-taken": (
        Words(
            _("The address “{address}” belongs to a section or an archive."),
            _("Write another “Slug:”."),
            needs=("slug",),
        ),
        Words(
            _("The address “{address}” belongs to a section or an archive."),
            _("Write an old address such as “Redirect-From: /news/2/12345/slug”."),
            needs=("former",),
        ),
        Words(
            _("The address “{address}” belongs to a section or an archive."),
            _("Delete this line."),
        ),
    ),
    "duplicate-address": (
        Words(
            _("The address {url} belongs to {owner}."),
            _("Write another “Slug:”, or delete one of the two."),
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
