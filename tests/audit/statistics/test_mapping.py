from __future__ import annotations

import numpy as np
import pytest

from tonecheck.audit.statistics.mapping import fit, isotonic, shift, threshold


def test_a_shift_is_found_and_helps_on_replies_it_was_not_learned_from() -> None:
    chance = np.random.default_rng(19)
    tool = chance.uniform(20, 80, 200)
    found = fit(tool, tool - 12 + chance.normal(0, 4, 200))
    assert found.shift == pytest.approx(-12, abs=1)
    assert found.error_shifted < 0.5 * found.error
    assert found.error_shifted <= found.error_curved + 0.3


def test_a_bent_scale_is_better_told_by_a_curve() -> None:
    chance = np.random.default_rng(20)
    tool = chance.uniform(0, 100, 300)
    found = fit(tool, np.clip(1.8 * tool - 40, 0, 100) + chance.normal(0, 4, 300))
    assert found.error_curved < 0.7 * found.error_shifted


def test_where_there_is_nothing_to_learn_nothing_gets_better() -> None:
    chance = np.random.default_rng(21)
    tool = chance.uniform(0, 100, 60)
    found = fit(tool, tool + chance.normal(0, 5, 60))
    assert found.error_shifted >= found.error - 0.3
    assert found.error_curved >= found.error


def test_a_curve_never_falls_and_is_level_outside() -> None:
    curve = isotonic(np.array([10.0, 20.0, 30.0, 40.0]), np.array([20.0, 10.0, 50.0, 60.0]))
    assert list(curve(np.array([0.0, 10, 20, 30, 40, 99]))) == [15, 15, 15, 50, 60, 60]
    assert shift(np.array([1.0, 3.0]), np.array([2.0, 2.0])) == 0


@pytest.mark.parametrize("good", [[True] * 4, [False] * 4])
def test_without_good_and_bad_there_is_no_threshold(good: list[bool]) -> None:
    assert threshold(np.array([1.0, 2.0, 3.0, 4.0]), np.array(good)) is None


def test_the_threshold_lies_between_bad_and_good() -> None:
    score = np.array([50.0, 60.0, 70.0, 74.0, 78.0, 90.0])
    assert threshold(score, score >= 74) == 72
