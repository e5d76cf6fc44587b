"""How files of the index are packed, so that no host's compression is needed."""

import zlib


def deflate(data: bytes) -> bytes:
    """Return data as `DecompressionStream("deflate-raw")` reads it; the same on every machine."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return compressor.compress(data) + compressor.flush()


def inflate(data: bytes) -> bytes:
    """Return what `deflate` was given; raises zlib.error for anything else."""
    return zlib.decompress(data, -zlib.MAX_WBITS)
