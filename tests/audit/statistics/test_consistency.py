from __future__ import annotations

import numpy as np
import pytest

from tonecheck.audit.statistics.consistency import index
from tonecheck.audit.statistics.moments import Moments

SIZES = {"channels": [400, 120, 60], "agents": [20, 300, 45, 80, 33, 150, 60, 40, 200, 90]}


@pytest.mark.parametrize(
    "groups",
    [
        [],
        [Moments(30, 50.0, 100.0)],
        [Moments(30, 50.0, 100.0), Moments(1, 70.0, 0.0)],
        [Moments(30, 50.0, 0.0), Moments(30, 50.0, 0.0)],
    ],
)
def test_what_cannot_be_compared_has_no_index(groups: list[Moments]) -> None:
    assert index(groups) is None


@pytest.mark.parametrize("sizes", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("truth", [0.0, 0.1, 0.4])
@pytest.mark.parametrize("skewed", [False, True])
def test_the_interval_covers_the_true_index(sizes: list[int], truth: float, skewed: bool) -> None:
    chance = np.random.default_rng(7)
    means = np.linspace(-1, 1, len(sizes))
    weights = np.array(sizes) / sum(sizes)
    means = means - (weights * means).sum()
    means *= truth / np.sqrt((weights * means**2).sum())
    covered, values = [], []
    for _ in range(400):
        found = index([_of(mean + _draw(chance, n, skewed)) for n, mean in zip(sizes, means, strict=True)])
        assert found is not None
        assert found.index.low is not None
        assert found.index.high is not None
        covered.append(found.index.low <= truth + 1e-9 and truth <= found.index.high + 1e-9)
        values.append(found.index.value**2)
    assert 0.92 <= np.mean(covered) <= 0.98
    assert np.mean(values) == pytest.approx(truth**2, abs=0.012)


def test_chance_alone_is_no_inconsistency() -> None:
    chance = np.random.default_rng(8)
    found = [index([_of(chance.normal(size=n)) for n in SIZES["agents"]]) for _ in range(1000)]
    assert 0.035 <= np.mean([one is not None and one.p < 0.05 for one in found]) <= 0.065


def test_near_the_switch_from_exact_to_normal_the_ends_agree() -> None:
    def at(step: float) -> tuple[float, float]:
        found = index([Moments(20_000, 0.0, 1.0), Moments(20_000, step, 1.0)])
        assert found is not None
        assert found.index.low is not None
        assert found.index.high is not None
        return found.index.low, found.index.high

    below, above = at(0.7070), at(0.7072)
    assert below == pytest.approx(above, abs=0.001)


def _draw(chance: np.random.Generator, n: int, skewed: bool) -> np.ndarray:
    return chance.gamma(4, 0.5, n) - 2 if skewed else chance.normal(size=n)


def _of(values: np.ndarray) -> Moments:
    return Moments.of_sums(len(values), float(values.sum()), float((values**2).sum()))
