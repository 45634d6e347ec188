"""What stands for `{name}`, `{date}` …: what does not first."""

from __future__ import annotations

import pytest

from tonecheck.nlp.patterns.slots import find, titles
from tonecheck.nlp.patterns.tokens import Tokens, Units
from tonecheck.rule import Span


def found(kind: str, text: str, language: str = "de", blocked: tuple[Span, ...] = ()) -> list[str]:
    units = Units.read(Tokens.read(text, language), language).without(blocked)
    return [text[units.start(start) : units.end(end - 1)] for start, end in find(kind, units, language)]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("name", "und das geht so"),
        ("name", "PDF"),
        ("first_name", "Frau"),
        ("title", "Berger"),
        ("title", "."),
        ("date", "so und mit 14"),
        ("date", "am Montagabend"),
        ("date", "mai1"),
        ("amount", "14 Tage"),
        ("amount", "Euro"),
        ("number", "drei"),
        ("number", "A4"),
    ],
)
def test_nothing_of_the_kind(kind: str, text: str) -> None:
    assert found(kind, text) == []


@pytest.mark.parametrize(
    ("kind", "language", "text", "expected"),
    [
        ("name", "de", "Hallo Eva!", "Eva"),
        ("name", "de", "an Frau Dr. Berger", "Frau Dr. Berger"),
        ("name", "de", "an Frau von der Heide", "Frau von der Heide"),
        ("name", "de", "an Eva-Maria Berger", "Eva-Maria Berger"),
        ("name", "en", "dear Ms. Hart", "Ms. Hart"),
        ("name", "de", "an {{kunde.name}}", "{{kunde.name}}"),
        ("first_name", "de", "für Eva", "Eva"),
        ("title", "de", "an Frau Dr. Berger", "Frau Dr."),
        ("date", "de", "am 12.03.2026", "12.03.2026"),
        ("date", "de", "am 3. Mai", "3. Mai"),
        ("date", "de", "am Freitag, den 3. Mai 2026", "Freitag, den 3. Mai 2026"),
        ("date", "de", "bis Freitag", "Freitag"),
        ("date", "de", "bis morgen", "morgen"),
        ("date", "de", "seit 2026-05-03", "2026-05-03"),
        ("date", "de", "im Termin [DATUM]", "[DATUM]"),
        ("date", "en", "on 3rd of May", "3rd of May"),
        ("date", "en", "on May 3, 2026", "May 3, 2026"),
        ("date", "en", "by tomorrow", "tomorrow"),
        ("amount", "de", "kostet 4,95 €", "4,95 €"),
        ("amount", "de", "kostet EUR 1.000,50", "EUR 1.000,50"),
        ("amount", "de", "kostet 20 Euro", "20 Euro"),
        ("amount", "en", "costs £4.95", "£4.95"),
        ("number", "de", "Nummer 4711", "4711"),
        ("number", "de", "um 14:30", "14:30"),
    ],
)
def test_places(kind: str, language: str, text: str, expected: str) -> None:
    assert expected in found(kind, text, language)


def test_nested_names_are_all_given() -> None:
    assert set(found("name", "an Frau Eva Berger")) >= {"Frau Eva", "Frau Eva Berger", "Eva", "Eva Berger", "Berger"}


@pytest.mark.parametrize("kind", ["name", "first_name", "date", "amount"])
def test_hidden_words_are_nothing(kind: str) -> None:
    text = "am 3. Mai Eva 4 €"
    assert found(kind, text)
    assert found(kind, text, blocked=(Span(0, len(text)),)) == []


def test_titles() -> None:
    assert {"frau", "herr", "dr."} <= titles("de")
    assert {"ms", "mr"} <= {title.rstrip(".") for title in titles("en")}
