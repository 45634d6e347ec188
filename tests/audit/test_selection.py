"""Samples: the seed alone decides, and every stratum has its share."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.audit.selection import allocated


@pytest.mark.parametrize(
    ("counts", "size", "shares"),
    [
        ({}, 5, {}),
        ({"a": 3}, 5, {"a": 3}),
        ({"a": 90, "b": 10}, 10, {"a": 9, "b": 1}),
        ({"a": 990, "b": 9, "c": 1}, 10, {"a": 8, "b": 1, "c": 1}),
        ({"a": 50, "b": 50}, 1, {"a": 1, "b": 0}),
    ],
)
def test_strata_have_their_share_and_at_least_one(counts: dict[str, int], size: int, shares: dict[str, int]) -> None:
    assert allocated(Counter(counts), size) == shares


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 60)), st.integers(1, 80))
def test_shares_add_up_and_none_is_larger_than_its_stratum(counts: dict[str, int], size: int) -> None:
    shares = allocated(Counter(counts), size)
    assert sum(shares.values()) == min(size, sum(counts.values()))
    assert all(0 <= shares[name] <= counts[name] for name in counts)
    if size >= len(counts):
        assert all(shares.values())
