"""Samples: the seed alone decides, and every stratum has its share."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.audit.message import Message
from tonecheck.audit.selection import Sample, allocated, drawn, rank


def _message(key: int, agent: str | None) -> Message:
    fields: dict[str, Any] = dict.fromkeys(Message.__struct_fields__)
    return Message(**{**fields, "key": key, "agent": agent, "text": "Guten Tag", "source": "a.csv", "line": key})


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


def test_a_stratum_gives_no_more_than_it_has_different_ones() -> None:
    assert allocated(Counter({"a": 90, "b": 10}), 10, {"a": 4, "b": 8}) == {"a": 4, "b": 6}
    assert allocated(Counter({"a": 90, "b": 10}), 10, {"a": 2, "b": 1}) == {"a": 2, "b": 1}


@given(
    st.dictionaries(st.integers(0, 200), st.sampled_from((None, "a", "b", "c")), min_size=1),
    st.integers(1, 30),
    st.sampled_from((None, "agent")),
    st.randoms(use_true_random=False),
)
def test_neither_the_order_nor_doubles_of_all_change_what_is_drawn(
    keys: dict[int, str | None], size: int, stratify: str | None, chance: random.Random
) -> None:
    messages = [_message(key, agent) for key, agent in keys.items()]
    sample = Sample(size=size, seed=3, stratify=stratify)
    found = drawn(messages, sample)
    twice = [*messages, *messages]
    chance.shuffle(twice)
    assert drawn(twice, sample) == found
    assert len(found) == min(size, len(keys))


def test_doubles_of_what_is_not_drawn_leave_the_shares_in_every_order() -> None:
    messages = [_message(key, "a" if key < 60 else "b") for key in range(100)]
    double = max(range(60), key=lambda key: rank(1, key))
    many = [*messages, *[_message(double, "a")] * 200]
    sample = Sample(size=10, stratify="agent")
    assert drawn(many, sample) == drawn(many[::-1], sample)


def test_without_strata_the_lowest_ranks_are_drawn() -> None:
    messages = [_message(key, None) for key in range(50)]
    assert drawn(messages, Sample(size=7, seed=9)) == set(sorted(range(50), key=lambda key: rank(9, key))[:7])
