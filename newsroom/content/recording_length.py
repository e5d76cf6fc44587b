"""How long films and sounds are, as their files say themselves."""

from pathlib import Path

READER = "tinytag"
"""The distribution that looks into recordings."""


def seconds_of(path: Path) -> int:
    """Return how many seconds a recording plays, at least 1; 0 for a file that does not tell.

    MP4, M4A, MP3, Ogg, Opus and WAV tell. WebM and raw AAC are not understood.
    """
    # Loaded for recordings only, of which there are few.
    from tinytag import TinyTag, TinyTagException  # noqa: PLC0415

    try:
        found = TinyTag.get(path, tags=False).duration
    except TinyTagException:  # damaged, or of another kind: browsers may know better
        return 0
    return max(1, round(found)) if found and found > 0 else 0
