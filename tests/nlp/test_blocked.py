"""Where phrases do not count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.anatomy.zone import Anatomy, Placeholder, Zone
from tonecheck.nlp import blocked as module
from tonecheck.nlp.blocked import blocked_spans


def blocked(text: str, anatomy: Anatomy | None = None) -> list[str]:
    whole = anatomy or Anatomy(zones=(Zone(zone="body", start=0, end=len(text)),))
    return [text[span.start : span.end] for span in blocked_spans(text, whole)]


@pytest.mark.parametrize(
    "text",
    [
        "Das ist leider nicht möglich.",
        "That's the customer's choice, isn't it?",
        'Ein 5" Rohr und ein 7" Rohr',
        "Sie schrieben „kaputt, aber die Anführung endet nie.",
    ],
)
def test_own_words_are_not_blocked(text: str) -> None:
    assert blocked(text) == []


def test_invisible_characters_at_the_edges_of_zones_are_not_blocked() -> None:
    text = "\ufeffHallo\u200b\n> nein\n\u200bda"
    zones = (Zone(zone="greeting", start=1, end=6), Zone(zone="body", start=16, end=18))
    assert blocked(text, Anatomy(zones=zones)) == ["\n> nein\n"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sie schrieben „nicht zuständig“, das stimmt.", ["„nicht zuständig“"]),
        ('You wrote "not my job" to us.', ['"not my job"']),
        ("You wrote “not my job” to us.", ["“not my job”"]),
        ("Siehe »alles neu« hier.", ["»alles neu«"]),
        ("Hier: https://a.example/leider-nicht und los", ["https://a.example/leider-nicht"]),
        ("Mail an leider.nicht@shop.example bitte", ["leider.nicht@shop.example"]),
    ],
)
def test_quotes_and_addresses_are_blocked(text: str, expected: list[str]) -> None:
    assert blocked(text) == expected


def test_other_zones_and_placeholders_are_blocked() -> None:
    text = "Hallo {{name}}\nbody\n> Zitat"
    anatomy = Anatomy(
        zones=(
            Zone(zone="greeting", start=0, end=14),
            Zone(zone="body", start=15, end=19),
            Zone(zone="quote", start=20, end=27),
        ),
        placeholders=(Placeholder(start=6, end=14, text="{{name}}", name="name", syntax="mustache"),),
    )
    assert [part for part in blocked(text, anatomy) if part.strip()] == ["{{name}}", "\n> Zitat"]


@given(st.text(alphabet='ab„“”»«"@.:/w htps\n', max_size=40))
def test_the_quick_look_at_the_signs_loses_nothing(text: str) -> None:
    every = [match.group() for pattern in (module._QUOTED, module._WEB) for match in pattern.finditer(text)]
    assert sorted(blocked(text)) == sorted(every)


def test_where_a_link_leads_is_blocked() -> None:
    assert blocked('Siehe [hier](/zeitnah "dein") und [da](zeitnah).') == ['(/zeitnah "dein")', '"dein"', "(zeitnah)"]
