from __future__ import annotations

import pytest

from tonecheck.audit.calibration.score import score
from tonecheck.audit.calibration.sheet import Judged
from tonecheck.audit.calibration.telling import told


@pytest.mark.parametrize(
    ("ui", "words"),
    [
        (
            "de",
            ["30 Antworten, beurteilt von a", "Wärme", "verschieben", "mindestens 5 Antworten", "a:3 Wärme: tonecheck"],
        ),
        ("en", ["30 replies, judged by a", "Warmth", "shift it", "at least 5 replies", "a:3 Warmth: tonecheck"]),
    ],
)
def test_it_is_told_in_both_languages(ui: str, words: list[str]) -> None:
    rows = [Judged(reply, "a", f"a:{reply}", {"warmth": 20.0 + reply}, None, None) for reply in range(30)]
    out = told(score(rows, {reply: {"warmth": 40.0 + reply} for reply in range(30)}), ui)
    assert [word for word in words if word not in out] == []
    assert "warmth: {shift: -20}" in out
