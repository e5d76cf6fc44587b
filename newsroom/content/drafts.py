"""Whether a file that was rejected is a draft: then nobody waits for it."""

from newsroom.content.article import Status
from newsroom.content.fields.field_reader import FieldReader
from newsroom.content.fields.front_matter import read_front_matter
from newsroom.content.fields.values import status_of
from newsroom.content.named_files import NamedFiles
from newsroom.content.safety.sandbox import is_ordinary
from newsroom.content.source import decode
from newsroom.edition import Edition

_FIELD = "status"


def is_marked_as_draft(path: str, data: bytes, edition: Edition) -> bool:
    """Tell whether the file `path` holding `data` says that it is a draft, whatever else is wrong.

    A status that nobody knows says nothing. Neither does a file that takes long to read, for nobody
    reads that one a second time without bounds.
    """
    if not is_ordinary(data):
        return False
    try:
        matter = read_front_matter(decode(data))
    except UnicodeDecodeError:
        return False
    files = NamedFiles(lambda _path: False)
    fields = FieldReader(path, matter, edition, files, known=(_FIELD,), derived={})
    is_draft = status_of(fields) is Status.DRAFT
    return is_draft and not any(one.code == "unknown-status" for one in fields.rejections)
