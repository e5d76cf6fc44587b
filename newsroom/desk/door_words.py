"""The words of the desk's first screen, of logging in and of publishing."""

from newsroom.language.messages import message as _

DOOR_WORDS = {
    "writer": _("writer"),
    "editor": _("editor"),
    "login": _("Log in"),
    "logout": _("Log out"),
    "name": _("Name"),
    "password": _("Password"),
    "wrong_login": _("Name or password is wrong."),
    "wait_login": _("Too many attempts: try again in {seconds} seconds."),
    "ended": _("Your session has ended: log in anew in another window, and save again."),
    "publish": _("Publish"),
    "publish_help": _(
        "First look at what would be written, sent and deleted; then publish. What is saved in "
        "between goes along."
    ),
    "show_plan": _("Show the plan"),
    "publish_now": _("Publish this"),
    "planning": _("The plan is being made …"),
    "building": _("The edition is being built …"),
    "sending": _("Sending"),
    "sent_of": _("{done} of {files} files are sent, {size} MB."),
    "planned": _(
        "{files} files would be sent to {target} ({size} MB). Readers see nothing of it yet."
    ),
    "published_as": _(
        "{files} files were sent to {target} ({size} MB). This is publish {generation}."
    ),
    "nothing_to_publish": _("There is nothing to publish: readers have it all."),
    "not_published": _("Not published, for this reason:"),
    "plan_send": _("Sent"),
    "plan_leave": _("Left out of the edition, deleted later"),
    "plan_takeBack": _("Taken back from readers"),
    "plan_delete": _("Deleted"),
    "and_more": _("and {count} more"),
    "withheld": _("Rejected, and therefore left as readers have them: {files}"),
    "no_answer": _("The desk does not answer."),
    "today": _("Today's paper"),
    "live": _("Live since midnight"),
    "drafts": _("Drafts"),
    "expiring": _("Expiring"),
    "last_publish": _("Last publish"),
    "never_published": _("None that this machine knows of."),
    "publish_number": _("{moment}, to {target}: publish {generation}."),
}
