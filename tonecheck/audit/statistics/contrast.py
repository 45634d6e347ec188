"""One group against all others: how far it stands apart, and whether chance would do as much."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec

from tonecheck.audit.statistics import moments
from tonecheck.audit.statistics.moments import Moments


class Contrast(msgspec.Struct, frozen=True):
    """A group's difference from the others, in units of the spread within groups (means) or as Cohen's h (shares)."""

    difference: float
    size: float
    p: float


def means(groups: Sequence[Moments], margin: float = 0.0) -> list[Contrast | None]:
    """Each group's mean against that of all others, by Student's t with one spread for all groups.

    That keeps the test honest where a small group's own spread is small by chance. `margin`: differences up to it are
    none; `p` is then of the largest of them (Murphy & Myors 1999). None where there is nothing to compare.
    """
    from scipy.special import stdtr

    spread, everyone = moments.within(groups), moments.together(groups)
    freedom = sum(group.n for group in groups) - sum(group.n > 0 for group in groups)
    found: list[Contrast | None] = []
    for group in groups:
        others = everyone.n - group.n
        if not group.n or not others or spread <= 0 or freedom < 1:
            found.append(None)
            continue
        rest = (everyone.n * everyone.mean - group.n * group.mean) / others
        difference, error = group.mean - rest, math.sqrt(spread * (1 / group.n + 1 / others))
        ends = ((margin - abs(difference)) / error, (-margin - abs(difference)) / error)
        p = min(1.0, sum(float(stdtr(freedom, end)) for end in ends))
        found.append(Contrast(difference, difference / math.sqrt(spread), p))
    return found


def shares(hits: Sequence[int], counts: Sequence[int]) -> list[Contrast | None]:
    """Each group's share against that of all others (Fisher's exact test); the size is Cohen's h (1988, chapter 6)."""
    total, everyone = sum(hits), sum(counts)
    found: list[Contrast | None] = []
    for hit, count in zip(hits, counts, strict=True):
        others = everyone - count
        if not count or not others:
            found.append(None)
            continue
        share, rest = hit / count, (total - hit) / others
        size = 2 * math.asin(math.sqrt(share)) - 2 * math.asin(math.sqrt(rest))
        found.append(Contrast(share - rest, size, _fisher(hit, count, total, everyone)))
    return found


def _fisher(hit: int, count: int, total: int, everyone: int) -> float:
    """The two-sided p-value, twice the smaller tail."""
    from scipy.stats import hypergeom

    below = float(hypergeom.cdf(hit, everyone, total, count))
    above = float(hypergeom.sf(hit - 1, everyone, total, count))
    return min(1.0, 2 * min(below, above))
