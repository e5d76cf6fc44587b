"""What is done with sorted numbers at once: finding where others begin, and writing them."""

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    # Eight bytes each; NumPy's own types take a number shifted by an `int` for a signed one.
    Numbers = NDArray[np.integer[Any]]


def is_first(numbers: "NDArray[Any]") -> "NDArray[np.bool]":
    """Return for each number whether it differs from the one before it."""
    found = np.ones(len(numbers), np.bool)
    np.not_equal(numbers[1:], numbers[:-1], out=found[1:])
    return found


def is_last(numbers: "NDArray[Any]") -> "NDArray[np.bool]":
    """Return for each number whether it differs from the one after it."""
    found = np.ones(len(numbers), np.bool)
    np.not_equal(numbers[1:], numbers[:-1], out=found[:-1])
    return found


def varints(numbers: "Numbers") -> tuple[bytes, "Numbers"]:
    """Return numbers in seven bits a byte, the low ones first; and where each begins, and all end.

    It is what `newsroom.search.postings.varint` makes of each.
    """
    many = np.ones(len(numbers), np.int64)
    left: Numbers = numbers >> 7
    while left.any():
        many += left != 0
        left >>= 7
    bounds = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(many, out=bounds[1:])
    data = np.empty(bounds[-1], np.uint8)
    at, left = bounds[:-1], numbers
    while len(left):
        goes_on = many > 1
        data[at] = left & 127 | goes_on.astype(np.uint64) << 7
        at, left, many = at[goes_on] + 1, left[goes_on] >> 7, many[goes_on] - 1
    return data.tobytes(), bounds
