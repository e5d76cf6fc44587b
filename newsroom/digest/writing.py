"""Writing a digest: the folder with its files, outside the site."""

from pathlib import Path

from newsroom.digest.items import Digest, NothingToDigestError
from newsroom.digest.plain_text import plain_text
from newsroom.edition import Edition
from newsroom.language.messages import message as _
from newsroom.pages.renderer import Renderer

PRINT, TEXT, MAIL, PDF = "print.html", "digest.txt", "mail.html", "print.pdf"
_TEMPLATES = {PRINT: "digest/print.html", MAIL: "digest/mail.html"}


def checked_folder(folder: Path, edition: Edition) -> Path:
    """Return the folder for digests; NothingToDigestError for one that builds read or empty."""
    for taken in (edition.output, edition.content, edition.cache):
        if folder.resolve().is_relative_to(taken.resolve()):
            raise NothingToDigestError(
                _("{folder} lies in {taken}: name another folder with --output.").format(
                    folder=folder, taken=taken
                )
            )
    return folder


def write_digest(digest: Digest, renderer: Renderer, folder: Path) -> None:
    """Write the digest for print, as plain text, and as the body of a mail."""
    folder.mkdir(parents=True, exist_ok=True)
    environment = renderer.environment(digest.language)
    for name, template in _TEMPLATES.items():
        page = environment.get_template(template).render(digest=digest)
        (folder / name).write_text(page, encoding="utf-8")
    (folder / TEXT).write_text(plain_text(digest), encoding="utf-8")
