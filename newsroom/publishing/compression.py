"""Files compressed beforehand, for web servers that send `page.html.br` to browsers that take it.

nginx does it with `gzip_static` and `brotli_static`, Caddy with `precompressed`.
"""

import gzip
import zlib
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePosixPath

_TEXTS = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".webmanifest", ".ico"}
# Below this a response is one packet either way.
_WORTH = 1000


def is_worth_compressing(path: str, size: int) -> bool:
    """Tell whether a file of `size` bytes is a text that is worth a compressed sibling."""
    return size >= _WORTH and PurePosixPath(path).suffix in _TEXTS


def _gzip(data: bytes) -> bytes:
    return gzip.compress(data, compresslevel=9, mtime=0)


def _brotli(data: bytes) -> bytes:
    brotli = import_module("brotli")  # only newspapers that set it need the package
    compressed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT)
    return compressed


def _gunzip(data: bytes) -> bytes:
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(error) from error


def _unbrotli(data: bytes) -> bytes:
    brotli = import_module("brotli")
    try:
        plain: bytes = brotli.decompress(data)
    except brotli.error as error:
        raise ValueError(error) from error
    return plain


ENCODERS: dict[str, Callable[[bytes], bytes]] = {"gz": _gzip, "br": _brotli}
DECODERS: dict[str, Callable[[bytes], bytes]] = {"gz": _gunzip, "br": _unbrotli}
"""What undoes each; ValueError for bytes that are nothing of its kind."""
