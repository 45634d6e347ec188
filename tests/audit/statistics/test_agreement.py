from __future__ import annotations

import numpy as np
import pytest

from tonecheck.audit.statistics.agreement import alpha, interval, kappa

_ = np.nan
#: Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: four observers, twelve units.
PUBLISHED = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
        [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
    ]
).T


def test_alpha_as_published() -> None:
    assert alpha(PUBLISHED, "ordinal") == pytest.approx(0.815, abs=0.0005)
    assert alpha(PUBLISHED, "interval") == pytest.approx(0.849, abs=0.0005)


@pytest.mark.parametrize("ratings", [[[1, _], [_, 2]], [[3, 3], [3, 3]]])
def test_where_nothing_can_be_compared_there_is_no_alpha(ratings: list[list[float]]) -> None:
    assert np.isnan(alpha(np.array(ratings)))
    assert interval(alpha, np.array(ratings)) is None


def test_raters_who_guess_do_not_agree() -> None:
    chance = np.random.default_rng(16)
    guessed = chance.uniform(0, 100, (2000, 3))
    assert alpha(guessed) == pytest.approx(0, abs=0.05)
    assert kappa(guessed[:, 0], guessed[:, 1]) == pytest.approx(0, abs=0.05)


def test_kappa_is_that_of_the_table_of_weights() -> None:
    from sklearn.metrics import cohen_kappa_score

    chance = np.random.default_rng(17)
    first = chance.integers(1, 6, 200)
    second = np.clip(first + chance.integers(-1, 2, 200), 1, 5)
    expected = cohen_kappa_score(first, second, weights="quadratic")
    assert kappa(first.astype(float), second.astype(float)) == pytest.approx(expected)
    assert np.isnan(kappa(np.array([_]), np.array([1.0])))
    assert np.isnan(kappa(np.array([2.0, 2.0]), np.array([2.0, 2.0])))


def test_the_interval_of_alpha_covers_it() -> None:
    chance = np.random.default_rng(18)

    def draw(n: int) -> np.ndarray:
        return chance.normal(50, 15, (n, 1)) + chance.normal(0, 10, (n, 2))

    truth = 15**2 / (15**2 + 10**2)
    covered = 0
    for number in range(60):
        found = interval(alpha, draw(80), seed=number)
        assert found is not None
        assert found.low is not None
        assert found.high is not None
        covered += found.low <= truth <= found.high
    assert covered >= 52
