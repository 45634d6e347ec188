from __future__ import annotations

from tonecheck.formatters._counts import counts_of, known_of
from tonecheck.run import Summary


def test_what_is_not_there_is_not_counted() -> None:
    assert counts_of({"error": 0, "warning": 0}, "de") == []
    assert known_of(Summary(), "de") == []


def test_the_most_severe_first() -> None:
    assert counts_of({"note": 2, "error": 1}, "en") == ["1 error", "2 notes"]
    assert known_of(Summary(suppressed=1, baseline=2), "en") == ["2 known findings", "1 suppressed finding"]
