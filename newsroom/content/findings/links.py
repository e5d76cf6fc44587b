"""What is said of links: those that lead nowhere, or to what readers may not see."""

from newsroom.content.findings.words import Words
from newsroom.language.messages import mark as _

LINKS: dict[str, tuple[Words, ...]] = {
    "broken-link": (
        Words(_("There is no article “{file}”."), _("Mend the name, or take the link away.")),
        Words(
            _("There is no page “{address}” on this site."),
            _("Mend the address, or take the link away."),
        ),
    ),
    "missing-article": (
        Words(
            _("There is no article “{file}”: readers see the words without a link."),
            _("Mend the name, or take the link away."),
        ),
    ),
    "broken-anchor": (
        Words(
            _("The page “{address}” has no place “{place}”."),
            _("Mend what stands behind the “#”, or take it away."),
        ),
    ),
    "unpublished-link": (
        Words(
            _("“{file}” is not public: readers see the words without a link."),
            _("Nothing, if it will be; else take the link away."),
        ),
    ),
}
