"""What is said of files in output/ that are not as the last build left them."""

from newsroom.content.findings.words import Words
from newsroom.language.messages import mark as _

_BUILD = _("Run `invoke build`: it makes the file again.")

OUTPUT: dict[str, tuple[Words, ...]] = {
    "output-missing": (Words(_("A build wrote this file, and it is not there."), _BUILD),),
    "output-changed": (Words(_("This file is not as the last build left it."), _BUILD),),
    "output-foreign": (
        Words(
            _("No build wrote this file."),
            _("Delete it, or build with --cold: that deletes what is not the edition's."),
        ),
    ),
}
