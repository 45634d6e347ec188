"""Drift over time: whether a mean stays, where it changed, for good or for a time, and when a watch would tell.

Values come as bins in their order (days, weeks), each with its count, mean and variance.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from statistics import NormalDist
from typing import TYPE_CHECKING

import msgspec

from tonecheck.audit.statistics import moments
from tonecheck.audit.statistics.moments import Moments

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: The level of the watch: at most 5 of 100 archives without drift ever raise an alarm.
ALARM = 0.05
_BASELINE = 0.25
_FEWEST_BINS = 4
_FEWEST = 40
_TERMS = 50
_EMPTY = Moments(0, 0.0, 0.0)
#: A level that did not hold for more bins than a month has weeks, nor for a quarter of all, is not yet a new one.
_HOLDS = 5
#: What a passing change must explain beyond a lasting one, in variances of a value: it has one more end to choose.
_SECOND_END = 8.0


class Change(msgspec.Struct, frozen=True):
    """The most likely point of change: `at` is the first bin after it.

    `size` is the step in units of the spread within bins; `p` of "nothing changes"; `alarm` the bin in which the
    sequential watch (Horváth et al. 2004) tells, or None. `until` is the last bin of a passing change; then `after` is
    the mean from `at` to there, `before` that of all other bins.
    """

    at: int
    before: float
    after: float
    size: float
    p: float
    alarm: int | None
    until: int | None = None


def changes(bins: Sequence[Moments], clear: Callable[[Change], bool], floor: float = 0.0) -> list[Change]:
    """The passing changes of a series that are clear, then the test of what is left without their bins.

    One bad month must not look like a new level, nor may a new level stay hidden behind it: a stretch that the two
    tests do not see, but a scan of all stretches does, is taken out once too, unsaid.
    """
    left, found, unsaid = list(bins), list[Change](), False
    while one := change(left, floor):
        passing = _passing(left, one, floor)
        said = passing is not None and clear(msgspec.structs.replace(passing, p=one.p))
        if passing is None or passing.until is None or not (said or (clear(passing) and not unsaid)):
            return [*found, one]
        rest = list(left)
        rest[passing.at : passing.until + 1] = [_EMPTY] * (passing.until + 1 - passing.at)
        if said:
            found.append(msgspec.structs.replace(passing, p=one.p))
        elif change(rest, floor) is None:
            return [*found, one]
        left, unsaid = rest, unsaid or not said
    return found


def change(bins: Sequence[Moments], floor: float = 0.0) -> Change | None:
    """The test of one series; None with fewer than four bins, 40 values or where nothing varies.

    Two tests share the level: of the partial sums, which a step moves most (Ploberger & Krämer 1992), and of the
    slope, which a slow drift moves most. `floor` is a variance that is never gone below: that of all series together,
    so that the few values of a short one, alike by chance, raise no alarm.
    """
    kept = [(index, one) for index, one in enumerate(bins) if one.n]
    values = [one for _, one in kept]
    spread = max(floor, _spread(values))
    if len(values) < _FEWEST_BINS or sum(one.n for one in values) < _FEWEST or spread <= 0:
        return None
    n, middle = moments.together(values).n, moments.together(values).mean
    sums, total = [], 0.0
    for one in values:
        total += one.n * (one.mean - middle)
        sums.append(abs(total) / math.sqrt(spread * n))
    place = max(range(len(sums) - 1), key=lambda index: sums[index])
    before, after = moments.together(values[: place + 1]).mean, moments.together(values[place + 1 :]).mean
    alarm = _watch(values, floor)
    return Change(
        at=kept[place + 1][0],
        before=before,
        after=after,
        size=(after - before) / math.sqrt(max(floor, moments.within(values)) or spread),
        p=min(1.0, 2 * min(_bridge(max(sums)), _slope(values, [index for index, _ in kept], spread))),
        alarm=None if alarm is None else kept[alarm][0],
    )


def _passing(bins: Sequence[Moments], step: Change, floor: float) -> Change | None:
    """The stretch of bins that explains more than a lasting step does, or the short side of a step; None without one.

    Inside and outside of a stretch have a mean each (the epidemic alternative, Levin & Kline 1985); `p` is that of the
    best one, corrected for all of them.
    """
    from scipy.special import chdtrc

    kept = [index for index, one in enumerate(bins) if one.n]
    values = [bins[index] for index in kept]
    last, spread = len(kept), max(floor, _spread(values))
    explained = _explained(values)
    lasting = int(explained[0].argmax())
    first, end = divmod(int(explained.argmax()), last + 1)
    if explained[first, end] - explained[0, lasting] <= _SECOND_END * spread:
        first, end = (0, lasting) if lasting <= last - lasting else (lasting, last)
        if end - first > min(_HOLDS, last // 4):
            return None
    inside = moments.together(values[first:end]).mean
    outside = moments.together([*values[:first], *values[end:]]).mean
    return Change(
        at=kept[first],
        before=outside,
        after=inside,
        size=(inside - outside) / math.sqrt(max(floor, moments.within(values)) or spread),
        p=min(1.0, float(chdtrc(1, explained.max() / spread)) * last * (last + 1) / 2),
        alarm=step.alarm,
        until=kept[end - 1],
    )


def _explained(values: Sequence[Moments]) -> NDArray[np.float64]:
    """The sum of squares that a mean of its own explains: of the stretch from the row's bin to before the column's."""
    import numpy as np

    counts = np.cumsum([0, *(one.n for one in values)])
    middle = moments.together(values).mean
    sums = np.cumsum([0.0, *(one.n * (one.mean - middle) for one in values)])
    inside = counts[None, :] - counts[:, None]
    outside = counts[-1] - inside
    parts = np.where((inside > 0) & (outside > 0), inside * outside / counts[-1], np.inf)
    return np.asarray((sums[None, :] - sums[:, None]) ** 2 / parts, dtype=np.float64)


def _spread(bins: Sequence[Moments]) -> float:
    """The variance of a value: within bins, or from bin to bin where weeks differ by more than their replies do.

    Steps from bin to bin hardly know of a slow drift (von Neumann 1941), so that a drift does not hide itself.
    """
    steps = sum((second.mean - first.mean) ** 2 for first, second in itertools.pairwise(bins))
    chance = sum(1 / first.n + 1 / second.n for first, second in itertools.pairwise(bins))
    return max(moments.within(bins), steps / chance if chance else 0.0)


def _bridge(reached: float) -> float:
    """The chance that a Brownian bridge strays that far: Kolmogorov's distribution."""
    from scipy.special import kolmogorov

    return float(kolmogorov(reached))


