from __future__ import annotations

import json

import pytest

from tonecheck.learning import Draft, learn
from tonecheck.learning.telling import as_data, standing_outside, summary
from tonecheck.reply import Reply, Skipped

_ODD = "Sehr geehrte Frau Kern,\n\nIhr Antrag wurde abgelehnt. Die Unterlagen liegen bei. Ihr Konto wird geschlossen!\n\nMfG"


@pytest.fixture(scope="module")
def draft(house: list[Reply], curt: list[Reply]) -> Draft:
    return learn([*house, Reply(text=_ODD, source="gut/fremd.txt")], [*curt, house[0]])


def test_the_reply_that_stands_out_most_is_told_first(draft: Draft) -> None:
    label, keys = standing_outside(draft)[0]
    assert label == "gut/fremd.txt"
    assert {"address (Sie)", "closing.signer (fehlt)"} <= set(keys)


def test_the_summary_tells_what_was_left_out(draft: Draft) -> None:
    lines = list(summary(draft, [Skipped("gut/bild.png", "not text: it has NUL bytes")]))
    assert lines[0] == "gut/bild.png: nicht gelesen: not text: it has NUL bytes"
    assert lines[1] == "als gut und als schlecht gegeben, beide weggelassen: 1 (gut/00.txt)"
    assert any(line.startswith("Von 36 guten Antworten") for line in lines)
    assert "  gut/fremd.txt: address (Sie)" in "\n".join(lines)


def test_everything_is_data(draft: Draft) -> None:
    data = json.loads(json.dumps(as_data(draft)))
    address = next(one for one in data["proposals"] if one["key"] == "address")
    assert (address["value"], address["n"], address["channel"]) == ("du", 36, None)
    assert address["outside"] == [{"reply": "gut/fremd.txt", "value": "Sie"}]
    assert data["replies"]["both"] == ["gut/00.txt"]
    assert data["draft"] == draft.text
    assert sum(data["verdicts"]["good"].values()) == data["replies"]["good"] == 36
    assert data["avoid"][0]["z"] > 2
