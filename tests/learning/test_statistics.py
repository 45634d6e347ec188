from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.learning.statistics import (
    Interval,
    bound,
    held_out,
    inside,
    joint_ranges,
    log_odds,
    quantile_interval,
    wilson,
)

_VALUES = st.lists(st.floats(0, 100), min_size=1, max_size=80)


def test_nothing_is_known_of_a_share_without_observations() -> None:
    assert wilson(0, 0) == Interval(None, None)
    assert not wilson(0, 0).is_apart_from(wilson(10, 10))


def test_wilson_has_the_textbook_values() -> None:
    # Newcombe 1998, table I: 81 of 263 and 0 of 20 at 95 %
    for hits, n, low, high in ((81, 263, 0.2553, 0.3662), (0, 20, 0.0, 0.1611)):
        found = wilson(hits, n, 0.95)
        assert found.low == pytest.approx(low, abs=5e-5)
        assert found.high == pytest.approx(high, abs=5e-5)


def test_few_values_do_not_bound_a_far_quantile() -> None:
    assert quantile_interval([1.0, 2.0, 3.0], 0.05).low is None
    assert quantile_interval([1.0, 2.0, 3.0], 0.95).high is None


def test_the_median_of_ten_lies_between_the_second_and_the_ninth() -> None:
    # P(X <= 1) = 0.011, P(X <= 2) = 0.055 for X ~ Bin(10, 1/2): the classical sign test interval
    assert quantile_interval([float(value) for value in range(1, 11)], 0.5) == Interval(2.0, 9.0)


def test_a_quantile_at_the_border_is_open_outward() -> None:
    assert quantile_interval([1.0, 2.0], 0.0) == Interval(None, 1.0)
    assert quantile_interval([1.0, 2.0], 1.0) == Interval(2.0, None)


@given(_VALUES, st.floats(0.01, 0.99))
def test_an_interval_is_made_of_values_in_order(values: list[float], share: float) -> None:
    found = quantile_interval(values, share)
    ends = [end for end in (found.low, found.high) if end is not None]
    assert set(ends) <= set(values)
    assert ends == sorted(ends)


def test_an_interval_holds_the_quantile_as_often_as_it_says() -> None:
    random, held = np.random.default_rng(1), 0
    for _ in range(1000):
        found = quantile_interval(random.uniform(size=40).tolist(), 0.25)
        held += (found.low or 0.0) <= 0.25 <= (found.high or 1.0)
    assert held >= 880  # 90 %, less what chance takes from 1,000 trials


def test_apart_means_that_no_value_is_shared() -> None:
    assert Interval(1, 2).is_apart_from(Interval(2.5, 3))
    assert not Interval(1, 2).is_apart_from(Interval(2, 3))
    assert not Interval(1, None).is_apart_from(Interval(2, 3))


@given(_VALUES, st.floats(0.5, 1))
def test_a_bound_is_exceeded_by_no_more_than_the_rest(values: list[float], coverage: float) -> None:
    limit = bound(values, coverage)
    assert limit in values
    assert sum(value <= limit for value in values) >= coverage * len(values) - 1e-6


_ROWS = st.integers(2, 40).flatmap(
    lambda n: st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=n, max_size=n)
)


@given(_ROWS, st.floats(0.5, 1), st.floats(1, 30))
def test_joint_ranges_hold_what_was_promised(rows: list[tuple[float, float]], coverage: float, least: float) -> None:
    values = np.array(rows)
    found = joint_ranges(values, np.array([least, least]), [True, False], coverage)
    assert found.held >= coverage * len(rows) - 1e-6
    assert found.held == int(inside(values, found.low, found.high).sum())


@given(_ROWS, st.floats(1, 30))
def test_no_range_ends_nearer_to_the_median_than_the_model_can_tell(
    rows: list[tuple[float, float]], least: float
) -> None:
    values = np.array(rows)
    found = joint_ranges(values, np.array([least, least]), [True, True], 0.5)
    middle = np.median(values, axis=0)
    assert (np.array(found.low) <= np.maximum(middle - least, 0) + 1e-9).all()
    assert (np.array(found.high) >= np.minimum(middle + least, 100) - 1e-9).all()


def test_what_stretches_a_range_most_is_left_outside() -> None:
    values = np.array([[50.0 + number] for number in range(19)] + [[2.0]])
    found = joint_ranges(values, np.array([1.0]), [True], 0.95)
    assert (found.low, found.high, found.held) == ((50.0,), (70.0,), 19)


def test_few_replies_widen_a_range() -> None:
    values = np.array([[50.0], [60.0]])
    narrow = joint_ranges(values, np.array([10.0]), [True], 1.0)
    wide = joint_ranges(values, np.array([10.0]), [True], 1.0, extra=0.5)
    assert (narrow.low, narrow.high) == ((45.0,), (65.0,))
    assert (wide.low, wide.high) == ((45.0,), (65.0,))
    assert joint_ranges(values, np.array([10.0]), [True], 1.0, extra=1.0).low == (40.0,)


def test_held_out_rows_are_judged_by_the_others_alone() -> None:
    same = np.full((20, 1), 50.0)
    assert held_out(same, np.array([5.0]), [True], 0.9) == 20
    apart = np.array([[50.0]] * 19 + [[99.0]])
    assert held_out(apart, np.array([5.0]), [True], 1.0) == 19


def test_log_odds_are_none_where_both_sides_are_alike() -> None:
    assert log_odds(np.array([5.0, 2.0, 50.0]), 50, np.array([10.0, 4.0, 100.0]), 100, 10) == pytest.approx(
        [0.0, 0.0, 0.0], abs=0.1
    )


def test_log_odds_grow_with_the_difference_and_with_the_counts() -> None:
    few, none = np.array([3.0, 10.0, 30.0]), np.zeros(3)
    z = log_odds(few, 40, none, 40, 10)
    assert 0 < z[0] < z[1] < z[2]
    assert log_odds(none, 40, few, 40, 10) == pytest.approx(-z)


def test_the_prior_makes_little_of_three_replies() -> None:
    assert (
        log_odds(np.array([3.0]), 40, np.zeros(1), 600, 10)[0]
        < 2
        < log_odds(np.array([20.0]), 40, np.zeros(1), 600, 10)[0]
    )
