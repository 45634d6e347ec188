from __future__ import annotations

import numpy as np
import pytest

from tonecheck.audit.statistics.correlation import of_ranks, spearman


@pytest.mark.parametrize(
    ("first", "second"), [([1, 2, 3], [1, 2, 3]), ([5] * 20, list(range(20))), (list(range(20)), [5] * 20)]
)
def test_too_few_or_unvarying_values_have_no_coefficient(first: list[float], second: list[float]) -> None:
    assert spearman(first, second) is None


@pytest.mark.parametrize(("rho", "n", "controlled"), [(float("nan"), 50, 0), (0.5, 9, 0), (0.5, 14, 11)])
def test_a_coefficient_without_room_has_no_interval(rho: float, n: int, controlled: int) -> None:
    assert of_ranks(rho, n, controlled) is None


def test_any_rising_curve_is_a_full_correlation() -> None:
    found = spearman([float(x) for x in range(20)], [float(x**3) for x in range(20)])
    assert found is not None
    assert found.rho.value == pytest.approx(0.9999)


@pytest.mark.parametrize("truth", [0.0, 0.3, 0.6])
@pytest.mark.parametrize("stars", [False, True])
def test_the_interval_covers_the_true_coefficient(truth: float, stars: bool) -> None:
    chance = np.random.default_rng(15)
    pearson = 2 * np.sin(np.pi * truth / 6)
    mixing = [[1, pearson], [pearson, 1]]

    def draw(n: int) -> np.ndarray:
        pairs = chance.multivariate_normal([0, 0], mixing, n)
        if stars:  # five stars, as CSAT has them
            pairs[:, 1] = np.digitize(pairs[:, 1], [-1.5, -1, -0.3, 0.6])
        return pairs

    large = spearman(*draw(200_000).T)
    assert large is not None
    covered, alarms = [], []
    for _ in range(500):
        found = spearman(*draw(80).T)
        assert found is not None
        assert found.rho.low is not None
        assert found.rho.high is not None
        covered.append(found.rho.low <= large.rho.value <= found.rho.high)
        alarms.append(found.p < 0.05)
    assert 0.925 <= np.mean(covered) <= 0.98
    if not truth:
        assert 0.03 <= np.mean(alarms) <= 0.07
