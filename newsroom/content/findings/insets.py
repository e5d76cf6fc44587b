"""What is said of places on fronts, of banners, and of profiles."""

from newsroom.content.findings.words import Words
from newsroom.language.messages import mark as _

INSETS: dict[str, tuple[Words, ...]] = {
    "unknown-place": (
        Words(
            _("There is no place “{place}”."),
            _("Write one of: {places}."),
        ),
    ),
    "unreadable-end": (
        Words(
            _("“{date}” is not the date of an end."),
            _("Write “until 2019-03-12 12:00”, or “until 2019-03-12”."),
        ),
    ),
    "unreadable-front-line": (
        Words(
            _("“{text}” names no place with an article."),
            _("Write “lead: 2019/03/an-article.md until 2019-03-12 12:00”, or delete the line."),
        ),
    ),
    "no-address": (
        Words(
            _("The banner leads nowhere."),
            _("Write “Address:” and the advertiser's address, beginning with https://."),
        ),
    ),
    "bad-address": (
        Words(
            _("“{address}” is not an address."),
            _("Write the whole address, beginning with https://, or with “/” for a page here."),
        ),
    ),
    "ends-too-early": (
        Words(
            _("It ends before it begins."),
            _("Write a later “Until:” than “From:”, or delete one of them."),
        ),
    ),
    "spare-text": (
        Words(
            _("The text below the fields of a banner is not shown."),
            _("Write its line as “Summary:”, and delete the text."),
        ),
    ),
    "idle-profile": (
        Words(
            _("No article names “{name}”, so that nobody sees this file."),
            _("Write the name as articles have it, in “Author:” or “Tags:”."),
        ),
    ),
    "second-profile": (
        Words(
            _("“{other}” says already what there is to say of “{name}”; this file is left out."),
            _("Keep one of the two."),
        ),
    ),
}
