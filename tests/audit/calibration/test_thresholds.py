from __future__ import annotations

import numpy as np
import pytest

from tonecheck.audit.calibration.thresholds import thresholds


@pytest.mark.parametrize(
    "verdicts", [np.full((40, 1), np.nan), np.full((40, 1), 2.0), np.array([[0.0]] * 4 + [[2.0]] * 36)]
)
def test_without_both_sides_nothing_is_proposed(verdicts: np.ndarray) -> None:
    assert thresholds(np.arange(40.0), verdicts) == []


def test_warn_above_pass_is_not_proposed() -> None:
    score = np.arange(40.0)
    verdicts = np.where(score < 10, 1.0, np.where(score < 30, 0.0, np.where(score < 35, 2.0, 1.0)))
    reversed_ = np.where(score < 15, 2.0, np.where(score < 25, 0.0, 1.0))
    for people in (verdicts, reversed_):
        found = {one.name: one.score.value for one in thresholds(score, people[:, None])}
        assert not found or found["warn"] <= found["pass"]
    assert thresholds(score, reversed_[:, None]) == []


def test_the_interval_holds_the_score_by_which_people_judge_and_chance_is_seen_through() -> None:
    chance = np.random.default_rng(2)
    score = chance.uniform(40, 100, 300)
    clear = thresholds(score, np.where(score >= 80, 2.0, 0.0)[:, None])
    assert [one.name for one in clear] == ["pass", "warn"]
    assert clear[0].score.low is not None
    assert clear[0].score.high is not None
    assert clear[0].score.low - 0.5 <= 80 <= clear[0].score.high + 0.5
    assert clear[0].right.value > 0.98
    guessed = thresholds(score, chance.choice([0.0, 2.0], (300, 1)))
    assert guessed[0].right.value < 0.6
