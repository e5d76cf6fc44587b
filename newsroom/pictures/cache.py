"""The cache of variants: none is made twice, whatever becomes of output/ and the catalogue."""

import hashlib
from pathlib import Path

from newsroom.content.picture import PictureFile
from newsroom.pictures.cards import DESIGN, Card
from newsroom.pictures.crops import Crop
from newsroom.pictures.variants import Variant, recipe
from newsroom.temporary import temporary_beside


def variant_bytes(
    content: Path, cache: Path, picture: PictureFile, variant: Variant | Crop
) -> bytes | None:
    """Return the bytes of a variant of a picture under `content`, from `cache` or made now.

    None if there is no such picture any more. A cached variant is known by the picture's digest
    and the recipe, so that nothing in the cache is ever wrong; all of it may be deleted.
    """
    cached = _cached(cache, picture, variant)
    if (data := _kept(cached)) is not None:
        return data
    # The codecs: see the package's docstring.
    from newsroom.pictures.derivation import derive  # noqa: PLC0415

    try:
        data = derive(content / picture.path, picture, variant)
    except FileNotFoundError:
        return None
    if data is not None:
        _keep(cached, data)
    return data


def card_bytes(cache: Path, card: Card) -> bytes:
    """Return a card as PNG, from `cache` or drawn now."""
    made_of = repr((tuple(card), DESIGN, recipe()))
    name = hashlib.blake2b(made_of.encode(), digest_size=16).hexdigest()
    cached = cache / name[:2] / f"{name[2:]}.png"
    if (data := _kept(cached)) is not None:
        return data
    from newsroom.pictures.card_drawing import drawn  # noqa: PLC0415  (the codecs)

    data = drawn(card)
    _keep(cached, data)
    return data


def _kept(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def is_cached(cache: Path, picture: PictureFile, variant: Variant | Crop) -> bool:
    """Tell whether a variant need not be made."""
    return _cached(cache, picture, variant).is_file()


def keep_variant(cache: Path, picture: PictureFile, variant: Variant | Crop, data: bytes) -> None:
    """Put a variant that was made elsewhere into the cache."""
    _keep(_cached(cache, picture, variant), data)


def _cached(cache: Path, picture: PictureFile, variant: Variant | Crop) -> Path:
    made_of = repr((picture.digest, variant, recipe()))
    name = hashlib.blake2b(made_of.encode(), digest_size=16).hexdigest()
    return cache / name[:2] / f"{name[2:]}.{variant.format}"


def _keep(file: Path, data: bytes) -> None:
    """Write whole or not at all: other processes look for the same name."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(temporary_beside(str(file)))
    temporary.write_bytes(data)
    temporary.replace(file)
