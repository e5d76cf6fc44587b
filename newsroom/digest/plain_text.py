"""A digest as plain text, in lines of 72 letters, for mail programs and teleprinters."""

from textwrap import wrap

from newsroom.digest.items import Digest, DigestItem

_WIDTH = 72


def plain_text(digest: Digest) -> str:
    """Return the digest as text: sections, titles, leads, and where to read on."""
    lines = [digest.masthead.name, digest.title, "=" * _WIDTH, ""]
    for section in digest.sections:
        lines += [section.name.upper(), "-" * len(section.name), ""]
        for item in section.items:
            lines += [*_lines(item), ""]
    imprint = (digest.masthead.licence, digest.masthead.address, digest.masthead.email)
    return "\n".join([*lines, digest.home, *filter(None, imprint), ""])


def _lines(item: DigestItem) -> list[str]:
    lines = _wrapped(item.title, "* ")
    if item.lead:
        lines += _wrapped(item.lead, "  ")
    told = ", ".join(filter(None, (item.byline, item.stamp)))
    return [*lines, f"  {told}", f"  {item.url}"]


def _wrapped(text: str, first: str) -> list[str]:
    # Spaces that hold words together on a page hold nothing in plain text.
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    return wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
