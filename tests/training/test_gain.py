"""Whether a house's replies help, and how many would be needed to show it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.training import gain
from tonecheck.training.extend import House
from tonecheck.training.wording import Voice

COUNT = 30
EN, DE = Voice("en"), Voice("de")


@pytest.fixture
def case(hand: Any) -> Any:
    """Labels, models that are right, and models that always say the same tone."""
    return SimpleNamespace(
        labels=[hand.label(n, ["ask"], tone=1 + (n % 9) / 2, situation="complaint") for n in range(COUNT)],
        right=[hand.said(["ask"], tone=1 + (n % 9) / 2, situation="complaint") for n in range(COUNT)],
        poor=[hand.said(["ask"], tone=3.0, situation="complaint" if n % 2 else "praise") for n in range(COUNT)],
    )


def test_what_is_not_labelled_gains_nothing(hand: Any) -> None:
    assert gain.gains([hand.label(1)], [hand.said(tone=3.0)], [hand.said(tone=4.0)]) == []
    assert gain.verdict_of([]) == "not shown"


def test_a_gain_is_seen_and_a_loss_is(case: Any) -> None:
    better = {each.figure: each for each in gain.gains(case.labels, case.poor, case.right)}
    assert better["tone"].verdict == better["situation"].verdict == "helps"
    assert better["tone"].with_ == 0
    assert better["tone"].value == pytest.approx(better["tone"].without)
    assert better["acts"].verdict == "not shown"
    assert gain.verdict_of(list(better.values())) == "helps"
    worse = gain.gains(case.labels, case.right, case.poor)
    assert worse[0].verdict == "worse"
    assert gain.verdict_of(worse) == "worse"


def test_one_figure_that_is_worse_outweighs_others_that_are_better(hand: Any, case: Any) -> None:
    mixed = [
        hand.said(["ask"], tone=one.tone["warmth"], situation=two.situation)
        for one, two in zip(case.right, case.poor, strict=True)
    ]
    plain = [hand.said(["ask"], tone=3.0, situation="complaint") for _ in case.labels]
    found = gain.gains(case.labels, plain, mixed)
    assert [each.verdict for each in found] == ["helps", "not shown", "worse"]
    assert gain.verdict_of(found) == "worse"


@pytest.mark.parametrize(
    ("n", "value", "low", "count"),
    [
        (23, 0.0, -0.1, None),
        (23, -0.01, -0.1, None),
        (23, 0.001, -0.1, None),
        (20, 0.1, -0.1, 80),
        (25, 0.1, -0.05, 57),
        (40, 0.1, -0.3, 640),
        (23, 0.1, 0.0, 24),
    ],
)
def test_how_many_are_needed(n: int, value: float, low: float, count: int | None) -> None:
    assert gain.needed(n, value, low) == count


@given(st.integers(10, 500), st.floats(0.01, 1), st.floats(-1, 0))
def test_more_are_needed_than_there_are(n: int, value: float, low: float) -> None:
    count = gain.needed(n, value, low)
    assert count is None or n < count <= 110 * n


def test_the_words_for_each_verdict(case: Any) -> None:
    helps, unsure, situation = gain.gains(case.labels, case.poor, case.right)
    assert gain.words(helps, EN).endswith("They help.")
    assert gain.words(situation, EN).endswith("They help.")
    assert "Not enough: with n = 30 the interval of the gain includes 0; so small a gain" in gain.words(unsure, EN)
    assert gain.words(gain.gains(case.labels, case.right, case.poor)[0], EN).endswith("They make it worse.")
    near = gain.Gain("acts", 23, 0.5, 0.6, 0.1, -0.1, 0.3, 0.2, "not shown", 92)
    assert "with n = 23 the interval of the gain includes 0; about 92 replies are needed" in gain.words(near, EN)
    assert "Bei n = 23 schließt das Intervall des Gewinns die 0 ein; etwa 92 Antworten" in gain.words(near, DE)


def test_no_reply_is_read_by_models_that_learned_from_it(hand: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    labels = [hand.label(n, language="de" if n % 3 else "en") for n in range(10)]
    house = House(labels, [hand.said()] * 10, [one.id for one in labels], {}, 0)
    learned: dict[Path, set[str]] = {}
    seen: list[str] = []

    def read(replies: list[Any], models: Path) -> list[Any]:
        for reply in replies:
            assert reply.id not in learned[models]
            seen.append(reply.id)
        return [hand.said(tone=float(reply.id[1:])) for reply in replies]

    monkeypatch.setattr(gain, "predict_all", read)
    found = gain.held_out(house, lambda folder, extra: learned.__setitem__(folder, set(extra)), 3, print)
    assert len(learned) == 3
    assert sorted(seen) == sorted(one.id for one in labels)
    assert [one.tone["warmth"] for one in found] == [float(n) for n in range(10)]
