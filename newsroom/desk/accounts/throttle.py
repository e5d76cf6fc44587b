"""Guesses are made to wait: ever longer, and never for ever."""

import secrets
import threading
from collections.abc import Callable
from hashlib import blake2b

_FORGOTTEN = 3600.0  # seconds after the last attempt, when earlier failures count no more


class Throttle:
    """Lets `free` attempts of a key through, and makes each further one wait twice as long.

    The wait begins with a second and is never longer than `longest` (seconds). Keys share a fixed
    number of places by a secret hash: nobody fills the memory or pushes another's failures out, and
    nobody can tell which names share a place.
    """

    def __init__(
        self, clock: Callable[[], float], *, free: int, longest: float, places: int = 4096
    ) -> None:
        self._clock, self._free, self._longest, self._places = clock, free, longest, places
        self._secret = secrets.token_bytes(32)
        self._lock = threading.Lock()
        self._failures: dict[int, tuple[int, float]] = {}  # how many, and when the last was

    def attempt(self, key: str) -> float:
        """Return how many seconds to wait before an attempt; 0 lets it through.

        One that is let through counts as failed until `succeeded` says otherwise, so that many at
        once are no way around.
        """
        place = self._place(key)
        with self._lock:
            now = self._clock()
            count, last = self._failures.get(place, (0, now))
            if now - last > _FORGOTTEN:
                count = 0
            wait = last + self._penalty(count) - now
            if wait > 0:
                return wait
            self._failures[place] = (count + 1, now)
        return 0.0

    def succeeded(self, key: str) -> None:
        """Forget the failures of a key."""
        with self._lock:
            self._failures.pop(self._place(key), None)

    def _penalty(self, count: int) -> float:
        beyond = count - self._free
        return 0.0 if beyond < 0 else min(2.0 ** min(beyond, 30), self._longest)

    def _place(self, key: str) -> int:
        hashed = blake2b(key.encode(errors="replace"), key=self._secret, digest_size=8).digest()
        return int.from_bytes(hashed) % self._places
