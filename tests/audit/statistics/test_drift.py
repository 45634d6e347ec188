from __future__ import annotations

import numpy as np
import pytest

from tonecheck.audit.statistics.drift import change
from tonecheck.audit.statistics.moments import Moments


@pytest.mark.parametrize(
    "bins",
    [
        [],
        [Moments(100, 50.0, 100.0)] * 3,
        [Moments(5, 50.0, 100.0)] * 6,
        [Moments(100, 50.0, 0.0)] * 6,
        [Moments(0, 0.0, 0.0)] * 20,
    ],
)
def test_too_little_is_not_tested(bins: list[Moments]) -> None:
    assert change(bins) is None


@pytest.mark.parametrize(("weeks", "size"), [(12, 10), (52, 8), (52, 60)])
@pytest.mark.parametrize("skewed", [False, True])
def test_without_drift_alarms_are_as_rare_as_said(weeks: int, size: int, skewed: bool) -> None:
    chance = np.random.default_rng(11)
    tested, watched = [], []
    for _ in range(300):
        bins = [_of(chance.gamma(2, 8, n) if skewed else chance.normal(60, 15, n)) for n in chance.poisson(size, weeks)]
        found = change(bins)
        assert found is not None
        tested.append(found.p < 0.05)
        watched.append(found.alarm is not None)
    assert np.mean(tested) <= 0.065
    assert np.mean(watched) <= 0.065


def test_weeks_that_swing_more_than_their_replies_are_no_drift() -> None:
    chance = np.random.default_rng(12)
    alarms = [
        found.p < 0.05
        for _ in range(300)
        if (found := change([_of(chance.normal(chance.normal(60, 4), 15, 60)) for _ in range(52)]))
    ]
    assert np.mean(alarms) <= 0.08


@pytest.mark.parametrize("step", [-9.0, 9.0])
def test_a_step_is_found_where_it_is(step: float) -> None:
    chance = np.random.default_rng(13)
    places, alarms, found_by_test = [], [], 0
    for _ in range(60):
        found = change([_of(chance.normal(60 + step * (week >= 30), 15, 40)) for week in range(52)])
        assert found is not None
        assert np.sign(found.size) == np.sign(step)
        assert found.size == pytest.approx(step / 15, abs=0.3)
        found_by_test += found.p < 0.05
        places.append(found.at)
        alarms.append(found.alarm if found.alarm is not None else 99)
    assert found_by_test == 60
    assert abs(np.median(places) - 30) <= 1
    assert 30 < np.median(alarms) <= 40


def test_a_slow_drift_is_found_too() -> None:
    chance = np.random.default_rng(14)
    found = [change([_of(chance.normal(60 - week / 4, 15, 12)) for week in range(52)]) for _ in range(40)]
    assert all(one is not None and one.p < 0.05 for one in found)


def test_empty_weeks_keep_their_place() -> None:
    bins = [Moments(50, 60.0, 100.0)] * 10 + [Moments(0, 0.0, 0.0)] * 5 + [Moments(50, 40.0, 100.0)] * 10
    found = change(bins)
    assert found is not None
    assert found.at == 15
    assert (found.before, found.after) == (60, 40)


def _of(values: np.ndarray) -> Moments:
    return Moments.of_sums(len(values), float(values.sum()), float((values**2).sum()))
