"""Evidence is held against what happens without it."""

from __future__ import annotations

from tonecheck.training.corpus import read_training
from tonecheck.training.deletion import act_moves, shares, tone_moves


def test_shares_are_counted_by_name() -> None:
    assert shares([("warmth", True), ("warmth", False), ("blame", True)]) == {"warmth": (1, 2), "blame": (1, 1)}


def test_deleting_the_heaviest_span_moves_tone_and_acts_the_right_way() -> None:
    records = read_training()[::41]
    for moves in (tone_moves, act_moves):
        found = shares(move for record in records for move in moves(record))
        right, count = (sum(column) for column in zip(*found.values(), strict=True))
        assert count > 100
        assert right / count >= 0.9, found
