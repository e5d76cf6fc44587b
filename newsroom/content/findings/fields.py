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
    "early-year": (
        Words(
            _("“{date}” is before the year 1000."),
            _("If that is a slip, write the year with its four figures: 2019."),
        ),
    ),
    "far-embargo": (
        Words(
            _("The article appears in more than a year: on {date}."),
            _("If that is a slip, put the year of its date right."),
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
        Words(_NO_DATE, _("Which day is meant? Write “{field}: {meant}” or “{field}: {other}”.")),
        Words(_NO_DATE, _("Write “{field}: {meant}”.")),
        Words(
            _NO_DATE,
            _("Write “{field}: 2019-03-11 20:23”, or only as much of it as is known: 2019-03."),
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
    "unreadable-live": (
        Words(
            _("“{text}” does not say how long the story goes on."),
            _("Write “Live: yes”, “Live: until 2026-11-26 22:00” or “Live: ended”."),
        ),
    ),
    "live-ends-too-early": (
        Words(
            _("The live story ends before it appears."),
            _("Write a later end than “Date:”, or “Live: ended”."),
        ),
    ),
    "entry-without-time": (
        Words(
            _("An entry of a live story begins with its time, and “{heading}” begins with none."),
            _(
                "Write “## 14:32 Title”, or “## 2026-11-26 14:32 Title” for another day; a heading "
                "within an entry has three #."
            ),
        ),
    ),
    "entry-without-day": (
        Words(
            _("The story's date names no day, so nobody knows of which day {clock} is."),
            _("Write “Date:” with a day, or the day with the time: “## 2026-11-26 {clock}”."),
        ),
    ),
    "entry-before-story": (
        Words(
            _("{clock} on {day} is before the story itself."),
            _("Write the day with the time: “## {after} {clock}” or “## {day} {clock}”."),
        ),
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
    "mended-slug": (
        Words(
            _("“{slug}” cannot be part of an address; the address has “{meant}” instead."),
            _("Write “slug: {meant}”, or delete the line."),
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
            _("“{address}” is a rule by which another system makes addresses, and leads nowhere."),
            _("Write the old address itself, or delete the line."),
            needs=("is_rule",),
        ),
        Words(
            _("“{address}” is no address that can lead here."),
            _("Write an old address such as “Redirect-From: /news/2/12345/slug”."),
        ),
    ),
    "former-address-taken": (
        Words(_("The old address “{address}” is a page of today's website."), _("Delete it.")),
    ),
    "capitals-only": (
        Words(
            _("The old address “{address}” differs by capitals only from another page's: {url}."),
            _(
                "Delete it, unless your host tells capitals apart: see `newsroom explain "
                "addresses`."
            ),
            needs=("is_other_s",),
        ),
        Words(
            _("The old address “{address}” differs from today's, {url}, by capitals only."),
            _(
                "Delete it, unless your host tells capitals apart: see `newsroom explain "
                "addresses`."
            ),
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
            _("Delete this line."),
        ),
    ),
    "duplicate-address": (
        Words(
            _("The address {url} belongs to {owner}."),
            _("Write another “Slug:”, or delete one of the two."),
        ),
    ),
    "copy-of-article": (
        Words(
            _("This looks like a copy of {owner}, which keeps the address {url}; it is left out."),
            _("Compare the two, keep what is right in {owner}, and delete the copy."),
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
