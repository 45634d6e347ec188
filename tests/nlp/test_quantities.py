from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tonecheck.nlp.quantities import find, to_number
from tonecheck.nlp.words import fold, scan


def found(text: str, language: str) -> list[tuple[str, float, float, str]]:
    spans = scan(text, language)
    norms = [fold(text[start:end]) for start, end in spans]
    quantities = find(norms, [start for start, _ in spans], [end for _, end in spans], language)
    return [(text[one.start : one.end], one.low, one.high, one.unit) for one in quantities]


@pytest.mark.parametrize(
    "text", ["Bestellung 4711", "am 3. März", "Montag", "um 14:30", "0711 55 50", "Cirrus 2 läuft", ""]
)
def test_numbers_without_a_unit_are_no_quantities(text: str) -> None:
    assert found(text, "de") == []


@pytest.mark.parametrize(
    ("language", "text", "quantity"),
    [
        ("de", "Sie haben 30 Tage Zeit", ("30 Tage", 30, 30, "day")),
        ("de", "in 3 bis 5 Werktagen", ("3 bis 5 Werktagen", 3, 5, "workday")),
        ("de", "in 3-5 Werktagen", ("3-5 Werktagen", 3, 5, "workday")),
        ("de", "in 3–5 Werktagen", ("3–5 Werktagen", 3, 5, "workday")),
        ("de", "zwei Wochen", ("zwei Wochen", 2, 2, "week")),
        ("de", "ein 30-tägiges Recht", ("30-tägiges", 30, 30, "day")),
        ("de", "Versand 4,95 €", ("4,95 €", 4.95, 4.95, "euro")),
        ("de", "Versand 4,95€", ("4,95€", 4.95, 4.95, "euro")),
        ("de", "EUR 1.000,50", ("EUR 1.000,50", 1000.5, 1000.5, "euro")),
        ("de", "CHF 480", ("CHF 480", 480, 480, "franc")),
        ("de", "20 % Rabatt", ("20 %", 20, 20, "percent")),
        ("de", "binnen eines Monats", ("eines Monats", 1, 1, "month")),
        ("de", "24h", ("24h", 24, 24, "hour")),
        ("de", "bis 12 Uhr", ("12 Uhr", 12, 12, "clock")),
        ("de", "um 14:30 Uhr", ("14:30 Uhr", 14.5, 14.5, "clock")),
        ("de", "um 14.30 Uhr", ("14.30 Uhr", 14.5, 14.5, "clock")),
        ("en", "at 2:30 pm", ("2:30 pm", 2.5, 2.5, "clock")),
        ("en", "two to three working days", ("two to three working days", 2, 3, "workday")),
        ("en", "a 30-day window", ("30-day", 30, 30, "day")),
        ("en", "£4.95", ("£4.95", 4.95, 4.95, "pound")),
        ("en", "$1,000.50", ("$1,000.50", 1000.5, 1000.5, "dollar")),
        ("en", "within a month", ("a month", 1, 1, "month")),
    ],
)
def test_amounts_have_numbers_and_units(language: str, text: str, quantity: tuple[str, float, float, str]) -> None:
    assert found(text, language) == [quantity]


@pytest.mark.parametrize(("language", "text"), [("de", "vor 14 Tagen bestellt"), ("en", "ordered two weeks ago")])
def test_the_past_is_told_from_limits(language: str, text: str) -> None:
    spans = scan(text, language)
    quantities = find([fold(text[a:b]) for a, b in spans], [a for a, _ in spans], [b for _, b in spans], language)
    assert [one.is_past for one in quantities] == [True]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("4 Wochen", "28 Tage", True),
        ("24 Stunden", "1 Tag", True),
        ("1 Jahr", "12 Monate", True),
        ("30 Tage", "4 Wochen", False),
    ],
)
def test_units_of_one_kind_convert(one: str, other: str, same: bool) -> None:
    def span(text: str) -> tuple[float, float]:
        spans = scan(text, "de")
        return find([fold(text[a:b]) for a, b in spans], [a for a, _ in spans], [b for _, b in spans], "de")[0].span

    assert (span(one) == span(other)) == same


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.000,50", 1000.5), ("1,000.50", 1000.5), ("4,95", 4.95), ("1.000", 1000), ("7", 7), ("x", None)],
)
def test_digits_are_read_as_both_languages_write_them(text: str, value: float | None) -> None:
    assert to_number(text) == value


@given(st.text(alphabet="0123456789 TageWochn€,.-bisvorEUR%", max_size=40))
def test_quantities_lie_in_the_text_in_order(text: str) -> None:
    spans = scan(text, "de")
    quantities = find([fold(text[a:b]) for a, b in spans], [a for a, _ in spans], [b for _, b in spans], "de")
    ends = [0]
    for one in quantities:
        assert ends[-1] <= one.start < one.end <= len(text)
        assert one.low <= one.high
        ends.append(one.end)
