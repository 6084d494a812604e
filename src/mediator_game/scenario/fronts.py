"""Moving fronts: which places a side goes for when there is war, and what the war costs both."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen


@frozen
class Front:
    """``[front.SIDE]``: where a side advances while there is war and no truce.

    `places` fall in this order, `steps` of them a turn at most. A leader looks `look` turns ahead; every turn of
    fighting adds `toll` to what wearies each side.
    """

    places: tuple[str, ...]
    steps: int = 1
    look: int = 3
    toll: Mapping[str, int] = field(factory=dict)
