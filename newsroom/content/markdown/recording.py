"""Recordings under content/: films and sound, and the files that belong to a film.

A film is shown like a picture, `![what is to be seen](phim/ben-pha.mp4 "The caption")`. What stands
beside it under its own name belongs to it: `ben-pha.vtt` are its captions, `ben-pha.jpg` is the
picture that stands for it until it plays. Both may be missing.
"""

from pathlib import PurePosixPath

# What browsers play, the kinds that docs/writing.md names, and their media types. Python's own
# table knows what the machine knows: two machines would write two feeds.
_FILMS = {".mp4": "video/mp4", ".m4v": "video/mp4", ".webm": "video/webm"}
_SOUNDS = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".aac": "audio/aac",
    **dict.fromkeys((".ogg", ".oga", ".opus"), "audio/ogg"),
    ".wav": "audio/wav",
}


def is_film(path: str) -> bool:
    """Tell whether a file is to be shown as a film: by its ending."""
    return PurePosixPath(path).suffix.lower() in _FILMS


def is_recording(path: str) -> bool:
    """Tell whether a file is to be played, be it a film or sound: by its ending."""
    return is_film(path) or PurePosixPath(path).suffix.lower() in _SOUNDS


def is_sound(path: str) -> bool:
    """Tell whether a file is to be heard, and no film: by its ending."""
    return PurePosixPath(path).suffix.lower() in _SOUNDS


def media_type_of(path: str) -> str:
    """Return the media type of a film or sound, by its ending."""
    return (_FILMS | _SOUNDS)[PurePosixPath(path).suffix.lower()]


def sounds_in(references: tuple[str, ...]) -> list[str]:
    """Return the sounds among the files that an article names."""
    return [name for name in references if is_sound(name)]


def captions_of(film: str) -> str:
    """Return where the captions of a film lie if it has any: a WebVTT file of its name."""
    return f"{_without_ending(film)}.vtt"


def poster_of(film: str) -> str:
    """Return where the picture lies that stands for a film until it plays, if there is one."""
    return f"{_without_ending(film)}.jpg"


def companions_of(references: tuple[str, ...]) -> frozenset[str]:
    """Return what may belong to the films among `references`, whether it is there or not."""
    films = [name for name in references if is_film(name)]
    return frozenset(companion(film) for film in films for companion in (captions_of, poster_of))


def _without_ending(path: str) -> str:
    return path[: path.rfind(".")]