def _slope(bins: Sequence[Moments], times: Sequence[int], spread: float) -> float:
    """The p-value of the weighted line through the bins' means."""
    n = sum(one.n for one in bins)
    time = sum(one.n * at for one, at in zip(bins, times, strict=True)) / n
    squares = sum(one.n * (at - time) ** 2 for one, at in zip(bins, times, strict=True))
    rise = sum(one.n * (at - time) * one.mean for one, at in zip(bins, times, strict=True))
    return 2 * NormalDist().cdf(-abs(rise) / math.sqrt(spread * squares))


def _watch(bins: Sequence[Moments], floor: float) -> int | None:
    """The first bin after the baseline in which the partial sums leave the boundary of Horváth et al. (2004)."""
    n, seen, start = sum(one.n for one in bins), 0, 0
    while start < len(bins) and (seen < _BASELINE * n or start < 2):
        seen += bins[start].n
        start += 1
    baseline, later = bins[:start], bins[start:]
    spread = max(floor, _spread(baseline))
    if not later or spread <= 0:
        return None
    middle, m = moments.together(baseline).mean, seen
    limit, total, count = _boundary(), 0.0, 0
    for index, one in enumerate(later):
        total += one.n * (one.mean - middle)
        count += one.n
        if abs(total) / math.sqrt(spread) > limit * math.sqrt(m) * (1 + count / m):
            return start + index
    return None


def _boundary() -> float:
    """The level that a Brownian motion on [0, 1] leaves with the chance of ALARM."""
    low, high = 1.0, 5.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _strays(middle) > ALARM else (low, middle)
    return high


def _strays(level: float) -> float:
    """P(sup |W(t)| > level) for t in [0, 1] (Feller 1971, X.5)."""
    stays = sum(
        (-1.0) ** k / (2 * k + 1) * math.exp(-(((2 * k + 1) * math.pi) ** 2) / (8 * level**2)) for k in range(_TERMS)
    )
    return 1 - 4 / math.pi * stays
