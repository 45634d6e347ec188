"""Two models on the same replies."""

from __future__ import annotations

from typing import Any

import pytest

from tonecheck.training.comparison import compare
from tonecheck.training.evaluation import Scored


@pytest.fixture
def both(hand: Any) -> tuple[Scored, Scored]:
    labels = [hand.label(n, ["ask"], tone=1 + n / 10, situation="complaint") for n in range(40)]
    right = [hand.said(["ask"], tone=1 + n / 10, situation="complaint") for n in range(40)]
    wrong = [hand.said(["inform"], tone=5 - n / 10, situation="request") for n in range(40)]
    return Scored(labels, right), Scored(labels, wrong)


def test_models_that_say_the_same_do_not_differ(both: tuple[Scored, Scored]) -> None:
    found = compare(both[0], both[0], 0)
    assert {(row.difference.value, row.difference.p) for row in found.rows} == {(0, 1)}
    assert found.apart == []


def test_nothing_labelled_is_nothing_compared(hand: Any) -> None:
    unlabelled = [hand.label(n) for n in range(3)]
    found = compare(
        hand.scored(*zip(unlabelled, [hand.said(tone=2.0)] * 3, strict=True)),
        hand.scored(*zip(unlabelled, [hand.said(tone=4.0)] * 3, strict=True)),
        0,
    )
    assert found.rows == []
    assert [apart.id for apart in found.apart] == ["r0", "r1", "r2"]


def test_the_better_models_win_every_figure(both: tuple[Scored, Scored]) -> None:
    found = compare(*both, 0)
    rows = {row.figure: row.difference for row in found.rows}
    assert rows["warmth Spearman"].value == pytest.approx(2)
    assert rows["mean MAE"].first == 0
    assert rows["mean MAE"].high < 0
    assert rows["acts macro-F1"].value == 1
    assert rows["situation accuracy"].low == 1
    assert all(rows[name].p < 0.01 for name in ("warmth Spearman", "mean MAE", "acts macro-F1", "situation accuracy"))


def test_the_replies_that_differ_most_come_first(both: tuple[Scored, Scored]) -> None:
    found = compare(*both, 0)
    assert found.apart[0].id == "r0"
    assert (found.apart[0].first, found.apart[0].second, found.apart[0].label, found.apart[0].acts) == (1, 5, 1, 1)
    assert len(found.apart) == 10
