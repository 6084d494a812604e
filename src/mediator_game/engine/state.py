"""The state of a game: one tuple of whole numbers, and where each last came from."""

from __future__ import annotations

import struct
from hashlib import blake2b

from attrs import frozen


@frozen
class State:
    """Everything a game is at one moment.

    `values` holds one number per slot. `trail` holds, per slot, the id of the event that last moved it (0: none),
    and as its last element the number of events so far; it is empty when no ledger is kept, and is no part of what
    the state is.
    """

    values: tuple[int, ...]
    trail: tuple[int, ...] = ()

    def fingerprint(self) -> str:
        """Return 16 hex digits that differ whenever the values differ: BLAKE2b over the values as 64-bit
        little-endian.
        """
        packed = struct.pack(f"<{len(self.values)}q", *self.values)
        return blake2b(packed, digest_size=8).hexdigest()
