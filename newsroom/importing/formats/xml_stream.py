"""XML of any size, read element by element, as old systems write it: with letters that XML forbids.

Entities are not resolved and nothing is fetched, whatever the file declares.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from newsroom.importing.item import Item, ItemKind, LeftOut

_FORBIDDEN = bytes(code for code in range(0x20) if code not in b"\t\n\r")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class _Allowed:
    """A file without the control characters that XML forbids, and WordPress lets through."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._is_wide = stream.read(2) in _UTF_16
        stream.seek(0)

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        return data if self._is_wide else data.translate(None, _FORBIDDEN)


class XmlStream:
    """The elements of a file, each when it is whole; `fault` is what was wrong with the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.fault = ""

    def elements(self) -> Iterator[etree._Element]:
        """Yield every element at its end. What is broken is skipped, and `fault` tells it."""
        with self._path.open("rb") as stream:
            parser = etree.iterparse(
                _Allowed(stream),
                events=("end",),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=True,
                recover=True,
            )
            try:
                for _event, node in parser:
                    yield node
            except etree.XMLSyntaxError as error:
                self.fault = str(error.msg)
                return
            fatal = [one for one in parser.error_log if one.level >= etree.ErrorLevels.FATAL]
            if fatal:
                self.fault = f"{fatal[0].line}: {fatal[0].message}"

    def rest(self) -> Iterator[Item]:
        """Yield an item for what a broken file may have held besides; none for a whole one."""
        if self.fault:
            lost = (LeftOut("failed", self.fault),)
            yield Item("rest", ItemKind.OTHER, self._path.name, what="broken-xml", left_out=lost)


def forget(node: etree._Element) -> None:
    """Free an element that has been read, and all before it: the file may be of any size."""
    node.clear()
    parent = node.getparent()
    while parent is not None and node.getprevious() is not None:
        del parent[0]
