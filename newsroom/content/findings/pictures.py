"""What is said of pictures that cannot be published: a code a fault."""

from newsroom.content.findings.words import Words
from newsroom.language.messages import mark as _

PICTURES: dict[str, tuple[Words, ...]] = {
    "unknown-picture": (
        Words(
            _("“{picture}” is not a picture of a kind that the edition knows."),
            _("Save it as JPEG, PNG, WebP, AVIF, HEIC or SVG."),
        ),
    ),
    "misnamed-picture": (
        Words(
            _("The picture “{picture}” is of another kind than its ending says."),
            _("Give the file its true ending, or save it again as JPEG."),
        ),
    ),
    "damaged-picture": (
        Words(
            _("The picture “{picture}” is damaged or was not copied to its end."),
            _("Copy it again from the camera or the archive."),
        ),
    ),
    "too-large-picture": (
        Words(
            _("The picture “{picture}” has more than 89 million pixels."),
            _("Save it smaller: 4000 pixels are enough for the long side."),
        ),
    ),
    "heavy-picture": (
        Words(
            _("The drawing “{picture}” is larger than 2 MB, or takes too long to paint."),
            _("Save it as PNG, or with fewer and simpler lines."),
        ),
    ),
    "moving-picture": (
        Words(
            _("“{picture}” is a moving picture, which slow networks cannot carry."),
            _("Save it as a video (MP4), or one of its frames as JPEG."),
        ),
    ),
    "narrow-picture": (
        Words(
            _("The picture “{picture}” is hardly wider than a line of pixels."),
            _("Cut out what is to be seen, and save that."),
        ),
    ),
    "active-picture": (
        Words(
            _("The drawing “{picture}” holds scripts, moves, or fetches something from elsewhere."),
            _("Save it as “plain SVG” without scripts and links, or as PNG."),
        ),
    ),
    "unreadable-print": (
        Words(
            _("The first page of this printed paper cannot be shown."),
            _("Save it as PDF again, without a password. Its day is shown without it until then."),
        ),
    ),
    "paper-without-news": (
        Words(
            _("The printed paper of {day} is not shown: that day has no news."),
            _("It is there as soon as an article of that day is."),
        ),
    ),
    "spare-pictures": (
        Words(
            _("The first picture here is shown, and {count} more are left out."),
            _("Show the others in the text."),
        ),
    ),
    "left-out": (
        Words(
            _("The picture “{picture}” is left out: it lies on another website."),
            _("Put it into the content folder, and name it by its path from there."),
        ),
        Words(
            _("“{what}” is left out of the page: readers see a link to {address}."),
            _("To show it, save the file, put it into the content folder and name it here."),
        ),
        Words(
            _("“{what}” is left out of the page."),
            _("Delete it, or write in Markdown what readers are to see."),
        ),
    ),
}
