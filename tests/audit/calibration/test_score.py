from __future__ import annotations

import numpy as np
import pytest

from tonecheck.audit.calibration.document import Calibrated
from tonecheck.audit.calibration.score import score
from tonecheck.audit.calibration.sheet import Judged
from tonecheck.errors import TonecheckError


def _judged(
    bias: float, noise: float = 6.0, n: int = 120, raters: int = 2, seed: int = 1, bent: bool = False
) -> Calibrated:
    """People who see warmth `bias` points lower than the tool, or on a bent scale."""
    chance = np.random.default_rng(seed)
    tool, rows = {}, []
    for reply in range(n):
        value, total = float(chance.uniform(25, 85)), float(chance.uniform(50, 100))
        tool[reply] = {"warmth": value, "score": total, "verdict": "green" if total >= 80 else "amber"}
        truth = 50 + np.sign(value - 55) * 25 if bent else value - bias
        for rater in range(raters):
            mark = float(np.clip(truth + chance.normal(0, noise), 0, 100))
            verdict = "green" if total + chance.normal(0, 2) >= 88 else "amber" if total >= 65 else "red"
            rows.append(Judged(reply, f"r{rater}", f"a:{reply}", {"warmth": mark}, verdict, None))
    return score(rows, tool)


def test_few_replies_or_those_of_another_sample_are_said() -> None:
    rows = [Judged(reply, "a", "", {"score": 50.0}, None, None) for reply in range(30)]
    with pytest.raises(TonecheckError, match="9 of the sample's replies were judged"):
        score(rows, {reply: {"score": 50.0} for reply in range(9)})


def test_where_nothing_is_off_nothing_is_advised() -> None:
    found = _judged(0)
    (warmth,) = found.measures
    assert (warmth.advice, found.guide) == ("none", "")
    assert warmth.bias.low is not None
    assert warmth.bias.high is not None
    assert warmth.bias.low < 0.5
    assert warmth.bias.high > -0.5


def test_a_bias_is_found_with_its_sign_and_mended() -> None:
    found = _judged(12)
    (warmth,) = found.measures
    assert warmth.bias.value == pytest.approx(12, abs=1.5)
    assert warmth.shift == pytest.approx(-12, abs=1.5)
    assert warmth.error_shifted < warmth.error - 5
    assert warmth.advice == "shift"
    assert found.guide == f"calibration:\n  warmth: {{shift: {warmth.shift:g}}}\n"


def test_a_bent_scale_asks_for_the_curve() -> None:
    found = _judged(0, bent=True)
    (warmth,) = found.measures
    assert warmth.advice == "curve"
    assert found.guide.startswith("calibration:\n  warmth: {curve: [[")
    assert all(first[1] <= second[1] for first, second in zip(warmth.curve, warmth.curve[1:], strict=False))


def test_people_who_agree_less_have_less_agreement() -> None:
    near, far = _judged(0, noise=3).measures[0].people, _judged(0, noise=25).measures[0].people
    assert near is not None
    assert far is not None
    assert near.alpha is not None
    assert far.alpha is not None
    assert far.alpha.high is not None
    assert near.alpha.low is not None
    assert near.alpha.low > far.alpha.high
    assert _judged(0, raters=1).measures[0].people is None


def test_thresholds_are_those_by_which_people_judge() -> None:
    found = {one.name: one for one in _judged(0, n=300).thresholds}
    assert found["pass"].score.value == pytest.approx(88, abs=1.5)
    assert found["warn"].score.value == pytest.approx(65, abs=1.5)
    assert found["pass"].right.value > 0.9


def test_one_sided_verdicts_give_no_threshold() -> None:
    rows = [Judged(reply, "a", "", {"score": 50.0 + reply}, "green", None) for reply in range(30)]
    assert score(rows, {reply: {"score": 50.0 + reply, "verdict": "green"} for reply in range(30)}).thresholds == []


def test_what_they_differ_on_most_comes_first() -> None:
    rows = [Judged(reply, "a", f"a:{reply}", {"score": 60.0 + reply % 7}, None, "zu kühl") for reply in range(20)]
    tool = {reply: {"score": 60.0 + reply % 7 + (40 if reply == 3 else 20 if reply == 5 else 0)} for reply in range(20)}
    found = score(rows, tool).disagreements
    assert [(one.reply, one.difference) for one in found] == [(3, 40.0), (5, 20.0)]
    assert found[0].comments == ["zu kühl"]
