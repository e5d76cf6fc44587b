"""Why the machine failed, as a message: the operating system tells it in English only."""

import errno

from newsroom.language.messages import Message
from newsroom.language.messages import message as _


def reason_of(error: OSError) -> Message | str:
    """Return why a call of the system failed.

    Rare reasons are told in the system's own words.
    """
    reasons = {
        errno.ENOENT: _("no such file or folder"),
        errno.EISDIR: _("it is a folder"),
        errno.ENOTDIR: _("a file is where a folder should be"),
        errno.EEXIST: _("there is a file already"),
        errno.EACCES: _("no permission"),
        errno.EPERM: _("no permission"),
        errno.EROFS: _("the disk may only be read"),
        errno.ENOSPC: _("the disk is full"),
        errno.EDQUOT: _("the disk quota is used up"),
        errno.EMFILE: _("too many files are open"),
    }
    return reasons.get(error.errno or 0, error.strerror or str(error))
