"""What is said of redirects: lines of `redirects.txt`, and former addresses of articles."""

from newsroom.content.findings.words import Words
from newsroom.language.messages import mark as _

_ANSWER = _("Write the address of a page of today, or “gone”.")

REDIRECTS: dict[str, tuple[Words, ...]] = {
    "bad-redirect": (
        Words(
            _("This line is not an address and where it leads."),
            _("Write two addresses such as “/2019/03/11/old/ /2019/03/12/new/”, or delete it."),
        ),
    ),
    "redirect-twice": (
        Words(
            _("Line {known} already leads {url} to {target}."), _("Delete one of the two lines.")
        ),
    ),
    "bad-owner": (
        Words(
            _("This line is not an address and the file that keeps it."),
            _("Write both, such as “/2019/03/11/lua/ kinh-te/lua.md”, or delete the line."),
        ),
    ),
    "owner-twice": (
        Words(
            _("Another line already leaves the address {url} to {owner}."),
            _("Delete one of the two lines."),
        ),
    ),
    "former-address-twice": (
        Words(
            _("The former address {url} belongs to {owner} already, and leads there."),
            _("Leave “Redirect-From:” in one of the two."),
        ),
    ),
    "redirect-loop": (
        Words(
            _("The former address {url} is that of a page of today."),
            _("Delete this “Redirect-From:”."),
            needs=("former",),
        ),
        Words(_("The address {url} leads back to itself."), _ANSWER),
    ),
    "redirect-nowhere": (
        Words(_("The address {url} leads to {target}, where nothing is."), _ANSWER),
    ),
    "vanished-address": (
        Words(
            _("Readers know the address {url}, and nothing is there any more."),
            _(
                "Write where it leads in place of “?”, or “gone” if nothing is to be there; or "
                "bring the file back, with “Status: withdrawn” if it is to be withdrawn."
            ),
        ),
    ),
}
