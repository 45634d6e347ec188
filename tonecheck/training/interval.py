"""How sure a share is that was counted."""

from __future__ import annotations

import math


def wilson(right: int, said: int, z: float = 1.96) -> tuple[float, float]:
    """The interval in which a share lies with 95 % (Wilson 1927); the whole range where nothing was counted."""
    if not said:
        return 0.0, 1.0
    share, more = right / said, z * z / said
    middle = (share + more / 2) / (1 + more)
    half = z * math.sqrt(share * (1 - share) / said + more / (4 * said)) / (1 + more)
    return max(middle - half, 0.0), min(middle + half, 1.0)
