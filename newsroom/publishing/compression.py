"""Files compressed beforehand, for web servers that send `page.html.br` to browsers that take it.

nginx does it with `gzip_static` and `brotli_static`, Caddy with `precompressed`.
"""

import gzip
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


def _unbrotli(data: bytes) -> bytes:
    plain: bytes = import_module("brotli").decompress(data)
    return plain


DECODERS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.decompress, "br": _unbrotli}
ENCODERS: dict[str, Callable[[bytes], bytes]] = {"gz": _gzip, "br": _brotli}
