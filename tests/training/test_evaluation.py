"""Figures against figures counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tonecheck.training.evaluation import (
    NOTHING,
    Scored,
    act_confusion,
    act_rows,
    addresses,
    bias_rows,
    situations,
    tone_rows,
)


def test_what_is_not_labelled_has_no_figures(hand: Any) -> None:
    nothing = hand.scored((hand.label(1), hand.said(tone=3.0)), (hand.label(2), hand.said(tone=4.0)))
    assert tone_rows(nothing, 0) == []
    assert act_rows(nothing, 0) == ([], {})
    assert act_confusion(nothing) == {}
    assert situations(nothing, 0) is None
    assert addresses(nothing, 0) is None
    assert bias_rows(nothing, 0) == []


def test_replies_too_short_for_a_tone_are_left_out(hand: Any) -> None:
    rows = tone_rows(
        hand.scored((hand.label(1, tone=4.0), hand.said(tone=3.0)), (hand.label(2, tone=1.0), hand.said())), 0
    )
    assert {row.n for row in rows} == {1}


def test_tone_counted_by_hand(hand: Any) -> None:
    pairs = [
        (hand.label(n, tone=rating), hand.said(tone=value))
        for n, (rating, value) in enumerate([(1.0, 2.0), (2.0, 1.0), (3.0, 3.5), (5.0, 4.5)])
    ]
    rows = {row.dimension: row for row in tone_rows(hand.scored(*pairs), 0)}
    assert list(rows) == ["formality", "politeness", "warmth", "empathy", "enthusiasm", "confidence", "mean"]
    for row in rows.values():
        assert (row.part, row.n) == ("all", 4)
        assert row.spearman.value == pytest.approx(0.8)  # 1 - 6 * (1 + 1) / (4 * 15)
        assert row.mae.value == pytest.approx(0.75)
        assert row.bias.value == pytest.approx(0.0)
        assert row.mae.low <= row.mae.value <= row.mae.high


def test_parts_by_language_length_and_slice_where_they_differ(hand: Any) -> None:
    pairs = [
        (hand.label(1, tone=1.0, slice="a"), hand.said(tone=1.0, words=20)),
        (hand.label(2, tone=2.0, slice="a"), hand.said(tone=2.0, words=80)),
        (hand.label(3, tone=3.0, slice="a", language="en"), hand.said(tone=3.5, words=80)),
    ]
    found = {(row.part, row.n) for row in tone_rows(hand.scored(*pairs), 0)}
    assert found == {
        ("all", 3), ("language de", 2), ("language en", 1), ("length from 45 words", 2), ("length under 45 words", 1),
    }  # fmt: skip


def test_the_bias_of_a_channel_needs_thirty_replies(hand: Any) -> None:
    pairs = [(hand.label(n, tone=3.0, channel="chat"), hand.said(tone=2.5)) for n in range(30)]
    pairs += [(hand.label(99, tone=3.0, channel="sms"), hand.said(tone=5.0))]
    rows = bias_rows(hand.scored(*pairs), 0)
    assert {(row.channel, row.n) for row in rows} == {("chat", 30)}
    assert rows[0].bias.value == pytest.approx(-0.5)


@pytest.fixture
def acts(hand: Any) -> Scored:
    return hand.scored(
        (hand.label(1, ["ask"], ["solve", "timeframe"], []), hand.said(["ask"], ["solve"], ["ask"])),
        (hand.label(2, ["ask"], ["explain"]), hand.said(["inform", "instruct"], ["explain"])),
    )


def test_acts_counted_by_hand(acts: Scored) -> None:
    rows, macro = act_rows(acts, 0)
    found = {row.act: row for row in rows}
    ask = found["ask"]
    assert (ask.n, ask.precision.value, ask.recall.value, ask.f1.value) == (2, 0.5, 0.5, 0.5)
    assert found["inform"].n == 0
    assert found["inform"].precision.value == 0
    assert "greeting" not in found
    # ask .5, solve 1, timeframe 0, explain 1: what is only said and never labelled is no class of its own
    assert macro["all"].value == pytest.approx(2.5 / 4)


def test_what_was_said_instead(acts: Scored) -> None:
    assert act_confusion(acts) == {"ask": {"instruct": 1, "inform": 1}, "timeframe": {NOTHING: 1}}


def test_the_situation_counted_by_hand(hand: Any) -> None:
    pairs = [
        (hand.label(1, situation="complaint"), hand.said(situation="complaint", said="complaint")),
        (hand.label(2, situation="complaint"), hand.said(situation="request", said="request")),
        (hand.label(3, situation="praise"), hand.said(situation="praise", said=None)),
        (hand.label(4, situation="other"), hand.said(situation="other", said=None)),
        (hand.label(5, situation="other"), hand.said()),
        (hand.label(6), hand.said(situation="praise", said="praise")),
    ]
    found = situations(hand.scored(*pairs), 0)
    assert found is not None
    assert (found.n, found.accuracy.value, found.coverage.value, found.right_when_told.value) == (4, 0.75, 0.5, 0.5)
    assert found.confusion == {
        "complaint": {"complaint": 1, "request": 1}, "other": {"other": 1}, "praise": {"praise": 1},
    }  # fmt: skip


def test_the_address_counted_by_hand(hand: Any) -> None:
    pairs = [
        (hand.label(1, address="Sie"), hand.said(address="Sie")),
        (hand.label(2, address="Sie"), hand.said(address="mixed")),
        (hand.label(3, address="neutral"), hand.said(address=None)),
        (hand.label(4, address="du", language="en"), hand.said(address="Sie")),
    ]
    found = addresses(hand.scored(*pairs), 0)
    assert found is not None
    assert (found.n, found.accuracy.value) == (3, pytest.approx(2 / 3))
    assert found.confusion == {"Sie": {"Sie": 1, "mixed": 1}, "neutral": {"neutral": 1}}
