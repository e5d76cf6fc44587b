"""The words of the desk's first screen, of logging in and of publishing."""

from newsroom.language.messages import message as _

FRONT_WORDS = {
    "writer": _("writer"),
    "editor": _("editor"),
    "login": _("Log in"),
    "logout": _("Log out"),
    "name": _("Name"),
    "password": _("Password"),
    "wrong-login": _("Name or password is wrong."),
    "wait-login": _("Too many attempts: try again in {seconds} seconds."),
    "ended": _("Your session has ended: log in anew in another window, and save again."),
    "for-editors": _(
        "Only an editor can save this text: readers see it, or will see it. You can read it here."
    ),
    "publish": _("Publish"),
    "publish-help": _(
        "First look at what would be written, sent and deleted; then publish. What is saved in "
        "between goes along."
    ),
    "show-plan": _("Show the plan"),
    "publish-now": _("Publish this"),
    "planning": _("The plan is being made …"),
    "building": _("The edition is being built …"),
    "publish-sending": _("Sending"),
    "sent-of": _("{done} of {files} files are sent, {size} MB."),
    "planned": _(
        "{files} files would be sent to {target} ({size} MB). Readers see nothing of it yet."
    ),
    "published-as": _(
        "{files} files were sent to {target} ({size} MB). This is publish {generation}."
    ),
    "nothing-to-publish": _("There is nothing to publish: readers have it all."),
    "not-published": _("Not published, for this reason:"),
    "plan-send": _("Sent"),
    "plan-leave": _("Left out of the edition, deleted later"),
    "plan-takeBack": _("Taken back from readers"),
    "plan-delete": _("Deleted"),
    "and-more": _("and {count} more"),
    "withheld": _("Rejected, and therefore left as readers have them: {files}"),
    "no-answer": _("The desk does not answer."),
    "today": _("Today's paper"),
    "live": _("Live since midnight"),
    "entry": _("an entry of this live story"),
    "drafts": _("Drafts"),
    "expiring": _("Expiring"),
    "last-publish": _("Last publish"),
    "never-published": _("None that this machine knows of."),
    "publish-number": _("{moment}, to {target}: publish {generation}."),
}
