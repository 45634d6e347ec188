from __future__ import annotations

import numpy as np
import pytest

from tonecheck.audit.statistics.multiple import benjamini_hochberg, holm


@pytest.mark.parametrize("adjust", [holm, benjamini_hochberg])
def test_nothing_stays_nothing_and_one_stays_as_it_is(adjust: object) -> None:
    assert callable(adjust)
    assert adjust([]) == []
    assert adjust([0.03]) == [0.03]


def test_known_values() -> None:
    # worked by hand: 4 × 0.01, 3 × 0.02, then never below what came before
    assert holm([0.01, 0.04, 0.02, 0.5]) == pytest.approx([0.04, 0.08, 0.06, 0.5])
    assert benjamini_hochberg([0.01, 0.04, 0.02, 0.5]) == pytest.approx([0.04, 0.16 / 3, 0.04, 0.5])


def test_any_false_alarm_at_all_is_as_rare_as_said() -> None:
    chance = np.random.default_rng(3)
    alarms = np.mean([min(holm(list(chance.uniform(size=40)))) < 0.05 for _ in range(2000)])
    assert 0.035 <= alarms <= 0.065


def test_the_share_of_false_discoveries_is_as_low_as_said() -> None:
    chance = np.random.default_rng(4)
    shares = []
    for _ in range(500):
        ps = np.concatenate([chance.uniform(size=40), chance.beta(0.05, 20, 20)])
        found = np.array(benjamini_hochberg(list(ps))) < 0.05
        shares.append(found[:40].sum() / max(1, found.sum()))
    assert np.mean(shares) <= 0.05
