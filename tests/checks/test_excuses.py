from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from tonecheck.checks._excuses import asks_plainly, is_put_right, is_taken_back
from tonecheck.nlp.parts import Sentence
from tonecheck.nlp.words import fold, scan
from tonecheck.rule import Span


def reply_of(
    text: str, language: str = "de", acts: Mapping[str, float] | None = None, **phrases: str
) -> tuple[Any, Sentence]:
    """A reply of one sentence in which the named lexicons have one phrase each."""
    tokens = list(scan(text, language))
    one = Sentence(start=0, end=len(text), zone="body", first=0, last=len(tokens), acts=acts or {})
    found = {
        name: ((SimpleNamespace(start=text.index(phrase), end=text.index(phrase) + len(phrase)), None),)
        for name, phrase in phrases.items()
    }
    reply = SimpleNamespace(
        language=language,
        text=text,
        norms=[fold(text[start:end]) for start, end in tokens],
        starts=[start for start, _ in tokens],
        body=(one,),
        lexicon=lambda name: found.get(name, ()),
    )
    return reply, one


def place(text: str, phrase: str) -> Span:
    return Span(text.index(phrase), text.index(phrase) + len(phrase))


@pytest.mark.parametrize(
    ("key", "text", "phrase", "phrases", "expected"),
    [
        ("blame", "Das war unser Versehen, aber Sie sind schuld.", "Sie sind schuld", {"exoneration": "unser"}, False),
        ("blame", "Sie sind schuld, aber das war unser Versehen.", "Sie sind schuld", {"exoneration": "unser"}, False),
        ("pushy", "Sie schreiben, es sei Werbung.", "Werbung", {"reported_speech": "Sie schreiben"}, False),
        ("negative", "Das geht nicht, schreiben Sie.", "geht nicht", {"reported_speech": "schreiben Sie"}, False),
        ("blame", "Das war unser Versehen, nicht Ihr Fehler.", "Ihr Fehler", {"exoneration": "unser"}, True),
        ("blame", "Sie seien schuld, hat man gesagt.", "schuld", {"reported_speech": "hat man gesagt"}, True),
        ("deflection", "Das ist nicht die Post, sondern wir.", "die Post", {"exoneration": "sondern wir"}, True),
        ("pushy", "Als Ausgleich gibt es 20 %.", "20 %", {"amends": "Als Ausgleich"}, True),
    ],
)
def test_what_a_sentence_takes_back(key: str, text: str, phrase: str, phrases: dict[str, str], expected: bool) -> None:
    reply, sentence = reply_of(text, **phrases)
    assert is_taken_back(reply, key, sentence, place(text, phrase)) is expected


@pytest.mark.parametrize(
    ("key", "acts", "expected"),
    [
        ("blame", {"solve": 0.99}, False),
        ("blame", {"empathize": 0.79}, False),
        ("command", {"empathize": 0.99}, False),
        ("blame", {"empathize": 0.8}, True),
        ("deflection", {"solve": 0.8}, True),
    ],
)
def test_a_kind_act_is_no_reproach(key: str, acts: dict[str, float], expected: bool) -> None:
    reply, sentence = reply_of("Das war so.", acts=acts)
    assert is_taken_back(reply, key, sentence, Span(0, 3)) is expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Haben Sie die Anleitung überhaupt gelesen?", False),
        ("de", "Warum haben Sie nicht angerufen?", False),
        ("de", "Haben Sie das gesehen.", False),
        ("de", "Haben Sie?", False),
        ("en", "Did you even read it?", False),
        ("en", "Had you thought of that before?", False),
        ("en", "Why did you not ring us?", False),
        ("de", "Haben Sie den Vertrag schon unterschrieben?", True),
        ("en", "Have you already signed the form?", True),
    ],
)
def test_a_question_for_a_fact(language: str, text: str, expected: bool) -> None:
    reply, sentence = reply_of(text, language)
    assert asks_plainly(reply, sentence) is expected


@pytest.mark.parametrize(("solve", "expected"), [(0.89, False), (0.9, True)])
def test_what_is_put_right_at_once(solve: float, expected: bool) -> None:
    first = Sentence(start=0, end=9, zone="body", first=0, last=1)
    second = Sentence(start=10, end=19, zone="body", first=1, last=2, acts={"solve": solve})
    assert is_put_right(SimpleNamespace(body=(first, second)), first) is expected  # type: ignore[arg-type]
    assert is_put_right(SimpleNamespace(body=(first,)), first) is False  # type: ignore[arg-type]
