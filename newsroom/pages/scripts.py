"""Scripts as readers fetch them: without comments and indentation, a fifth of our own scripts."""

import re

# A text or a comment that goes on over several lines: what looks like a comment in it may be none.
_SEVERAL_LINES = re.compile(rb"/\*|\\$|^[^`\n]*`(?:[^`\n]*`[^`\n]*`)*[^`\n]*$", re.MULTILINE)
_COMMENT = re.compile(rb"//(?![#!]|.*@(?:license|preserve))")


def lightened(script: bytes) -> bytes:
    """Return a script without indentation, empty lines, and lines that are comments.

    Lines stay lines, so that it means the same. Terms of use and the address of a source map stay.
    A script with texts or comments over several lines is returned as it is.
    """
    if _SEVERAL_LINES.search(script):
        return script
    lines = (line.strip() for line in script.splitlines())
    return b"".join(line + b"\n" for line in lines if line and not _COMMENT.match(line))
