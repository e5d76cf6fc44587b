"""Where links and pictures of an old body lead in the edition: to a content file, or to a copy."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from lxml.html import HtmlElement

from newsroom.content.markdown.recording import is_recording
from newsroom.importing.bodies.tree import element, elements, remove, replace, text_of, unwrap
from newsroom.importing.item import ATTACHMENT, LeftOut, OldPicture
from newsroom.importing.steps.media import MISSING, Media, Medium, is_medium
from newsroom.importing.steps.old_addresses import TREE, absolute, address_key, host_of
from newsroom.importing.steps.spool import Spool

_ELSEWHERE = re.compile(r"(?:mailto|tel|sms|geo|xmpp|magnet|ftp):", re.IGNORECASE)
_DANGEROUS = re.compile(r"(?:javascript|vbscript|data|file|about):", re.IGNORECASE)
_LONGEST_SHOWN = 100  # characters of a script in the ledger


class Links:
    """Resolves what the bodies of one import name; `spool` and `media` are this process's."""

    def __init__(self, spool: Spool, media: Media) -> None:
        self._spool = spool
        self._media = media

    def picture(self, picture: OldPicture, base: str) -> tuple[OldPicture, Medium]:
        """Return a picture with the words that the source lists for it, and its file."""
        if picture.address.startswith(ATTACHMENT):
            listed = self._listed(picture.address.removeprefix(ATTACHMENT), base)
            if listed is None:
                return picture, Medium("", "missing")
            picture = listed
        written = picture.address
        if written.startswith("data:"):
            return picture, self._brought(written)
        address = absolute(written, base)
        medium = self._brought(address)
        from_root = absolute(f"/{written}", base)
        if not medium.path and base.startswith(TREE) and from_root != address:
            found = self._media.bring(from_root)  # many count a picture from the site's folder
            medium = found if found.path else medium
        return picture._replace(address=address), medium

    def _listed(self, key: str, base: str) -> OldPicture | None:
        """Return a listed file by its key, from another source if its own has it not.

        WordPress parts a large export into several, and a picture may be in another than its post.
        """
        listed = self._spool.file(key)
        _source, mark, own = key.rpartition(": ")
        if listed is not None or not mark:
            return listed
        found = self._spool.files_named(own)
        if len(found) == 1:
            return found[0]
        return next((one for one in found if _is_own(one.address, base)), None)

    def _brought(self, address: str) -> Medium:
        medium = self._media.bring(address)
        if not address.startswith("data:"):
            self._spool.note_fate(address, medium.path)
        return medium

    def gallery(self, key: str, numbers: tuple[str, ...]) -> Iterator[OldPicture]:
        """Yield the pictures of a gallery: those of these attachments, or all of an item."""
        source, mark, own = key.rpartition(": ")
        if not numbers:
            parent = f"{source}{mark}{own.rpartition(' ')[2]}"
            yield from (one for one in self._spool.files_of(parent) if is_medium(one.address))
        for number in numbers:
            name = f"{source}{mark}attachment {number}"
            yield self._spool.file(name) or OldPicture(f"{ATTACHMENT}{name}")

    def link(self, address: str, base: str) -> tuple[str, LeftOut | None]:
        """Return where a link leads from a content file, empty for nowhere; and what was lost."""
        address = address.strip()
        if _DANGEROUS.match(address):
            return "", LeftOut("script", address[:_LONGEST_SHOWN])
        if not address or address.startswith("#") or _ELSEWHERE.match(address):
            return address, None
        whole = absolute(address, base)
        path = self._spool.path_at(address_key(whole))
        fragment = whole.partition("#")[2]
        if path:
            return f"{{filename}}/{path}" + (f"#{fragment}" if fragment else ""), None
        medium = self._brought(whole) if is_medium(whole) else MISSING
        if medium.path:
            return f"/{quote(medium.path)}", None
        is_of_tree = whole.startswith(TREE)
        if is_medium(whole) and (is_of_tree or _is_own(whole, base)):
            return ("" if is_of_tree else whole), LeftOut("file", whole)
        return ("", LeftOut("link", address)) if is_of_tree else (whole, None)

    def resolve(self, root: HtmlElement, base: str) -> tuple[LeftOut, ...]:
        """Give the pictures, recordings and links of a clean tree their addresses in the edition.

        A picture that is nowhere goes; the words of its caption stay, as a paragraph.
        """
        return (
            *self._pictures(root, base),
            *self._recordings(root, base),
            *self._links(root, base),
        )

    def _pictures(self, root: HtmlElement, base: str) -> Iterator[LeftOut]:
        for image in elements(root, "img"):
            old = OldPicture(
                image.get("src") or "", image.get("alt") or "", image.get("title") or ""
            )
            found, medium = self.picture(old, base)
            if medium.path:
                image.set("src", f"/{quote(medium.path)}")
                if found.alt and not old.alt:
                    image.set("alt", found.alt)
                continue
            shown = "…" if found.address.startswith("data:") else found.address
            yield LeftOut("picture", f"{shown} ({medium.fault})")
            _take_out(image)

    def _recordings(self, root: HtmlElement, base: str) -> Iterator[LeftOut]:
        for one in elements(root, "video", "audio"):
            address = absolute(one.get("src") or "", base)
            medium = self._brought(address)
            if medium.path and is_recording(medium.path):
                shown = element("img", src=f"/{quote(medium.path)}", alt=text_of(one))
            else:
                yield LeftOut("recording", f"{address} ({medium.fault or 'unknown'})")
                if not host_of(address) or address.startswith(TREE):
                    remove(one)
                    continue
                shown = element(
                    "a", urlsplit(address).path.rpartition("/")[2] or address, href=address
                )
            parent = one.getparent()
            if parent is not None and parent.tag == "p":
                replace(one, shown)
            else:
                paragraph = element("p")
                paragraph.append(shown)
                replace(one, paragraph)

    def _links(self, root: HtmlElement, base: str) -> Iterator[LeftOut]:
        for link in elements(root, "a"):
            written = link.get("href")
            if written is None:
                continue
            address, lost = self.link(written, base)
            if lost is not None:
                yield lost
            if address:
                link.set("href", address)
            else:
                unwrap(link)


def _take_out(image: HtmlElement) -> None:
    caption = image.get("title") or ""
    parent = image.getparent()
    alone = parent is not None and parent.tag == "p" and len(parent) == 1 and not text_of(parent)
    if alone and caption:
        emphasis = element("em", caption)
        replace(image, emphasis)
    elif alone and parent.getparent() is not None:
        remove(parent)
    else:
        remove(image)
        if parent is not None and parent.tag == "a" and not text_of(parent) and not len(parent):
            remove(parent)


def _is_own(address: str, base: str) -> bool:
    """Tell whether an address is on the site of the page that names it."""
    one, other = host_of(address), host_of(base)
    return bool(one) and one.removeprefix("www.") == other.removeprefix("www.")
