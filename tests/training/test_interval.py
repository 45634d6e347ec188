from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.training.interval import wilson


def test_nothing_counted_shows_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("right", "said", "low", "high"), [(8, 10, 0.490, 0.943), (92, 100, 0.850, 0.959)])
def test_wilsons_interval(right: int, said: int, low: float, high: float) -> None:
    found = wilson(right, said)
    assert math.isclose(found[0], low, abs_tol=5e-4)
    assert math.isclose(found[1], high, abs_tol=5e-4)


@given(st.integers(1, 5000).flatmap(lambda said: st.tuples(st.integers(0, said), st.just(said))))
def test_the_share_lies_in_the_interval(counts: tuple[int, int]) -> None:
    right, said = counts
    low, high = wilson(right, said)
    assert 0.0 <= low <= right / said + 1e-9
    assert right / said - 1e-9 <= high <= 1.0
