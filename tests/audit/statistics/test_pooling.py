from __future__ import annotations

import numpy as np
import pytest

from tonecheck.audit.statistics import moments
from tonecheck.audit.statistics.moments import Interval, Moments
from tonecheck.audit.statistics.pooling import pooled


def test_few_groups_stand_alone() -> None:
    groups = [Moments(20, 50.0, 100.0), Moments(40, 60.0, 100.0), Moments(30, 55.0, 100.0)]
    assert [one.value for one in pooled(groups)] == [50.0, 60.0, 55.0]


def test_a_mean_of_few_values_leans_on_the_others_and_one_of_many_does_not() -> None:
    groups = [Moments(12, 80.0, 225.0), *[Moments(3000, mean, 225.0) for mean in (58.0, 60.0, 61.0, 63.0, 66.0)]]
    found = pooled(groups)
    assert found[0].value < 78
    assert found[5].value == pytest.approx(66.0, abs=0.1)


def test_where_groups_differ_by_chance_alone_all_are_one() -> None:
    chance = np.random.default_rng(5)
    groups = [_of(chance.normal(60, 15, 50)) for _ in range(30)]
    raw = np.std([group.mean for group in groups])
    assert np.std([one.value for one in pooled(groups)]) < 0.6 * raw


@pytest.mark.parametrize(("between", "sizes"), [(0.0, (12, 40)), (3.0, (12, 3000)), (10.0, (12, 100))])
def test_the_intervals_cover_the_groups_true_means(between: float, sizes: tuple[int, int]) -> None:
    chance = np.random.default_rng(6)
    covered, closer = [], []
    for _ in range(150):
        truth = chance.normal(60, between, 12)
        groups = [_of(chance.normal(mean, 15, chance.integers(*sizes))) for mean in truth]
        found = pooled(groups)
        covered += [(one.low or 0) <= mean <= (one.high or 100) for one, mean in zip(found, truth, strict=True)]
        closer.append(_error([one.value for one in found], truth) <= _error([one.mean for one in groups], truth))
    assert 0.93 <= np.mean(covered) <= 0.999
    assert np.mean(closer) >= 0.5


def test_leaning_on_others_makes_surer() -> None:
    groups = [Moments(n, mean, 225.0) for n, mean in ((12, 61.0), (50, 60.0), (90, 59.0), (300, 62.0), (20, 59.0))]
    lean, alone = pooled(groups), [moments.mean(group) for group in groups]
    assert sum(map(_width, lean)) < 0.9 * sum(map(_width, alone))


def _width(found: Interval) -> float:
    assert found.low is not None
    assert found.high is not None
    return found.high - found.low


def _error(found: object, truth: np.ndarray) -> float:
    return float(((np.array(found) - truth) ** 2).sum())


def _of(values: np.ndarray) -> Moments:
    return Moments.of_sums(len(values), float(values.sum()), float((values**2).sum()))
