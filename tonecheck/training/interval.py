"""How sure a share is that was counted."""

from __future__ import annotations

from tonecheck.learning import statistics


def wilson(right: int, said: int) -> tuple[float, float]:
    """The interval in which a share lies with 95 % (Wilson 1927); the whole range where nothing was counted."""
    found = statistics.wilson(right, said, level=0.95)
    return (0.0 if found.low is None else found.low), (1.0 if found.high is None else found.high)
