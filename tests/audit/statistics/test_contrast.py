from __future__ import annotations

import numpy as np
import pytest

from tonecheck.audit.statistics import contrast
from tonecheck.audit.statistics.moments import Moments
from tonecheck.audit.statistics.multiple import holm


def test_nobody_stands_apart_alone_or_without_values() -> None:
    assert contrast.means([Moments(30, 50.0, 100.0)]) == [None]
    assert contrast.means([Moments(30, 50.0, 100.0), Moments(0, 0.0, 0.0)])[1] is None
    assert contrast.means([Moments(30, 50.0, 0.0), Moments(30, 50.0, 0.0)]) == [None, None]
    assert contrast.shares([3], [10]) == [None]
    assert contrast.shares([3, 0], [10, 0])[1] is None


def test_the_difference_is_to_all_others_in_units_of_the_spread_within() -> None:
    one, _, _ = contrast.means([Moments(50, 70.0, 100.0), Moments(50, 60.0, 100.0), Moments(100, 50.0, 100.0)])
    assert one is not None
    assert one.difference == pytest.approx(70 - (50 * 60 + 100 * 50) / 150)
    assert one.size == pytest.approx(one.difference / 10)
    assert one.p < 1e-10


def test_a_share_against_the_others() -> None:
    one, other = contrast.shares([9, 1], [10, 10])
    assert one is not None
    assert other is not None
    assert one.difference == pytest.approx(0.8)
    assert one.size == pytest.approx(-other.size)
    # the hypergeometric tail P(X >= 9) = 101/184756 × 2 by hand: (C(10,9)·C(10,1) + 1) / C(20,10)
    assert one.p == pytest.approx(2 * 101 / 184756)


@pytest.mark.parametrize("skewed", [False, True])
def test_groups_that_are_alike_are_hardly_ever_set_apart(skewed: bool) -> None:
    chance = np.random.default_rng(9)
    alarms = 0
    for _ in range(400):
        groups = [_of(chance.gamma(2, 8, n) if skewed else chance.normal(60, 15, n)) for n in (30, 40, 80, 150, 500)]
        alarms += min(holm([one.p for one in contrast.means(groups) if one])) < 0.05
    assert alarms / 400 <= 0.075


def test_what_lies_within_the_margin_is_no_difference() -> None:
    chance = np.random.default_rng(11)
    alarms = [
        one.p < 0.05
        for _ in range(400)
        if (one := contrast.means([_of(chance.normal(65, 15, 200)), _of(chance.normal(60, 15, 300))], margin=5)[0])
    ]
    assert np.mean(alarms) <= 0.075
    clear = contrast.means([_of(chance.normal(75, 15, 200)), _of(chance.normal(60, 15, 300))], margin=5)[0]
    assert clear is not None
    assert clear.p < 1e-4


def test_rare_events_in_small_groups_are_no_alarm() -> None:
    chance = np.random.default_rng(10)
    sizes = [30] * 30 + [3000]
    alarms = 0
    for _ in range(200):
        hits = [int(chance.binomial(n, 0.001)) for n in sizes]
        alarms += min(holm([one.p for one in contrast.shares(hits, sizes) if one])) < 0.05
    assert alarms / 200 <= 0.06


def _of(values: np.ndarray) -> Moments:
    return Moments.of_sums(len(values), float(values.sum()), float((values**2).sum()))
