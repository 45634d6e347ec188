from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from tonecheck.audit.statistics.drift import Change, change, changes
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


def test_a_few_values_that_are_alike_by_chance_raise_no_alarm() -> None:
    bins = [Moments(1, 60.0 + 0.1 * (week % 2), 0.0) for week in range(30)]
    bins += [Moments(1, 66.0 + 0.1 * (week % 2), 0.0) for week in range(22)]
    alone, among_others = change(bins), change(bins, floor=225.0)
    assert alone is not None
    assert among_others is not None
    assert alone.p < 0.001
    assert among_others.p > 0.2
    assert among_others.alarm is None
    assert among_others.size == pytest.approx(6 / 15)


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


@pytest.mark.parametrize(("weeks", "size"), [(12, 10), (52, 8), (52, 60)])
def test_without_drift_nothing_is_told_to_be_passing(weeks: int, size: int) -> None:
    chance = np.random.default_rng(15)
    told = [
        len(changes([_of(chance.normal(60, 15, n)) for n in chance.poisson(size, weeks)], _is_clear)) > 1
        for _ in range(300)
    ]
    assert np.mean(told) <= 0.01


@pytest.mark.parametrize("since", [8, 26, 42])
@pytest.mark.parametrize("step", [-9.0, 9.0])
def test_a_lasting_step_is_not_told_to_be_passing(since: int, step: float) -> None:
    found = _simulated(lambda week: step * (week >= since), 60)
    assert np.mean([_kinds(one) == ["lasting"] for one in found]) >= 0.97


@pytest.mark.parametrize(("first", "weeks"), [(0, 4), (10, 4), (35, 4), (45, 4), (48, 4), (20, 13)])
def test_what_passes_is_not_told_to_last(first: int, weeks: int) -> None:
    found = _simulated(lambda week: -12 * (first <= week < first + weeks), 60, size=160)
    assert np.mean([_kinds(one) == ["passing", "stays"] for one in found]) >= 0.9
    assert not any("lasting" in _kinds(one) for one in found)
    places = [(one[0].at, one[0].until) for one in found if one[0].until is not None]
    assert np.median([at for at, _ in places]) == first
    assert np.median([until for _, until in places if until is not None]) == first + weeks - 1
    assert np.median([one[0].after - one[0].before for one in found]) == pytest.approx(-12, abs=1.5)


def test_a_step_is_found_beside_a_bad_month_that_would_hide_it() -> None:
    found = _simulated(lambda week: 9 * (week >= 24) - 30 * (38 <= week < 42), 40)
    assert all(_kinds(one)[-1] == "lasting" for one in found)
    assert np.median([one[-1].at for one in found]) == 24


def test_what_is_taken_out_unsaid_leaves_a_test() -> None:
    few = Moments(2, 60.0, 225.0)
    bins = [*[few] * 5, Moments(40, 75.0, 225.0), *[few] * 9]
    assert changes(bins, _is_clear) == [change(bins)]


def test_half_of_a_short_archive_is_a_level_of_its_own() -> None:
    found = _simulated(lambda week: -12 * (week >= 4), 60, count=8)
    assert np.mean([_kinds(one) == ["lasting"] for one in found]) >= 0.95


def test_what_is_not_clear_is_left_in() -> None:
    bins = [Moments(60, 60.0 - 20 * (10 <= week < 14), 225.0) for week in range(52)]
    assert [one.until for one in changes(bins, _is_clear)] == [13, None]
    assert changes(bins, lambda _: False) == [change(bins)]


def test_a_slow_drift_is_found_too() -> None:
    chance = np.random.default_rng(14)
    found = [change([_of(chance.normal(60 - week / 4, 15, 12)) for week in range(52)]) for _ in range(40)]
    assert all(one is not None and one.p < 0.05 for one in found)
    assert all(_kinds(one) == ["lasting"] for one in _simulated(lambda week: -week / 4, 40, size=12))


def test_empty_weeks_keep_their_place() -> None:
    bins = [Moments(50, 60.0, 100.0)] * 10 + [Moments(0, 0.0, 0.0)] * 5 + [Moments(50, 40.0, 100.0)] * 10
    found = change(bins)
    assert found is not None
    assert found.at == 15
    assert (found.before, found.after) == (60, 40)


def _is_clear(one: Change) -> bool:
    return one.p < 0.01 and abs(one.size) >= 0.3


def _kinds(found: list[Change]) -> list[str]:
    return ["passing" if one.until is not None else "lasting" if _is_clear(one) else "stays" for one in found]


def _simulated(level: Callable[[int], float], times: int, size: int = 40, count: int = 52) -> list[list[Change]]:
    chance = np.random.default_rng(16)
    return [
        changes([_of(chance.normal(60 + level(week), 15, size)) for week in range(count)], _is_clear)
        for _ in range(times)
    ]


def _of(values: np.ndarray) -> Moments:
    return Moments.of_sums(len(values), float(values.sum()), float((values**2).sum()))
