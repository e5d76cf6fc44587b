"""What is said of addresses: slugs, former addresses, and those that two files want."""

from newsroom.content.findings.words import Words
from newsroom.language.messages import mark as _

ADDRESSES: dict[str, tuple[Words, ...]] = {
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
}
