"""Findings against flaws that people noted, and against corrected output."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tonecheck.errors import TonecheckError
from tonecheck.training.evaluation_rules import findings, judged_flaws
from tonecheck.training.rules import Pair, figure

REPROACH = (
    "Guten Tag Frau Berger,\n\nhätten Sie die Anleitung gelesen, wäre das nicht passiert.\n\nViele Grüße\nJana Roth"
)
FRIENDLY = "Guten Tag Frau Berger,\n\nich habe Ihnen den Betrag heute erstattet.\n\nViele Grüße\nJana Roth"
BLAME = Pair(("blame",), ("attitude.blame",))
GUIDE = "tonecheck: 1\nname: Haus\nlanguage: de\naddress: Sie\nattitude: {blame: error}\n"


def test_without_flaws_nothing_is_judged(hand: Any) -> None:
    assert judged_flaws(hand.scored((hand.label(1, text=FRIENDLY), hand.said())), None) == []


def test_without_findings_nothing_is_compared(hand: Any) -> None:
    assert findings([hand.label(1, text=FRIENDLY)], "everyday-de", None) is None


def test_a_guide_that_is_not_there(hand: Any) -> None:
    with pytest.raises(TonecheckError, match=r"fehlt\.yaml"):
        findings([hand.label(1, text=FRIENDLY, rules=frozenset())], "fehlt.yaml", None)


def test_flaws_are_counted_as_on_the_corpus(hand: Any) -> None:
    judged = judged_flaws(
        hand.scored(
            (hand.label(1, text=REPROACH, flaws={"blame": True}), hand.said(address="Sie")),
            (hand.label(2, text=REPROACH.replace("Anleitung", "Mail"), flaws={}), hand.said(address="Sie")),
            (hand.label(3, text=FRIENDLY, flaws={}), hand.said(address="Sie")),
        ),
        None,
    )
    counts = figure(judged, BLAME)
    assert (counts.said, counts.right, counts.certain, counts.certain_found, counts.noted) == (2, 1, 1, 1, 1)


def test_findings_and_verdicts_against_corrected_ones(hand: Any, tmp_path: Path) -> None:
    (tmp_path / "haus.yaml").write_text(GUIDE, encoding="utf-8")
    replies = [
        hand.label(1, text=REPROACH, rules=frozenset({"attitude.blame"}), verdict="red"),
        hand.label(2, text=REPROACH.replace("Anleitung", "Mail"), rules=frozenset(), verdict="green"),
        hand.label(3, text=FRIENDLY, rules=frozenset({"address.form"}), verdict="amber"),
    ]
    found = findings(replies, str(tmp_path / "haus.yaml"), None)
    assert found is not None
    rows = {row.rule: (row.said, row.right, row.labelled) for row in found.rules}
    assert rows == {"address.form": (0, 0, 1), "attitude.blame": (2, 1, 1)}
    assert found.verdicts["amber"] == {"green": 1}
    assert sum(count for row in found.verdicts.values() for count in row.values()) == 3
