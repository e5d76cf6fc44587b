"""Profiles that nobody sees: of a name that no article has, or that another file has already."""

from newsroom.catalogue.manifest import Manifest
from newsroom.catalogue.writes import Writer
from newsroom.content.rejection import IDLE_PROFILE, SECOND_PROFILE, Rejection


def note_profiles(manifest: Manifest, writer: Writer) -> None:
    """Note the profiles that stand on no page; asked anew in each build, for names come and go.

    Of a file that is rejected nothing is told that only its last accepted version says.
    """
    profiles = writer.shown_profiles()
    rejected = manifest.rejected_paths() if profiles else set()
    for code in (IDLE_PROFILE, SECOND_PROFILE):
        writer.forget_code(code)
    first: dict[tuple[str, str, str], str] = {}
    for one in profiles:
        other = first.setdefault((one.language, one.kind, one.slug), one.path)
        if one.path in rejected:
            continue
        if other != one.path:
            values = {"name": one.title, "other": other}
            writer.warn([Rejection.of(one.path, 1, SECOND_PROFILE, **values)])
        elif not one.is_named:
            writer.warn([Rejection.of(one.path, 1, IDLE_PROFILE, name=one.title)])
