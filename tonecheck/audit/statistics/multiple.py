"""Many comparisons at once: p-values that keep the chance of any false alarm, or the share of them, in bounds."""

from __future__ import annotations

from collections.abc import Sequence


def holm(ps: Sequence[float]) -> list[float]:
    """Adjusted p-values; below 0.05 there is any false alarm among them in at most 5 of 100 families (Holm 1979)."""
    order = sorted(range(len(ps)), key=lambda index: ps[index])
    adjusted, largest = [0.0] * len(ps), 0.0
    for rank, index in enumerate(order):
        largest = max(largest, min(1.0, ps[index] * (len(ps) - rank)))
        adjusted[index] = largest
    return adjusted


def benjamini_hochberg(ps: Sequence[float]) -> list[float]:
    """Adjusted p-values; of those below 0.05, 5 in 100 are false on average (Benjamini & Hochberg 1995)."""
    order = sorted(range(len(ps)), key=lambda index: ps[index], reverse=True)
    adjusted, smallest = [0.0] * len(ps), 1.0
    for place, index in enumerate(order):
        smallest = min(smallest, ps[index] * len(ps) / (len(ps) - place))
        adjusted[index] = smallest
    return adjusted
