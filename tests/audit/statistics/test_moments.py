from __future__ import annotations

import numpy as np
import pytest

from tonecheck.audit.statistics import moments
from tonecheck.audit.statistics.moments import Moments


@pytest.mark.parametrize(("n", "total", "squares"), [(0, 0, 0), (1, 50, 2500)])
def test_too_few_values_bound_nothing(n: int, total: float, squares: float) -> None:
    found = moments.mean(Moments.of_sums(n, total, squares))
    assert (found.low, found.high) == (None, None)


def test_sums_give_the_moments() -> None:
    values = np.array([3.0, 4.0, 8.0, 9.0])
    found = Moments.of_sums(4, float(values.sum()), float((values**2).sum()))
    assert found.mean == values.mean()
    assert found.variance == pytest.approx(values.var(ddof=1))


def test_groups_together_are_their_values_together() -> None:
    parts = [np.array([1.0, 5.0]), np.array([7.0]), np.array([2.0, 2.5, 9.0])]
    found = moments.together([_of(part) for part in parts] + [Moments(0, 0.0, 0.0)])
    everything = np.concatenate(parts)
    assert (found.n, found.mean) == (6, pytest.approx(everything.mean()))
    assert found.variance == pytest.approx(everything.var(ddof=1))


def test_the_spread_within_groups_knows_nothing_of_their_means() -> None:
    parts = [np.array([1.0, 5.0, 6.0]), np.array([107.0, 103.0])]
    apart = moments.within([_of(part) for part in parts])
    moved = moments.within([_of(part - part.mean()) for part in parts])
    assert apart == pytest.approx(moved)
    assert moments.within([Moments(1, 3.0, 0.0)]) == 0


@pytest.mark.parametrize(("share", "n"), [(0.02, 60), (0.5, 40), (0.9, 200)])
def test_the_interval_of_a_share_covers_it_as_often_as_it_says(share: float, n: int) -> None:
    chance = np.random.default_rng(1)
    found = [moments.share(int(hits), n) for hits in chance.binomial(n, share, 2000)]
    covered = np.mean([(one.low or 0) <= share <= (one.high or 1) for one in found])
    assert 0.93 <= covered <= 0.985


@pytest.mark.parametrize("n", [5, 30, 300])
def test_the_interval_of_a_mean_covers_it_as_often_as_it_says(n: int) -> None:
    chance = np.random.default_rng(2)
    found = [moments.mean(_of(chance.normal(60, 15, n))) for _ in range(2000)]
    covered = np.mean([one.low <= 60 <= one.high for one in found if one.low is not None and one.high is not None])
    assert 0.935 <= covered <= 0.965


def _of(values: np.ndarray) -> Moments:
    return Moments.of_sums(len(values), float(values.sum()), float((values**2).sum()))
