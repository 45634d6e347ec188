"""Intervals and paired differences: what they say of constants, of order, of chance."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tonecheck.training import weighted
from tonecheck.training.bootstrap import difference, estimate, interval

CHANCE = np.random.default_rng(7)
LABELS = CHANCE.normal(size=200)
GOOD = LABELS + 0.2 * CHANCE.normal(size=200)
POOR = LABELS + 1.5 * CHANCE.normal(size=200)


def test_no_rows_have_no_interval() -> None:
    found = estimate(weighted.mean, np.array([]))
    assert np.isnan([found.value, found.low, found.high]).all()
    assert np.isnan(difference(weighted.mae, np.array([]), np.array([]), np.array([])).p)


def test_what_no_resample_defines_has_no_interval() -> None:
    found = interval(weighted.spearman, np.ones(5), np.arange(5.0))
    assert np.isnan([found.low, found.high]).all()


def test_a_model_against_itself_is_no_gain() -> None:
    found = difference(weighted.spearman, GOOD, GOOD, LABELS)
    assert (found.value, found.low, found.high, found.p) == (0, 0, 0, 1)


def test_noise_alone_is_no_sure_gain() -> None:
    other = LABELS + 0.2 * np.random.default_rng(8).normal(size=200)
    found = difference(weighted.mae, GOOD, other, LABELS)
    assert found.low < 0 < found.high
    assert found.p > 0.05


def test_the_better_model_is_seen() -> None:
    found = difference(weighted.spearman, GOOD, POOR, LABELS)
    assert found.value == pytest.approx(found.first - found.second)
    assert 0 < found.low < found.value < found.high
    assert found.p == pytest.approx(1 / 1001)


def test_rows_of_a_group_are_drawn_together() -> None:
    values = np.repeat([0.0, 1.0], 50)
    apart, together = interval(weighted.mean, values), interval(weighted.mean, values, groups=values)
    assert 0.3 < apart.low < 0.5 < apart.high < 0.7
    assert (together.low, together.high) == (0, 1)


def test_the_interval_of_a_mean_is_as_wide_as_theory_says() -> None:
    found = interval(weighted.mean, LABELS)
    assert found.high - found.low == pytest.approx(2 * 1.96 * LABELS.std() / np.sqrt(200), rel=0.1)


@settings(max_examples=30, deadline=None)
@given(st.floats(-5, 5), st.integers(1, 30), st.integers(0, 99))
def test_constant_data_have_an_interval_of_no_width(value: float, count: int, seed: int) -> None:
    found = estimate(weighted.mean, np.full(count, value), seed=seed, resamples=50)
    assert (found.low, found.high) == pytest.approx((found.value, found.value))


ROWS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(0, 4)), min_size=1, max_size=25)


@settings(max_examples=40, deadline=None)
@given(st.data(), ROWS, st.booleans())
def test_the_order_of_rows_decides_nothing(data: st.DataObject, rows: list[tuple[int, int, int]], by: bool) -> None:
    other = data.draw(st.permutations(rows))
    found = []
    for ordered in (rows, other):
        first, second, group = (np.array(column) for column in zip(*ordered, strict=True))
        groups = group if by else None
        found.append(
            (
                estimate(weighted.mae, first, second, groups=groups, resamples=50),
                difference(weighted.mae, first, second, np.full(len(first), 3), groups=groups, resamples=50),
            )
        )
    assert found[0] == found[1]


@settings(max_examples=20, deadline=None)
@given(ROWS, st.integers(0, 9))
def test_the_same_seed_gives_the_same_limits(rows: list[tuple[int, int, int]], seed: int) -> None:
    first = np.array([row[0] for row in rows])
    same = [interval(weighted.mean, first, seed=seed, resamples=50) for _ in range(2)]
    assert same[0] == same[1]
    assert first.min() <= same[0].low <= same[0].high <= first.max()
